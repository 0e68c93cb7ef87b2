"""The letter as a value: salutation, numbering, replacing, publishing."""

from hypothesis import given
from hypothesis import strategies as st

from replydesk.domain.letter import (
    AddresseeRole,
    Paragraph,
    Part,
    ReplyLetter,
    Section,
    SectionKind,
    number_paragraphs,
    public_version,
)
from replydesk.domain.outline import LabelStyle
from tests.domain.letters import letters, sections, whole_letter


def test_the_salutation_joins_names_and_says_what_they_are() -> None:
    two = ReplyLetter(addressees=("林予安", "沈一苇"), addressee_role=AddresseeRole.MEMBER)
    assert two.salutation == "林予安、沈一苇委员："
    assert ReplyLetter(addressees=("某某委员会",)).salutation == "某某委员会："
    assert ReplyLetter(addressee_role=AddresseeRole.DEPUTY).salutation == ""


def test_parts_without_heading_are_not_counted() -> None:
    letter = ReplyLetter(parts=(Part(None), Part("甲"), Part(None), Part("乙")))
    assert [number for number, _ in letter.numbered_parts()] == [0, 1, 0, 2]


def test_a_run_in_paragraph_has_points_only_without_a_label_of_its_own() -> None:
    text = "一是完善制度；二是加强培训。"
    assert len(Paragraph(text).points) == 2
    assert Paragraph(text, LabelStyle.ARABIC).points == []


def test_a_section_of_blank_paragraphs_is_empty() -> None:
    assert Section(SectionKind.MEASURES, "主要措施", (Paragraph(" \n"),)).is_empty
    assert not Section(SectionKind.MEASURES, None, (Paragraph("有"),)).is_empty


def test_a_first_ordinal_in_the_middle_starts_a_new_count() -> None:
    shi = LabelStyle.SHI
    made = number_paragraphs([(shi, 1, "甲"), (shi, 2, "乙"), (shi, 1, "丙"), (shi, 2, "丁")])
    assert [p.restarts for p in made] == [False, False, True, False]
    section = Section(SectionKind.OTHER, None, made)
    assert [sign for sign, _ in section.labelled()] == ["一是", "二是", "一是", "二是"]


def test_a_wrong_ordinal_gives_way_to_the_one_that_order_asks_for() -> None:
    made = number_paragraphs([(LabelStyle.ARABIC, 1, "甲"), (LabelStyle.ARABIC, 7, "乙")])
    assert [sign for sign, _ in Section(SectionKind.OTHER, None, made).labelled()] == ["1.", "2."]


@given(letters)
def test_every_paragraph_is_found_at_the_place_it_is_listed_with(letter: ReplyLetter) -> None:
    listed = list(letter.paragraphs())
    for i, j, k, paragraph in listed:
        assert letter.parts[i].sections[j].paragraphs[k] is paragraph
    assert len(listed) == sum(len(s.paragraphs) for p in letter.parts for s in p.sections)


@given(letters.filter(lambda letter: any(p.sections for p in letter.parts)), sections, st.data())
def test_replacing_a_section_changes_nothing_else(
    letter: ReplyLetter, section: Section, data: st.DataObject
) -> None:
    i = data.draw(st.sampled_from([i for i, p in enumerate(letter.parts) if p.sections]))
    j = data.draw(st.integers(0, len(letter.parts[i].sections) - 1))
    changed = letter.with_section(i, j, section)
    assert changed.parts[i].sections[j] == section
    assert changed.with_section(i, j, letter.parts[i].sections[j]) == letter


def test_the_public_version_has_no_contact_and_all_the_rest() -> None:
    letter = whole_letter()
    public = public_version(letter)
    assert public.contact_person is None
    assert public.contact_phone is None
    assert public.parts == letter.parts


def test_the_length_counts_what_a_reader_reads_but_no_ordinals() -> None:
    section = Section(SectionKind.MEASURES, "主要措施", (Paragraph("建成。", LabelStyle.SHI),))
    letter = ReplyLetter(
        opening=("收悉。",), parts=(Part("设施", (section,)),), closing=("谢谢。",)
    )
    assert letter.length == len("收悉。设施主要措施建成。谢谢。")
    assert ReplyLetter().length == 0
