"""Proof of an export: the file is opened again and compared with the letter it was made of.

Text is compared character by character, the layout with what the program writes by GB/T 9704-2012.
What the office's own base document sets otherwise is a remark; anything else that differs is not.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

from replydesk.domain import composition, page_ending
from replydesk.domain.composition import Element, Role
from replydesk.domain.errors import InputError
from replydesk.domain.letter import LetterFormat, ReplyLetter, without_origins
from replydesk.domain.masthead import SIGNER_SIGN, masthead
from replydesk.domain.unit import TIMES
from replydesk.paths import template_path
from replydesk.readers.files import read_bytes
from replydesk.readers.own_docx import read_own
from replydesk.readers.written_letter import Facts, Rule, Written, WrittenLetter, read_written
from replydesk.services.templates import office_look
from replydesk.writers.base_package import base_package
from replydesk.writers.letter_body import STYLES
from replydesk.writers.page_style import LINE
from replydesk.writers.page_style import STYLES as STANDARD
from replydesk.writers.template_fill import STANDARD_LOOK, OfficeLook

_RED = "FF0000"
_RULE_LENGTH = 6120000  # 170 mm in EMU
_AROUND = 8  # characters shown on either side of one that differs
_SHOWN = 3
_NAMES = {
    "pgSz.w": "纸张宽度", "pgSz.h": "纸张高度", "pgMar.top": "上边距", "pgMar.bottom": "下边距",
    "pgMar.left": "左边距", "pgMar.right": "右边距", "pgMar.header": "页眉位置",
    "pgMar.footer": "页码位置", "docGrid.type": "文档网格", "docGrid.linePitch": "每页行数",
    "docGrid.charSpace": "每行字数", "titlePg": "首页不同", "evenAndOdd": "奇偶页不同",
    "footer.first": "首页页码", "footer.default": "单页页码", "footer.even": "双页页码",
    "rFonts.eastAsia": "中文字体", "rFonts.ascii": "西文字体", "sz.val": "字号",
    "color.val": "颜色", "spacing.val": "字间距", "p.spacing.before": "段前距",
    "p.spacing.line": "行距", "p.spacing.lineRule": "行距方式", "p.ind.firstLineChars": "首行缩进",
    "p.ind.firstLine": "首行缩进", "p.jc.val": "对齐方式", "p.outlineLvl.val": "大纲级别",
    "keepNext": "与下段同页", "widowControl": "孤行控制", "overflowPunct": "标点溢出",
    "snapToGrid": "对齐网格", "kinsoku": "避头尾",
}  # fmt: skip
_STYLE_NAMES = {style.id: style.name for style in STANDARD}
_AROUND_TEXT = (
    Role.ISSUING_BODY,
    Role.DATED,
    Role.NOTE,
    Role.COPIES_TO,
    Role.PRINTED,
)
_LABELS = ("类别", "签发人", "联系人", "联系电话", "抄送")
_OF_THE_TEXT = {style for role, style in STYLES.items() if role not in _AROUND_TEXT}
_ROLE_NAMES = {
    Role.TITLE: "标题", Role.ADDRESSEES: "称谓", Role.ATTACHMENT: "附件说明",
    Role.ISSUING_BODY: "署名", Role.DATED: "成文日期", Role.NOTE: "附注",
    Role.COPIES_TO: "抄送", Role.PRINTED: "印发机关",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Proof:
    """What a file differs in from its letter, and in what the office's base document deviates.

    Both are Chinese sentences, in the order of the pages; text comes before layout.
    """

    differences: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the file says and looks what it should."""
        return not self.differences

    @property
    def sentence(self) -> str:
        """已核对, or the first differences in one sentence."""
        if self.ok:
            return "已核对：文字与草稿一字不差，版式符合要求。"
        shown = "；".join(said.rstrip("。") for said in self.differences[:_SHOWN])
        more = len(self.differences) - _SHOWN
        counted = f"；另有{more}处" if more > 0 else ""
        return f"核对发现{len(self.differences)}处不同：{shown}{counted}。"


def prove(
    path: Path, letter: ReplyLetter, *, public: bool = False, look: OfficeLook | None = None
) -> Proof:
    """Compare a file with the letter that was exported to it, in the format the letter names.

    `public` says that the letter was left out as data, `look` stands for the look of the unit that
    signs. A file that can't be read is a difference. Raises what `read_bytes` and `office_look` do.
    """
    return prove_content(read_bytes(path), letter, public=public, look=look or office_look(letter))


def prove_content(
    content: bytes,
    letter: ReplyLetter,
    *,
    public: bool = False,
    look: OfficeLook = STANDARD_LOOK,
) -> Proof:
    """The same for the content of a file."""
    try:
        written = read_written(content, "导出的文件")
    except InputError as error:
        return Proof((str(error),))
    own = look.template is not None
    base = _own_base(look.template) if look.template else _base(template_path("letter-base.docx"))
    paragraphs = [p for p in written.paragraphs if p.words]
    pairs, texts = _compared(list(_wanted(letter)), paragraphs, own_template=own)
    if own:  # what stands in the office's own paragraphs looks as the office has it
        pairs = [(w, f) for w, f in pairs if f.style == w.style or not _is_around(w)]
    differences = [*texts]
    for expected, found in pairs:
        differences += _placement(expected, found)
    if not own:  # else the office draws its own
        differences += _rules(letter, written)
    page, page_remarks = _page(letter, written, base)
    used = {found.style for _, found in pairs} | (set() if own else {"Normal"})
    styles, style_remarks = _styles(used, written, base, look)
    differences += [*page, *styles, *_package(written)]
    if not public and read_own(content) != without_origins(letter):
        differences.append("文件里供再次读取的数据与草稿不同。")
    return Proof(tuple(dict.fromkeys(differences)), (*page_remarks, *style_remarks))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A paragraph as it should stand in the file; `element` is None in the red head."""

    name: str
    style: str
    words: str
    element: Element | None = None
    sign: str = ""


def _wanted(letter: ReplyLetter) -> Iterator[_Wanted]:
    head = masthead(letter)
    if letter.resolution_class:
        yield _Wanted("办理结果类别", "ResolutionClass", f"类别：{letter.resolution_class}")
    in_letter = letter.format is LetterFormat.LETTER
    if head.urgency and not in_letter:
        yield _Wanted("紧急程度", "DocumentNumber", head.urgency)
    if head.lines:
        yield _Wanted("发文机关标志", "IssuerMark", "\n".join(head.lines))
    number = head.number
    if head.urgency and in_letter:  # on the same line
        number = f"{head.urgency}\t{number}"
    elif head.signer:
        number = f"\t{number}\t{SIGNER_SIGN}{head.signer}"
    if number:
        yield _Wanted("发文字号", "DocumentNumber", number)
    count = 0
    for element in (*page_ending.elements(letter), *composition.imprint(letter)):
        name = _ROLE_NAMES.get(element.role, "")
        if not name:
            count += 1
            name = f"正文第{count}段"
        words = element.sign + element.text
        yield _Wanted(name, STYLES[element.role], words, element, element.sign)


def _compared(
    wanted: list[_Wanted], found: list[Written], *, own_template: bool
) -> tuple[list[tuple[_Wanted, Written]], list[str]]:
    """Paragraphs that belong together, and what their texts differ in.

    In the office's own template head, notes and imprint may be worded and placed in other ways, and
    other words may stand around the text; every word of the letter must be somewhere all the same.
    """
    if [w.words for w in wanted] == [f.words for f in found]:
        return list(zip(wanted, found, strict=True)), []
    everything = "".join("".join(each.words.split()) for each in found)
    pairs: list[tuple[_Wanted, Written]] = []
    said: list[str] = []
    matcher = SequenceMatcher(
        None, [w.words for w in wanted], [f.words for f in found], autojunk=False
    )
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            pairs += zip(wanted[a:b], found[c:d], strict=True)
            continue
        here, missing = found[c:d], wanted[a:b]
        if own_template:
            here = [each for each in here if each.style in _OF_THE_TEXT]
            missing = [w for w in missing if not (_is_around(w) and _stands_in(w, everything))]
        for want, each in zip(missing, here, strict=False):
            said.append(_text_differs(want, each.words))
            pairs.append((want, each))
        said += [f"{w.name}“{_short(w.words)}”没有写入。" for w in missing[len(here) :]]
        said += [f"文件里多出“{_short(f.words)}”。" for f in here[len(missing) :]]
    return pairs, said


def _is_around(want: _Wanted) -> bool:
    return want.element is None or want.element.role in _AROUND_TEXT


def _stands_in(want: _Wanted, everything: str) -> bool:
    """Whether each piece of a line stands somewhere in the file; labels may be worded otherwise."""
    pieces = re.split(r"[\s：，。（）]+|文件$", want.words.replace("\n", ""))
    return all(piece in everything for piece in pieces if piece not in _LABELS)


def _text_differs(want: _Wanted, words: str) -> str:
    both = zip(want.words, words, strict=False)
    at = next((k for k, (x, y) in enumerate(both) if x != y), min(len(want.words), len(words)))
    start = max(0, at - _AROUND)
    should, stands = want.words[start : at + _AROUND], words[start : at + _AROUND]
    return f"{want.name}应为“{_short(should)}”，文件里是“{_short(stands)}”。"


def _short(text: str) -> str:
    text = text.replace("\n", "").replace("\t", " ")
    return text if len(text) <= 2 * _AROUND + 4 else f"{text[: 2 * _AROUND + 3]}…"


def _placement(want: _Wanted, found: Written) -> Iterator[str]:
    """What the look of one paragraph differs in, but for what its style says."""
    if found.style != want.style:
        style = _STYLE_NAMES.get(want.style, want.style)
        is_now = _STYLE_NAMES.get(found.style, found.style or "无")
        yield f"{want.name}的样式应为“{style}”，文件里是“{is_now}”。"
    if found.unhinted:
        words = _short(found.unhinted)
        yield f"{want.name}的“{words}”没有注明按中文排，引号和破折号会变成西文字形。"
    if want.element is None:
        return
    if found.sign != want.sign and found.words == want.words:
        yield f"{want.name}的序号“{want.sign}”没有单独标记。"
    yield from _indents(want, want.element, found)
    if want.element.kept and not found.kept:
        yield f"{want.name}没有设为与下段同页，落款可能单独落到一页。"


def _indents(want: _Wanted, element: Element, found: Written) -> Iterator[str]:
    in_pairs = bool(element.middle)  # set by a tab stop, not from the right edge
    signed = element.role in (Role.ISSUING_BODY, Role.DATED) and not in_pairs
    right = element.right if signed else None
    hangs = element.role is Role.ATTACHMENT
    for name, should, stands in (
        ("右空", right, found.right),
        ("左空", element.left if hangs else None, found.left),
        ("悬挂", element.hanging if hangs else None, found.hanging),
    ):
        if should is not None and round(should * 100) != (stands or 0):
            yield f"{want.name}{name}应为{should:g}字，文件里是{(stands or 0) / 100:g}字。"
    if element.before and found.before != element.before * LINE:
        lines = (found.before or 0) / LINE
        yield f"{want.name}上方应空{element.before}行，文件里是{lines:.1f}行。"


def _rules(letter: ReplyLetter, written: WrittenLetter) -> Iterator[str]:
    """The red rules: drawn bars in 信函格式, the lower border of the head in 公文格式."""
    drawn = [rule for paragraph in written.paragraphs for rule in paragraph.rules]
    head = masthead(letter)
    if letter.format is LetterFormat.LETTER:
        wanted = [Rule(top, _RULE_LENGTH, height, _RED) for top, height in head.rules]
        missing = [rule for rule in wanted if rule not in drawn]
        if missing:
            yield f"红色分隔线应有{len(wanted)}条，其中{len(missing)}条缺失或位置、粗细、颜色不对。"
    elif head.rules and not any(p.border == _RED for p in written.paragraphs):
        yield "版头下方缺少红色分隔线。"


def _page(
    letter: ReplyLetter, written: WrittenLetter, base: WrittenLetter
) -> tuple[list[str], list[str]]:
    first = "on" if letter.format is LetterFormat.LETTER else "off"
    standard = {**_standard().page, "titlePg": first}
    allowed = {**base.page, "titlePg": first}
    return _deviations("页面", standard, written.page, allowed)


def _styles(
    used: set[str], written: WrittenLetter, base: WrittenLetter, look: OfficeLook
) -> tuple[list[str], list[str]]:
    differences: list[str] = []
    remarks: list[str] = []
    for style_id, usual in _standard().styles.items():
        if style_id not in used:
            continue
        found = written.styles.get(style_id)
        name = f"样式“{_STYLE_NAMES.get(style_id, style_id)}”"
        if found is None:
            differences.append(f"{name}缺失。")
            continue
        standard, allowed = dict(usual), base.styles.get(style_id, {})
        if look.digits != TIMES and found.get("rFonts.ascii") == found.get("rFonts.eastAsia"):
            standard["rFonts.ascii"] = found.get("rFonts.ascii", "")
        said, told = _deviations(name, standard, found, allowed)
        differences += said
        remarks += told
    return differences, remarks


def _deviations(
    place: str, standard: Facts, found: Facts, allowed: Facts
) -> tuple[list[str], list[str]]:
    """What differs from the standard: (by mistake, as the office's base document has it)."""
    differences: list[str] = []
    remarks: list[str] = []
    for key in dict.fromkeys((*standard, *found)):
        should, stands = standard.get(key, ""), found.get(key, "")
        if should == stands or (key == "titlePg" and key not in standard):
            continue
        name = _NAMES.get(key, key)
        if stands == allowed.get(key, ""):
            remarks.append(f"{place}的{name}按本单位模板为{_told(key, stands)}。")
        else:
            said = f"{place}的{name}应为{_told(key, should)}，文件里是{_told(key, stands)}。"
            differences.append(said)
    return differences, remarks


def _told(key: str, said: str) -> str:
    """A value in the words and units of a clerk."""
    if not said:
        return "空"
    if key.startswith(("pgSz", "pgMar")) and said.isdecimal():
        return f"{int(said) * 25.4 / 1440:.1f}毫米"
    if key == "sz.val" and said.isdecimal():
        return f"{int(said) / 2:g}磅"
    words: Mapping[str, str] = {
        "on": "是", "off": "否", "left": "居左", "right": "居右", "center": "居中",
        "both": "两端对齐", "exact": "固定值",
    }  # fmt: skip
    return words.get(said, f"“{said}”")


def _package(written: WrittenLetter) -> Iterator[str]:
    if written.themed:
        yield "文件里有主题字体，换一台电脑字体可能不同。"
    if written.doubled:
        yield f"文件包里有重名的部分“{written.doubled[0]}”，有的软件打不开。"


@lru_cache(maxsize=1)
def _standard() -> WrittenLetter:
    return read_written(base_package(), "letter-base.docx")


@lru_cache(maxsize=4)
def _own_base(content: bytes) -> WrittenLetter:
    return read_written(content, "template.docx")


def _base(path: Path) -> WrittenLetter:
    """The office's base document; read again only when it has changed."""
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        return _standard()
    return _read_base(path, changed)


@lru_cache(maxsize=4)
def _read_base(path: Path, _changed: int) -> WrittenLetter:
    try:
        return read_written(path.read_bytes(), path.name)
    except (OSError, InputError):
        return _standard()
