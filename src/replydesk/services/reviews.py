"""Looking at what was recognised: letters that are unsure, corrected or accepted by a person.

Every letter is in the library and found all the same; a review changes how it is divided.
"""

from collections.abc import Collection, Sequence

from replydesk.domain.errors import InputError
from replydesk.domain.letter import ReplyLetter
from replydesk.store import reviews
from replydesk.store.engine import Store
from replydesk.store.reviews import LetterState, Review, ReviewItem

__all__ = [
    "LetterState",
    "Review",
    "ReviewItem",
    "accept",
    "letters_to_review",
    "open_review",
    "remove_letter",
    "removed_letters",
    "reopen",
    "restore_letter",
    "save_review",
]

_GONE = "这封答复已不在素材库中，请返回列表刷新。"


def letters_to_review(store: Store, *, every: bool = False) -> list[ReviewItem]:
    """The letters that are unsure, those imported last first; `every` adds all the others."""
    states = list(LetterState) if every else [LetterState.UNSURE]
    with store.read() as tx:
        return reviews.items(tx, states)


def open_review(store: Store, letter_id: int) -> Review:
    """A letter beside what it was read from, with its doubts.

    The doubts stay where a person has accepted the letter: `state` tells so. Raises InputError
    where the letter is not in the library.
    """
    with store.read() as tx:
        review = reviews.load(tx, letter_id)
    if review is None:
        raise InputError(_GONE)
    return review


def save_review(
    store: Store,
    letter_id: int,
    letter: ReplyLetter,
    *,
    finished: bool,
    notes: Sequence[str] | None = None,
) -> None:
    """Keep a letter as a person corrected it; `finished` takes it off the list to look at.

    Drafts keep pointing at the passages whose text stays. `notes` take the place of its remarks:
    words that were taken out of the letter are kept there. Raises InputError where the letter is
    not in the library.
    """
    with store.write() as tx:
        if not reviews.save(tx, letter_id, letter, finished=finished, notes=notes):
            raise InputError(_GONE)


def accept(store: Store, letter_ids: Collection[int]) -> None:
    """Take letters as they were recognised; `reopen` undoes it."""
    with store.write() as tx:
        reviews.set_state(tx, letter_ids, LetterState.REVIEWED)


def reopen(store: Store, letter_ids: Collection[int]) -> None:
    """Put letters that were accepted or corrected back on the list to look at."""
    with store.write() as tx:
        reviews.set_state(tx, letter_ids, LetterState.UNSURE)


def remove_letter(store: Store, letter_id: int) -> None:
    """Take a letter and its passages out of the library; `restore_letter` undoes it."""
    _set_removed(store, letter_id, removed=True)


def removed_letters(store: Store) -> list[ReviewItem]:
    """The letters that were taken out of the library, those imported last first."""
    with store.read() as tx:
        return reviews.items(tx, list(LetterState), removed=True)


def restore_letter(store: Store, letter_id: int) -> None:
    """Put a removed letter back, with its corrections and the ids of its passages."""
    _set_removed(store, letter_id, removed=False)


def _set_removed(store: Store, letter_id: int, *, removed: bool) -> None:
    with store.write() as tx:
        if reviews.set_removed(tx, letter_id, removed=removed) is None:
            raise InputError(_GONE)
