"""Finding passages in the library, and the letters they come from."""

from collections.abc import Collection

from replydesk.domain.errors import InputError
from replydesk.domain.letter import ReplyLetter
from replydesk.domain.passage import Filter, Hit, Passage
from replydesk.services.synonyms import load_groups
from replydesk.store import finding, library, ranking
from replydesk.store.engine import Store
from replydesk.store.library import LibrarySize

__all__ = ["LibrarySize", "letter_of", "library_size", "passages_with", "search", "suggest"]


def search(
    store: Store,
    text: str,
    *,
    wanted: Filter = Filter(),
    newest: bool = False,
    limit: int = 30,
    one_per_family: bool = False,
) -> list[Hit]:
    """The passages that hold every word of a text, best or newest first, with the words marked.

    A word is any run of characters, from one on; width and case do not matter. It is looked for
    in the passage and its part heading; a word that no passage has, in the letter's own data
    (subject, number, document number, issuing body, deputies). A lower limit gives the first of
    the same hits. With `one_per_family` one measure of several years is there once, by its best
    or newest passage. `Store.interrupt` stops it with SearchCancelledError.
    """
    with store.search() as tx:
        return finding.search(
            tx, text, wanted=wanted, newest=newest, limit=limit, one_per_family=one_per_family
        )


def suggest(
    store: Store,
    text: str,
    *,
    wanted: Filter = Filter(),
    limit: int = 10,
    exclude_letter: int | None = None,
    one_per_family: bool = False,
    wide: bool = True,
) -> list[Hit]:
    """Passages to answer a deputy's point with, best first, each with the reasons why.

    The first line of the text counts most: the heading of the point. The deputy's words and the
    subject of the submission may follow; they tell a heading such as 落实经费保障 what it is about.
    The shipped synonyms and the office's own count as the same word. Retired passages are never
    suggested. While the clerk types, `wide=False` looks at fewer passages in half the time.
    `Store.interrupt` stops it with SearchCancelledError.
    """
    with store.search() as tx:
        return ranking.suggest(
            tx,
            text,
            wanted=wanted,
            limit=limit,
            exclude_letter=exclude_letter,
            one_per_family=one_per_family,
            wide=wide,
            synonyms=load_groups(),
        )


def library_size(store: Store) -> LibrarySize:
    """How many letters and passages the library holds."""
    with store.read() as tx:
        return library.size(tx)


def letter_of(store: Store, passage: Passage) -> ReplyLetter:
    """The letter a passage stands in.

    Raises InputError where the letter is no longer in the library.
    """
    with store.read() as tx:
        letter = library.letter_of(tx, passage.letter_id)
    if letter is None:
        raise InputError("这条素材所在的答复已不在素材库中，请重新查找。")
    return letter


def passages_with(store: Store, ids: Collection[int]) -> list[Passage]:
    """The passages with these ids, in no order; those no longer in the library are left out."""
    with store.read() as tx:
        return library.passages_with(tx, ids)
