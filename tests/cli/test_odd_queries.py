"""Whatever is typed as a query, the commands answer: an answer or an empty list, never a fault."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from replydesk.cli import run
from replydesk.domain.reading import Reading
from replydesk.store.engine import Store
from replydesk.store.library import add_letter
from tests.store.made_letters import letter_of_points

QUERIES = {
    "quotes": "\"养老\" '服务' “护理” ‘员’ `食堂`",
    "one quote": '"',
    "brackets": "((养老) [服务] {护理}",
    "operators": "养老 AND NOT 服务 OR NEAR(护理, 2) * ^ - +",
    "columns": "tokens: 养老 {tokens}: 护理",
    "signs": "* ^ : - + ( ) \" ' ; -- /* % _ \\ | & ! ~ ?",
    "percent and underline": "%_%",
    "zero": "养老\0服务",
    "control characters": "".join(map(chr, range(1, 32))) + "\x7f\x85",
    "line and paragraph ends": "养老\u2028服务\u2029护理\x0b员\x0c",
    "emoji": "👨‍👩‍👧‍👦🏥🇨🇳 👍🏽 ❤️",
    "a half of a pair": "养老\ud83d 服务\udc00",
    "no characters": "\ufffe\uffff\U0010ffff",
    "private characters": "\ue022\ue000 \U000f0000",
    "marks that join": "e" + "\u0301" * 200,
    "right to left": "\u202e養老\u202c \u200f\u200b\ufeff",
    "blanks alone": " \t\u3000\xa0 ",
    "nothing": "",
    "ten thousand characters": "建成社区养老服务综合体" * 910,
    "ten thousand words": "养老 " * 10_000,
    "ten thousand different words": " ".join(chr(0x4E00 + number) for number in range(10_000)),
    "ten thousand quotes": '"' * 10_000,
    "one character often": "老" * 10_000,
    "a wide character": "\ufdfa" * 300,
    "options": "--limit",
    "a date": "2025年5月20日",
    "injection": "'; DROP TABLE passages; --",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("odd") / "library.db"
    points = [
        '建成社区养老服务综合体62个，培训护理员"3000"人次（含家政）。',
        "老旧小区%_加装电梯。",
    ]
    with Store.open(path) as store, store.write() as tx:
        add_letter(tx, Reading(letter_of_points(points)), "a.txt", "digest")
    return path


@pytest.mark.parametrize("command", ["search", "suggest"])
@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_a_query_is_answered_whatever_it_holds(
    capsys: pytest.CaptureFixture[str], library: Path, command: str, query: str
) -> None:
    for output in (["--json"], []):
        status = run(["--library", str(library), command, *output, "--", query])
        said = capsys.readouterr()
        assert status == 0
        assert said.err == ""
        if output:
            answer = json.loads(said.out)
            assert isinstance(answer["hits"], list)
            for hit in answer["hits"]:
                assert all(0 <= a < b <= len(hit["text"]) for a, b in hit["marks"])


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ('"3000"', 1),
        ("（含家政）", 1),
        ("(含家政)", 1),
        ("%_", 1),
        ("_", 1),
        ("%", 1),
        ("养老\0服务", 0),
        ("AND", 0),
        ("养老 AND 服务", 0),
        ("\u200b", 0),
    ],
)
def test_signs_are_looked_for_as_they_stand(
    capsys: pytest.CaptureFixture[str], library: Path, query: str, count: int
) -> None:
    assert run(["--library", str(library), "search", "--json", "--", query]) == 0
    assert len(json.loads(capsys.readouterr().out)["hits"]) == count


def test_filters_take_odd_words_too(capsys: pytest.CaptureFixture[str], library: Path) -> None:
    for words in QUERIES.values():
        status = run(["--library", str(library), "search", "--json", f"--topic={words}", "养老"])
        said = capsys.readouterr()
        assert status == 0
        assert isinstance(json.loads(said.out)["hits"], list)


def test_bytes_that_are_no_text_are_answered_in_a_process_of_its_own(library: Path) -> None:
    ran = subprocess.run(
        [
            sys.executable,
            "-m",
            "replydesk",
            "--library",
            str(library),
            "search",
            "--json",
            b"\xff\xe5\x85",
        ],
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 0
    assert json.loads(ran.stdout)["hits"] == []
    assert b"Traceback" not in ran.stderr


def test_a_damaged_index_is_told_of_and_the_answer_is_whole(
    capsys: pytest.CaptureFixture[str], library: Path, tmp_path: Path
) -> None:
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(library.read_bytes())
    with closing(sqlite3.connect(damaged)) as connection, connection:
        connection.execute("DROP TABLE passage_tokens")
    assert run(["--library", str(damaged), "search", "--json", "综合体"]) == 0
    said = capsys.readouterr()
    assert len(json.loads(said.out)["hits"]) == 1
    assert said.err == "检索索引有损坏，这次是逐条查找的；请运行replydesk doctor重建。\n"
    assert run(["--library", str(damaged), "doctor"]) == 1
    assert run(["--library", str(damaged), "search", "综合体"]) == 0
    assert capsys.readouterr().err == ""
