"""Whole files of every format, as the fuzzing starts from them."""

import io
from collections.abc import Callable
from pathlib import Path

from replydesk.domain.letter_json import from_json
from replydesk.paths import resource_path
from tests.readers.docx_files import NAMES, docx, p, r, table
from tests.readers.mutations import (
    Mutation,
    spoil_bytes,
    spoil_html,
    spoil_pdf,
    spoil_text,
    spoil_zip,
    spoil_zip_tree,
    spoil_zip_xml,
)
from tests.readers.ole_files import ole

_SAMPLES = Path(resource_path("samples"))
_LEVELS = "".join(
    f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
    f'<w:lvlText w:val="%{n + 1}、"/></w:lvl>'
    for n, kind in enumerate(("chineseCounting", "decimal", "upperRoman"))
)
_LISTS = (
    f'<w:abstractNum w:abstractNumId="0">{_LEVELS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="3"/></w:lvlOverride></w:num>'
)
_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:pPr><w:ind w:firstLine="640"/>'
    '</w:pPr></w:style><w:style w:styleId="H"><w:basedOn w:val="N"/><w:pPr><w:numPr>'
    '<w:numId w:val="1"/></w:numPr></w:pPr><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
)
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> EQ \\o\\ac(○,3) </w:instrText>'
    '</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def _texts() -> list[bytes]:
    """Letters of the project and its tests, in many shapes."""
    shapes = sorted(Path(__file__).parents[1].glob("letters/*.txt"))[::4]
    samples = sorted(_SAMPLES.glob("letters/*.txt")) + sorted(_SAMPLES.glob("suggestions/*.txt"))
    return [path.read_bytes() for path in [*samples, *shapes]]


def _words() -> list[bytes]:
    from replydesk.writers.letter_docx import letter_docx

    own = letter_docx(from_json(_json_letter()))
    inside = f"<w:txbxContent>{p('B类')}</w:txbxContent>"
    box = f"<w:r><w:pict><v:textbox>{inside}</v:textbox></w:pict></w:r>"
    alternative = (
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent>"
    )
    changed = f"<w:ins>{r('新')}</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    mark = "<w:rPr><w:del/></w:rPr>"
    body = (
        p(f"<w:r>{alternative}</w:r>" + r("关于市人大会议第12号建议的答复"))
        + table(("建议名称", "关于绿化的建议"), ("领衔代表", "王予安"))
        + p("王予安代表：")
        + p("您提出的《关于绿化的建议》收悉，", mark)
        + p("现答复如下：")
        + p("关于绿化", '<w:pStyle w:val="H"/>')
        + p("关于道路", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>')
        + p(
            r("累计")
            + changed
            + _FIELD
            + r("隐", "<w:vanish/>")
            + '<w:r><w:sym w:char="F0FE"/></w:r>'
        )
        + f"<w:sdt><w:sdtContent>{p('一是建园12个；二是补树3万株。')}</w:sdtContent></w:sdt>"
        + table(("年份", "数量"), ("2023", "12个"), ("2024", "15个"))
        + '<w:altChunk r:id="a"/>'
        + table(("", p("岚湖市住建局") + p("2025年5月27日")))
        + '<w:sectPr><w:headerReference r:id="h"/></w:sectPr>'
    )
    rich = docx(
        body,
        styles=_STYLES,
        numbering=_LISTS,
        parts={
            "word/h.xml": f"<w:hdr {NAMES}>{p('岚建函〔2025〕12号')}</w:hdr>",
            "word/f.xml": f"<w:footnotes {NAMES}><w:footnote>{p('注')}</w:footnote></w:footnotes>",
            "word/a.html": "<html><body><p>页内</p></body></html>",
        },
        h="header|h.xml",
        f="footnotes|f.xml",
        a="aFChunk|a.html",
    )
    return [rich, rich, own]


def _json_letter() -> object:
    import json

    return json.loads((_SAMPLES / "sample-letter.json").read_bytes())


def _pages() -> list[bytes]:
    letter = (
        '<div class="c"><p>王<b>予</b>安代表：</p><p style="text-indent:2em">您提出的建议收悉，'
        "现答复如下：</p><p>　　近年来，我局改造小区120个。<br>　　下一步，将推进。</p>"
        '<ol start="2"><li>一是<li value="9">二是</ol><pre>甲\n 乙</pre></div>'
    )
    whole = (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>关于绿化的答复_岚湖</title></head>'
        "<body><form><nav>首页</nav><table><tr><td>文号</td><td>岚建函〔2025〕12号</td></tr></table>"
        f"<h1>关于第12号建议的答复</h1>{letter}<div>岚湖市住建局</div><div>2025年5月27日</div>"
        '<div style="display:none">隐</div><footer>电话</footer></form></body></html>'
    )
    return [whole.encode(), whole.replace("utf-8", "gb2312").encode("gb18030")]


def _saved_pages() -> list[bytes]:
    head = (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="X"\r\n\r\n--X\r\n'
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    )
    return [head.encode() + _pages()[0] + b"\r\n--X--\r\n"]


def _pdfs() -> list[bytes]:
    from tests.readers.made_pdf import Words, pdf

    lines = (
        "关于市人大会议第12号建议的答复", "王予安代表：", "您提出的建议收悉，现答复如下：",
        "一、关于绿化", "累计建成公园12个，补植树木3万株，惠及居民4万户，取得了", "良好成效。",
        "岚湖市住建局", "2025年5月27日",
    )  # fmt: skip
    page = [Words(90, 100 + 30 * n, line) for n, line in enumerate(lines)]
    foot = [Words(290, 800, "- 1 -", 12)]
    return [pdf([*page, *foot], [*page, *foot]), pdf(page, turned=90)]


def _pictures() -> list[bytes]:
    from PIL import Image

    image = Image.linear_gradient("L").convert("RGB").resize((60, 40))
    made = []
    for kind in ("PNG", "JPEG", "TIFF", "BMP"):
        buffer = io.BytesIO()
        image.save(buffer, kind)
        made.append(buffer.getvalue())
    return made


def _old() -> list[bytes]:
    rtf = rb"{\rtf1\ansi\ansicpg936 {\fonttbl{\f0 SimSun;}} \u29579?\par {\field{\*\fldinst X}}}"
    word = b"\xec\xa5\xc1\x00" + b"\0" * 40
    return [rtf, ole({"WordDocument": word, "1Table": b"t" * 3000}), ole({"EncryptedPackage": b""})]


def _encoded() -> list[bytes]:
    return [
        text.decode().encode(code)
        for text in _texts()[:3]
        for code in ("utf-8", "gb18030", "utf-16")
    ]


Seeds = Callable[[], list[bytes]]

FORMATS: dict[str, tuple[Seeds, tuple[Mutation, ...]]] = {
    "docx": (_words, (*[spoil_zip_tree] * 6, spoil_zip_xml, spoil_zip, spoil_bytes)),
    "html": (_pages, (spoil_html, spoil_html, spoil_html, spoil_bytes)),
    "mhtml": (_saved_pages, (spoil_html, spoil_bytes)),
    "letter": (_texts, (spoil_text,)),
    "text": (_encoded, (spoil_bytes,)),
    "json": (lambda: [(_SAMPLES / "sample-letter.json").read_bytes()], (spoil_bytes, spoil_text)),
    "pdf": (_pdfs, (spoil_pdf, spoil_pdf, spoil_bytes)),
    "picture": (_pictures, (spoil_bytes,)),
    "old": (_old, (spoil_bytes,)),
}
