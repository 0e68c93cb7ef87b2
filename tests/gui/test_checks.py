"""The check list in the window."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QWidget

from replydesk.domain.checks import Finding, Where
from replydesk.domain.draft import Draft
from replydesk.domain.finding_words import sentence
from replydesk.domain.letter import (
    AddresseeRole,
    LetterFormat,
    Paragraph,
    Part,
    ReplyLetter,
    Section,
    SectionKind,
    SignatureBlock,
    SubmissionKind,
)
from replydesk.domain.submission import Submission
from replydesk.gui.pages.checks import CheckPage
from replydesk.gui.tasks import Desk
from replydesk.gui.widgets.finding_list import card_in, go_rect
from replydesk.gui.widgets.finding_places import excerpt, place_words
from replydesk.services.checking import check_letter

Shown = Callable[[QWidget], QWidget]
WaitUntil = Callable[[Callable[[], object]], None]

SUBJECT = "关于完善社区养老服务的建议"
DOUBTFUL = "建成中心36个，，服务老年人2400人"


def sound_letter(text: str = "建成日间照料中心36个，服务老年人2400人。") -> ReplyLetter:
    """A letter without a finding, as long as the text of its only paragraph has none."""
    return ReplyLetter(
        addressees=("陈予安",),
        addressee_role=AddresseeRole.DEPUTY,
        kind=SubmissionKind.SUGGESTION,
        title="关于省十四届人大四次会议第0128号建议的答复",
        plenary_session="省十四届人大四次会议",
        number="0128",
        subject=SUBJECT,
        opening=(f"您提出的《{SUBJECT}》（第0128号）收悉，现答复如下：",),
        parts=(
            Part(
                "关于“完善设施”的建议",
                (Section(SectionKind.OUTCOMES, "主要成效", (Paragraph(text),)),),
            ),
        ),
        closing=("感谢您对养老工作的关心和支持。",),
        signature=SignatureBlock("云岭省民政厅", date(2026, 5, 27)),
        contact_person="周其川",
        contact_phone="0999-5550137",
    )


@pytest.fixture
def page(desk: Desk, shown: Shown) -> CheckPage:
    made = CheckPage(desk)
    shown(made)
    return made


def draft_of(letter: ReplyLetter) -> Draft:
    return Draft(Submission(subject=SUBJECT), letter, id=1, revision=1)


def test_every_finding_stands_in_the_list_with_its_sentence(
    page: CheckPage, wait_until: WaitUntil
) -> None:
    letter = sound_letter(DOUBTFUL)
    findings = check_letter(letter)
    assert findings
    page.show_draft(draft_of(letter))
    wait_until(lambda: page.stack.currentWidget() is page.list)
    model = page.list.model_of
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == [
        sentence(finding) for finding in findings
    ]
    assert page.bar.remark.text() == SUBJECT


def test_enter_double_click_and_the_button_jump_to_the_place(
    page: CheckPage, wait_until: WaitUntil
) -> None:
    letter = sound_letter(DOUBTFUL)
    findings = check_letter(letter)
    page.show_draft(draft_of(letter))
    wait_until(lambda: page.stack.currentWidget() is page.list)
    spy = QSignalSpy(page.jump_requested)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    rect = page.list.visualRect(page.list.model_of.index(1, 0))
    viewport = page.list.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=rect.center())
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=rect.center())
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=go_rect(card_in(rect)).center())
    wheres = [spy.at(i)[0] for i in range(spy.count())]
    assert wheres == [findings[0].where, findings[1].where, findings[1].where]


def test_a_sound_letter_passes(page: CheckPage, wait_until: WaitUntil) -> None:
    letter = sound_letter()
    assert check_letter(letter, today=date(2026, 6, 1)) == []
    page._draft = draft_of(letter)
    page._show(check_letter(letter, today=date(2026, 6, 1)))
    assert page.stack.currentWidget() is page.passed
    assert not page.chips.isVisible()


def test_the_list_can_be_narrowed_to_one_severity(page: CheckPage) -> None:
    page._draft = draft_of(sound_letter())
    page._show(
        [
            Finding("no_title", "warning", Where(field="title")),
            Finding("no_dated", "error", Where(field="dated")),
            Finding("no_number", "warning", Where(field="number")),
        ]
    )
    buttons = {button.text(): button for button in page.chips.buttons()}
    assert list(buttons) == ["全部 3", "错误 1", "提醒 2"]
    QTest.mouseClick(buttons["错误 1"], Qt.MouseButton.LeftButton)
    assert page.list.model_of.rowCount() == 1
    QTest.mouseClick(buttons["全部 3"], Qt.MouseButton.LeftButton)
    assert page.list.model_of.rowCount() == 3


def test_the_page_format_is_shown_and_a_choice_is_told(
    page: CheckPage, wait_until: WaitUntil
) -> None:
    page.show_draft(draft_of(sound_letter()))
    assert page.format.value is LetterFormat.LETTER
    spy = QSignalSpy(page.format_chosen)
    QTest.mouseClick(page.format.buttons()[1], Qt.MouseButton.LeftButton)
    assert spy.at(0) == [LetterFormat.DOCUMENT]
    assert page.letter_format is LetterFormat.DOCUMENT


def test_export_and_escape_are_asked_for(page: CheckPage) -> None:
    exports, closed = QSignalSpy(page.export_requested), QSignalSpy(page.closed)
    QTest.mouseClick(page.export_button, Qt.MouseButton.LeftButton)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert (exports.count(), closed.count()) == (1, 1)


@pytest.mark.parametrize(
    ("where", "words"),
    [
        (Where(field="opening", paragraph=0), "开头语"),
        (Where(field="opening", paragraph=1), "开头语 · 第2段"),
        (Where(field="dated"), "落款"),
        (Where(0), "第1部分"),
        (Where(0, field="heading"), "第1部分 · 标题"),
        (Where(0, 0, 0, field="text"), "第1部分 · 主要成效 · 第1段"),
        (Where(), "全文"),
    ],
)
def test_a_place_is_said_in_words(where: Where, words: str) -> None:
    assert place_words(sound_letter(), where) == words


def test_an_excerpt_shows_the_words_around_a_place() -> None:
    letter = sound_letter("一" * 30 + "甲乙" + "二" * 30)
    before, found, after = excerpt(letter, Where(0, 0, 0, 30, 32, "text"))
    assert (before, found, after) == ("…" + "一" * 18, "甲乙", "二" * 18 + "…")


def test_a_place_that_is_gone_has_no_excerpt() -> None:
    assert excerpt(sound_letter(), Where(3, 0, 0, 0, 2, "text")) == ("", "", "")
