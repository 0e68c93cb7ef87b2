"""Splitting a list of deputies' names."""

import pytest

from replydesk.domain.names import split_names


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", ()),
        ("  ", ()),
        ("陈予安", ("陈予安",)),
        ("陈予安、沈砚秋，陆望舒", ("陈予安", "沈砚秋", "陆望舒")),
        ("陈予安 沈砚秋\n陆望舒;周其川", ("陈予安", "沈砚秋", "陆望舒", "周其川")),
        ("王　强、李 敏", ("王强", "李敏")),
        ("王 强 李 敏", ("王强", "李敏")),
        ("陈予安代表、沈砚秋委员", ("陈予安", "沈砚秋")),
        ("陈予安等5位代表：", ("陈予安",)),
        ("阿依古丽·买买提", ("阿依古丽·买买提",)),
        ("陈予安、陈予安", ("陈予安",)),
    ],
)
def test_a_list_of_names_is_split_at_every_usual_mark(typed: str, names: tuple[str, ...]) -> None:
    assert split_names(typed) == names


def test_a_word_that_is_only_a_title_is_kept_as_it_stands() -> None:
    assert split_names("代表") == ("代表",)
