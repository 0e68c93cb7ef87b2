"""A letter is made, written down in one of the shapes offices use, and read back as it was."""

from dataclasses import dataclass, replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from replydesk.domain.letter import (
    AddresseeRole,
    Paragraph,
    Part,
    ReplyLetter,
    Section,
    SectionKind,
    SignatureBlock,
    SubmissionKind,
)
from replydesk.domain.outline import LabelStyle, han_number
from replydesk.domain.reading import Extract
from replydesk.domain.recognition import read_reply
from replydesk.domain.rejoin import lines_of, width
from tests.scoring import folded

NAMES = st.lists(
    st.sampled_from(["苏禾", "林见微", "欧阳明远", "陆望舒", "易安", "钟离秋", "白景行"]),
    min_size=1, max_size=4, unique=True,
)  # fmt: skip
TOPICS = st.lists(
    st.sampled_from([
        "扩大研究生工作站规模", "完善社区养老设施", "加强农村公路管护", "推进老旧小区改造",
        "支持中药材种植", "增加公办托育学位", "规范共享单车停放", "提高村医待遇",
    ]),
    min_size=2, max_size=6, unique=True,
)  # fmt: skip
DONE = st.sampled_from([
    "印发《明州市三年行动方案》，明确主体责任和时间表，把任务分解到12个成员单位。",
    "会同有关部门建立联席会议制度，组织开展专项检查，督促问题逐项整改到位。",
    "安排专项资金支持基层，选派技术人员驻点指导，举办培训班帮助从业人员提升能力。",
    "出台管理办法，健全考核机制，引导社会力量参与建设和运营。",
])  # fmt: skip
OUTCOME = st.sampled_from([
    "截至2025年6月底，全市累计建成站点317个，服务群众4.6万人次，覆盖率达到91.5%。",
    "截至目前，累计完成投资2.3亿元，比上年增长18.4%，群众满意度提高到95%以上。",
])  # fmt: skip
AHEAD = st.sampled_from([
    "下一步，我局将继续加大工作力度，会同有关部门完善政策措施，力争明年年底前全部完成。",
    "下一步，我们将认真吸纳您的建议，健全长效机制，推动各项任务落到实处。",
])  # fmt: skip
BODIES = st.sampled_from(["明州市民政局", "云岭省农业农村厅", "清溪县人民政府办公室"])
THANKS = "感谢您对我们工作的关心和支持，欢迎继续提出宝贵意见。"
SECTIONS = (
    (SectionKind.MEASURES, "主要措施"),
    (SectionKind.OUTCOMES, "主要成效"),
    (SectionKind.NEXT_STEPS, "下步打算"),
)


@st.composite
def heads(draw: st.DrawFn) -> ReplyLetter:
    """A letter without parts."""
    member = draw(st.booleans())
    session = "市政协八届三次会议" if member else "市十五届人大四次会议"
    word = "提案" if member else "建议"
    number = draw(st.sampled_from(["0077", "12", "DH0271", "2025033"]))
    subject = f"关于{draw(TOPICS)[0]}的{word}"
    body = draw(BODIES)
    return ReplyLetter(
        addressees=tuple(draw(NAMES)),
        addressee_role=AddresseeRole.MEMBER if member else AddresseeRole.DEPUTY,
        kind=SubmissionKind.PROPOSAL if member else SubmissionKind.SUGGESTION,
        title=f"关于{session}第{number}号{word}的答复",
        plenary_session=session,
        number=number,
        subject=subject,
        opening=(f"您在{session}上提出的《{subject}》（第{number}号）收悉，现答复如下：",),
        closing=(THANKS,),
        signature=SignatureBlock(body, draw(st.dates(date(2019, 1, 1), date(2030, 12, 31)))),
    )


@st.composite
def five_parts(draw: st.DrawFn) -> ReplyLetter:
    """Parts with the three sections, points with 一是 or 1."""
    style = draw(st.sampled_from([LabelStyle.SHI, LabelStyle.ARABIC]))
    texts = dict(zip(SectionKind, (DONE, OUTCOME, AHEAD), strict=False))
    parts = tuple(
        Part(
            f"关于{topic}的建议",
            tuple(
                Section(kind, name, tuple(
                    Paragraph(draw(texts[kind]).removeprefix("下一步，"), style) for _ in range(2)
                ))
                for kind, name in SECTIONS
            ),
        )
        for topic in draw(TOPICS)
    )  # fmt: skip
    return replace(draw(heads()), parts=parts)


@st.composite
def parts_without_sections(draw: st.DrawFn) -> ReplyLetter:
    """Parts whose paragraphs do what their language says."""
    parts = tuple(
        Part(f"关于{topic}的建议", tuple(
            Section(kind, None, (Paragraph(draw(texts)),))
            for (kind, _), texts in zip(SECTIONS, (DONE, OUTCOME, AHEAD), strict=True)
        ))
        for topic in draw(TOPICS)
    )  # fmt: skip
    return replace(draw(heads()), parts=parts)


@st.composite
def plain(draw: st.DrawFn) -> ReplyLetter:
    """No parts at all."""
    sections = tuple(
        Section(kind, None, (Paragraph(draw(texts)),))
        for (kind, _), texts in zip(SECTIONS, (DONE, OUTCOME, AHEAD), strict=True)
    )
    return replace(draw(heads()), parts=(Part(None, sections),))


@st.composite
def section_names_only(draw: st.DrawFn) -> ReplyLetter:
    """一、工作开展情况 二、取得成效 三、下一步工作."""
    names = ("工作开展情况", "取得成效", "下一步工作打算")
    sections = tuple(
        Section(kind, name, (Paragraph(draw(texts)),))
        for (kind, _), name, texts in zip(SECTIONS, names, (DONE, OUTCOME, AHEAD), strict=True)
    )
    return replace(draw(heads()), parts=(Part(None, sections),))


LETTERS = st.one_of(five_parts(), parts_without_sections(), plain(), section_names_only())


_NEVER_FIRST = "，。；：、）》”,;:).%0123456789 "


@dataclass(frozen=True)
class Page:
    """How a letter was written down: characters a line (0: a paragraph a line), untidiness."""

    wide: int
    indented: bool
    blanks: bool
    half_width: bool
    numbered: bool


PAGES = st.builds(
    Page,
    wide=st.sampled_from([0, 0, 28, 33, 38]),
    indented=st.booleans(),
    blanks=st.booleans(),
    half_width=st.booleans(),
    numbered=st.booleans(),
)


def paragraphs(letter: ReplyLetter) -> list[str]:
    """The letter as an office writes it, a paragraph each."""
    out = [letter.title or "", letter.salutation, *letter.opening]
    for number, part in letter.numbered_parts():
        if part.heading:
            out.append(f"{han_number(number)}、{part.heading}")
        for place, section in enumerate(part.sections, 1):
            if section.heading:
                sign = f"（{han_number(place)}）" if part.heading else f"{han_number(place)}、"
                out.append(f"{sign}{section.heading}")
            out += [f"{label}{paragraph.text}" for label, paragraph in section.labelled()]
    day = letter.signature.dated
    assert day is not None
    signed = [letter.signature.issuing_body or "", f"{day.year}年{day.month}月{day.day}日"]
    return [*out, *letter.closing, *signed]


def written(letter: ReplyLetter, page: Page) -> str:
    """The text of a file with this letter."""
    texts = paragraphs(letter)
    lines: list[str] = []
    for at, text in enumerate(texts):
        outside = at < 2 or at >= len(texts) - 2  # title, salutation, signature, date
        shown = text
        if page.half_width:
            shown = shown.translate(str.maketrans("，：；（）", ",:;()"))
        if page.blanks:
            shown = shown.replace("年", " 年 ").replace("个", " 个")
        indent = "　　" if page.indented and not outside else ""
        lines += wrapped(indent + shown, page.wide) if page.wide and not outside else [shown]
        if page.wide and page.numbered and at % 9 == 8:
            lines.append(f"- {at // 9 + 1} -")
    return "\n".join(lines)


def wrapped(text: str, wide: int) -> list[str]:
    """Lines as wide as so many Chinese characters; none begins with a mark or in a figure."""
    out = [""]
    for char in text:
        full = width(out[-1]) + width(char) > 2 * wide
        if full and char not in _NEVER_FIRST and not out[-1][-1].isdigit():
            out.append("")
        out[-1] += char
    return out


@settings(max_examples=250)
@given(LETTERS, PAGES)
def test_a_letter_is_read_back_from_each_shape(letter: ReplyLetter, page: Page) -> None:
    reading = read_reply(Extract(tuple(lines_of(written(letter, page)))))
    assert same(reading.letter) == same(letter)


@settings(max_examples=150)
@given(LETTERS, PAGES)
def test_every_character_of_a_letter_is_in_a_field_or_a_remark(
    letter: ReplyLetter, page: Page
) -> None:
    reading = read_reply(Extract(tuple(lines_of(written(letter, page)))))
    told = folded("".join([*paragraphs(reading.letter), *reading.remarks]))
    assert [text for text in map(folded, reading.source) if text not in told] == []


def same(letter: ReplyLetter) -> dict[str, object]:
    """What must be equal: every field, texts without the difference of widths."""
    parts = [
        (folded(part.heading), [
            (section.kind, folded(section.heading), [
                (label, folded(paragraph.text)) for label, paragraph in section.labelled()
            ])
            for section in part.sections
        ])
        for part in letter.parts
    ]  # fmt: skip
    return {
        "addressees": letter.addressees,
        "role": letter.addressee_role,
        "kind": letter.kind,
        "title": folded(letter.title),
        "session": letter.plenary_session,
        "number": letter.number,
        "subject": folded(letter.subject),
        "opening": folded(list(letter.opening)),
        "parts": parts,
        "closing": folded(list(letter.closing)),
        "signed": letter.signature,
    }
