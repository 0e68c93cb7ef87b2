"""A search finds what a plain look at every passage finds: whatever is asked, however narrowed."""

import random
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, update

from replydesk.domain.letter import (
    AddresseeRole,
    Paragraph,
    Part,
    ReplyLetter,
    Section,
    SectionKind,
    SignatureBlock,
)
from replydesk.domain.passage import Filter, Passage
from replydesk.domain.reading import Reading
from replydesk.services.library import search, suggest
from replydesk.store.engine import Store
from replydesk.store.library import add_letter, passages_with
from replydesk.store.rows import families, passages

# Few characters, so that words meet: both widths, both cases, characters that fold to several or
# join with the one before, that FTS5 would read as operators, controls, and blanks.
_LETTERS = "养老人才公路AaＡ1１①㎡½ﬁßé\u0301ｶﾞ,，。“\"'*()（）-:%\u3000 \n\x0b😀가\ue02c"
_BODIES = ("云岭省民政厅", "云岭省交通运输厅", "ＡＢ县（试点）办公室", "")
_NUMBERS = ("云民函〔2025〕6号", "云交函〔2024〕12号", "")
_DEPUTIES = ("邵怀青", "柳书禾", "A·阿依")
_TOPICS = ("养老", "公路 养护", "ＡI", None)
_KINDS = (SectionKind.MEASURES, SectionKind.OUTCOMES, SectionKind.NEXT_STEPS)
_EVERYTHING = 10_000


@dataclass(frozen=True)
class Known:
    """A passage with what is known of its letter, for the plain look."""

    passage: Passage
    number: str
    addressees: str


def made_text(chance: random.Random, least: int, most: int) -> str:
    return "".join(chance.choices(_LETTERS, k=chance.randint(least, most)))


def made_letter(chance: random.Random, at: int) -> ReplyLetter:
    year = chance.choice((0, 2019, 2023, 2024, 2025))
    kinds = chance.sample(_KINDS, 2)
    parts = tuple(
        Part(
            made_text(chance, 4, 12) + f"第{at}封",
            tuple(
                Section(kind, None, tuple(Paragraph(made_text(chance, 9, 30)) for _ in range(3)))
                for kind in kinds
            ),
        )
        for _ in range(2)
    )
    return ReplyLetter(
        addressees=tuple(chance.sample(_DEPUTIES, 2)),
        addressee_role=AddresseeRole.DEPUTY,
        document_number=chance.choice(_NUMBERS),
        number=f"{at:04}",
        subject="关于" + made_text(chance, 3, 9),
        parts=parts,
        signature=SignatureBlock(chance.choice(_BODIES), date(year, 5, 1 + at) if year else None),
    )


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, list[Known]]]:
    chance = random.Random(11)
    known = {}
    with Store.open(tmp_path_factory.mktemp("exact") / "library.db") as store:
        with store.write() as tx:
            tx.execute(insert(families), [{"id": n, "made_at": "2025-01-01"} for n in (1, 2, 3)])
            for at in range(24):
                letter = made_letter(chance, at)
                letter_id = add_letter(tx, Reading(letter), "made", str(at)).letter_id
                known[letter_id] = letter
            ids = list(tx.execute(passages.select()).scalars())
            for number in ids:
                values = {
                    "topic": chance.choice(_TOPICS),
                    "retired": chance.choice(("", "", "", "已过期")),
                    "family_id": chance.choice((None, None, 1, 2, 3)),
                }
                tx.execute(update(passages).where(passages.c.id == number).values(values))
            found = passages_with(tx, ids)
        rows = [
            Known(each, letter.number or "", "、".join(letter.addressees))
            for each in found
            for letter in [known[each.letter_id]]
        ]
        yield store, rows


def folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def has(text: str, word: str) -> bool:
    return folded(word).strip() in folded(text)


def plainly(rows: list[Known], words: list[str], wanted: Filter) -> set[int]:
    """The ids of the passages that a look at each of them finds."""
    return {
        p.id
        for row in rows
        for p in [row.passage]
        for year in [int(p.dated[:4] or 0)]
        if (wanted.kind is None or p.kind is wanted.kind)
        and (wanted.since is None or year >= wanted.since)
        and (wanted.until is None or year <= wanted.until)
        and any(has(text, wanted.topic) for text in (p.topic, p.part, p.subject))
        and has(p.issuing_body, wanted.issuing_body)
        and (has(p.document_number, wanted.number) or has(row.number, wanted.number))
        and has(row.addressees, wanted.deputy)
        and (wanted.retired or not p.retired)
        and all(word in folded(p.text) or word in folded(p.part) for word in words)
    }


_FILTERS = st.builds(
    Filter,
    kind=st.sampled_from((None, *_KINDS)),
    since=st.sampled_from((None, -1, 0, 2019, 2024, 99_999)),
    until=st.sampled_from((None, -5, 2019, 2024, 99_999)),
    topic=st.sampled_from(("", "", "养老", "ai", "公路 养护", "老", "不在")),
    issuing_body=st.sampled_from(("", "", "民政", "ab县(试点)", "云岭", "不在")),
    number=st.sampled_from(("", "", "〔2025〕", "6号", "12", "0003")),
    deputy=st.sampled_from(("", "", "柳书禾", "a·")),
    retired=st.booleans(),
)


@settings(max_examples=300, deadline=None)
@given(st.data(), _FILTERS)
def test_a_search_finds_exactly_what_a_plain_look_finds(
    library: tuple[Store, list[Known]], data: st.DataObject, wanted: Filter
) -> None:
    store, rows = library
    passage = data.draw(st.sampled_from(rows)).passage
    source = data.draw(st.sampled_from([passage.text, passage.part, "不在其中"]))
    start = data.draw(st.integers(0, len(source) - 1))
    piece = source[start : data.draw(st.integers(start + 1, len(source)))]
    query = piece + data.draw(st.sampled_from(["", "", " 养", "\u3000ａ", " 第"]))
    words = folded(query).split()
    anywhere = plainly(rows, [], Filter(retired=True))
    if any(not plainly(rows, [word], Filter(retired=True)) for word in words):
        return  # such a word may be one of the letter's own data
    newest = data.draw(st.booleans())
    hits = search(store, query, wanted=wanted, newest=newest, limit=_EVERYTHING)
    found = [hit.passage.id for hit in hits]
    assert len(found) == len(set(found))
    assert set(found) == (plainly(rows, words, wanted) if words else set())
    assert set(found) <= anywhere
    if newest:
        years = [hit.passage.dated[:4] for hit in hits]
        assert years == sorted(years, reverse=True)
    else:
        scores = [hit.score for hit in hits]
        assert scores == sorted(scores, reverse=True)
    few = search(store, query, wanted=wanted, newest=newest, limit=3)
    assert few == hits[:3]


@settings(max_examples=100, deadline=None)
@given(st.sampled_from("养老人才公路1a。"), st.booleans())
def test_of_a_family_the_first_is_found(
    library: tuple[Store, list[Known]], query: str, newest: bool
) -> None:
    store, _ = library
    every = search(store, query, newest=newest, limit=_EVERYTHING)
    seen: set[int | None] = set()
    firsts = []
    for hit in every:
        family = hit.passage.family
        if family is None or family not in seen:
            firsts.append(hit)
            seen.add(family)
    found = search(store, query, newest=newest, limit=_EVERYTHING, one_per_family=True)
    assert found == firsts


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(("养老人才", "公路老人", "AA1人才公路")), _FILTERS, st.booleans())
def test_suggestions_keep_to_the_filter_and_never_offer_what_is_retired(
    library: tuple[Store, list[Known]], text: str, wanted: Filter, wide: bool
) -> None:
    store, rows = library
    hits = suggest(store, text, wanted=wanted, wide=wide, limit=50)
    allowed = plainly(rows, [], replace(wanted, retired=False))
    assert {hit.passage.id for hit in hits} <= allowed
    assert all(hit.reasons for hit in hits)
    once = suggest(store, text, wanted=wanted, wide=wide, limit=50, one_per_family=True)
    families_of = [hit.passage.family for hit in once if hit.passage.family is not None]
    assert len(families_of) == len(set(families_of))
