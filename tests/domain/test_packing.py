"""What is stored comes back value for value, whatever a clerk has typed."""

import dataclasses
import types
import typing
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from replydesk.domain.letter import LetterFormat, Paragraph, Part, ReplyLetter, Section, SectionKind
from replydesk.domain.outline import LabelStyle
from replydesk.domain.packing import (
    pack,
    storable,
    unpack_letter,
    unpack_submission,
)
from replydesk.domain.submission import Submission

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)


def _values(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a type of the domain."""
    if kind is str:
        return _TEXTS
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return st.lists(_values(arguments[0]), max_size=2).map(tuple)
    if origin in (types.UnionType, typing.Union):
        return st.one_of(*map(_values, arguments))
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return st.builds(kind, **{name: _values(hint) for name, hint in hints.items()})
    return st.from_type(kind)


@settings(max_examples=60)
@given(_values(ReplyLetter))
def test_a_letter_comes_back_as_it_was(letter: ReplyLetter) -> None:
    assert unpack_letter(pack(letter)) == letter


@settings(max_examples=60)
@given(_values(Submission))
def test_a_submission_comes_back_as_it_was(submission: Submission) -> None:
    assert unpack_submission(pack(submission)) == submission


def test_origins_labels_and_empty_paragraphs_are_kept() -> None:
    paragraphs = (Paragraph("", LabelStyle.SHI, 7), Paragraph("一是甲；二是乙。"))
    letter = ReplyLetter(
        opening=("",),
        parts=(Part(None, (Section(SectionKind.OTHER, None, paragraphs),)),),
        format=LetterFormat.DOCUMENT,
    )
    assert unpack_letter(pack(letter)) == letter


def test_half_a_surrogate_pair_does_not_stop_a_save() -> None:
    letter = ReplyLetter(subject="养老\ud83d")
    assert unpack_letter(pack(letter)).subject == "养老\ufffd"
    assert storable("😀") == "😀"
