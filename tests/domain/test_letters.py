"""A hundred invented letters of the shapes offices write, beside the truth written by hand."""

import json
import os
import re
from pathlib import Path

from replydesk.domain.letter_json import to_json
from replydesk.services.reading import read_letter
from tests.scoring import fields, folded, truth_files

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


# What a field stands for and does not repeat: salutation, marks, dates in Chinese numerals.
NOT_KEPT = re.compile(
    r"尊敬的.*|.{2,20}(?:代表|委员)|.{0,4}(?:公开|联系|类别).*|.*[〇○零]二.年.*|.{0,24}章"
)


def test_no_words_of_a_letter_are_lost() -> None:
    lost = []
    for path in LETTERS:
        reading = read_letter(path)
        told = folded(json.dumps(to_json(reading.letter, reading.remarks), ensure_ascii=False))
        for paragraph in reading.source:
            runs = re.findall(r"[\u4e00-\u9fff〇○]{8,}", paragraph.removesuffix("文件"))
            lost += [(path.stem, run) for run in runs if not is_kept(run, told)]
    assert lost == []


def is_kept(run: str, told: str) -> bool:
    """True where a run of words stands in a field, or in two: label and text, body and number."""
    halves = (run[:at] in told and run[at:] in told for at in range(len(run)))
    labelled = re.sub(r"^[一二三四五六七八九十]+是", "", run) in told
    return labelled or any(halves) or NOT_KEPT.fullmatch(run) is not None
