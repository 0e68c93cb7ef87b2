"""How the paragraphs of an original are set: titles, headings and signatures as on paper."""

from replydesk.domain.letter_rows import Role
from replydesk.domain.side_by_side import Span
from replydesk.gui.models.review_session import ReviewSession

_SHORT = 30
_SIGN = 4  # characters at most that a number in front and a mark behind take


def paragraph_looks(session: ReviewSession) -> dict[int, str]:
    """A look by paragraph: title, flush, heading, subheading or signature; the rest is plain."""
    looks: dict[int, str] = {}

    def is_whole(span: Span) -> bool:
        return span.end - span.start >= len(session.source[span.paragraph]) - _SIGN

    headings = {Role.PART: "heading", Role.SECTION: "subheading"}
    for number, row in enumerate(session.rows):
        if row.role in headings and row.text:
            whole = [span for span in session.spans(number) if is_whole(span)]
            looks |= {span.paragraph: headings[row.role] for span in whole}
    for name in ("issuing_body", "dated"):
        for span in session.field_spans(name):
            if len(session.source[span.paragraph]) <= _SHORT:
                looks[span.paragraph] = "signature"
    looks |= {span.paragraph: "flush" for span in session.field_spans("addressees")}
    looks |= {s.paragraph: "title" for s in session.field_spans("title") if is_whole(s)}
    return looks
