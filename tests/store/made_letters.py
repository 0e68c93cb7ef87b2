"""Letters made from lines of text, for tests of the store."""

from datetime import date

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


def letter_of_points(
    points: list[str],
    *,
    heading: str | None = "关于“完善社区养老服务”的建议",
    kind: SectionKind = SectionKind.MEASURES,
    year: int = 2025,
    subject: str = "关于完善社区养老服务体系的建议",
) -> ReplyLetter:
    """A letter of one part with one section of these points."""
    paragraphs = tuple(Paragraph(text) for text in points)
    return ReplyLetter(
        addressees=("邵怀青",),
        addressee_role=AddresseeRole.DEPUTY,
        kind=SubmissionKind.SUGGESTION,
        document_number=f"云民函〔{year}〕68号",
        plenary_session="省十四届人大三次会议",
        number="0094",
        subject=subject,
        opening=("您提出的建议收悉，现答复如下：",),
        parts=(Part(heading, (Section(kind, None, paragraphs),)),),
        closing=("感谢您对民政工作的关心和支持。",),
        signature=SignatureBlock("云岭省民政厅", date(year, 5, 20) if year else None),
    )
