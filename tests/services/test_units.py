"""The profiles of the offices that a clerk writes for, in their files."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk import paths
from replydesk.domain.errors import InputError, ReplydeskError
from replydesk.domain.submission import Submission
from replydesk.domain.unit import DEVIATIONS, DIGITS, UnitProfile, chosen_unit, read_unit
from replydesk.services.formats import load_format
from replydesk.services.toml_files import read_toml
from replydesk.services.units import (
    file_for,
    load_unit,
    load_units,
    new_unit_file,
    save_unit,
    unit_file,
    unit_for,
)
from replydesk.services.wording import prefill

FIRST = UnitProfile(bodies=("云岭省教育厅", "云岭省教育厅办公室"), document_code="云教函")
SECOND = UnitProfile(bodies=("云岭省人民政府教育督导室",), contact_phone="0999-5550137")
_TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=12)


def test_without_files_of_its_own_an_office_has_the_neutral_profile() -> None:
    assert load_units() == (load_unit(),)
    assert file_for("云岭省教育厅") == unit_file()


def test_a_letter_takes_the_profile_of_the_body_that_signs() -> None:
    save_unit(FIRST, unit_file())
    other = new_unit_file(SECOND.bodies[0])
    save_unit(SECOND, other)
    assert [unit.name for unit in load_units()] == ["云岭省教育厅", "云岭省人民政府教育督导室"]
    assert unit_for("云岭省人民政府教育督导室").contact_phone == "0999-5550137"
    assert unit_for("云岭省教育厅办公室").document_code == "云教函"
    assert unit_for("别的单位").name == "云岭省教育厅"
    assert file_for("云岭省人民政府教育督导室") == other
    letter = prefill(
        Submission(handling_unit="云岭省教育厅办公室"), load_format("plain"), load_units()[0]
    )
    assert letter.signature.issuing_body == "云岭省教育厅办公室"


def test_files_of_the_first_version_stay_valid() -> None:
    unit = read_unit({"name": " 云岭省教育厅 ", "copies_proposal": []})
    assert (unit.name, unit.bodies) == ("云岭省教育厅", ("云岭省教育厅",))
    assert [sign for sign, _ in unit.class_meanings()] == ["A", "B", "C"]


def test_the_first_body_is_the_default_one() -> None:
    assert read_unit({"bodies": ["甲局", "乙局"]}).name == "甲局"
    assert read_unit({"name": "乙局", "bodies": ["甲局", "乙局"]}).bodies == ("乙局", "甲局")
    assert chosen_unit((FIRST, SECOND), "") is FIRST


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"classes": ["一", "二"]}, "A、B、C三类或A、B、C、D四类"),
        ({"digits": "宋体"}, "“Times New Roman”、“仿宋”"),
        ({"deviations": ["行距"]}, "没有“行距”这一项"),
        ({"bodies": "云岭省教育厅"}, "方括号"),
        ({"document_code": "甲\n乙"}, "一行文字"),
        ({"deadline_months_proposal": 0}, "1到24"),
        ({"deadline_months_proposal": True}, "1到24"),
        ({"unknown": 1}, "没有“unknown”这一项"),
    ],
)
def test_a_wrong_entry_is_named_in_one_sentence(data: dict[str, object], words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        read_unit(data)
    assert str(caught.value).count("。") == 1


def test_the_file_with_the_fault_is_named() -> None:
    save_unit(FIRST, unit_file())
    path = new_unit_file("督导室")
    path.parent.mkdir(parents=True)
    path.write_text('digits = "宋体"', encoding="utf-8")
    with pytest.raises(InputError, match=r"督导室\.toml"):
        load_units()


@given(
    st.builds(
        UnitProfile,
        bodies=st.lists(_TEXT.map(str.strip).filter(bool), min_size=1, unique=True).map(tuple),
        contact_person=_TEXT.map(str.strip),
        classes=st.lists(_TEXT.map(str.strip).filter(bool), min_size=3, max_size=4).map(tuple),
        digits=st.sampled_from(DIGITS),
        deviations=st.lists(st.sampled_from(DEVIATIONS), unique=True).map(tuple),
    )
)
def test_whatever_was_written_is_read_back(unit: UnitProfile) -> None:
    path = paths.data_folder() / "any.toml"
    try:
        save_unit(unit, path)
    except ReplydeskError:
        return  # a text that can't stand on a line
    back = read_unit(read_toml(path))
    assert (back.bodies, back.contact_person, back.classes) == (
        unit.bodies,
        unit.contact_person,
        unit.classes,
    )
    assert (back.digits, back.deviations) == (unit.digits, unit.deviations)


@pytest.mark.parametrize("name", ["", "../../x", "a" * 300, "CON", "甲/乙"])
def test_any_name_gives_a_file_within_the_folder_that_is_not_there_yet(name: str) -> None:
    save_unit(FIRST, unit_file())
    path = new_unit_file(name)
    assert path.parent == paths.data_folder() / "units"
    assert path.resolve().parent == path.parent.resolve()
    assert not path.exists()


def test_a_folder_that_is_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ReplydeskError, match="不能写入"):
        save_unit(FIRST, tmp_path / "file" / "unit.toml")
