"""Folding, places in the original text, and the tokens of the index."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from replydesk.domain.letter import SectionKind
from replydesk.store.fulltext import (
    EVERY,
    fold,
    fold_with_places,
    kind_token,
    marks,
    tokens,
    tokens_to_match,
)

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(_TEXTS)
def test_every_folded_character_has_its_place_in_the_original(text: str) -> None:
    folded, starts, ends = fold_with_places(text)
    assert folded == fold(text) == unicodedata.normalize("NFKC", text).casefold()
    assert len(starts) == len(ends) == len(folded)
    assert list(starts) == sorted(starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(starts, ends, strict=True))


def test_characters_that_join_are_one_place() -> None:
    folded, starts, ends = fold_with_places("aｶﾞe\u0301文")
    assert folded == "aガé文"
    assert list(zip(starts, ends, strict=True)) == [(0, 1), (1, 3), (3, 5), (5, 6)]


@given(_TEXTS, _TEXTS, _TEXTS)
def test_a_text_has_the_tokens_of_each_piece_of_it(before: str, piece: str, after: str) -> None:
    whole = fold(before) + fold(piece) + fold(after)
    if fold(whole) == whole and fold(piece):  # else folding again would change it
        assert set(tokens_to_match(fold(piece))) <= tokens(whole)


@given(_TEXTS)
def test_no_text_has_a_filter_token(text: str) -> None:
    assert not tokens(text) & {EVERY, *map(kind_token, SectionKind)}


def test_marks_that_touch_become_one() -> None:
    assert marks("养老服务和养老", ["养老", "老服", "服务"]) == ((0, 4), (5, 7))
    assert marks("aaaa", ["aa"]) == ((0, 4),)
    assert marks("养老", []) == ()
