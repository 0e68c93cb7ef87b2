"""Random letters for properties, and one whole invented letter for single rules."""

from datetime import date

from hypothesis import strategies as st

from replydesk.domain.letter import (
    AddresseeRole,
    Disclosure,
    LetterFormat,
    Paragraph,
    Part,
    ReplyLetter,
    Section,
    SectionKind,
    SignatureBlock,
    SubmissionKind,
    Urgency,
)
from replydesk.domain.outline import LabelStyle

CHARS = "云岭省教育厅推进建设完成年月日一二是第个万元关于的，。；：、“”《》〈〉（）〔〕"
CHARS += "0123456789.%(){}X× \n镕"

texts = st.text(CHARS, max_size=40)
filled = st.text(CHARS, min_size=1, max_size=40)
maybe = st.none() | texts
lists = st.lists(texts, max_size=3).map(tuple)

paragraphs = st.builds(Paragraph, text=texts, label=st.sampled_from(LabelStyle))
sections = st.builds(
    Section,
    kind=st.sampled_from(SectionKind),
    heading=maybe,
    paragraphs=st.lists(paragraphs, max_size=4).map(tuple),
)
parts = st.builds(Part, heading=maybe, sections=st.lists(sections, max_size=3).map(tuple))
letters = st.builds(
    ReplyLetter,
    addressees=lists,
    addressee_role=st.none() | st.sampled_from(AddresseeRole),
    kind=st.none() | st.sampled_from(SubmissionKind),
    title=maybe,
    document_number=maybe,
    resolution_class=st.none() | st.sampled_from("ABCD"),
    plenary_session=maybe,
    number=maybe,
    subject=maybe,
    opening=lists,
    parts=st.lists(parts, max_size=3).map(tuple),
    closing=lists,
    attachments=lists,
    signature=st.builds(
        SignatureBlock,
        maybe,
        st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1)),
        st.booleans(),
    ),
    contact_person=maybe,
    contact_phone=maybe,
    disclosure=st.none() | st.sampled_from(Disclosure),
    copies_to=lists,
    format=st.sampled_from(LetterFormat),
    signer=maybe,
    urgency=st.none() | st.sampled_from(Urgency),
)


def whole_letter(
    *,
    measures: str = "一是完善制度；二是加强培训。",
    outcomes: str = "2024年建成示范点12个。",
    next_steps: str = "继续扩大试点范围。",
    label: LabelStyle = LabelStyle.NONE,
) -> ReplyLetter:
    """A letter without findings, unless the given texts bring some."""

    def section(kind: SectionKind, heading: str, text: str) -> Section:
        return Section(kind, heading, (Paragraph(text, label),))

    part = Part(
        "关于“加强人才培养”的建议",
        (
            section(SectionKind.MEASURES, "主要措施", measures),
            section(SectionKind.OUTCOMES, "主要成效", outcomes),
            section(SectionKind.NEXT_STEPS, "下步打算", next_steps),
        ),
    )
    return ReplyLetter(
        addressees=("林予安",),
        addressee_role=AddresseeRole.DEPUTY,
        kind=SubmissionKind.SUGGESTION,
        title="关于省十四届人大三次会议第0118号建议的答复",
        document_number="云教函〔2025〕12号",
        plenary_session="省十四届人大三次会议",
        number="0118",
        subject="关于加强人才培养的建议",
        opening=("您提出的《关于加强人才培养的建议》（第0118号）收悉。现答复如下：",),
        parts=(part,),
        closing=("感谢您对教育工作的关心和支持。",),
        signature=SignatureBlock("云岭省教育厅", date(2025, 5, 27)),
        contact_person="周知夏",
        contact_phone="0999-5550137",
    )
