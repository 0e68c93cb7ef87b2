"""Searching the library as a clerk does, and suggestions for a deputy's point."""

import tempfile
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from replydesk.domain.errors import InputError
from replydesk.domain.letter import Paragraph, ReplyLetter, Section, SectionKind
from replydesk.domain.passage import Filter, Hit, Passage, Reason
from replydesk.domain.reading import Reading
from replydesk.domain.submission import Ask, Submission
from replydesk.services.drafts import create_draft, save_draft
from replydesk.services.library import LibrarySize, letter_of, library_size, search, suggest
from replydesk.store.engine import Store
from replydesk.store.library import add_letter
from replydesk.store.rows import passages
from tests.postgres_server import settle
from tests.store.made_letters import letter_of_points


@pytest.fixture
def store(either_library: Path | str) -> Iterator[Store]:
    with Store.open(either_library) as opened:
        yield opened


def put(store: Store, letter: ReplyLetter, digest: str = "") -> None:
    with store.write() as tx:
        add_letter(tx, Reading(letter), "样例.txt", digest or str(hash(letter)))


def texts(hits: list[Hit]) -> list[str]:
    return [hit.passage.text for hit in hits]


def marked(hit: Hit) -> list[str]:
    return [hit.passage.text[start:end] for start, end in hit.marks]


# Few characters, so that words meet: full and half width, both cases, characters that fold to
# several, that join with the one before, that FTS5 would read as operators, and spaces.
_LETTERS = "养老人才AaＡ1１①㎡½ﬁßé\u0301ｶﾞ,，。“\"'*()（）-:%\u3000 \n\0\x0b😀がい가\ue02c"
_TEXTS = st.text(_LETTERS, min_size=8, max_size=30)


def folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def scan(hits: list[Hit], words: list[str]) -> set[str]:
    """What a plain look at every passage finds."""
    return {
        hit.passage.text
        for hit in hits
        if all(
            word in folded(hit.passage.text) or word in folded(hit.passage.part) for word in words
        )
    }


@settings(max_examples=80, deadline=None)
@given(st.data(), st.lists(_TEXTS, min_size=1, max_size=6, unique=True), _TEXTS)
def test_a_search_finds_what_a_plain_scan_finds_and_nothing_else(
    data: st.DataObject, points: list[str], heading: str
) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder, "library.db")) as store,
    ):
        letter = letter_of_points(points, heading=f"关于{heading}")
        put(store, letter, "digest")
        every = search(store, "关于", limit=100)
        assert len(every) == library_size(store).passages
        source = data.draw(st.sampled_from([*points, heading, "不在其中"]))
        start = data.draw(st.integers(0, len(source) - 1))
        end = data.draw(st.integers(start + 1, len(source)))
        query = source[start:end] + data.draw(st.sampled_from(["", " 养", " ａ", "\u3000关于"]))
        words = folded(query).split()
        # The letter's own data are asked only where no passage has the words; not here.
        expected = scan(every, words) if words else set()
        found = search(store, query, limit=100)
        if expected or not words:
            assert set(texts(found)) == expected


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=40))
def test_any_text_whatever_is_answered(query: str) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder, "library.db")) as store,
    ):
        put(store, letter_of_points(["建成社区养老服务综合体62个。"]), "digest")
        search(store, query)
        suggest(store, query)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "   ",
        '"',
        "'; DROP TABLE letters; --",
        "养老 OR 人才",
        "NEAR(养 老)",
        "* ^ : - + ( )",
        "😀👨‍👩‍👧",
        "\0\x01\x0b",
        "养" * 10_000,
        "养老服务" * 2_500,
        " ".join(chr(0x4E00 + n) for n in range(3_000)),
        "\ud83d",
    ],
)
def test_odd_queries_find_nothing_without_harm(store: Store, query: str) -> None:
    put(store, letter_of_points(["建成社区服务综合体62个，覆盖18.6万人。"]))
    assert search(store, query) == []
    suggest(store, query)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("养", ["养"]),
        ("１２.5", ["12.5"]),
        ("ai", ["ＡＩ"]),
        ("ai 12.5%", ["ＡＩ", "12.5%"]),
        ("(试行)", ["（试行）"]),
        ("服务站,", ["服务站，"]),
    ],
)
def test_width_and_case_do_not_matter_and_the_words_are_marked(
    store: Store, query: str, found: list[str]
) -> None:
    text = "养成ＡＩ护理习惯，推广智慧服务站，增长12.5%，办法（试行）已印发。"
    put(store, letter_of_points([text]))
    (hit,) = search(store, query)
    assert marked(hit) == found


def test_characters_that_fold_to_several_are_marked_whole(store: Store) -> None:
    put(store, letter_of_points(["新增面积500㎡以上，①至③类设施全部达标。"]))
    assert marked(search(store, "0m")[0]) == ["0㎡"]
    assert marked(search(store, "3")[0]) == ["③"]


def test_every_word_must_be_in_text_or_heading(store: Store) -> None:
    put(store, letter_of_points(["为每个综合体补助80万元。", "建成综合体62个。"]))
    assert texts(search(store, "养老 补助")) == ["为每个综合体补助80万元。"]
    assert search(store, "补助 托育") == []


def test_filters_narrow_a_search(store: Store) -> None:
    for year, kind in ((2023, SectionKind.MEASURES), (2025, SectionKind.OUTCOMES)):
        put(store, letter_of_points([f"{year}年建成综合体{year - 2000}个。"], kind=kind, year=year))
    other = letter_of_points(
        ["建成充电站综合体5处。"], heading="关于“充电设施”的建议", subject="关于充电", year=2024
    )
    put(store, other)
    assert len(search(store, "综合体")) == 3
    assert texts(search(store, "综合体", wanted=Filter(kind=SectionKind.OUTCOMES))) == [
        "2025年建成综合体25个。"
    ]
    assert len(search(store, "综合体", wanted=Filter(since=2024))) == 2
    assert search(store, "综合体", wanted=Filter(since=2026)) == []
    assert texts(search(store, "综合体", wanted=Filter(topic="充电"))) == ["建成充电站综合体5处。"]
    assert len(search(store, "综合体", limit=2)) == 2


def test_among_equal_finds_the_newest_comes_first(store: Store) -> None:
    for year in (2024, 2026, 2023, 2025):
        put(store, letter_of_points([f"在{year}年建成综合体。"], year=year))
    years = [hit.passage.dated[:4] for hit in search(store, "综合体")]
    assert years == ["2026", "2025", "2024", "2023"]


def test_the_best_come_first_however_many_newer_ones_only_have_the_word_in_their_heading(
    store: Store,
) -> None:
    put(store, letter_of_points(["建成养老综合体62个。"], heading="设施", year=2019))
    for year in (2024, 2025):
        points = [f"第{number}项工作按期完成。" for number in range(120)]
        put(store, letter_of_points(points, heading="养老", year=year))
    assert texts(search(store, "养老", limit=1)) == ["建成养老综合体62个。"]
    assert search(store, "养老", limit=1, newest=True)[0].passage.dated[:4] == "2025"
    assert search(store, "养老", limit=241)[:5] == search(store, "养老", limit=5)
    assert len(search(store, "养老", limit=1000)) == 241


def test_a_passage_in_use_is_among_the_best_however_old_it_is(store: Store) -> None:
    put(store, letter_of_points(["建成综合体62个。"], year=2010))
    for year in range(2011, 2016):
        points = [f"建成综合体{number}个。" for number in range(110)]
        put(store, letter_of_points(points, year=year))
    (old,) = (hit.passage for hit in search(store, "综合体62个", limit=10) if old_one(hit))
    assert not any(map(old_one, search(store, "综合体", limit=500)))
    take_over(store, old)
    assert old_one(search(store, "综合体")[0])
    hits = search(store, "综合体", limit=1000)
    assert len(hits) == len({hit.passage.id for hit in hits}) == 551


def old_one(hit: Hit) -> bool:
    return hit.passage.dated.startswith("2010")


def take_over(store: Store, passage: Passage) -> None:
    """Three drafts take the passage over."""
    for _ in range(3):
        draft = create_draft(store, Submission(subject="关于养老的建议", asks=(Ask("养老"),)))
        point = Paragraph(passage.text, origin=passage.id)
        section = Section(SectionKind.MEASURES, "主要措施", (point,))
        save_draft(store, replace(draft, letter=draft.letter.with_section(0, 0, section)))
    settle(store)


def test_a_letter_without_date_is_found_last(store: Store) -> None:
    for year in (0, 2023):
        put(store, letter_of_points([f"在{year}年建成综合体。"], year=year))
    assert [hit.passage.dated for hit in search(store, "综合体")] == ["2023-05-20", ""]


@pytest.mark.parametrize(
    "query", ["民政厅", "云民函〔2025〕68号", "0094", "邵怀青", "民政厅 综合体"]
)
def test_the_letters_own_data_are_searched_where_no_passage_has_the_words(
    store: Store, query: str
) -> None:
    put(store, letter_of_points(["建成综合体62个。", "加快补齐设施短板。"]))
    found = search(store, query)
    assert "建成综合体62个。" in texts(found)
    assert len(found) == (1 if "综合体" in query else 2)
    assert search(store, query, wanted=Filter(since=2026)) == []


def test_words_that_passages_have_are_not_looked_for_in_the_letters_data(store: Store) -> None:
    put(store, letter_of_points(["建成综合体62个。"], subject="关于补助"))
    put(store, letter_of_points(["发放补助80万元。"], heading="其他", subject="关于发放"))
    assert search(store, "综合体 补助") == []
    assert texts(search(store, "综合体 邵怀青")) == ["建成综合体62个。"]


def test_a_suggestion_tells_why(store: Store) -> None:
    for year in (2016, 2025):
        put(store, letter_of_points([f"{year}年建成养老综合体。", "加快推进此项工作。"], year=year))
    point = "完善养老综合体"
    reasons = {hit.passage.text: hit.reasons for hit in suggest(store, point)}
    assert reasons["2025年建成养老综合体。"] == (Reason.TOPIC, Reason.WORDS, Reason.RECENT)
    assert reasons["2016年建成养老综合体。"] == (Reason.TOPIC, Reason.WORDS)
    assert Reason.WORDS not in reasons["加快推进此项工作。"]
    take_over(store, suggest(store, point)[-1].passage)
    assert [hit.reasons[-1] for hit in suggest(store, point)].count(Reason.USED) == 1


def test_what_a_clerk_says_a_passage_is_about_counts(store: Store) -> None:
    put(store, letter_of_points(["印发托育服务方案。"], heading="托育", year=2016))
    put(store, letter_of_points(["新增设施62处。"], heading="甲", subject="乙"))
    put(store, letter_of_points(["新增设施63处。"], heading="甲", subject="丙", year=2024))
    with store.write() as tx:
        tx.execute(update(passages).values(topic="托育服务").where(passages.c.year == 2024))
    found = texts(suggest(store, "托育服务设施"))
    assert found.index("新增设施63处。") < found.index("新增设施62处。")


def test_a_letter_brings_its_passages_and_is_found_again(store: Store) -> None:
    letter = letter_of_points(["一是建成综合体62个；二是完成适老化改造3.2万户。"])
    put(store, letter)
    assert library_size(store) == LibrarySize(1, 2)
    (hit,) = search(store, "适老化")
    assert letter_of(store, hit.passage) == letter
    with store.write() as tx:
        tx.exec_driver_sql("DELETE FROM letters")
    assert search(store, "适老化") == []
    with pytest.raises(InputError, match="已不在素材库"):
        letter_of(store, hit.passage)


def test_the_same_file_and_the_same_wording_add_nothing(store: Store) -> None:
    letter = letter_of_points(["建成综合体62个，覆盖18.6万人。"])
    spaced = letter_of_points(["建成综合体 62个,覆盖18.6万人。"])
    with store.write() as tx:
        first = add_letter(tx, Reading(letter), "a.txt", "digest-1")
        again = add_letter(
            tx, Reading(letter_of_points(["另一封信的内容在此。"])), "b.txt", "digest-1"
        )
        same = add_letter(tx, Reading(spaced), "a.docx", "digest-2")
    assert not first.duplicate
    assert again.duplicate
    assert same.duplicate
    assert again.letter_id == same.letter_id == first.letter_id
    assert library_size(store) == LibrarySize(1, 1)


def test_suggestions_come_from_the_part_that_answers_the_point(store: Store) -> None:
    for subject, words in (
        ("社区养老服务", "建成社区养老服务综合体62个。"),
        ("农村公路", "新建改建农村公路1280公里。"),
        ("高层次人才引进", "兑现安家补贴3.1亿元，引进博士860人。"),
    ):
        heading = f"关于“加强{subject}”的建议"
        put(
            store, letter_of_points([words, "下一步将加强督导。"], heading=heading, subject=subject)
        )
    assert texts(suggest(store, "关于修好农村公路的建议"))[0] == "新建改建农村公路1280公里。"
    assert texts(suggest(store, "引才政策"))[0].startswith("兑现安家补贴")
    assert texts(suggest(store, "关心老人\n希望多建社区养老服务设施"))[0].startswith("建成社区养老")
    assert suggest(store, "") == suggest(store, "……") == suggest(store, "魑魅魍魉") == []


def test_suggestions_keep_to_kind_limit_and_other_letters(store: Store) -> None:
    for year, kind in ((2024, SectionKind.MEASURES), (2025, SectionKind.OUTCOMES)):
        points = [f"{year}年社区养老服务第{n}条内容。" for n in range(5)]
        put(store, letter_of_points(points, kind=kind, year=year))
    hits = suggest(store, "社区养老服务", wanted=Filter(kind=SectionKind.MEASURES), limit=3)
    assert len(hits) == 3
    assert {hit.passage.kind for hit in hits} == {SectionKind.MEASURES}
    newest = suggest(store, "社区养老服务")[0].passage
    assert newest.dated[:4] == "2025"
    rest = suggest(store, "社区养老服务", exclude_letter=newest.letter_id)
    assert {hit.passage.dated[:4] for hit in rest} == {"2024"}
    scores = [hit.score for hit in suggest(store, "社区养老服务")]
    assert scores == sorted(scores, reverse=True)


def test_a_suggestion_marks_what_it_shares(store: Store) -> None:
    put(store, letter_of_points(["建成社区养老服务综合体62个。"]))
    put(store, letter_of_points(["新建公路1280公里。"], heading="农村公路", year=2024))
    hit = suggest(store, "关于建设社区养老服务综合体的建议")[0]
    assert "社区养老服务综合体" in marked(hit)
