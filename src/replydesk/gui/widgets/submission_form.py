"""The first half of the form for a new reply: which submission, from whom, until when."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from replydesk.domain.format import ReplyFormat
from replydesk.domain.letter import SubmissionKind
from replydesk.domain.names import split_names
from replydesk.domain.submission import HandlingDuty, Submission, default_due_date
from replydesk.domain.unit import UnitProfile
from replydesk.gui.widgets.chips import Chips
from replydesk.gui.widgets.choices import segments
from replydesk.gui.widgets.dates import DateField, today
from replydesk.gui.widgets.forms import Field, GrowingText

DEFAULT_FORMAT = "five-parts"
_GAP = 12


class SubmissionForm(QWidget):
    """The fields of a submission, its asks apart. What was recognised fills empty fields only."""

    edited = Signal()
    kind_chosen = Signal(object)

    def __init__(self, clock: Callable[[], date] = today, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._profile = UnitProfile()
        self._suggested: dict[QWidget, str] = {}
        self._kind_touched = False
        self._assigned_touched = False
        self._due_touched = False
        self._make_editors()
        self._lay_out()
        self._connect()
        self.clear()

    # ------------------------------------------------------------------ what it holds

    def submission(self) -> Submission:
        """What is written, without asks."""
        return Submission(
            kind=self.kind.value,
            subject=_one_line(self.subject.text()),
            number=self.number.text().strip(),
            plenary_session=self.session.currentText().strip(),
            submitters=split_names(self.deputies.text()),
            handling_unit=self.unit.text().strip(),
            duty=self.duty.value,
            lead_unit=self.lead.text().strip() if self._is_co_handler() else "",
            assigned_on=self.assigned.day(),
            due_on=self.due.day(),
        )

    def format_name(self) -> str:
        """The reply format that is chosen."""
        return str(self.format.currentData() or DEFAULT_FORMAT)

    @property
    def is_empty(self) -> bool:
        """True while the clerk has written nothing; what the program prefilled does not count."""
        texts = (self.subject.text(), self.number.text(), self.deputies.text())
        return not any(text.strip() for text in texts)

    def fill(self, found: Submission) -> int:
        """Write what was recognised into empty fields, marked as such; returns how many."""
        filled = 0
        if not self._kind_touched and found.kind is not self.kind.value:
            self.kind.choose(found.kind)
            self._suggest_session()
            self.kind_chosen.emit(found.kind)
        for field, editor, text in (
            (self.subject_field, self.subject, found.subject),
            (self.number_field, self.number, found.number),
            (self.deputies_field, self.deputies, "、".join(found.submitters)),
            (self.unit_field, self.unit, found.handling_unit),
            (self.session_field, self.session.lineEdit(), found.plenary_session),
        ):
            if text and editor is not None and self._is_open(editor):
                _write(editor, text)
                field.set_recognised(True)
                filled += 1
        if found.assigned_on and not self._assigned_touched:
            self.assigned.set_day(found.assigned_on)
            self._suggest_due()
            self.assigned_field.set_recognised(True)
            filled += 1
        if found.due_on and not self._due_touched:
            self.due.set_day(found.due_on)
            self.due_field.set_recognised(True)
            filled += 1
        self._show_names()
        return filled

    def first_fault(self) -> QWidget | None:
        """Show what is wrong beside each field; returns the first field to mend, or None."""
        faults: list[tuple[Field, str]] = []
        if not self.subject.text().strip():
            faults.append((self.subject_field, self.tr("请填写标题，如《关于……的建议》。")))
        if self.assigned.is_wrong():
            faults.append((self.assigned_field, self.tr("请写成2026年3月2日的样子。")))
        if self.due.is_wrong():
            faults.append((self.due_field, self.tr("请写成2026年6月2日的样子。")))
        elif self._due_before_assigned():
            faults.append((self.due_field, self.tr("答复期限早于交办日期，请核对。")))
        if self._is_co_handler() and not self.lead.text().strip():
            faults.append((self.lead_field, self.tr("请填写会办意见写给哪个主办单位。")))
        for field in (self.subject_field, self.lead_field, self.assigned_field, self.due_field):
            field.set_fault(next((words for f, words in faults if f is field), ""))
        return faults[0][0].editor if faults else None

    def clear(self) -> None:
        """Empty the form for another submission; session, unit and format stay."""
        self._kind_touched = self._assigned_touched = self._due_touched = False
        self.kind.choose(SubmissionKind.SUGGESTION)
        self._choose_duty(HandlingDuty.LEAD)
        self.lead.clear()
        self.subject.setPlainText("")
        self.number.clear()
        self.deputies.clear()
        self.assigned.set_day(self._clock())
        self._suggest_due()
        for field in self.findChildren(Field):
            field.set_fault("")
            field.set_recognised(False)
        self._show_names()
        self.kind_chosen.emit(self.kind.value)

    def restore(self, kept: Submission) -> None:
        """Write all fields as they were, as if the clerk had typed them."""
        self._kind_touched = self._assigned_touched = self._due_touched = True
        self.kind.choose(kept.kind)
        self.subject.set_text(kept.subject)
        self.number.setText(kept.number)
        self.session.setEditText(kept.plenary_session)
        self.deputies.setText("、".join(kept.submitters))
        self.unit.setText(kept.handling_unit)
        self._choose_duty(kept.duty)
        self.lead.setText(kept.lead_unit)
        self.assigned.set_day(kept.assigned_on)
        self.due.set_day(kept.due_on)
        self.kind_chosen.emit(kept.kind)

    # ------------------------------------------------------------------ what it offers

    def offer_formats(self, formats: list[ReplyFormat]) -> None:
        """Offer the office's reply formats; the one that was chosen stays so."""
        chosen = self.format_name()
        self.format.clear()
        for reply_format in formats:
            self.format.addItem(reply_format.title, reply_format.name)
        self.format.setCurrentIndex(max(0, self.format.findData(chosen)))

    def offer_sessions(self, sessions: list[str]) -> None:
        """Offer the sessions of earlier drafts; the newest of this kind is written by itself."""
        written = self.session.currentText()
        with QSignalBlocker(self.session):
            self.session.clear()
            self.session.addItems(sessions)
            self.session.setEditText(written)
        self._suggest_session()

    def offer_unit(self, unit: UnitProfile) -> None:
        """Prefill the handling unit, and take over how many months it has to reply."""
        if not self.unit.text().strip():
            self.unit.setText(unit.name)
            self._suggested[self.unit] = unit.name
        self._profile = unit
        self._suggest_due()

    # ------------------------------------------------------------------ inside

    def _make_editors(self) -> None:
        self.kind = segments()
        self.kind.offer(
            [
                (SubmissionKind.SUGGESTION, self.tr("人大代表建议")),
                (SubmissionKind.PROPOSAL, self.tr("政协提案")),
            ]
        )
        self.kind.setAccessibleName(self.tr("类别"))
        self.format = QComboBox()
        self.format.setMinimumWidth(120)
        self.subject = GrowingText(2, 3, one_paragraph=True)
        self.subject.setPlaceholderText(self.tr("如：关于加快推进社区居家养老服务提质增效的建议"))
        self.session = QComboBox()
        self.session.setEditable(True)
        self.session.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.session.setMinimumContentsLength(12)
        line = self.session.lineEdit()
        assert line is not None
        line.setPlaceholderText(self.tr("如：省十四届人大四次会议"))
        self.number = QLineEdit()
        self.number.setPlaceholderText(self.tr("如 0128"))
        self.deputies = QLineEdit()
        self.deputies.setPlaceholderText(self.tr("多人用顿号、逗号或空格分开"))
        self.chips = Chips()
        self.unit = QLineEdit()
        self.duty = segments()
        self.duty.offer([(HandlingDuty.LEAD, self.tr("主办")), (HandlingDuty.CO, self.tr("会办"))])
        self.lead = QLineEdit()
        self.lead.setPlaceholderText(self.tr("会办意见写给谁，如：省教育厅"))
        self.assigned = DateField(self._clock)
        self.due = DateField(self._clock)

    def _lay_out(self) -> None:
        self.kind_field = Field(self.tr("类别"), self.kind)
        self.format_field = Field(self.tr("答复格式"), self.format)
        self.subject_field = Field(self.tr("标题"), self.subject)
        self.session_field = Field(self.tr("届次"), self.session)
        self.number_field = Field(self.tr("编号"), self.number)
        self.deputies_field = Field(self.tr("代表"), self.deputies)
        self.unit_field = Field(self.tr("承办单位"), self.unit)
        self.duty_field = Field(self.tr("承办方式"), self.duty)
        self.lead_field = Field(self.tr("主办单位"), self.lead)
        self.assigned_field = Field(self.tr("交办日期"), self.assigned)
        self.due_field = Field(self.tr("答复期限"), self.due)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(_GAP)
        column.addLayout(_row(self.kind_field, self.format_field, 0, 1))
        column.addWidget(self.subject_field)
        column.addLayout(_row(self.session_field, self.number_field, 3, 2))
        column.addWidget(self.deputies_field)
        column.addWidget(self.chips)
        column.addLayout(_row(self.unit_field, self.duty_field, 1, 0))
        column.addWidget(self.lead_field)
        column.addLayout(_row(self.assigned_field, self.due_field, 1, 1))
        column.addStretch(1)

    def _connect(self) -> None:
        session_line = self.session.lineEdit()
        assert session_line is not None
        self.kind.chosen.connect(self._on_kind)
        self.subject.edited.connect(lambda: self._on_edit(self.subject_field))
        self.subject.entered.connect(session_line.setFocus)
        session_line.textEdited.connect(lambda: self._on_edit(self.session_field))
        for field, editor in (
            (self.number_field, self.number),
            (self.deputies_field, self.deputies),
            (self.unit_field, self.unit),
            (self.lead_field, self.lead),
        ):
            editor.textEdited.connect(lambda _, field=field: self._on_edit(field))
        self.deputies.textChanged.connect(self._show_names)
        self.duty.chosen.connect(self._on_duty)
        self.assigned.day_changed.connect(self._on_assigned)
        self.due.day_changed.connect(self._on_due)

    def _on_kind(self, kind: SubmissionKind) -> None:
        self._kind_touched = True
        self._suggest_due()
        self._suggest_session()
        self.kind_chosen.emit(kind)
        self.edited.emit()

    def _is_co_handler(self) -> bool:
        return self.duty.value is HandlingDuty.CO

    def _choose_duty(self, duty: HandlingDuty) -> None:
        self.duty.choose(duty)
        self.lead_field.setVisible(duty is HandlingDuty.CO)

    def _on_duty(self, duty: HandlingDuty) -> None:
        self._choose_duty(duty)
        if duty is HandlingDuty.CO:
            self.lead.setFocus()
        self.edited.emit()

    def _on_edit(self, field: Field) -> None:
        field.set_recognised(False)
        field.set_fault("")
        self.edited.emit()

    def _on_assigned(self) -> None:
        self._assigned_touched = True
        self._on_edit(self.assigned_field)
        self._suggest_due()

    def _on_due(self) -> None:
        self._due_touched = True
        self._on_edit(self.due_field)

    def _suggest_due(self) -> None:
        assigned = self.assigned.day()
        if assigned is not None and not self._due_touched:
            months = self._profile.deadline_months_for(self.kind.value)
            self.due.set_day(default_due_date(assigned, months))

    def _suggest_session(self) -> None:
        """The newest session of a kind: 政协 hold those of proposals."""
        line = self.session.lineEdit()
        assert line is not None
        if not self._is_open(line):
            return
        proposal = self.kind.value is SubmissionKind.PROPOSAL
        offered = (self.session.itemText(row) for row in range(self.session.count()))
        newest = next((text for text in offered if ("政协" in text) is proposal), "")
        self.session.setEditText(newest)
        self._suggested[line] = newest

    def _is_open(self, editor: QLineEdit | GrowingText) -> bool:
        """Whether a field still waits for the clerk: empty, or as the program prefilled it."""
        text = editor.text().strip()
        return not text or text == self._suggested.get(editor)

    def _due_before_assigned(self) -> bool:
        assigned, due = self.assigned.day(), self.due.day()
        return assigned is not None and due is not None and due < assigned

    def _show_names(self) -> None:
        self.chips.show_words(split_names(self.deputies.text()))


def _row(left: QWidget, right: QWidget, left_share: int, right_share: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(_GAP)
    row.addWidget(left, left_share, Qt.AlignmentFlag.AlignTop)
    row.addWidget(right, right_share, Qt.AlignmentFlag.AlignTop)
    return row


def _one_line(text: str) -> str:
    return "".join(text.split("\n")).strip()


def _write(editor: QLineEdit | GrowingText, text: str) -> None:
    if isinstance(editor, GrowingText):
        editor.set_text(text)
    else:
        # Through the editing commands, so that Ctrl+Z takes it back.
        editor.selectAll()
        editor.insert(text)
