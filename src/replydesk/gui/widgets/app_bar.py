"""The bar above the drafting page: what is being answered, and what can be done with it whole."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from replydesk.domain.letter import AddresseeRole, ReplyLetter, SubmissionKind
from replydesk.domain.submission import Submission
from replydesk.gui import theme
from replydesk.gui.widgets.elided_label import ElidedLabel


class AppBar(QFrame):
    """Subject and terms at the left; back, check, preview, finish and export."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.setFixedHeight(60)
        self.back = QToolButton()
        theme.set_icon(self.back, "arrow-left")
        self.back.setIconSize(QSize(20, 20))
        self._submission = Submission()
        self._told: list[str] = []
        self._followed: list[str] = []
        self._subject = ElidedLabel("subject")
        self._terms = ElidedLabel("muted")
        self.check = QPushButton()
        self.check.setProperty("role", "ghost")
        theme.set_icon(self.check, "list-checks")
        self.preview = QPushButton()
        theme.set_icon(self.preview, "eye")
        self.export = QPushButton()
        self.export.setProperty("role", "primary")
        theme.set_icon(self.export, "file-down", "on_accent")
        self.from_word = QToolButton()
        theme.set_icon(self.from_word, "download")
        self.from_word.setIconSize(QSize(20, 20))
        self.finish = QPushButton()
        theme.set_icon(self.finish, "stamp")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch()
        words.addWidget(self._subject)
        words.addWidget(self._terms)
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self.back)
        row.addLayout(words, 1)
        row.addWidget(self.check)
        row.addWidget(self.preview)
        row.addWidget(self.from_word)
        row.addWidget(self.finish)
        row.addWidget(self.export)

    def show_submission(self, submission: Submission, letter: ReplyLetter) -> None:
        """Show what is being answered."""
        subject = letter.subject or submission.subject or self.tr("未命名的答复")
        kind = letter.kind or submission.kind
        # Words of the letter, whatever the language of the interface.
        kind_word = "提案" if kind is SubmissionKind.PROPOSAL else "建议"
        number = letter.number or submission.number
        terms = [letter.plenary_session or submission.plenary_session]
        if number:
            shown = number if number.startswith("第") else f"第{number.removesuffix('号')}号"
            terms.append(f"{shown}{kind_word}")
        terms.append(self._names(submission, letter))
        unit = letter.signature.issuing_body or submission.handling_unit
        if unit:
            terms.append(self.tr("承办：{0}").format(unit))
        if due := submission.due_on:
            terms.append(self.tr("{0}月{1}日前答复").format(due.month, due.day))
        self._subject.show_words(subject)
        self._submission = submission
        self._told = terms
        self._show_terms()

    def show_followed(self, references: list[str]) -> None:
        """Tell which second replies follow this one, by number or day; "" for one with neither."""
        self._followed = references
        self._show_terms()

    def _show_terms(self) -> None:
        terms = [self._link(self._submission), *self._told]
        self._terms.show_words(" · ".join(term for term in terms if term))

    def _link(self, submission: Submission) -> str:
        """How this reply hangs together with others to the same submission."""
        links = []
        if earlier := submission.earlier:
            day = earlier.dated
            dated = f"{day.year}年{day.month}月{day.day}日" if day else ""
            known = earlier.document_number or dated
            links.append(
                self.tr("再次答复（首次：{0}）").format(known) if known else self.tr("再次答复")
            )
        if self._followed:
            known = "、".join(reference for reference in self._followed if reference)
            links.append(
                self.tr("已再次答复（{0}）").format(known) if known else self.tr("已再次答复")
            )
        return " · ".join(links)

    def _names(self, submission: Submission, letter: ReplyLetter) -> str:
        names = letter.addressees or submission.submitters
        if not names:
            return ""
        role = {AddresseeRole.DEPUTY: "代表", AddresseeRole.MEMBER: "委员"}.get(
            letter.addressee_role or AddresseeRole.BODY, ""
        )
        shown = "、".join(names[:3])
        return shown + ("等" if len(names) > 3 else "") + role
