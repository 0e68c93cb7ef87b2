"""What the family window asks of the library, done in the worker and handed over ready to show."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from replydesk.domain.figure_history import FigureSeries
from replydesk.domain.word_changes import Spans, changed_words
from replydesk.gui.widgets.family_timeline import Member
from replydesk.gui.widgets.figure_colors import colored_spans

if TYPE_CHECKING:
    from replydesk.domain.editing import Use
    from replydesk.store.engine import Store

_MOST_USES = 4  # that are named


@dataclass(frozen=True, slots=True)
class FamilyView:
    """A measure with its texts, newest first, and its figures over the years.

    `is_family` is False for a passage that stands alone.
    """

    members: tuple[Member, ...]
    series: tuple[FigureSeries, ...]
    is_family: bool


def read_family(passage_id: int, store: "Store") -> FamilyView:
    """The family of a passage, or the passage alone; no members where it is gone."""
    from replydesk.services.editing import uses_of
    from replydesk.services.families import family_of, figure_history
    from replydesk.services.library import passages_with

    family = family_of(store, passage_id)
    texts = family.members if family else tuple(passages_with(store, {passage_id}))
    marks = [
        whole_figures(newer.text, changed_words(newer.text, older.text)[0])
        for newer, older in pairwise(texts)
    ]
    marks.append(())
    members = []
    for passage, changed in zip(texts, marks, strict=False):
        colored_spans(passage.text)  # known before it is painted
        uses = uses_of(store, passage.id)
        members.append(Member(passage, changed, use_words(uses)))
    return FamilyView(tuple(members), figure_history(texts), family is not None)


def whole_figures(text: str, spans: Spans) -> Spans:
    """The spans, each with the whole of the figures that it touches: 186个 and not 186."""
    touched = [
        (start, end)
        for start, end, _ in colored_spans(text)
        if any(first < end and start < last for first, last in spans)
    ]
    made: list[tuple[int, int]] = []
    for start, end in sorted((*spans, *touched)):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(made[-1][1], end))
        else:
            made.append((start, end))
    return tuple(made)


def use_words(uses: "Sequence[Use]") -> str:
    """Where a text was taken over; "" where it never was."""
    if not uses:
        return ""
    named = [use.number or use.subject or use.used_on for use in uses[:_MOST_USES]]
    words = QCoreApplication.translate("family", "用于 {0}").format("、".join(named))
    more = QCoreApplication.translate("family", "等 {0} 件").format(len(uses))
    return words + more if len(uses) > _MOST_USES else words
