"""What a letter gives to the library."""

from dataclasses import replace

from hypothesis import given

from replydesk.domain.letter import Paragraph, ReplyLetter, Section, SectionKind
from replydesk.domain.passage import passages_of
from tests.domain.letters import letters, whole_letter


def test_each_point_of_a_run_in_paragraph_is_a_passage_and_reads_as_a_sentence() -> None:
    letter = whole_letter(measures="一是完善人才评价制度；二是加强各级人员培训。")
    found = [p for p in passages_of(letter) if p.kind is SectionKind.MEASURES]
    assert [p.text for p in found] == ["完善人才评价制度。", "加强各级人员培训。"]
    assert [p.place for p in found] == [(0, 0, 0, 0), (0, 0, 0, 1)]
    assert found[0].part == "关于“加强人才培养”的建议"


def test_a_part_without_heading_lends_the_subject() -> None:
    letter = whole_letter()
    plain = replace(letter, parts=(replace(letter.parts[0], heading=None), *letter.parts[1:]))
    assert {p.part for p in passages_of(plain)} == {"关于加强人才培养的建议"}


def test_a_few_characters_are_no_passage() -> None:
    section = Section(SectionKind.MEASURES, None, (Paragraph("略。"), Paragraph("具体做法：")))
    assert [
        p for p in passages_of(whole_letter().with_section(0, 0, section)) if p.place[1] == 0
    ] == []


@given(letters)
def test_passages_are_whole_sentences_from_their_place(letter: ReplyLetter) -> None:
    places = [p.place for p in passages_of(letter)]
    assert places == sorted(set(places))
    for passage in passages_of(letter):
        i, j, k, _ = passage.place
        paragraph = letter.parts[i].sections[j].paragraphs[k]
        assert passage.kind is letter.parts[i].sections[j].kind
        assert passage.text[:-1] in paragraph.text or passage.text in paragraph.text
        assert passage.text[-1] in "。！？…”》）"
