"""How common tokens are: near the truth in a large library, and undone by forgetting."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from replydesk.domain.letter import SectionKind
from replydesk.store import fulltext, token_index
from replydesk.store.engine import Store
from replydesk.store.fulltext import EVERY
from replydesk.store.token_index import COUNTED, counted_for

TOTAL = COUNTED * 2
RARE = next(n for n in range(COUNTED, TOTAL) if not counted_for(n))


def entry(number: int) -> fulltext.Entry:
    text = "新建公路" if number % 4 else "新建桥梁"
    return number, 2025, SectionKind.MEASURES, text + ("栈道" if number == RARE else ""), "交通"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "library.db") as opened:
        yield opened


def test_counts_of_a_large_library_are_near_the_truth(store: Store) -> None:
    with store.write() as tx:
        fulltext.index_passages(tx, map(entry, range(1, TOTAL + 1)))
        counts = token_index.counts(tx, [EVERY, "公路", "桥梁", "栈道", "隧道"])
    assert counts[EVERY] == TOTAL
    assert counts["公路"] == pytest.approx(TOTAL * 3 / 4, rel=0.1)
    assert counts["桥梁"] == pytest.approx(TOTAL / 4, rel=0.1)
    assert counts["栈道"] == 1
    assert "隧道" not in counts


def test_the_first_passages_are_counted_one_by_one(store: Store) -> None:
    with store.write() as tx:
        fulltext.index_passages(tx, map(entry, range(1, COUNTED + 1)))
        assert token_index.counts(tx, ["桥梁"]) == {"桥梁": COUNTED // 4}


def test_what_is_forgotten_is_counted_no_more(store: Store) -> None:
    with store.write() as tx:
        for numbers in (range(1, 600), range(600, TOTAL)):
            fulltext.index_passages(tx, map(entry, numbers))
        fulltext.forget_passages(tx, map(entry, range(1, TOTAL)))
        assert token_index.counts(tx, [EVERY, "公路", "桥梁", "栈道"]) == {}
        assert tx.exec_driver_sql("SELECT count(*) FROM token_counts").scalar_one() == 0
