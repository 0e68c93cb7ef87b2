"""Letters as JSON: nothing lost on the way out and back, bad data refused in a sentence."""

import json
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.domain.errors import InputError
from replydesk.domain.letter import Paragraph, ReplyLetter
from replydesk.domain.letter_json import from_json, to_json
from replydesk.domain.outline import LabelStyle
from tests.domain.letters import letters, whole_letter


def through_json(letter: ReplyLetter) -> ReplyLetter:
    return from_json(json.loads(json.dumps(to_json(letter), ensure_ascii=False)))


@given(letters.filter(lambda it: not it.addressees or it.opening[:1] != (it.salutation,)))
def test_a_letter_comes_back_from_json_as_it_was(letter: ReplyLetter) -> None:
    # The open form has no place for signer and urgency.
    assert through_json(letter) == replace(letter, signer=None, urgency=None)


@given(letters, st.integers(0, 3))
def test_a_second_count_in_a_section_comes_back_with_the_same_labels(
    letter: ReplyLetter, at: int
) -> None:
    for i, part in enumerate(letter.parts):
        for j, section in enumerate(part.sections):
            again = tuple(
                replace(p, restarts=k == at and p.label is not LabelStyle.NONE)
                for k, p in enumerate(section.paragraphs)
            )
            letter = letter.with_section(i, j, replace(section, paragraphs=again))
    written = to_json(letter)["parts"]
    assert to_json(through_json(letter))["parts"] == written


def test_the_link_to_the_library_stays_inside_the_program() -> None:
    letter = whole_letter()
    section = letter.parts[0].sections[0]
    linked = letter.with_section(
        0, 0, replace(section, paragraphs=(Paragraph("文字。", origin=7),))
    )
    assert "origin" not in json.dumps(to_json(linked))


def test_notes_are_written_and_ignored_when_read() -> None:
    data = to_json(whole_letter(), ["合并了2处断行。"])
    assert data["notes"] == ["合并了2处断行。"]
    assert from_json(data) == whole_letter()


def test_a_salutation_kept_in_the_opening_is_not_said_twice() -> None:
    data = to_json(whole_letter())
    data["opening"].insert(0, "林予安代表:")
    assert from_json(data) == whole_letter()


def test_points_alone_make_the_text_of_a_paragraph() -> None:
    data = to_json(whole_letter())
    paragraph = data["parts"][0]["sections"][0]["paragraphs"][0]
    paragraph["text"] = ""
    assert from_json(data) == whole_letter()


def test_a_label_of_no_known_style_is_kept_as_words() -> None:
    data = to_json(whole_letter())
    paragraph = data["parts"][0]["sections"][0]["paragraphs"][0]
    paragraph.update(label="★", text="完善制度。")
    paragraph.pop("points")
    assert from_json(data).parts[0].sections[0].paragraphs == (Paragraph("★完善制度。"),)


def wrong(**fields: Any) -> dict[str, Any]:
    return {**to_json(whole_letter()), **fields}


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ([], "整个文件"),
        ("文字", "整个文件"),
        ({}, "addressees"),
        (wrong(colour="red"), "colour"),
        (wrong(addressees="林予安"), "addressees"),
        (wrong(addressees=[1]), "addressees"),
        (wrong(title=5), "title"),
        (wrong(kind="motion"), "kind"),
        (wrong(dated="27.5.2025"), "dated"),
        (wrong(sealed="yes"), "sealed"),
        (wrong(resolution_class="E"), "resolution_class"),
        (wrong(resolution_class="AB"), "resolution_class"),
        (wrong(parts={}), "parts"),
        (wrong(parts=["甲"]), "parts第1项"),
        (wrong(parts=[{"heading": 3, "sections": []}]), "heading"),
        (wrong(parts=[{"heading": None, "sections": [{"kind": "poem"}]}]), "kind"),
    ],
)
def test_bad_data_is_refused_in_a_sentence_that_names_the_place(data: object, named: str) -> None:
    with pytest.raises(InputError) as refusal:
        from_json(data)
    assert named in str(refusal.value)
    assert str(refusal.value).endswith("。")


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(st.sampled_from(sorted(to_json(whole_letter()))), _JSON)
def test_any_value_in_any_field_is_read_or_refused_but_never_a_crash(
    name: str, value: object
) -> None:
    with suppress(InputError):
        from_json(wrong(**{name: value}))
