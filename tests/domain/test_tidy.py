"""Broken lines, stray blanks and half-width marks, as PDFs and scans leave them."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.domain.errors import InputError
from replydesk.domain.recognition import recognise
from replydesk.domain.rejoin import lines_of, width
from replydesk.domain.tidy import Repairs, clean_paragraphs, tidy
from replydesk.paths import resource_path

SAMPLES = sorted(resource_path("samples/letters").glob("*.txt"))


def paragraphs(text: str) -> list[str]:
    return clean_paragraphs(lines_of(text))[0]


def mended(text: str) -> str:
    return tidy(text, Repairs())


def wrapped(texts: list[str], columns: int, indent: str, *, blank_lines: bool) -> str:
    """Paragraphs broken at the paper's edge as a PDF gives them."""
    out: list[str] = []
    for text in texts:
        line = "" if text.endswith(("代表：", "委员：")) else indent
        for char in text:
            if width(line + char) > 2 * columns:
                out.append(line)
                line = ""
            line += char
        out.append(line)
    return ("\n\n" if blank_lines else "\n").join(out)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
@pytest.mark.parametrize("columns", [28, 39])
@pytest.mark.parametrize("indent", ["　　", "  "])
def test_lines_broken_at_the_edge_are_rejoined_where_paragraphs_are_indented(
    path: Path, columns: int, indent: str
) -> None:
    clean = paragraphs(path.read_text(encoding="utf-8"))
    for blank_lines in (False, True):
        broken = wrapped(clean, columns, indent, blank_lines=blank_lines)
        assert paragraphs(broken) == clean


def test_most_lines_are_rejoined_where_nothing_is_indented() -> None:
    lost = total = 0
    for path in SAMPLES:
        clean = paragraphs(path.read_text(encoding="utf-8"))
        found = paragraphs(wrapped(clean, 28, "", blank_lines=True))
        lost += len(set(clean) - set(found))
        total += len(clean)
    assert lost < 0.02 * total


def test_one_paragraph_a_line_is_left_alone() -> None:
    for path in SAMPLES:
        text = path.read_text(encoding="utf-8")
        assert paragraphs(text) == [line for line in text.splitlines() if line]


@pytest.mark.parametrize(
    ("broken", "sound"),
    [
        ("省 教育厅2024 年 11 月建成 291 个", "省教育厅2024年11月建成291个"),
        ("( 一)主要措施", "（一）主要措施"),
        ("实施方案(2023—2027 年)》,建立机制", "实施方案（2023—2027年）》，建立机制"),
        ("印发了《<行动方案〉工作机制》,落实", "印发了《〈行动方案〉工作机制》，落实"),
        ("投入1,286万元,增长3.5%;其中", "投入1,286万元，增长3.5%；其中"),
        ("升级 Windows Server 系统", "升级Windows Server系统"),
        ("红旗 E-QM5 和“1+N”", "红旗E-QM5和“1+N”"),
        ("上午10:30召开", "上午10:30召开"),
        ('推行"一件事"改革', "推行“一件事”改革"),
        ("２０２５年投入３．５亿元", "2025年投入3.5亿元"),
        ("效果明显.下一步", "效果明显。下一步"),
    ],
)  # fmt: skip
def test_blanks_and_marks_are_repaired(broken: str, sound: str) -> None:
    assert mended(broken) == sound


def test_marks_stay_where_their_repair_is_turned_off() -> None:
    assert tidy("方案(试行),建立 机制", Repairs(), marks=False) == "方案(试行),建立机制"


def test_each_kind_of_repair_is_told_with_examples() -> None:
    _, told = clean_paragraphs(lines_of("印发方案(试 行)."))
    assert any("多余空格" in sentence and "试 行" in sentence for sentence in told)
    assert any("半角标点" in sentence for sentence in told)


def test_sound_text_is_neither_changed_nor_told_of() -> None:
    for path in SAMPLES:
        text = path.read_text(encoding="utf-8")
        assert clean_paragraphs(lines_of(text))[1] == []


def test_page_numbers_are_no_paragraphs() -> None:
    assert paragraphs("第一段。\n— 1 —\n第 2 页 共 5 页\n第二段。") == ["第一段。", "第二段。"]


@given(st.text(max_size=300))
def test_tidy_text_stays_as_it_is(text: str) -> None:
    once = mended(mended(text))
    assert mended(once) == once


@given(st.lists(st.text(alphabet="省市建设工作，。；：一二是（）12 a", max_size=60), max_size=30))
def test_no_chinese_character_is_lost_when_lines_are_rejoined(lines: list[str]) -> None:
    def chinese(text: str) -> list[str]:
        return [c for c in text if "\u4e00" <= c <= "\u9fff"]

    assert chinese("".join(paragraphs("\n".join(lines)))) == chinese("".join(lines))


@given(
    st.lists(
        st.text(alphabet="一二三是、（）关于建议收悉答复如下代表：。；2025年月日局1.", max_size=40),
        max_size=25,
    )
)
def test_rubbish_is_read_or_refused(lines: list[str]) -> None:
    with contextlib.suppress(InputError):
        recognise(lines)
