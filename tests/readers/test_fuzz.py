"""Spoiled files of every format are read or refused: a slice of the fuzzing, and what it found."""

import os
import time
from pathlib import Path

import pytest

from tests.readers.fuzz import check, run, spoiled
from tests.readers.seeds import FORMATS

FOUND = sorted(Path(__file__).with_name("found").iterdir())


@pytest.mark.skipif(os.name == "nt", reason="waits for a pipe with a time limit")
def test_spoiled_files_are_read_or_refused_in_bounded_time() -> None:
    assert run(FORMATS, range(40)) == []


def test_the_same_number_makes_the_same_file() -> None:
    for kind in ("docx", "html", "letter", "old"):
        assert spoiled(kind, 7) == spoiled(kind, 7) != spoiled(kind, 8)


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_what_the_fuzzing_found_stays_mended(path: Path) -> None:
    began = time.process_time()
    check(path.read_bytes(), path.name)
    assert time.process_time() - began < 10
