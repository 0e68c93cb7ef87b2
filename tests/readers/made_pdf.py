"""PDF files written by hand: every word at a place that the test says."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 595.0, 842.0
_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H"
    b"/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 5>>/DW 1000/W[1 95 500]"
    b"/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]"
    b"/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>>>]>>"
)
_LOCK = b"<</Filter/Standard/V 1/R 2/Length 40/P -4/O<" + b"5a" * 32 + b">/U<" + b"a5" * 32 + b">>>"


@dataclass(frozen=True)
class Words:
    """Text whose baseline begins at a place measured from the top left corner, in points.

    `mode` is PDF's text rendering mode (3 draws nothing); `turn` is a cosine and a sine.
    """

    x: float
    y: float
    text: str
    size: float = 16.0
    mode: int = 0
    turn: tuple[float, float] = (1.0, 0.0)

    def drawn(self) -> bytes:
        cos, sin = self.turn
        place = f"{cos} {sin} {-sin} {cos} {self.x} {HEIGHT - self.y} Tm"
        code = self.text.encode("utf-16-be").hex()
        return f"BT /F {self.size} Tf {self.mode} Tr {place} <{code}> Tj ET\n".encode()


@dataclass(frozen=True)
class Picture:
    """Bytes of a picture in red, green and blue that fills the page."""

    wide: int
    high: int
    pixels: bytes


def pdf(
    *pages: Sequence[Words | Picture],
    turned: int = 0,
    locked: bool = False,
    nameless: bool = False,
) -> bytes:
    """A PDF of these pages; `turned` shows them rotated by that many degrees.

    The font of a `nameless` one does not say which characters its signs are.
    """
    font = _FONT
    if nameless:
        font = font.replace(b"UniGB-UTF16-H", b"Identity-H").replace(b"(GB1)", b"(Identity)")
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", font]
    kids = []
    for page in pages:
        drawing = b"".join(each.drawn() for each in page if isinstance(each, Words))
        extra = b""
        for picture in (each for each in page if isinstance(each, Picture)):
            head = (
                f"/Type/XObject/Subtype/Image/Width {picture.wide}/Height {picture.high}"
                "/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode"
            )
            objects.append(_stream(zlib.compress(picture.pixels), head.encode()))
            extra = f"/XObject<</P {len(objects)} 0 R>>".encode()
            drawing = f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /P Do Q\n".encode() + drawing
        objects.append(_stream(zlib.compress(drawing), b"/Filter/FlateDecode"))
        contents = len(objects)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %g %g]/Rotate %d/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R>>%s>>>>" % (WIDTH, HEIGHT, turned, contents, extra)
        )
        kids.append(len(objects))
    listed = " ".join(f"{number} 0 R" for number in kids)
    objects[1] = f"<</Type/Pages/Kids[{listed}]/Count {len(kids)}>>".encode()
    return _file(objects, _LOCK if locked else b"")


def _stream(content: bytes, head: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (head, len(content), content)


def _file(objects: list[bytes], lock: bytes) -> bytes:
    out = b"%PDF-1.7\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    keys = b"/Encrypt %s/ID[<00><00>]" % lock if lock else b""
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R%s>>\n" % (
        len(objects) + 1, table, len(objects) + 1, keys,
    ) + b"startxref\n%d\n%%%%EOF\n" % len(out)  # fmt: skip
