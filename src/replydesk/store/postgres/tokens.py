"""The token index in PostgreSQL: a table of `tsvector` with a GIN index (a `TokenSql`).

The tokens are put in and asked for as they are: no dictionary of the server's ever sees them.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from replydesk.store.engine import Transaction

if TYPE_CHECKING:
    from replydesk.store.token_index import Match

_FEW = 5000  # passages with a token that is rare
_MOST = 900_000  # bytes of the tokens of a row: a tsvector holds a megabyte
# A passage with more tokens than that is a candidate for everything; whoever searches checks it.
_WIDE = "wide"
_PLACES = (
    "(SELECT CAST(%s AS integer) AS question, place FROM passage_tokens"
    " WHERE tokens @@ CAST(%s AS tsquery) AND place BETWEEN %s AND %s"
    " ORDER BY {} DESC LIMIT %s)"
)


def add(
    tx: Transaction, entries: Sequence[tuple[int, str]], counts: Sequence[tuple[str, int]]
) -> None:
    """See `token_index.add`."""
    if not entries:
        return
    tx.exec_driver_sql(
        "INSERT INTO passage_tokens (place, tokens) VALUES (%s, array_to_tsvector(%s))",
        [(place, _held(tokens)) for place, tokens in entries],
    )
    tx.exec_driver_sql(
        "INSERT INTO token_counts VALUES (%s, %s) ON CONFLICT (token)"
        " DO UPDATE SET passages = token_counts.passages + excluded.passages",
        list(counts),
    )


def forget(
    tx: Transaction, entries: Sequence[tuple[int, str]], counts: Sequence[tuple[str, int]]
) -> None:
    """See `token_index.forget`."""
    if not entries:
        return
    tx.exec_driver_sql(
        "DELETE FROM passage_tokens WHERE place = ANY(%s)", ([place for place, _ in entries],)
    )
    tx.exec_driver_sql(
        "UPDATE token_counts SET passages = passages - %s WHERE token = %s",
        [(count, token) for token, count in counts],
    )
    tx.exec_driver_sql(
        "DELETE FROM token_counts WHERE token = ANY(%s) AND passages <= 0",
        ([token for token, _ in counts],),
    )


def counts(tx: Transaction, tokens: Collection[str]) -> dict[str, int]:
    """See `token_index.counts`."""
    rows = tx.exec_driver_sql(
        "SELECT token, passages FROM token_counts WHERE token = ANY(%s)", (sorted(tokens),)
    )
    return {token: int(passages) for token, passages in rows}


def places(tx: Transaction, match: "Match", first: int, last: int, most: int) -> list[int]:
    """See `token_index.places`."""
    (found,) = places_of_each(tx, [(match, most)], first, last)
    return found


def places_of_each(
    tx: Transaction, questions: Sequence[tuple["Match", int]], first: int, last: int
) -> list[list[int]]:
    """See `token_index.places_of_each`."""
    answers: list[list[int]] = [[] for _ in questions]
    if not questions:
        return answers
    matches = [match for match, _ in questions]
    known = counts(tx, {token for match in matches for token in _tokens(match)})
    # In one statement, as each way to the server costs.
    given: list[object] = []
    for number, (match, most) in enumerate(questions):
        given += [number, _expression(match), first, last, most]
    asked = " UNION ALL ".join(_question(rare=_at_most(each, known) < _FEW) for each in matches)
    for number, place in tx.exec_driver_sql(asked, tuple(given)):
        answers[number].append(int(place))
    for each in answers:  # in order already, which no rule promises
        each.sort(reverse=True)
    return answers


def _question(*, rare: bool) -> str:
    # The server knows how common the commonest tokens are only, and would look for rare ones place
    # by place: the order of a sum is none that it has an index for.
    return _PLACES.format("place + 0" if rare else "place")


def _tokens(match: "Match") -> Iterator[str]:
    for group in match.groups:
        for alternative in group:
            yield from alternative


def _at_most(match: "Match", known: Mapping[str, int]) -> int:
    """At most so many passages fit."""
    return min(
        sum(min(known.get(token, 0) for token in each) for each in group) for group in match.groups
    )


def clear(tx: Transaction) -> None:
    """See `token_index.clear`."""
    tx.exec_driver_sql("DELETE FROM passage_tokens")
    tx.exec_driver_sql("DELETE FROM token_counts")


def is_sound(_tx: Transaction) -> bool:
    """Always: the server itself tells damage where it meets it, as an error."""
    return True


def _held(tokens: str) -> list[str]:
    found = tokens.split(" ")
    if len(tokens.encode()) + 4 * len(found) <= _MOST:
        return found
    return [token for token in found if token.isascii() and len(token) > 2] + [_WIDE]


def _expression(match: "Match") -> str:
    """As a `tsquery` is written: tokens in quotation marks, of which none holds one."""
    return f"'{_WIDE}' | ({' & '.join(_groups(match))})"


def _groups(match: "Match") -> Iterator[str]:
    for group in match.groups:
        alternatives = ("(" + " & ".join(f"'{token}'" for token in each) + ")" for each in group)
        yield "(" + " | ".join(alternatives) + ")"
