"""The steps of drafting: what is done and what is missing."""

from dataclasses import replace

from hypothesis import given

from replydesk.domain.draft import ENDING, OPENING, Draft, Place
from replydesk.domain.format import ReplyFormat, SectionFormat
from replydesk.domain.guide import Step, progress, steps
from replydesk.domain.letter import Part, ReplyLetter, SectionKind
from replydesk.domain.submission import Submission
from tests.domain.letters import letters, whole_letter

FORMAT = ReplyFormat("five-parts", "五部分", 5, (SectionFormat(SectionKind.MEASURES, "主要措施"),))


def guide(letter: ReplyLetter, *finished: Place) -> list[Step]:
    return steps(Draft(Submission(), letter, finished=frozenset(finished)), FORMAT)


def test_a_whole_letter_has_every_step_filled() -> None:
    made = guide(whole_letter())
    assert [step.place for step in made] == [OPENING, Place(0, 0), Place(0, 1), Place(0, 2), ENDING]
    assert [step.title for step in made] == ["", "主要措施", "主要成效", "下步打算", ""]
    assert {step.state for step in made} == {"filled"}
    assert [step.points for step in made] == [1, 2, 1, 1, 1]
    assert progress(made) == (5, 5)


def test_an_empty_letter_names_what_is_missing() -> None:
    letter = ReplyLetter(parts=(Part(None, FORMAT.empty_sections()),))
    opening, section, ending = guide(letter)
    assert opening.state == section.state == ending.state == "empty"
    assert opening.missing == ("addressees", "number", "subject", "plenary_session", "opening")
    assert section.missing == ("part_heading", "text")
    assert ending.missing == ("closing", "issuing_body", "dated")


def test_a_begun_step_is_started() -> None:
    made = guide(whole_letter(measures="完善", outcomes="成效明显，群众满意。"))
    assert (made[1].state, made[1].missing) == ("started", ("short_text",))
    assert (made[2].state, made[2].missing) == ("filled", ("figures",))
    assert guide(replace(whole_letter(), number=None))[0].state == "started"


def test_a_format_without_parts_asks_for_no_heading() -> None:
    letter = ReplyLetter(parts=(Part(None, FORMAT.empty_sections()),))
    made = steps(Draft(Submission(), letter), replace(FORMAT, parts=0))
    assert made[1].missing == ("text",)


def test_the_clerks_mark_counts_once_something_is_written() -> None:
    made = guide(whole_letter(next_steps=""), Place(0, 1), Place(0, 2), OPENING)
    assert [step.state for step in made] == ["finished", "filled", "finished", "empty", "filled"]


@given(letters)
def test_any_letter_has_a_step_for_each_section_and_two_more(letter: ReplyLetter) -> None:
    made = guide(letter)
    assert len(made) == 2 + sum(len(part.sections) for part in letter.parts)
    assert len({step.place for step in made}) == len(made)
    done, total = progress(made)
    assert 0 <= done <= total == len(made)
    for step in made:
        assert step.state != "empty" or step.missing
