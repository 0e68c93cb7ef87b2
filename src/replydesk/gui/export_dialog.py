"""Exporting a letter: where to, in which format; then opening what was made."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from replydesk.domain.draft import Draft
from replydesk.domain.letter import LetterFormat
from replydesk.domain.pages import Page, lay_out
from replydesk.gui import theme
from replydesk.gui.font_report import report_of
from replydesk.gui.page_output import painted_pdf
from replydesk.gui.tasks import Desk
from replydesk.gui.widgets.forms import Field, set_look
from replydesk.services.pdf import PdfSource, make_pdf

if TYPE_CHECKING:
    from replydesk.services.proof import Proof
    from replydesk.store.engine import Store

_FORBIDDEN = str.maketrans(dict.fromkeys('\\/:*?"<>|\n\r\t', " "))


def file_name(draft: Draft) -> str:
    """The name a letter's file gets where the clerk does not choose another."""
    letter = draft.letter
    subject = letter.subject or draft.submission.subject or "答复函"
    number = letter.number or draft.submission.number
    shown = f"第{number.removeprefix('第').removesuffix('号')}号 " if number else ""
    return f"{shown}{subject} 答复".translate(_FORBIDDEN).strip()[:80] + ".docx"


class ExportDialog(QDialog):
    """Asks where to, exports in the worker, then offers to open the file or its folder.

    Then too it offers to finish the reply: `finish_wanted`.
    """

    finish_wanted = Signal()

    def __init__(self, desk: Desk, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("导出 Word"))
        self.setMinimumWidth(560)
        self._desk = desk
        self._draft = draft
        self.made: Path | None = None
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        self.path = QLineEdit(str(Path(documents) / file_name(draft)))
        self.path.setCursorPosition(0)
        self.format = QComboBox()
        self.format.addItems([self.tr("信函格式"), self.tr("公文格式")])
        self.format.setCurrentIndex(int(draft.letter.format is LetterFormat.DOCUMENT))
        self.public = QCheckBox(self.tr("公开版（不含联系人和电话）"))
        self.pdf = QCheckBox(self.tr("同时生成 PDF"))
        self.fault = QLabel()
        self.fault.setProperty("role", "danger")
        self.fault.setWordWrap(True)
        self.fault.hide()
        self.export_button = QPushButton(self.tr("导出"))
        self._pages = QStackedWidget()
        self._pages.addWidget(self._asking())
        self._pages.addWidget(self._done_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.addWidget(self._pages)
        self.export_button.setDefault(True)

    def _asking(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        browse = QPushButton(self.tr("浏览…"))
        browse.setAutoDefault(False)  # Enter in the file name exports
        browse.clicked.connect(self._browse)
        line.addWidget(self.path, 1)
        line.addWidget(browse)
        column.addWidget(Field(self.tr("保存到"), row))
        column.addWidget(Field(self.tr("格式"), self.format))
        column.addWidget(self.public)
        column.addWidget(self.pdf)
        column.addWidget(self.fault)
        column.addStretch()
        foot = QHBoxLayout()
        foot.addStretch()
        cancel = QPushButton(self.tr("取消"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.export_button.setProperty("role", "primary")
        theme.set_icon(self.export_button, "file-down", "on_accent")
        self.export_button.clicked.connect(self.export)
        foot.addWidget(cancel)
        foot.addWidget(self.export_button)
        column.addLayout(foot)
        return made

    def _done_page(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        head = QHBoxLayout()
        sign = QLabel()
        sign.setPixmap(theme.pixmap("circle-check", "ok", 28, self.devicePixelRatioF()))
        title = QLabel(self.tr("已导出"))
        title.setProperty("role", "title")
        head.addWidget(sign)
        head.addWidget(title)
        head.addStretch()
        column.addLayout(head)
        self.place = QLabel()
        self.place.setWordWrap(True)
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.place)
        self.proof = QLabel()
        self.proof.setWordWrap(True)
        column.addWidget(self.proof)
        self.remark = QLabel()  # what made the PDF, and which fonts are missing here
        self.remark.setProperty("role", "muted")
        self.remark.setWordWrap(True)
        column.addWidget(self.remark)
        hint = QLabel(self.tr("送出的就是这一份时，请定稿入库，今后起草可以引用其中的内容。"))
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        column.addWidget(hint)
        column.addStretch()
        foot = QHBoxLayout()
        self.finish_button = QPushButton(self.tr("定稿入库"))
        theme.set_icon(self.finish_button, "stamp")
        self.finish_button.setAutoDefault(False)
        self.finish_button.clicked.connect(self._finish)
        foot.addWidget(self.finish_button)
        foot.addStretch()
        close = QPushButton(self.tr("关闭"))
        close.clicked.connect(self.accept)
        folder = QPushButton(self.tr("打开文件夹"))
        folder.clicked.connect(lambda: self._open(folder=True))
        self.open_button = QPushButton(self.tr("打开文件"))
        self.open_button.setProperty("role", "primary")
        self.open_button.clicked.connect(lambda: self._open(folder=False))
        for button in (close, folder, self.open_button):
            button.setAutoDefault(False)
            foot.addWidget(button)
        column.addLayout(foot)
        return made

    def export(self) -> None:
        """Write the file in the worker; a fault is told in the dialog, which stays open."""
        name = self.path.text().strip()
        if not name:
            self._fail(self.tr("请先选择文件保存到哪里。"))
            return
        target = Path(name).expanduser()
        if target.suffix.lower() != ".docx":
            target = target.with_name(target.name + ".docx")
        self.export_button.setEnabled(False)
        self.fault.hide()
        chosen = LetterFormat.DOCUMENT if self.format.currentIndex() else LetterFormat.LETTER
        work = _exporting(
            self._draft, target, chosen, self.public.isChecked(), self.pdf.isChecked()
        )
        self._desk.call(work, self._show_made, lambda error: self._fail(str(error)))

    def _show_made(self, made: "_Made") -> None:
        self.made = made.path
        self.proof.setText("\n".join((made.proof.sentence, *made.proof.remarks)))
        set_look(self.proof, "role", "muted" if made.proof.ok else "danger")
        self.place.setText(str(made.path))
        self.remark.setText("\n".join(self._remarks(made)))
        self.remark.setVisible(bool(self.remark.text()))
        self._pages.setCurrentIndex(1)
        self.open_button.setDefault(True)
        self.open_button.setFocus()

    def _remarks(self, made: "_Made") -> list[str]:
        said = []
        if made.pdf is PdfSource.LIBREOFFICE:
            said.append(self.tr("PDF由LibreOffice生成。"))
        elif made.pdf is PdfSource.OWN_PAGES:
            said.append(self.tr("PDF由程序版面生成，以Word为准。"))
        if missing := report_of(made.pages).missing:
            words = self.tr("本机没有{0}，文件中写明的仍是规定的字体。")
            said.append(words.format("、".join(face.name for face in missing)))
        return said

    def _finish(self) -> None:
        self.accept()
        self.finish_wanted.emit()

    def _fail(self, words: str) -> None:
        self.export_button.setEnabled(True)
        self.fault.setText(words)
        self.fault.show()

    def _browse(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("保存到"), self.path.text(), self.tr("Word 文档 (*.docx)")
        )
        if name:
            self.path.setText(name)

    def _open(self, *, folder: bool) -> None:
        assert self.made is not None
        target = self.made.parent if folder else self.made
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))


@dataclass(frozen=True, slots=True)
class _Made:
    """What an export came to: the file, its proof, what made the PDF, and the pages."""

    path: Path
    proof: "Proof"
    pdf: PdfSource | None
    pages: tuple[Page, ...]


def _exporting(
    draft: Draft, target: Path, chosen: LetterFormat, public: bool, pdf: bool
) -> "Callable[[Store], _Made]":
    def export(_store: "Store") -> _Made:
        from replydesk.services.exports import as_exported, export_letter
        from replydesk.services.proof import prove

        path = export_letter(draft.letter, target, format=chosen, public=public)
        written = as_exported(draft.letter, format=chosen, public=public)
        proof = prove(path, written, public=public)
        source = make_pdf(path, written, painted_pdf) if pdf else None
        return _Made(path, proof, source, lay_out(written))

    return export
