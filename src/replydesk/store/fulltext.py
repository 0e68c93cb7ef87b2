"""The search index: which tokens a passage has, and which passages may hold a text.

The index holds, without any text, the set of overlapping character pairs and single characters of a
passage and its part heading, and filter tokens. It names candidates only; whoever searches checks
each on its row, so nothing here can make a search wrong, only slow.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from sqlalchemy import bindparam, select

from replydesk.domain.letter import SectionKind
from replydesk.store import index_state, token_index
from replydesk.store.engine import Transaction
from replydesk.store.rows import passages as passage_table
from replydesk.store.rows import removed_letters
from replydesk.store.token_index import counted_for, place_of

EVERY = token_index.EVERY
_FILTERS = 2  # tokens of a passage that are not of its words
_AT_ONCE = 500  # passages that are indexed together
_MOST_TOKENS = 24  # more would only slow the search down: each candidate is checked anyway

# The tokenizer splits at ASCII signs; as private characters they are parts of tokens like others.
_SAFE = {code: 0xE000 + code for code in range(128) if not chr(code).isalnum()}

_COMMON = tuple((wide, unicodedata.normalize("NFKC", wide)) for wide in "，；：（）！？％")

_INDEXED = (
    select(*passage_table.c["id", "year", "kind", "text", "part"])
    .where(
        passage_table.c.id > bindparam("last"),
        passage_table.c.letter_id.not_in(removed_letters()),
    )
    .order_by(passage_table.c.id)
    .limit(_AT_ONCE)
)


def fold(text: str) -> str:
    """The text as it is compared: full and half width alike, upper and lower case alike."""
    # Five times as quick: with these out of the way most texts are in the normal form already.
    for wide, narrow in _COMMON:
        if wide in text:
            text = text.replace(wide, narrow)
    return unicodedata.normalize("NFKC", text).casefold()


class _Folds(dict[int, str]):
    """Character by character: for `str.translate`, which asks for each code once."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = fold(chr(code))
        return folded


_FOLDS = _Folds()


def fold_with_places(text: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """The folded text, and for each of its characters the span [start, end) it comes from."""
    folded = fold(text)
    alone = text.translate(_FOLDS)
    if alone == folded and len(folded) == len(text):  # nearly every text: one for one
        return folded, range(len(text)), range(1, len(text) + 1)
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text, each_alone=alone == folded):
        length = len(fold(text[start:end]))
        starts += [start] * length
        ends += [end] * length
    return folded, starts, ends


def _clusters(text: str, *, each_alone: bool) -> Iterator[tuple[int, int]]:
    """Spans that fold independently of each other: characters, or some with their accents."""
    start = 0
    for end in range(1, len(text) + 1):
        if each_alone or end == len(text) or not _joined(text[start:end], text[end]):
            yield start, end
            start = end


def _joined(before: str, char: str) -> bool:
    if unicodedata.combining(unicodedata.normalize("NFKD", char)[0]):
        return True
    return fold(before + char) != fold(before) + fold(char)


def marks(text: str, needles: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Where folded needles stand in a text: spans of the original, in order, not touching."""
    folded, starts, ends = fold_with_places(text)
    spans = []
    for needle in needles:
        at = folded.find(needle)
        while at >= 0:
            spans.append((starts[at], ends[at + len(needle) - 1]))
            at = folded.find(needle, at + 1)
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def as_tokens_see(text: str) -> str:
    """The text in which each token of it stands as it is."""
    return fold(text).translate(_SAFE)


def tokens(*texts: str) -> set[str]:
    """The tokens of texts: every single character and every pair of neighbours, once."""
    out: set[str] = set()
    for text in texts:
        safe = as_tokens_see(text)
        out.update(safe)
        out.update(map("".join, pairwise(safe)))
    return out


def tokens_to_match(folded: str) -> list[str]:
    """Tokens every text has that contains this folded one; not all of them where it is long."""
    safe = folded.translate(_SAFE)
    pairs = list(dict.fromkeys(map("".join, pairwise(safe)))) or [safe]
    return thinned(pairs)


def thinned(needed: Sequence[str]) -> list[str]:
    """At most as many tokens as pay, spread evenly over those given."""
    step = -(-len(needed) // _MOST_TOKENS) or 1
    return list(needed[::step])


def kind_token(kind: SectionKind) -> str:
    """The filter token of the passages of a kind."""
    return "kind" + kind.value.replace("_", "")


Entry = tuple[int, int, SectionKind, str, str]  # id, year, kind, text, part heading


PassageTokens = list[str]  # the tokens of passages, parted by blanks, filter tokens last


def passage_tokens(passages: Iterable[tuple[SectionKind, str, str]]) -> PassageTokens:
    """The tokens of passages given as (kind, text, part heading); needs no database."""
    return [
        " ".join((*tokens(text, part), EVERY, kind_token(kind))) for kind, text, part in passages
    ]


def counted(entries: Sequence[tuple[int, str]]) -> list[tuple[str, int]]:
    """What passages at these places, with these tokens, add to the counts of tokens.

    `EVERY` counts each of them, other tokens those that `counted_for` has counted.
    """
    counts: Counter[str] = Counter()
    for place, text in entries:
        if weight := counted_for(place):
            counts.update(dict.fromkeys(text.split(" ")[:-_FILTERS], weight))
    counts[EVERY] = len(entries)
    # In order: neighbours in the tree are written together.
    return sorted(counts.items())


def index_tokens(tx: Transaction, places: Iterable[tuple[int, int]], found: PassageTokens) -> None:
    """Add passages to the index by their tokens; `places` are (id, year) of each."""
    entries = [(place_of(*place), text) for place, text in zip(places, found, strict=True)]
    if entries:
        token_index.add(tx, entries, counted(entries))


def index_passages(tx: Transaction, entries: Iterable[Entry]) -> None:
    """Add new passages to the index."""
    rows = list(entries)
    index_tokens(tx, (row[:2] for row in rows), passage_tokens(row[2:] for row in rows))


def forget_passages(tx: Transaction, entries: Iterable[Entry]) -> None:
    """Take passages out of the index; each entry must be what it was indexed with."""
    rows = list(entries)
    if not rows:
        return
    found = passage_tokens(row[2:] for row in rows)
    gone = [(place_of(*row[:2]), text) for row, text in zip(rows, found, strict=True)]
    token_index.forget(tx, gone, counted(gone))


def rebuild_index(tx: Transaction) -> int:
    """Make the whole index anew from the passages; returns how many there are."""
    token_index.clear(tx)
    index_state.set_reach(tx, None)
    total = last = 0
    while rows := tx.execute(_INDEXED, {"last": last}).all():
        index_passages(tx, ((r.id, r.year, SectionKind(r.kind), r.text, r.part) for r in rows))
        total += len(rows)
        last = rows[-1].id
    return total
