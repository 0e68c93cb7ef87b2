"""The original and the recognised letter side by side: one follows the other, doubt by doubt."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from replydesk.gui.models.review_session import Place, ReviewSession

if TYPE_CHECKING:
    from replydesk.gui.widgets.review_view import ReviewView


class Sides(QObject):
    """Moving through one side marks the same words on the other, and tells what is unsure there."""

    def __init__(self, view: "ReviewView") -> None:
        super().__init__(view)
        self._view = view
        self._place: Place | None = None
        self._session: ReviewSession | None = None
        view.rows.went.connect(lambda _block, _place: self.follow_row())
        view.original.went.connect(self.follow_original)
        view.fields.entered.connect(self.follow_field)
        view.doubt_bar.moved.connect(self.go_to_doubt)

    def show_session(self, session: ReviewSession) -> None:
        """Work on another letter, from its beginning."""
        self._session = session
        self._place = None
        self._view.rows.told_of = session
        self._view.rows.go_to(0)
        self.show_places()
        self._view.scroller.verticalScrollBar().setValue(0)

    # ------------------------------------------------------------------ unsure places

    def go_to_doubt(self, step: int, *, focus: bool = True) -> None:
        """Go to the next (1) or the previous (-1) unsure place, round and round."""
        if self._session is None or not (places := self._session.places()):
            return
        doubts = [place.doubt for place in places]
        if self._place is not None and self._place.doubt in doubts:
            number = (doubts.index(self._place.doubt) + step) % len(places)
        else:
            number = 0 if step > 0 else len(places) - 1
        place = places[number]
        view = self._view
        if place.field is not None:
            view.scroller.ensureWidgetVisible(view.fields.editor(place.field), 0, 40)
            if focus:
                view.fields.focus_field(place.field)
            self.follow_field(place.field)
        elif place.row is not None:
            view.rows.go_to(place.row)
            if focus:
                view.rows.setFocus()
            self.follow_row()
        elif focus:
            view.original.setFocus()
        if place.span is not None:
            view.original.show_spans((place.span,))
        self._place = place
        self.show_places()

    def show_places(self) -> None:
        """Mark what is unsure on both sides, and say what is unsure at the place gone to."""
        session, view = self._session, self._view
        if session is None:
            return
        places = session.places()
        doubts = [place.doubt for place in places]
        now = self._place.doubt if self._place is not None else None
        number = doubts.index(now) + 1 if now in doubts else 0
        view.doubt_bar.show_place(now.said if now and number else "", number, len(places))
        view.fields.show_doubts({p.field: p.doubt.said for p in places if p.field})
        view.rows.show_doubts({p.row: p.doubt.said for p in places if p.row is not None})
        view.original.show_doubts(frozenset(_paragraphs(session, places)))
        view.result_label.show_words(self.tr("{} 字").format(session.letter.length))
        view.list.letters.set_left(session.review.letter_id, len(places))

    # ------------------------------------------------------------------ one side follows the other

    def follow_row(self) -> None:
        """Show the words of the caret's row in the original."""
        if self._session is not None and self._session.rows:
            row = self._view.rows.row()
            self._view.original.show_spans(self._session.spans(row))
            self._note_place(row=row)

    def follow_field(self, name: str) -> None:
        """Show the words of a field in the original."""
        if self._session is not None:
            self._view.original.show_spans(self._session.field_spans(name))
            self._note_place(field=name)

    def follow_original(self, paragraph: int, offset: int) -> None:
        """Show what the words at a place of the original became."""
        session, view = self._session, self._view
        if session is None:
            return
        row = session.row_at(paragraph, offset)
        field = session.field_at(paragraph) if row is None else None
        spans = session.field_spans(field) if field else ()
        if row is not None:
            view.rows.go_to(row)
            spans = session.spans(row)
        elif field:
            view.scroller.ensureWidgetVisible(view.fields.editor(field), 0, 40)
        view.fields.point_at(field or "")
        view.original.point_at([span for span in spans if span.paragraph == paragraph])

    def _note_place(self, *, row: int | None = None, field: str | None = None) -> None:
        """The bar tells the doubt of a place that was gone to by other ways."""
        assert self._session is not None
        self._view.fields.point_at("")
        for place in self._session.places():
            if (row is not None and place.row == row) or (field and place.field == field):
                self._place = place
                self.show_places()
                return


def _paragraphs(session: ReviewSession, places: list[Place]) -> set[int]:
    """The paragraphs of the original that hold unsure places."""
    found: set[int] = set()
    for place in places:
        if place.span is not None:
            found.add(place.span.paragraph)
        elif place.field is not None:
            found |= {span.paragraph for span in session.field_spans(place.field)}
        elif place.row is not None:
            found |= {span.paragraph for span in session.spans(place.row)}
    return found
