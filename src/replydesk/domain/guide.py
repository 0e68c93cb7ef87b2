"""The drafting steps of a reply and what each still lacks."""

from dataclasses import dataclass
from typing import Literal

from replydesk.domain.draft import ENDING, OPENING, Draft, Place
from replydesk.domain.format import ReplyFormat
from replydesk.domain.letter import Part, ReplyLetter, Section, SectionKind

State = Literal["empty", "started", "filled", "finished"]

_ENOUGH = 8  # characters: less is a word or two that was tried out


@dataclass(frozen=True, slots=True)
class Step:
    """One step: where it is, its title, how far it is, its points, and what is missing.

    `title` is worded by the letter or format: the section's heading, "" for OPENING, ENDING and
    sections without one. `points` counts paragraphs, each point of a run-in paragraph as one.
    `missing` holds codes: addressees, number, subject, plenary_session, opening, part_heading,
    text, short_text, figures, closing, issuing_body, dated.
    """

    place: Place
    title: str
    state: State
    points: int
    missing: tuple[str, ...] = ()


def steps(draft: Draft, reply_format: ReplyFormat) -> list[Step]:
    """The steps in the order of writing: opening, each section of each part, ending."""
    letter = draft.letter
    out = [_opening(letter)]
    for i, part in enumerate(letter.parts):
        out += [_section(Place(i, j), part, s, reply_format) for j, s in enumerate(part.sections)]
    out.append(_ending(letter))
    return [_with_mark(step, draft) for step in out]


def progress(steps_now: list[Step]) -> tuple[int, int]:
    """(steps filled or finished, all steps)."""
    return sum(step.state in ("filled", "finished") for step in steps_now), len(steps_now)


def _with_mark(step: Step, draft: Draft) -> Step:
    """The clerk's own word counts once there is something to call finished."""
    if step.place in draft.finished and step.state != "empty":
        return Step(step.place, step.title, "finished", step.points, step.missing)
    return step


def _opening(letter: ReplyLetter) -> Step:
    missing = _absent(
        addressees=letter.addressees,
        number=(letter.number,),
        subject=(letter.subject,),
        plenary_session=(letter.plenary_session,),
        opening=letter.opening,
    )
    return Step(OPENING, "", _state(missing, 5), _written(letter.opening), missing)


def _ending(letter: ReplyLetter) -> Step:
    dated = letter.signature.dated
    missing = _absent(
        closing=letter.closing,
        issuing_body=(letter.signature.issuing_body,),
        dated=(dated.isoformat() if dated else None,),
    )
    return Step(ENDING, "", _state(missing, 3), _written(letter.closing), missing)


def _absent(**texts: tuple[str | None, ...]) -> tuple[str, ...]:
    return tuple(name for name, values in texts.items() if not _written(values))


def _written(texts: tuple[str | None, ...]) -> int:
    return sum(bool(text and text.strip()) for text in texts)


def _state(missing: tuple[str, ...], needed: int) -> State:
    if not missing:
        return "filled"
    return "empty" if len(missing) == needed else "started"


def _section(place: Place, part: Part, section: Section, reply_format: ReplyFormat) -> Step:
    points = sum(len(p.points) or 1 for p in section.paragraphs if p.text.strip())
    missing = []
    if place.section == 0 and reply_format.parts and not (part.heading or "").strip():
        missing.append("part_heading")
    text = "".join(p.text.strip() for p in section.paragraphs)
    if not text:
        missing.append("text")
    elif len(text) < _ENOUGH:
        missing.append("short_text")
    elif section.kind is SectionKind.OUTCOMES and not any(c.isdigit() for c in text):
        missing.append("figures")  # an outcome without a single number convinces nobody
    state: State = "empty" if not text else "started" if _holds_back(missing) else "filled"
    return Step(place, section.heading or "", state, points, tuple(missing))


def _holds_back(missing: list[str]) -> bool:
    """Missing figures are advice, the rest keeps a step from being filled."""
    return bool(set(missing) - {"figures"})
