"""Seventy invented letters of the shapes offices write, beside the truth written by hand."""

import os
from pathlib import Path

from tests.scoring import fields, truth_files

LETTERS = truth_files(Path(__file__).parents[1] / "letters")


def test_ninety_eight_of_a_hundred_fields_of_the_letters_are_right() -> None:
    found = [(path.stem, field) for path in LETTERS for field in fields(path)]
    wrong = [(name, field) for name, field in found if not field.is_right]
    told = os.linesep.join(f"{n}: {f.name}: {f.truth[:50]} ≠ {f.read[:50]}" for n, f in wrong)
    assert len(LETTERS) >= 60
    assert len(wrong) <= 0.02 * len(found), told


def test_most_letters_have_no_field_wrong_at_all() -> None:
    sound = [path for path in LETTERS if all(field.is_right for field in fields(path))]
    assert len(sound) >= 0.6 * len(LETTERS)
