"""Scans and pictures: characters are recognised, told as unsure, and nothing leaves the machine."""

import io
import shutil
import socket
import struct
import subprocess
import zlib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from replydesk.domain.errors import InputError, ResourceError
from replydesk.domain.reading import Extract
from replydesk.domain.recognition import read_reply
from replydesk.readers import ocr
from replydesk.readers.files import read_extract
from replydesk.readers.page_layout import Page, Piece
from replydesk.readers.pdf import read_pdf
from replydesk.readers.pictures import read_picture
from tests.readers.made_pdf import Picture, Words, pdf

if TYPE_CHECKING:
    from PIL.Image import Image

_HEAD = [
    Words(174, 90, "青河县交通运输局", 31),
    Words(400, 160, "青交函〔2025〕18号"),
    Words(104, 220, "关于县十八届人大一次会议第23号建议的答复", 20),
    Words(80, 280, "石满仓代表："),
    Words(112, 309, "您提出的《关于改造北岭片区通村公路的建议》（第23号）收"),
    Words(80, 338, "悉，现答复如下："),
    Words(112, 367, "2019年至2021年，累计投入资金2.46亿元，新建改建农村公"),
    Words(80, 396, "路318公里，改造危桥14座，安装波形护栏172公里，全县126个行"),
    Words(80, 425, "政村全部通硬化路。下一步，我们将倒排工期，邀请您和沿线村民"),
    Words(80, 454, "代表担任工程质量监督员，确保第一期工程按期完工。"),
]
_END = [
    Words(112, 100, "感谢您对全县交通运输工作的关心和支持。"),
    Words(360, 160, "青河县交通运输局"),
    Words(370, 189, "2025年6月5日"),
    Words(112, 218, "（联系人：田广济，联系电话：0999-5550305）"),
]
_ALL = "".join(words.text for words in (*_HEAD, *_END))


@pytest.fixture(scope="session")
def eyes() -> None:
    """The optional extra, and a font to draw pages with."""
    if not ocr.can_read_pictures():
        pytest.skip("the optional extra that reads pictures is not installed")
    told = shutil.which("fc-list") and subprocess.run(
        ["fc-list", ":lang=zh"], capture_output=True, check=False
    )
    if not told or not told.stdout:
        pytest.skip("there is no Chinese font to draw pages with")


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        pytest.fail("something was asked for over the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def drawn(words: Sequence[Words], dots: int = 150) -> "Image":
    """A page as it looks on paper."""
    document = pypdfium2.PdfDocument(pdf(words))
    image: Image = document[0].render(scale=dots / 72).to_pil().convert("RGB")
    document.close()
    return image


def in_red(image: "Image", top: int, bottom: int) -> None:
    """Print what stands between two heights (in points, 150 dots an inch) in red."""
    from PIL import Image, ImageOps

    box = (0, top * 150 // 72, image.width, bottom * 150 // 72)
    words = ImageOps.invert(image.crop(box).convert("L"))
    image.paste(Image.new("RGB", words.size, "white"), box)
    image.paste(Image.new("RGB", words.size, (220, 30, 40)), box, words)


def with_seal(image: "Image", x: int, y: int) -> None:
    """Put a seal over a place, as ink does: what is black stays black."""
    from PIL import Image, ImageChops, ImageDraw

    seal = Image.new("RGB", image.size, "white")
    pen = ImageDraw.Draw(seal)
    pen.ellipse((x - 120, y - 120, x + 120, y + 120), outline=(225, 30, 40), width=7)
    pen.regular_polygon((x, y, 40), 5, fill=(225, 30, 40))
    image.paste(ImageChops.darker(image, seal))


def scanned(*images: "Image") -> bytes:
    """A PDF with nothing but these pictures."""
    return pdf(*([Picture(each.width, each.height, each.tobytes())] for each in images))


def saved(image: "Image", kind: str, *more: "Image") -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **({"save_all": True, "append_images": more} if more else {}))
    return out.getvalue()


def plain(extract: Extract) -> str:
    """The characters alone; brackets and colons may have lost their width."""
    return "".join(line.text for line in extract.lines).translate(str.maketrans("():", "（）："))


@pytest.mark.usefixtures("eyes", "no_network")
def test_a_scanned_letter_with_a_red_head_and_a_seal_is_read_whole() -> None:
    first, last = drawn(_HEAD), drawn(_END)
    in_red(first, 50, 110)
    with_seal(last, 870, 370)
    told: list[None] = []
    known = ocr.page_done.set(lambda: told.append(None))
    extract = read_pdf(scanned(first, last), "扫描.pdf")
    ocr.page_done.reset(known)
    assert plain(extract) == _ALL
    assert extract.unsure
    assert extract.notes[0] == "本文由扫描件识别，文字可能有误，请对照原件核对。"
    assert len(told) == 2
    letter = read_reply(extract).letter
    assert letter.addressees == ("石满仓",)
    assert letter.number == "23"
    assert letter.subject == "关于改造北岭片区通村公路的建议"
    assert letter.signature.issuing_body == "青河县交通运输局"
    assert letter.contact_phone == "0999-5550305"


@pytest.mark.usefixtures("eyes", "no_network")
@pytest.mark.parametrize(("kind", "turned"), [("PNG", 90), ("BMP", 180), ("JPEG", 0)])
def test_a_picture_is_read_whichever_way_it_lies(kind: str, turned: int) -> None:
    page = drawn(_END, 110).crop((0, 100, 909, 400)).rotate(turned, expand=True)
    extract = read_extract(saved(page, kind), "拍照")
    assert plain(extract) == "".join(words.text for words in _END)
    assert extract.unsure


@pytest.mark.usefixtures("eyes", "no_network")
def test_a_tiff_is_read_page_by_page() -> None:
    pages = [drawn(part, 110).crop((0, 100, 909, 260)) for part in (_END[:1], _END[1:2])]
    extract = read_extract(saved(pages[0], "TIFF", pages[1]), "传真.tif")
    assert [line.text for line in extract.lines] == [_END[0].text, _END[1].text]


@pytest.mark.usefixtures("eyes")
def test_a_page_without_characters_is_refused() -> None:
    from PIL import Image

    blank = Image.new("RGB", (400, 300), "white")
    with pytest.raises(InputError, match="里没有认出文字"):
        read_picture(saved(blank, "PNG"), "空白.png")
    with pytest.raises(InputError, match="里没有文字"):
        read_pdf(scanned(blank), "空白.pdf")


def _png(wide: int, high: int) -> bytes:
    head = b"IHDR" + struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    return b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", 4) + b"IDAT....\x00\x00\x00\x00"


@pytest.mark.usefixtures("eyes")
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (_png(100, 100), "“图.png”已损坏"),
        (b"\x89PNG\r\n\x1a\n rubbish", "“图.png”已损坏"),
        (b"\xff\xd8\xff\xe0 rubbish", "“图.png”已损坏"),
        (_png(20_000, 20_000), "“图.png”超过6000万像素"),
        (_png(2_000_000, 2_000_000), "“图.png”超过6000万像素"),
    ],
)
def test_a_bad_picture_is_refused_in_a_sentence(content: bytes, said: str) -> None:
    with pytest.raises(InputError) as refused:
        read_picture(content, "图.png")
    assert str(refused.value).startswith(said)


def _grey(count: int) -> bytes:
    return pdf(*[[Picture(1, 1, b"\x80\x80\x80")]] * count)


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Recognition that is not run: whether each page it was asked for is the first."""
    asked: list[bool] = []

    def look(_: object, *, is_first: bool) -> ocr.Seen:
        asked.append(is_first)
        piece = Piece("看到的字", 80, 144, 400, 16)
        return ocr.Seen(Page(842, (piece,)), faint=("看到的字",), stains=("、",))

    monkeypatch.setattr(ocr, "can_read_pictures", lambda: True)
    monkeypatch.setattr(ocr, "seen_page", look)
    return asked


_need_arrays = pytest.mark.skipif(not ocr.can_read_pictures(), reason="the extra is not installed")


@_need_arrays
def test_more_scanned_pages_than_a_letter_has_are_refused(seen: list[bool]) -> None:
    assert len(read_pdf(_grey(40), "扫描.pdf").lines) == 40
    assert seen == [True] + [False] * 39
    with pytest.raises(InputError, match="扫描页超过40页"):
        read_pdf(_grey(41), "扫描.pdf")


@_need_arrays
def test_lines_that_were_hard_to_read_and_stains_are_told(seen: list[bool]) -> None:
    notes = read_pdf(_grey(1), "扫描.pdf").notes
    assert notes[1:] == (
        "识别把握不大的文字1处，如“看到的字”，请对照原件核对。",
        "没有采用的污点或印痕1处，如“、”，请对照原件核对。",
    )


@_need_arrays
def test_garbled_text_and_the_stamp_of_a_scanner_make_no_text_layer(seen: list[bool]) -> None:
    garbled = [Words(80, 100, "\ue123\ue456\ue789\uf001甲乙丙")]
    stamp: list[Words | Picture] = [
        Picture(1, 1, b"\x80\x80\x80"),
        Words(400, 820, "某某扫描软件", 10),
    ]
    text = [Words(80, 100, "有文字的一页" * 8)]
    extract = read_pdf(pdf(text, garbled, stamp), "扫描.pdf")
    assert len(seen) == 2
    assert [line.text for line in extract.lines if line.text][1:] == ["看到的字", "看到的字"]


@_need_arrays
def test_text_in_a_font_that_does_not_name_its_characters_is_looked_at(seen: list[bool]) -> None:
    extract = read_pdf(
        pdf([Words(80, 100, "关于改进道路养护的建议" * 4)], nameless=True), "乱码.pdf"
    )
    assert [line.text for line in extract.lines] == ["看到的字"]
    assert extract.unsure


def test_without_the_extra_a_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "find_spec", lambda _: None)
    reads: list[Callable[[], Extract]] = [
        lambda: read_pdf(_grey(2), "扫描.pdf"),
        lambda: read_picture(_png(10, 10), "扫描.pdf"),
    ]
    for read in reads:
        with pytest.raises(ResourceError) as refused:
            read()
        assert str(refused.value) == (
            "“扫描.pdf”是扫描件或图片，要另装文字识别组件才能读：请管理电脑的同事在命令行运行 "
            'pip install "replydesk[ocr]" 后再试，或改用能复制出文字的文件。'
        )


def test_without_the_extra_the_pages_with_text_are_read_and_the_others_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ocr, "find_spec", lambda _: None)
    scan = [Picture(1, 1, b"\x80\x80\x80")]
    extract = read_pdf(pdf([Words(80, 100, "有文字的一页")], scan, scan), "扫描.pdf")
    assert [line.text for line in extract.lines] == ["有文字的一页"]
    assert extract.notes == (
        "第2、3页是扫描件，没有装文字识别组件，这些页没有读，请对照原件补录。",
    )
