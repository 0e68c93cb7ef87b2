"""One letter as different ways of reading give it, and letters that are only nearly the same."""

import random
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replydesk.domain.letter import Paragraph, Part, ReplyLetter, Section
from replydesk.domain.sameness import alikeness, fingerprints, same_letter
from replydesk.paths import resource_path
from replydesk.services.reading import read_letter

Change = Callable[[ReplyLetter, random.Random], ReplyLetter]


@cache
def letters() -> list[ReplyLetter]:
    files = sorted(resource_path("samples/letters").glob("*.txt"))
    return [read_letter(path).letter for path in files]


def with_texts(letter: ReplyLetter, change: Callable[[str], str]) -> ReplyLetter:
    def of_section(section: Section) -> Section:
        own = tuple(replace(p, text=change(p.text)) for p in section.paragraphs)
        return replace(section, paragraphs=own)

    parts = tuple(
        replace(part, sections=tuple(map(of_section, part.sections))) for part in letter.parts
    )
    return replace(letter, parts=parts)


def split_paragraphs(letter: ReplyLetter, chance: random.Random) -> ReplyLetter:
    """Every sentence a paragraph, all in one section: headings and joints were not seen."""
    texts = [text for part in letter.parts for text in [part.heading or ""] if text]
    texts += [
        piece
        for *_, paragraph in letter.paragraphs()
        for piece in re.findall(r"[^。；]+[。；]?", paragraph.text)
    ]
    kind = letter.parts[0].sections[0].kind
    return replace(
        letter, parts=(Part(None, (Section(kind, None, tuple(map(Paragraph, texts))),)),)
    )


def labels_in_the_text(letter: ReplyLetter, chance: random.Random) -> ReplyLetter:
    sign = chance.choice(["3.", "（三）", "第三，", "三是", "12、"])
    begun = re.compile(r"[\d（(第一二三四五六七八九十]")
    return with_texts(letter, lambda text: text if begun.match(text) else sign + text)


def half_width_marks(letter: ReplyLetter, chance: random.Random) -> ReplyLetter:
    table = str.maketrans("，。；：（）", ",.;:()")
    return with_texts(letter, lambda text: text.translate(table))


def stray_blanks(letter: ReplyLetter, chance: random.Random) -> ReplyLetter:
    return with_texts(letter, lambda text: "".join(c + " " * (chance.random() < 0.1) for c in text))


def a_lost_head(letter: ReplyLetter, chance: random.Random) -> ReplyLetter:
    return replace(letter, title=None, document_number=None, resolution_class=None)


def a_lost_tail(letter: ReplyLetter, chance: random.Random) -> ReplyLetter:
    return replace(
        letter,
        signature=replace(letter.signature, issuing_body=None, dated=None),
        contact_person=None,
        contact_phone=None,
        copies_to=(),
        closing=(),
    )


CHANGES: list[Change] = [
    split_paragraphs, labels_in_the_text, half_width_marks, stray_blanks, a_lost_head, a_lost_tail,
]  # fmt: skip


@settings(max_examples=150)
@given(
    st.integers(0, 10**6), st.lists(st.sampled_from(CHANGES), min_size=1, max_size=4, unique=True)
)
def test_ways_of_reading_give_the_same_letter_and_find_each_other(
    seed: int, changes: list[Change]
) -> None:
    chance = random.Random(seed)
    letter = chance.choice(letters())
    other = letter
    for change in changes:
        other = change(other, chance)
    assert same_letter(letter, other)
    assert same_letter(other, letter)
    assert set(fingerprints(letter)) & set(fingerprints(other))


@settings(max_examples=40)
@given(st.integers(0, 10**6))
def test_a_picture_with_wrong_characters_is_the_same_letter(seed: int) -> None:
    chance = random.Random(seed)
    letter = chance.choice(letters())
    wrong = with_texts(
        letter,
        lambda text: "".join("口日目田由甲申"[chance.randrange(7)] if chance.random() < 0.04 else c
                             for c in text),
    )  # fmt: skip
    assert same_letter(letter, wrong, guessed=True)
    assert not same_letter(letter, replace(wrong, addressees=("姜云舟",)), guessed=True)
    assert set(fingerprints(letter)) & set(fingerprints(wrong))


def test_a_misread_name_or_number_of_a_picture_is_overlooked_but_not_both() -> None:
    letter = replace(letters()[0], addressees=("邵怀青",), number="0094")
    assert same_letter(letter, replace(letter, addressees=("邵怀清",)), guessed=True)
    assert not same_letter(letter, replace(letter, addressees=("邵怀清",)))
    misread = replace(letter, number="0091")
    assert same_letter(letter, misread, guessed=True)
    assert not same_letter(letter, misread)
    last = replace(letter.signature, dated=date(2011, 1, 1))
    assert not same_letter(letter, replace(misread, signature=last), guessed=True)


@settings(max_examples=60)
@given(st.integers(0, 10**6))
def test_new_figures_another_year_and_another_signer_make_another_letter(seed: int) -> None:
    chance = random.Random(seed)
    letter = chance.choice(letters())
    digits = [m.span() for *_, p in letter.paragraphs() for m in re.finditer(r"\d+", p.text)]
    wanted = chance.randrange(len(digits))
    count = iter(range(10**6))

    def other_figure(found: re.Match[str]) -> str:
        return str(int(found[0]) + 1) if next(count) == wanted else found[0]

    def changed(text: str) -> str:
        return re.sub(r"\d+", other_figure, text)

    assert not same_letter(letter, with_texts(letter, changed))
    assert letter.signature.dated is not None
    year_before = letter.signature.dated - timedelta(days=365)
    assert not same_letter(
        letter, replace(letter, signature=replace(letter.signature, dated=year_before))
    )
    assert not same_letter(letter, replace(letter, addressees=("姜云舟",)))
    assert not same_letter(letter, replace(letter, number="9871"))


def test_no_two_samples_are_the_same_letter() -> None:
    assert not any(same_letter(one, other) for one, other in combinations(letters(), 2))


def test_some_of_the_names_may_be_missing_but_none_may_be_another() -> None:
    letter = replace(letters()[0], addressees=("邵怀青", "姜云舟", "季长风"))
    assert same_letter(letter, replace(letter, addressees=("邵怀青", "姜云舟")))
    assert not same_letter(letter, replace(letter, addressees=("邵怀青", "闻人竹")))
    many = tuple(f"代表{sign}" for sign in "甲乙丙丁戊己")
    all_but_two = (*many[:4], "代表庚")
    assert same_letter(replace(letter, addressees=many), replace(letter, addressees=all_but_two))


def test_a_letter_of_which_nothing_is_known_equals_none() -> None:
    letter = replace(letters()[0], addressees=(), number=None, document_number=None)
    assert not same_letter(letter, letter)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("DH0271", "第271号", True), ("0094", "94", True), ("台52", "52", True), ("94", "194", False)],
)
def test_numbers_are_compared_without_what_is_written_around_them(
    one: str, other: str, same: bool
) -> None:
    letter = letters()[0]
    assert same_letter(replace(letter, number=one), replace(letter, number=other)) is same


def test_alikeness_counts_pairs_of_characters() -> None:
    assert alikeness("甲乙丙", "甲乙丙") == 1.0
    assert alikeness("甲乙丙丁", "甲乙戊丁") == pytest.approx(1 / 3)
    assert alikeness("", "甲") == 0.0
