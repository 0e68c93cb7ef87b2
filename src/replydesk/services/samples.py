"""The samples a newcomer begins with: invented letters, and a draft that is half written."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from replydesk.domain.draft import OPENING, Draft, Place
from replydesk.domain.letter import Paragraph, Part, ReplyLetter, Section
from replydesk.domain.outline import LabelStyle
from replydesk.domain.submission import default_due_date
from replydesk.paths import resource_path
from replydesk.services.reading import read_letter, read_submission

_WRITTEN = (3, 3, 1)  # sections that are written in the first parts of the sample draft


def sample_letters() -> list[Path]:
    """The sample letters, to be imported."""
    return sorted(resource_path("samples/letters").glob("*.txt"))


def sample_opinion() -> Path:
    """What a co-handling body wrote on the suggestion of the sample draft."""
    return next(resource_path("samples/opinions").glob("*0128*.txt"))


def sample_draft(today: date) -> Draft:
    """A draft in the middle of the work: some sections finished, one begun, the rest empty.

    It was assigned a month before `today` and is not dated yet.
    """
    assigned = today - timedelta(days=30)
    submission = read_submission(next(resource_path("samples/suggestions").glob("*0128*.txt")))
    submission = replace(submission, assigned_on=assigned, due_on=default_due_date(assigned))
    whole = read_letter(resource_path("samples/sample-letter.json")).letter
    finished = {OPENING} | {Place(0, section) for section in range(_WRITTEN[0])}
    return Draft(
        submission, _begun(whole), place=Place(2, 0), finished=frozenset(finished | {Place(1, 0)})
    )


def _begun(whole: ReplyLetter) -> ReplyLetter:
    parts = []
    for number, part in enumerate(whole.parts):
        written = _WRITTEN[number] if number < len(_WRITTEN) else 0
        parts.append(_cut(part, written))
    return replace(whole, parts=tuple(parts), signature=replace(whole.signature, dated=None))


def _apart(section: Section) -> Section:
    """The section with a point per paragraph where it runs 一是…；二是…"""
    paragraphs: list[Paragraph] = []
    for paragraph in section.paragraphs:
        points = [text.strip().rstrip("；;。") + "。" for _, text in paragraph.points]
        paragraphs += [Paragraph(text, LabelStyle.SHI) for text in points] or [paragraph]
    return replace(section, paragraphs=tuple(paragraphs))


def _cut(part: Part, written: int) -> Part:
    sections = tuple(
        _apart(section) if place < written else replace(section, paragraphs=())
        for place, section in enumerate(part.sections)
    )
    return replace(part, sections=sections)
