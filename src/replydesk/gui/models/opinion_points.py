"""The points of the opinions received, in the order in which a place of the draft wants them."""

from dataclasses import dataclass

from replydesk.domain.draft import Place
from replydesk.domain.fitting import Fit, PartWords, by_kind, fitting
from replydesk.domain.opinions import CoOpinion, OpinionPoint, is_used
from replydesk.domain.passage import Passage
from replydesk.gui.models.draft_session import DraftSession


@dataclass(frozen=True, slots=True)
class OfferedPoint:
    """A point as a passage to take over, and the opinion it stands in.

    `here` is true where it is for the part that is shown or for no part in particular; the
    passage's `used` is 1 where the letter has the point already.
    """

    passage: Passage
    opinion: CoOpinion
    here: bool


def offered_points(session: DraftSession, place: Place) -> list[OfferedPoint]:
    """Every point: what fits the part and the kind of its section first, other parts' last."""
    opinions = session.submission.opinions
    owners = [opinion for opinion in opinions for _ in opinion.points]
    points = [point for opinion in opinions for point in opinion.points]
    texts = [paragraph.text for *_, paragraph in session.letter.paragraphs()] if points else []
    return [
        OfferedPoint(
            _passage(fit.point, owners[fit.place], is_used(fit.point, texts)),
            owners[fit.place],
            not fit.parts or place.part in fit.parts,
        )
        for fit in _ordered(session, place, points)
    ]


def _ordered(session: DraftSession, place: Place, points: list[OpinionPoint]) -> list[Fit]:
    fits = fitting(points, _part_words(session), place.part)
    section = session.section_at(place)
    if section is None:
        return sorted(fits, key=lambda fit: fit.place)
    return by_kind(fits, place.part, section.kind)


def _part_words(session: DraftSession) -> list[PartWords]:
    subject = session.letter.subject or ""
    return [
        PartWords(part.heading or subject, session.ask_words(Place(number)))
        for number, part in enumerate(session.parts)
    ]


def _passage(point: OpinionPoint, opinion: CoOpinion, used: bool) -> Passage:
    return Passage(
        id=0,
        text=point.text,
        kind=point.kind,
        part=point.heading,
        letter_id=0,
        issuing_body=opinion.unit,
        subject=opinion.subject,
        dated=opinion.dated.isoformat() if opinion.dated else "",
        document_number="",
        source=opinion.source,
        used=int(used),
    )
