"""Exporting a letter: where to, in which format; then opening what was made."""

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
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
from replydesk.domain.errors import InputError
from replydesk.domain.file_names import DEFAULT_PATTERN, NameRoom, fields_of
from replydesk.domain.file_names import file_name as name_by_pattern
from replydesk.domain.letter import LetterFormat
from replydesk.domain.progress import Progress
from replydesk.gui import theme
from replydesk.gui.export_work import Made, Present, exporting
from replydesk.gui.font_report import report_of
from replydesk.gui.tasks import Desk, Task
from replydesk.gui.widgets.forms import Field, set_look
from replydesk.gui.widgets.paper_choices import PaperChoices
from replydesk.services.pdf import PdfSource

if TYPE_CHECKING:
    from replydesk.store.engine import Store

_LISTED = 6  # files beside the letter that are named
_TOLD = 4  # places of personal data that are named


def file_name(draft: Draft, pattern: str = DEFAULT_PATTERN) -> str:
    """The name a letter's file gets where the clerk does not choose another.

    A pattern that is faulty, for somebody changed it by hand, gives way to the usual one.
    """
    room = NameRoom(windows=os.name == "nt")
    try:
        return name_by_pattern(pattern, fields_of(draft), room)
    except InputError:
        return name_by_pattern(DEFAULT_PATTERN, fields_of(draft), room)


class ExportDialog(QDialog):
    """Asks where to, exports in the worker, then offers to open the file or its folder.

    Then too it offers to finish the reply: `finish_wanted`.
    """

    finish_wanted = Signal()
    settings_wanted = Signal()  # another letterhead, name or wording
    return_wanted = Signal()  # the file was changed in Word and is to be brought back

    def __init__(
        self,
        desk: Desk,
        draft: Draft,
        parent: QWidget | None = None,
        pattern: str = DEFAULT_PATTERN,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("导出 Word"))
        self.setMinimumWidth(660)
        self._desk = desk
        self._draft = draft
        self.made: Path | None = None
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        self.path = QLineEdit(str(Path(documents) / file_name(draft, pattern)))
        self.path.setCursorPosition(0)
        self.format = QComboBox()
        self.format.addItems([self.tr("信函格式"), self.tr("公文格式")])
        self.format.setCurrentIndex(int(draft.letter.format is LetterFormat.DOCUMENT))
        self.papers = PaperChoices()
        self.papers.fit(draft)
        self.pdf = self.papers.pdf
        self.papers.public.toggled.connect(self._look_for_personal_data)
        self.told = QLabel()  # what of a person stands in the text of the public version
        self.told.setProperty("role", "warn")
        self.told.setWordWrap(True)
        self.told.hide()
        self._task: Task | None = None
        self._replaceable: frozenset[Path] = frozenset()
        self.finished.connect(self._stop)
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
        column.addWidget(Field(self.tr("同时生成"), self.papers))
        column.addWidget(self.told)
        column.addWidget(self.fault)
        column.addStretch()
        foot = QHBoxLayout()
        office = QPushButton(self.tr("本单位设置…"))
        office.setProperty("role", "ghost")
        office.setToolTip(self.tr("红头模板、单位名称、字体"))
        office.setAutoDefault(False)
        office.clicked.connect(self.reject)
        office.clicked.connect(self.settings_wanted)
        foot.addWidget(office)
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
        self.return_button = QPushButton(self.tr("改好后从 Word 取回…"))
        theme.set_icon(self.return_button, "download")
        self.return_button.setAutoDefault(False)
        self.return_button.clicked.connect(self._bring_back)
        foot.addWidget(self.finish_button)
        foot.addWidget(self.return_button)
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
        work = exporting(self._draft, target, self.papers.choice(chosen), self._replaceable)
        self._task = self._desk.stream(
            work, self._show_step, self._show_made, lambda error: self._fail(str(error))
        )

    def _stop(self) -> None:
        """Closed meanwhile: the file that is being written is the last one."""
        if self._task is not None:
            self._task.cancel()

    def _show_step(self, told: Progress) -> None:
        if told.total > 1:
            self.export_button.setText(
                self.tr("正在导出 {0}/{1}").format(min(told.done + 1, told.total), told.total)
            )

    def _look_for_personal_data(self, wanted: bool) -> None:
        self.told.hide()
        if wanted:
            work = partial(_personal_data, self._draft)
            self._desk.latest("export-personal", work, self._show_personal_data)

    def _show_personal_data(self, found: list[str]) -> None:
        words = [self.tr("公开版的正文不会改动，请看这些是否可以公开："), *found[:_TOLD]]
        if len(found) > _TOLD:
            words.append(self.tr("另有 {0} 处。").format(len(found) - _TOLD))
        self.told.setText("\n".join(words))
        self.told.setVisible(bool(found) and self.papers.public.isChecked())

    def _ask_to_replace(self, there: Present) -> None:
        self._replaceable |= frozenset(there.paths)
        names = "、".join(path.name for path in there.paths[:2])
        words = self.tr("“{0}”已经存在，再按一次“替换”就替换它。")
        if len(there.paths) > 2:
            words = self.tr("“{0}”等 {1} 个文件已经存在，再按一次“替换”就替换它们。")
        self._fail(words.format(names, len(there.paths)))
        self.export_button.setText(self.tr("替换"))

    def _show_made(self, made: Made | Present) -> None:
        self._task = None
        if isinstance(made, Present):
            self._ask_to_replace(made)
            return
        self.made = made.files[0]
        self.proof.setText("\n".join((made.proof.sentence, *made.proof.remarks)))
        set_look(self.proof, "role", "muted" if made.proof.ok else "danger")
        others = [path.name for path in made.files[1:]]
        if len(others) > _LISTED:
            more = self.tr("另有 {0} 个文件").format(len(others) - _LISTED)
            others = [*others[:_LISTED], more]
        self.place.setText("\n".join((str(self.made), *others)))
        self.remark.setText("\n".join(self._remarks(made)))
        self.remark.setVisible(bool(self.remark.text()))
        self._pages.setCurrentIndex(1)
        self.open_button.setDefault(True)
        self.open_button.setFocus()

    def _remarks(self, made: Made) -> list[str]:
        said = list(made.remarks)
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

    def _bring_back(self) -> None:
        self.accept()
        self.return_wanted.emit()

    def _fail(self, words: str) -> None:
        self._task = None
        self.export_button.setText(self.tr("导出"))
        self.export_button.setEnabled(True)
        self.fault.setText(words)
        self.fault.show()

    def _browse(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("保存到"), self.path.text(), self.tr("Word 文档 (*.docx)")
        )
        if name:
            self._replaceable = frozenset([Path(name)])  # it was asked there
            self.path.setText(name)

    def _open(self, *, folder: bool) -> None:
        assert self.made is not None
        target = self.made.parent if folder else self.made
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))


def _personal_data(draft: Draft, _: "Store") -> list[str]:
    from replydesk.domain.personal_data import personal_data

    return [found.sentence() for found in personal_data(draft.letter)]
