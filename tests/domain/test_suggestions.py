"""Suggestions and proposals as deputies and members write them, read against what a clerk reads.

Each NN-name.txt of tests/suggestions has its truth in NN-name.json beside it: the fields of the
form, and for each ask the headings a clerk would write (parted by |) and how its words begin and
end. Everything in them is invented.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from replydesk.domain.asks import read_submission
from replydesk.domain.rejoin import lines_of
from replydesk.domain.submission import Ask, Submission

FILES = Path(__file__).parent.parent / "suggestions"
FIELDS = ("kind", "subject", "number", "plenary_session", "submitters")
_MARKS = re.compile(r"[\s，,。；;：:、“”‘’「」《》〈〉（）()!！?？.]+")
_ASKING = re.compile(r"(?:(?:我们)?建议|希望|呼吁|恳请|应当|要)+")


@dataclass(frozen=True)
class Score:
    """What was right of how much, and a line for each failure."""

    asks: tuple[int, int]
    fields: tuple[int, int]
    failures: tuple[str, ...]


def plain(text: str) -> str:
    return _MARKS.sub("", text)


def words(text: str) -> str:
    """The text without marks and without the verb of asking in front of it."""
    bare = plain(text)
    return _ASKING.sub("", bare, count=1) if _ASKING.match(bare) else bare


def is_right(ask: Ask, truth: dict[str, str]) -> bool:
    headings = [words(one) for one in truth["heading"].split("|")]
    heading = words(ask.heading)
    close = any(heading == one or heading in one or one in heading for one in headings)
    begins = words(ask.text).startswith(words(truth["begins"]))
    return bool(heading) and close and begins and plain(ask.text).endswith(plain(truth["ends"]))


def wrong_fields(found: Submission, truth: dict[str, Any]) -> Iterator[str]:
    for name in FIELDS:
        have, want = getattr(found, name), truth[name]
        have = list(have) if name == "submitters" else str(have)
        if have != want:
            yield f"{name}: {have!r}，应为{want!r}"


def wrong_asks(found: Submission, truth: dict[str, Any]) -> Iterator[str]:
    for wanted in truth["asks"]:
        if not any(is_right(ask, wanted) for ask in found.asks):
            yield f"没有诉求：{wanted['heading']}"
    for ask in found.asks:
        if not any(is_right(ask, wanted) for wanted in truth["asks"]):
            yield f"多出诉求：{ask.heading}｜{ask.text[:16]}…{ask.text[-12:]}"


def score(names: list[str]) -> Score:
    right_asks = all_asks = right_fields = 0
    failures = []
    for name in names:
        truth = json.loads((FILES / f"{name}.json").read_text("utf-8"))
        found = read_submission(lines_of((FILES / f"{name}.txt").read_text("utf-8")))
        bad_fields, bad_asks = list(wrong_fields(found, truth)), list(wrong_asks(found, truth))
        right = sum(any(is_right(a, wanted) for a in found.asks) for wanted in truth["asks"])
        right_asks += right
        all_asks += max(len(truth["asks"]), len(found.asks))
        right_fields += len(FIELDS) - len(bad_fields)
        failures += [f"{name} {said}" for said in (*bad_fields, *bad_asks)]
    return Score((right_asks, all_asks), (right_fields, len(FIELDS) * len(names)), tuple(failures))


NAMES = sorted(path.stem for path in FILES.glob("*.txt"))


def test_asks_and_fields_are_read_as_a_clerk_reads_them() -> None:
    got = score(NAMES)
    said = "\n".join((f"诉求 {got.asks}，其他 {got.fields}", *got.failures))
    assert got.asks[0] >= 0.95 * got.asks[1], said
    assert got.fields[0] >= 0.97 * got.fields[1], said


@pytest.mark.parametrize("name", NAMES)
def test_the_number_of_asks_is_the_deputys(name: str) -> None:
    truth = json.loads((FILES / f"{name}.json").read_text("utf-8"))
    found = read_submission(lines_of((FILES / f"{name}.txt").read_text("utf-8")))
    assert len(found.asks) == len(truth["asks"]), [ask.heading for ask in found.asks]
