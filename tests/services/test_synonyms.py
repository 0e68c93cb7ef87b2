"""The office's own synonyms: a text file beside the shipped table, in force at once."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.domain.errors import InputError
from replydesk.domain.reading import Reading
from replydesk.domain.synonyms import read_group, read_table
from replydesk.services.library import suggest
from replydesk.services.synonyms import (
    load_groups,
    office_groups,
    save_groups,
    shipped_groups,
    synonyms_file,
)
from replydesk.store.engine import Store
from replydesk.store.library import add_letter
from tests.store.made_letters import letter_of_points


def write(content: bytes) -> None:
    synonyms_file().parent.mkdir(exist_ok=True)
    synonyms_file().write_bytes(content)


def test_without_a_file_the_shipped_groups_are_in_force() -> None:
    assert office_groups() == ()
    assert load_groups() == shipped_groups() != ()


def test_what_is_saved_is_read_again_and_stands_beside_the_shipped_groups() -> None:
    groups = (("云杉计划", "青苗行动"), ("Wi-Fi", "无线网络"))
    save_groups(groups)
    assert office_groups() == groups
    assert load_groups() == (*shipped_groups(), groups[0], ("wi-fi", "无线网络"))
    assert list(synonyms_file().parent.iterdir()) == [synonyms_file()]


def test_a_file_from_an_editor_is_read_with_its_mark_and_line_ends() -> None:
    write("\ufeff# 说明\r\n\r\n云杉计划、青苗行动\r\n  # 又一句\r\n河湖长 巡河员\r\n".encode())
    assert office_groups() == (("云杉计划", "青苗行动"), ("河湖长", "巡河员"))


def test_saving_leaves_remarks_and_unchanged_lines_where_they_are() -> None:
    write("# 人才\n云杉计划、青苗行动\n\n# 水\n河湖长 巡河员\n".encode())
    save_groups((("河湖长", "巡河员"), ("云杉计划", "青苗行动", "育苗"), ("河湖长", "护河员")))
    assert synonyms_file().read_text("utf-8") == (
        "# 人才\n\n# 水\n河湖长 巡河员\n云杉计划 青苗行动 育苗\n河湖长 护河员\n"
    )


def test_a_malformed_line_is_named_and_only_that_line_is_left_out() -> None:
    write("# 表\n云杉计划 青苗行动\n孤零零\n".encode())
    with pytest.raises(InputError, match=r"synonyms\.txt”第3行：一组至少要有两个词，请用"):
        office_groups()
    assert load_groups() == (*shipped_groups(), ("云杉计划", "青苗行动"))


def test_a_file_that_is_no_utf8_is_refused_and_suggestions_do_without() -> None:
    write("云杉计划 青苗行动".encode("gbk"))
    with pytest.raises(InputError, match="不是UTF-8编码"):
        office_groups()
    with pytest.raises(InputError, match="不是UTF-8编码"):
        save_groups(())
    assert load_groups() == shipped_groups()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "一组至少要有两个词"),
        ("养老、", "一组至少要有两个词"),
        ("养老 老", "“老”只有一个字"),
        ("养老、助餐、养老", "“养老”在这一组里出现了两次"),
        ("WiFi ＷＩＦＩ", "“ＷＩＦＩ”在这一组里出现了两次"),
        ("#养老 助餐", "不能以#开头"),
        ("养老 " + "长" * 31, "太长"),
        ("养老 助\x00餐", "控制字符"),
        (" ".join(f"词语{n}" for n in range(61)), "最多60个词"),
    ],
)
def test_what_is_no_group_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        read_group(text)
    assert not synonyms_file().exists()


def test_nothing_is_written_where_one_of_the_groups_is_none() -> None:
    save_groups((("云杉计划", "青苗行动"),))
    with pytest.raises(InputError):
        save_groups((("云杉计划", "青苗行动"), ("老", "养老")))
    assert office_groups() == (("云杉计划", "青苗行动"),)


@given(st.text())
def test_any_text_is_read_as_groups_or_sentences(text: str) -> None:
    groups, faults = read_table(text)
    assert all(read_group(" ".join(group)) == group for group in groups)
    assert all(fault.startswith("第") and fault.endswith("。") for fault in faults)


def test_suggestions_use_a_group_as_soon_as_it_is_saved(tmp_path: Path) -> None:
    with Store.open(tmp_path / "library.db") as store:
        for points, heading in ((["兑现青苗行动安家款。"], "甲"), (["新建公路。"], "乙")):
            letter = letter_of_points(points, heading=heading)
            with store.write() as tx:
                add_letter(tx, Reading(letter), "样例.txt", heading)
        assert suggest(store, "云杉计划") == []
        save_groups((("云杉计划", "青苗行动"),))
        assert [hit.passage.text for hit in suggest(store, "云杉计划")] == ["兑现青苗行动安家款。"]
        save_groups(())
        assert suggest(store, "云杉计划") == []
