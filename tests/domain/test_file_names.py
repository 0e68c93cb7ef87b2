"""Names of exported files: worded by a pattern, held by every system, never twice the same."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from replydesk.domain.draft import Draft
from replydesk.domain.errors import InputError
from replydesk.domain.file_names import (
    DEFAULT_PATTERN,
    FIELDS,
    NameRoom,
    beside,
    check_pattern,
    fields_of,
    file_name,
    folded,
    unique,
)
from replydesk.domain.letter import ReplyLetter, SubmissionKind
from replydesk.domain.submission import Submission

LINUX, WINDOWS = NameRoom(), NameRoom(windows=True, folder="C:\\答复")
FULL = dict.fromkeys(FIELDS, "") | {"编号": "0094", "姓名": "黎海川", "案由": "关于乡村教育的建议"}


def test_a_pattern_is_worded_with_the_fields_of_a_draft() -> None:
    draft = Draft(
        Submission(SubmissionKind.PROPOSAL, "关于托育的提案", "第0128号", submitters=("木增荣",)),
        ReplyLetter(),
    )
    fields = fields_of(draft, "03")
    assert file_name("{序号} {类别}{编号} {姓名} {案由}.docx", fields, LINUX) == (
        "03 提案0128 木增荣 关于托育的提案.docx"
    )


def test_words_whose_fields_are_empty_are_left_out() -> None:
    fields = FULL | {"编号": "", "姓名": ""}
    assert file_name(DEFAULT_PATTERN, fields, LINUX) == "关于乡村教育的建议 答复.docx"
    assert file_name("{编号}-{案由}（{文号}）", fields, LINUX) == "关于乡村教育的建议.docx"
    assert file_name("{编号} {姓名}", fields, LINUX) == "答复函.docx"


def test_many_signers_are_told_by_their_number() -> None:
    draft = Draft(Submission(submitters=("甲一", "乙二", "丙三", "丁四")), ReplyLetter())
    assert fields_of(draft)["姓名"] == "甲一等4人"


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("{标题}", "没有“标题”这个字段"),
        ("{}", "没有“”这个字段"),
        ("{编号", "不成对"),
        ("编号}", "不成对"),
        ("  ", "是空的"),
        (".docx", "是空的"),
        ("答" * 300, "超过"),
    ],
)
def test_a_faulty_pattern_is_one_sentence(pattern: str, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        check_pattern(pattern)
    assert str(caught.value).endswith("。")


def test_braces_typed_with_a_chinese_keyboard_are_braces() -> None:
    assert file_name("｛编号｝ { 姓名 }", FULL, LINUX) == "0094 黎海川.docx"


def test_forbidden_signs_become_signs_that_look_alike() -> None:
    fields = FULL | {"案由": 'a/b\\c:d*e?f"g<h>i|j\n\t k\u202e\u200b'}
    assert file_name("{案由}", fields, LINUX) == "a／b＼c：d＊e？f＂g＜h＞i｜j k.docx"


@pytest.mark.parametrize("name", ["CON", "nul", "Aux.答复", "COM1", "lpt¹", "prn "])
def test_names_that_windows_keeps_for_itself_are_changed(name: str) -> None:
    made = file_name("{案由}", FULL | {"案由": name}, WINDOWS)
    assert made.split(".")[0].endswith("_")


def test_leading_and_trailing_dots_and_blanks_are_taken_off() -> None:
    assert file_name("{案由}", FULL | {"案由": " ..答复. ."}, LINUX) == "答复.docx"


def test_long_names_are_cut_for_the_system_and_keep_what_is_added() -> None:
    fields = FULL | {"案由": "建" * 400}
    linux = file_name("{编号} {案由}", fields, LINUX, "征询意见表")
    windows = file_name("{编号} {案由}", fields, WINDOWS, "征询意见表")
    assert len(linux.encode()) <= 255
    assert linux.endswith("… 征询意见表.docx")
    assert 200 < len(windows) <= 255
    deep = NameRoom(windows=True, folder="C:\\" + "深" * 200)
    assert len("C:\\" + "深" * 200) + 1 + len(file_name("{案由}", fields, deep)) <= 259


@pytest.mark.parametrize("sign", ["a", "é", "建", "𠮷"])
@pytest.mark.parametrize("room", [LINUX, WINDOWS])
def test_cut_names_of_any_script_fit(sign: str, room: NameRoom) -> None:
    for length in range(40, 300):
        assert room.fits(file_name("{案由}", FULL | {"案由": sign * length}, room, "公开版"))


def test_a_name_that_is_taken_gets_the_first_free_number() -> None:
    taken = {folded("答复.docx"), folded("答复(2).docx")}
    assert unique("答复.docx", taken, LINUX) == "答复(3).docx"
    assert unique("A.docx", {folded("a.DOCX")}, LINUX) == "A(2).docx"
    long = "建" * 83 + ".docx"
    assert len(unique(long, {folded(long)}, LINUX).encode()) <= 255


def test_a_paper_is_called_after_its_letter() -> None:
    assert beside("0094 答复.docx", "征询意见表", LINUX) == "0094 答复 征询意见表.docx"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.lists(st.text(max_size=300), min_size=2, max_size=4))
def test_whatever_the_fields_say_the_file_can_be_made(tmp_path: Path, texts: list[str]) -> None:
    taken: set[str] = set()
    for text in texts:
        made = unique(file_name("{案由} {姓名}", FULL | {"案由": text}, LINUX), taken, LINUX)
        assert folded(made) not in taken
        assert os.sep not in made
        assert WINDOWS.fits(file_name("{案由}", FULL | {"案由": text}, WINDOWS))
        taken.add(folded(made))
        (tmp_path / made).write_bytes(b"")
        (tmp_path / made).unlink()
