"""Places worked out from text: title lines, the red mark."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.domain.measures import characters, mark_lines, title_lines


def test_ascii_counts_half_a_character() -> None:
    assert characters("2026年6月18日") == 6.5


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于第0128号建议的答复", ["关于第0128号建议的答复"]),
        (
            "关于省十四届人大四次会议第0128号建议的答复",
            ["关于省十四届人大四次会议", "第0128号建议的答复"],
        ),
        (
            "关于政协明州市第十五届委员会第三次会议第DH0271号提案的答复",
            ["关于政协明州市第十五届委员会", "第三次会议第DH0271号提案的答复"],
        ),
    ],
)
def test_titles_break_where_a_reader_pauses(title: str, lines: list[str]) -> None:
    assert title_lines(title) == tuple(lines)


@given(
    st.text(
        alphabet="关于加强社区养老服务体系建设第号的答复《》，0128人大会议", min_size=1, max_size=80
    )
)
def test_a_title_loses_nothing_when_broken(title: str) -> None:
    assert "".join(title_lines(title)) == title


def test_a_mark_shrinks_and_then_takes_two_lines() -> None:
    assert mark_lines("明州市民政局", 36.0) == (["明州市民政局"], 36.0)
    assert mark_lines("明州市人力资源和社会保障局综合处", 36.0)[1] == 27.5
    lines, size = mark_lines("明州市住房和城乡建设局明州市自然资源和规划局联合办公室", 18.0)
    assert len(lines) == 2
    assert size == 18.0


def test_a_title_far_too_long_is_left_to_the_page_and_a_long_one_set_at_once() -> None:
    assert len(title_lines("关于推进农村公路建设、加强社区养老服务的建议" * 6)) == 7
    assert title_lines("题" * 900) == ("题" * 900,)
