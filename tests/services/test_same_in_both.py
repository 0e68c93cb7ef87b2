"""A shared library finds and ranks what a library in a file does, hit for hit."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from replydesk.domain.letter import SectionKind
from replydesk.domain.passage import Filter
from replydesk.services.imports import import_paths
from replydesk.services.library import search, suggest
from replydesk.services.samples import sample_letters
from replydesk.store.engine import Store
from replydesk.store.passage_rows import change_rows
from replydesk.store.postgres import tokens
from replydesk.store.rows import passages
from tests.evaluation.judged import EvaluationSet
from tests.postgres_server import Server

EVALUATION = EvaluationSet()
# Any part of a text, names, numbers, what the databases would read as their own, and nothing.
_WORDS = (
    "养老 老 养 a A ａ 1 ７ 2025 % _ ' \" \\ : & | ! * ( ) <-> NULL 😀 \0 \x0b \u3000 的 了 服务"
    " 养老服务 人才 工作站 “ ”号 〔2025〕 云岭 省教育厅 0094 邵怀青 学校 医院 道路 3 亿元 一是 关于"
)
TEXTS = [
    *_WORDS.split(" "),
    "养老 服务",
    "服务 2025 建设",
    "推进农村公路建设，改善出行条件。" * 200,
    "",
    "  \n ",
]
FILTERS = (
    Filter(),
    Filter(kind=SectionKind.OUTCOMES),
    Filter(since=2024),
    Filter(until=2023, kind=SectionKind.MEASURES),
    Filter(topic="教育"),
    Filter(issuing_body="教育厅"),
    Filter(number="2025"),
    Filter(deputy="怀"),
    Filter(since=-5, until=10**9, topic="%'\\", number="\0"),
)


@pytest.fixture(scope="module")
def both(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    """The sample letters and those of the evaluation, in a file and on a server."""
    folder = tmp_path_factory.mktemp("both")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REPLYDESK_DATA", str(folder / "data"))
        with (
            Store.open(Path(folder, "library.db")) as file,
            Store.open(server.new_schema()) as shared,
        ):
            for store in (file, shared):
                for _ in import_paths(store, sample_letters()):
                    pass
                EVALUATION.fill(store)
            yield file, shared


@pytest.mark.parametrize("wanted", FILTERS)
def test_a_search_finds_the_same(both: tuple[Store, Store], wanted: Filter) -> None:
    found = 0
    for at, text in enumerate(TEXTS):
        newest = at % 3 == 0
        one, other = (search(store, text, wanted=wanted, newest=newest) for store in both)
        assert one == other
        found += len(one)
    if wanted == Filter():
        assert found > 500


@pytest.mark.parametrize("wanted", FILTERS[:5])
def test_suggestions_are_the_same_in_the_same_order(
    both: tuple[Store, Store], wanted: Filter
) -> None:
    step = 3 if wanted == Filter() else 20
    points = [point.text for point in EVALUATION.points[::step]]
    for text in [*points, *TEXTS[::step]]:
        one, other = (suggest(store, text, wanted=wanted, limit=30) for store in both)
        assert one == other


def test_passages_without_end_are_found_all_the_same(
    both: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    # The limit is a megabyte: of text without a repetition a hundred pages.
    monkeypatch.setattr(tokens, "_MOST", 9000)
    long = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 2000))
    for store in both:
        with store.write() as tx:
            first = tx.execute(select(func.min(passages.c.id))).scalar_one()
            change_rows(tx, {first: {"text": long}})
    for text in ("一丁", long[1000:1020], "养老"):
        one, other = (search(store, text) for store in both)
        assert one == other
        assert one
