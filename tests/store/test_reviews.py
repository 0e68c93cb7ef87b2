"""Corrections and letters taken out: ids that drafts point at, and an index that stays exact."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replydesk.domain.letter import (
    Paragraph,
    Part,
    ReplyLetter,
    Section,
    SectionKind,
    SignatureBlock,
)
from replydesk.domain.passage import passages_of
from replydesk.domain.reading import Doubt, Meaning, Reading
from replydesk.store import finding, reviews
from replydesk.store.engine import Store, Transaction
from replydesk.store.fulltext import rebuild_index
from replydesk.store.health import examine
from replydesk.store.library import add_letter, passages_with, size
from replydesk.store.reviews import LetterState
from tests.store.made_letters import letter_of_points

POINTS = [
    "建成社区养老服务综合体62个，新增护理床位1.2万张。",
    "出台居家适老化改造补贴办法，改造家庭3100户。",
    "培训养老护理员480人次，持证上岗率达到九成。",
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "library.db") as opened:
        yield opened


def added(tx: Transaction, letter: ReplyLetter, name: str = "a.txt") -> int:
    return add_letter(tx, Reading(letter), name, f"digest of {name}").letter_id


def ids(tx: Transaction, letter_id: int) -> dict[str, int]:
    rows = tx.exec_driver_sql(
        "SELECT text, id FROM passages WHERE letter_id = ? ORDER BY id", (letter_id,)
    )
    return {row.text: row.id for row in rows}


def ids_by_text(tx: Transaction, letter_id: int) -> dict[str, set[int]]:
    rows = tx.exec_driver_sql("SELECT text, id FROM passages WHERE letter_id = ?", (letter_id,))
    found: dict[str, set[int]] = {}
    for row in rows:
        found.setdefault(row.text, set()).add(row.id)
    return found


def index(tx: Transaction) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """Every token of every row of the index, and how often each token is counted."""
    tx.exec_driver_sql(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.every_token"
        " USING fts5vocab(main, passage_tokens, instance)"
    )
    found = tx.exec_driver_sql("SELECT term, doc FROM every_token ORDER BY term, doc").all()
    counts = tx.exec_driver_sql("SELECT token, passages FROM token_counts ORDER BY token").all()
    return [(term, doc) for term, doc in found], [(token, count) for token, count in counts]


def assert_index_is_exact(tx: Transaction) -> None:
    kept = index(tx)
    rebuild_index(tx)
    assert kept == index(tx)


def save(tx: Transaction, letter_id: int, letter: ReplyLetter, *, finished: bool = True) -> None:
    assert reviews.save(tx, letter_id, letter, finished=finished)


def test_passages_whose_text_stays_keep_their_ids_wherever_they_stand_now(store: Store) -> None:
    letter = letter_of_points(POINTS)
    with store.write() as tx:
        letter_id = added(tx, letter)
        before = ids(tx, letter_id)
        first, second, third = (Paragraph(text) for text in POINTS)
        save(
            tx,
            letter_id,
            replace(
                letter,
                parts=(
                    Part("关于“队伍建设”的建议", (Section(SectionKind.OUTCOMES, None, (third,)),)),
                    Part(None, (Section(SectionKind.NEXT_STEPS, "下一步", (first, second)),)),
                ),
                signature=SignatureBlock("云岭省民政厅", date(2024, 6, 1)),
            ),
        )
        assert ids(tx, letter_id) == before
        assert_index_is_exact(tx)
        (passage,) = passages_with(tx, [before[POINTS[2]]])
        assert (passage.kind, passage.dated) == (SectionKind.OUTCOMES, "2024-06-01")
        assert passage.part == "关于“队伍建设”的建议"


def test_passages_that_vanish_go_and_their_ids_are_never_given_again(store: Store) -> None:
    letter = letter_of_points(POINTS)
    with store.write() as tx:
        letter_id = added(tx, letter)
        before = ids(tx, letter_id)
        corrected = letter_of_points([POINTS[0], "改造适老化家庭3200户，比上年增加一倍。"])
        save(tx, letter_id, corrected)
        after = ids(tx, letter_id)
        assert after[POINTS[0]] == before[POINTS[0]]
        assert set(after) == {POINTS[0], "改造适老化家庭3200户，比上年增加一倍。"}
        assert set(after.values()) - {before[POINTS[0]]} == {max(before.values()) + 1}
        save(tx, letter_id, letter_of_points(POINTS[:1]))
        other = added(tx, letter_of_points(["修缮村卫生室140所，配齐设备。"], year=2023), "b.txt")
        assert min(ids(tx, other).values()) == max(before.values()) + 2
        assert_index_is_exact(tx)


def test_a_correction_keeps_uses_of_the_passages_that_stay(store: Store) -> None:
    letter = letter_of_points(POINTS)
    with store.write() as tx:
        letter_id = added(tx, letter)
        kept, gone = ids(tx, letter_id)[POINTS[0]], ids(tx, letter_id)[POINTS[1]]
        tx.exec_driver_sql(
            "INSERT INTO drafts VALUES (1, 1, '', '', 0, '', 0, 0, '[]', 0, 0, '', '', '', '',"
            " NULL, '{}', '{}', NULL, NULL, NULL)"
        )
        tx.exec_driver_sql("INSERT INTO uses VALUES (1, ?), (1, ?)", (kept, gone))
        save(tx, letter_id, letter_of_points([POINTS[0]], kind=SectionKind.OUTCOMES))
        assert [p.used for p in passages_with(tx, [kept, gone])] == [1]
        assert tx.exec_driver_sql("SELECT passage_id FROM uses").scalars().all() == [kept]


_texts = st.sampled_from([*POINTS, "新建托育机构12家，普惠托位占八成。", "（一）甲ＡＢ𠮷 é·x。"])
_kinds = st.sampled_from(list(SectionKind))
_sections = st.builds(
    lambda kind, texts: Section(kind, None, tuple(map(Paragraph, texts))),
    _kinds,
    st.lists(_texts, max_size=4),
)
_letters = st.builds(
    lambda parts, year: ReplyLetter(
        addressees=("邵怀青",),
        parts=tuple(parts),
        signature=SignatureBlock("云岭省民政厅", date(year, 5, 20) if year else None),
    ),
    st.lists(
        st.builds(
            lambda heading, sections: Part(heading, tuple(sections)),
            st.sampled_from([None, "完善服务", "加强队伍"]),
            st.lists(_sections, max_size=2),
        ),
        max_size=3,
    ),
    st.sampled_from([0, 2024, 2025]),
)


@settings(max_examples=30)
@given(st.lists(_letters, min_size=2, max_size=4))
def test_after_any_corrections_passages_and_index_are_as_if_made_anew(
    tmp_path_factory: pytest.TempPathFactory, versions: list[ReplyLetter]
) -> None:
    path = tmp_path_factory.mktemp("library") / "library.db"
    with Store.open(path) as store, store.write() as tx:
        letter_id = added(tx, versions[0])
        added(tx, letter_of_points(POINTS[:2], year=2023), "other.txt")
        for letter in versions[1:]:
            before = ids_by_text(tx, letter_id)
            save(tx, letter_id, letter)
            after = ids_by_text(tx, letter_id)
            for text in before.keys() & after.keys():
                both = before[text], after[text]
                assert len(both[0] & both[1]) == min(map(len, both))
            rows = tx.exec_driver_sql(
                "SELECT text, kind, part, part_place, section_place, paragraph_place, point_place"
                " FROM passages WHERE letter_id = ?",
                (letter_id,),
            )
            wanted = [(p.text, p.kind.value, p.part, *p.place) for p in passages_of(letter)]
            assert sorted(map(tuple, rows)) == sorted(wanted)
        assert_index_is_exact(tx)


def test_a_letter_taken_out_is_not_found_and_comes_back_as_it_was(store: Store) -> None:
    with store.write() as tx:
        letter_id = added(tx, letter_of_points(POINTS))
        other = added(tx, letter_of_points(["修缮村卫生室140所，配齐设备。"], year=2023), "b.txt")
        before, whole = ids(tx, letter_id), index(tx)
        assert reviews.set_removed(tx, letter_id, removed=True) == 3
        assert size(tx).letters == 1
        assert size(tx).passages == 1
        assert reviews.load(tx, letter_id) is None
        assert [item.letter_id for item in reviews.items(tx, list(LetterState))] == [other]
        assert passages_with(tx, list(before.values())) == []
        for text in ("综合体", "邵怀青", "云岭省民政厅"):
            hits = finding.search(tx, text)
            assert {hit.passage.letter_id for hit in hits} <= {other}
        assert_index_is_exact(tx)
        reviews.set_removed(tx, letter_id, removed=False)
        reviews.set_removed(tx, letter_id, removed=False)
        assert (ids(tx, letter_id), index(tx)) == (before, whole)
        assert size(tx).letters == 2
        assert reviews.set_removed(tx, 99, removed=True) is None


def test_a_library_with_a_letter_taken_out_is_sound(store: Store) -> None:
    with store.write() as tx:
        reviews.set_removed(tx, added(tx, letter_of_points(POINTS)), removed=True)
    store.close()
    assert {found.health.value for found in examine(store.path)} == {"sound"}


def test_an_old_file_of_a_letter_taken_out_brings_it_back(store: Store) -> None:
    letter = letter_of_points(POINTS)
    with store.write() as tx:
        letter_id = added(tx, letter)
        corrected = replace(letter, subject="关于养老服务的建议")
        save(tx, letter_id, corrected)
        reviews.set_removed(tx, letter_id, removed=True)
        back = add_letter(tx, Reading(letter), "a.txt", "digest of a.txt")
        assert (back.letter_id, back.passages, back.restored, back.duplicate) == (1, 3, True, False)
        review = reviews.load(tx, letter_id)
        assert review is not None
        assert review.reading.letter == corrected
        assert_index_is_exact(tx)


def test_a_review_has_all_that_was_read(store: Store) -> None:
    reading = Reading(
        letter_of_points(POINTS),
        notes=("接回了2处断行。",),
        doubts=(Doubt("dated", "日期残缺，请核对。", paragraph=7), Doubt("parts", "类别", 0, 0)),
        meanings=(Meaning(0, 0, 0.55),),
        source=("邵怀青代表：", "您提出的建议收悉，现答复如下："),
    )
    with store.write() as tx:
        letter_id = add_letter(tx, reading, "/往年/a.pdf", "digest").letter_id
        (item,) = reviews.items(tx, [LetterState.UNSURE])
        assert (item.doubts, item.source, item.dated) == (2, "/往年/a.pdf", "2025-05-20")
        review = reviews.load(tx, letter_id)
        assert review == reviews.Review(letter_id, "/往年/a.pdf", LetterState.UNSURE, reading)


def test_doubts_about_a_section_that_is_gone_keep_their_words_only(store: Store) -> None:
    reading = Reading(
        letter_of_points(POINTS),
        doubts=(Doubt("parts", "类别请核对。", 0, 0, 3),),
        meanings=(Meaning(0, 0, 0.4),),
    )
    with store.write() as tx:
        letter_id = add_letter(tx, reading, "a.txt", "digest").letter_id
        save(tx, letter_id, replace(reading.letter, parts=()), finished=False)
        review = reviews.load(tx, letter_id)
        assert review is not None
        assert (review.state, review.corrected) == (LetterState.UNSURE, True)
        assert review.reading.doubts == (Doubt("parts", "类别请核对。", paragraph=3),)
        assert review.reading.meanings == ()


def test_accepting_and_finishing_take_a_letter_off_the_list(store: Store) -> None:
    doubt = (Doubt("dated", "日期残缺，请核对。"),)
    letters = [letter_of_points([text], year=2020 + n) for n, text in enumerate(POINTS)]
    with store.write() as tx:
        one, two, three = (
            add_letter(tx, Reading(letter, doubts=doubt), f"{n}.txt", f"{n}").letter_id
            for n, letter in enumerate(letters)
        )
        reviews.set_state(tx, [one], LetterState.REVIEWED)
        save(tx, two, replace(letters[1], number="12"), finished=True)
        save(tx, three, replace(letters[2], number="12"), finished=False)
        states = [
            (item.letter_id, item.state.value) for item in reviews.items(tx, list(LetterState))
        ]
        assert states == [(three, "unsure"), (two, "reviewed"), (one, "reviewed")]
        assert not reviews.save(tx, 99, letters[0], finished=True)
