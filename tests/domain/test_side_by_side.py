"""Finding the words of a letter in the paragraphs it was read from."""

from hypothesis import given
from hypothesis import strategies as st

from replydesk.domain.letter_rows import rows_of
from replydesk.domain.side_by_side import Original, Span
from replydesk.paths import resource_path
from replydesk.services.reading import read_letter

SOURCE = (
    "关于第0097号建议的答复",
    "张三代表：",
    "一、关于加强管护的建议。近年来，我省整修农村公路（12公里）。",
    "一是健全制度；",
    "二是压实责任。",
    "感谢您的关心。",
    "云岭省交通运输厅",
    "2025年5月27日",
)


def test_a_heading_and_the_text_fused_to_it_stand_in_one_paragraph() -> None:
    heading, text = Original(SOURCE).spans_of(
        ["关于加强管护的建议", "近年来，我省整修农村公路(12公里)。"]
    )
    assert heading == (Span(2, 2, 11),)
    assert text == (Span(2, 12, 29),)


def test_a_text_put_together_of_two_paragraphs_stands_in_both() -> None:
    (found,) = Original(SOURCE).spans_of(["一是健全制度；二是压实责任。"])
    assert [span.paragraph for span in found] == [3, 4]


def test_corrected_words_are_found_by_what_they_have_in_common() -> None:
    (found,) = Original(SOURCE).spans_of(["近年来，我省共整修了农村公路12公里，成效明显"])
    assert [span.paragraph for span in found] == [2]


def test_words_that_occur_twice_are_found_in_order() -> None:
    found = Original(("下一步", "加强巡查", "下一步", "争取资金")).spans_of(
        ["下一步", "加强巡查", "下一步"]
    )
    assert [spans[0].paragraph for spans in found] == [0, 1, 2]


def test_what_is_nowhere_is_not_found() -> None:
    assert Original(SOURCE).spans_of(["毫不相干的一段话在这里", "", "一"]) == [(), (), ()]


def test_signature_words_are_looked_for_from_the_end() -> None:
    original = Original((*SOURCE, "印发：2025年5月27日"))
    assert original.last_span("2025年5月27日")[0].paragraph == 8
    assert original.last_span("二〇二五年五月二十七日", "2025-5-27", "云岭省交通运输厅")[0] == Span(
        6, 0, 8
    )
    assert original.last_span("没有") == ()


@given(st.lists(st.text("云岭教育推进建设，。 12", max_size=20), max_size=6))
def test_each_paragraph_with_words_is_found_in_itself(source: list[str]) -> None:
    for text, spans in zip(source, Original(source).spans_of(source), strict=True):
        if sum(c.isalnum() for c in text) >= 2:
            assert spans
            assert source[spans[0].paragraph][spans[0].start : spans[0].end].strip()


def test_every_row_of_every_sample_letter_is_found_in_its_source() -> None:
    for sample in sorted(resource_path("samples/letters").glob("*.txt")):
        reading = read_letter(sample)
        if not reading.source:
            continue
        texts = [row.text or "" for row in rows_of(reading.letter)]
        found = Original(reading.source).spans_of(texts)
        assert all(spans or not text for text, spans in zip(texts, found, strict=True))
