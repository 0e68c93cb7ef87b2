"""The base template of a unit: what is in force, taking over another, what its check found."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from replydesk.domain.errors import ReplydeskError
from replydesk.domain.letter import LetterFormat
from replydesk.domain.template_fields import FIELDS
from replydesk.gui import theme
from replydesk.gui.tasks import Desk
from replydesk.gui.widgets.choices import segments

if TYPE_CHECKING:
    from replydesk.services.templates import TemplateReport
    from replydesk.store.engine import Store


class TemplatePane(QScrollArea):
    """All work on files is done in the worker; a template with faults is told and not taken."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._desk = desk
        self._unit: Path | None = None
        self._issuer = ""
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(12)
        column.addWidget(self._state_card())
        column.addWidget(self._result_card())
        column.addWidget(self._tags_card())
        column.addStretch(1)
        self.setWidget(ground)

    def show_unit(self, unit: Path | None, issuer: str) -> None:
        """Show the template of the unit with this profile file; None for one not saved yet."""
        self._unit, self._issuer = unit, issuer
        for button in self._buttons:
            button.setEnabled(unit is not None)
        self.result.hide()
        self._restore.hide()
        self._told(self.tr("请先保存单位设置，再导入版式模板。") if unit is None else "")
        if unit is not None:
            self._desk.latest("office-template", _current(unit), self._show_current, self._refuse)

    def take_over(self, source: Path) -> None:
        """Check a file and take it over where nothing is wrong with it."""
        if self._unit is not None:
            self._busy(True)
            self._desk.call(_importing(source, self._unit), self._show_import, self._refuse)

    # ------------------------------------------------------------------ making the pane

    def _state_card(self) -> QFrame:
        frame, column = _card(self.tr("版式模板"))
        words = self.tr(
            "版式模板是一份 Word 文件，红头、页眉页脚、固定文字都照它印；"
            "写有“{{标题}}”“{{正文}}”等标签的地方，导出时填入答复的内容。"
        )
        column.addWidget(_muted(words))
        self.state = QLabel()
        self.state.setWordWrap(True)
        column.addWidget(self.state)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.import_button = QPushButton(self.tr("导入模板…"))
        self.import_button.setProperty("role", "primary")
        theme.set_icon(self.import_button, "upload", "on_accent")
        self.import_button.clicked.connect(self._choose)
        self.trial_button = QPushButton(self.tr("用示例答复试排"))
        self.trial_button.setToolTip(self.tr("把示例答复排进现在的模板，用 Word 打开查看"))
        theme.set_icon(self.trial_button, "eye")
        self.trial_button.clicked.connect(self._try)
        self._restore = QPushButton(self.tr("恢复默认模板"))
        theme.set_icon(self._restore, "undo")
        self._restore.clicked.connect(self._go_back)
        for button in (self.import_button, self.trial_button, self._restore):
            row.addWidget(button)
        row.addStretch()
        column.addLayout(row)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.format = segments()
        self.format.offer(
            [
                (LetterFormat.LETTER, self.tr("信函格式")),
                (LetterFormat.DOCUMENT, self.tr("公文格式")),
            ]
        )
        self.format.choose(LetterFormat.LETTER)
        self.format.setAccessibleName(self.tr("模板的格式"))
        self.export_button = QPushButton(self.tr("导出模板来修改…"))
        theme.set_icon(self.export_button, "file-down")
        self.export_button.clicked.connect(self._save_as)
        row.addWidget(self.export_button)
        row.addWidget(self.format)
        row.addStretch()
        column.addLayout(row)
        self._buttons = (self.import_button, self.trial_button, self._restore, self.export_button)
        return frame

    def _result_card(self) -> QFrame:
        self.result, column = _card("")
        self.result_title = QLabel()
        self.result_title.setProperty("role", "subject")
        self.result_words = QLabel()
        self.result_words.setWordWrap(True)
        self.result_words.setTextFormat(Qt.TextFormat.PlainText)
        flags = Qt.TextInteractionFlag
        self.result_words.setTextInteractionFlags(
            flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
        )
        column.addWidget(self.result_title)
        column.addWidget(self.result_words)
        self.result.hide()
        return self.result

    def _tags_card(self) -> QFrame:
        frame, column = _card(self.tr("可用的标签"))
        rows = "".join(
            f"<tr><td style='padding:2px 18px 2px 0'><b>{{{{{field.name}}}}}</b></td>"
            f"<td style='padding:2px 0'>{field.meaning}</td></tr>"
            for field in FIELDS.values()
        )
        table = QLabel(f"<table>{rows}</table>")
        flags = Qt.TextInteractionFlag
        table.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        table.setAccessibleName(self.tr("可用的标签"))
        column.addWidget(table)
        return frame

    # ------------------------------------------------------------------ what is done

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("导入模板"), _documents(), self.tr("Word 文档 (*.docx)")
        )
        if name:
            self.take_over(Path(name))

    def _save_as(self) -> None:
        usual = str(Path(_documents()) / self.tr("版式模板.docx"))
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("导出模板来修改"), usual, self.tr("Word 文档 (*.docx)")
        )
        if name and self._unit is not None:
            work = _writing(Path(name), self._unit, self.format.value)
            self._desk.call(work, self._open, self._refuse)

    def _try(self) -> None:
        if self._unit is not None:
            self._busy(True)
            self._desk.call(_trying(self._unit, self._issuer), self._open, self._refuse)

    def _go_back(self) -> None:
        if self._unit is not None:
            self._desk.call(_restoring(self._unit), self._show_restored, self._refuse)

    def _open(self, path: Path) -> None:
        self._busy(False)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _show_restored(self, _done: None) -> None:
        self.show_unit(self._unit, self._issuer)

    def _show_current(self, report: "TemplateReport | None") -> None:
        self._busy(False)
        self._restore.setVisible(report is not None)
        if report is None:
            self._told(self.tr("现在使用：程序的默认模板（按国家标准编排）。"))
            return
        self._told(self.tr("现在使用：本单位的模板。"))
        self._show_report(report, self.tr("模板不能使用，导出前请改正或恢复默认"))

    def _show_import(self, report: "TemplateReport") -> None:
        self._busy(False)
        if not report.faults:
            self._restore.show()
            self._told(self.tr("现在使用：本单位的模板。"))
        self._show_report(report, self.tr("模板没有导入，原来的模板仍在使用"))

    def _show_report(self, report: "TemplateReport", refused: str) -> None:
        good = not report.faults
        theme.set_role(self.result_title, "saved" if good else "danger")
        self.result_title.setText(self.tr("模板检查通过") if good else refused)
        lines = list(report.faults or report.warnings)
        if good:
            known = "、".join(report.tags) or self.tr("没有（只用页面和样式）")
            lines.insert(0, self.tr("标签：{0}。").format(known))
        self.result_words.setText("\n".join(f"· {line}" for line in lines))
        self.result.show()

    def _busy(self, on: bool) -> None:
        for button in self._buttons:
            button.setEnabled(not on)

    def _told(self, words: str) -> None:
        self.state.setText(words)

    def _refuse(self, error: ReplydeskError) -> None:
        self._busy(False)
        theme.set_role(self.result_title, "danger")
        self.result_title.setText(self.tr("没有完成"))
        self.result_words.setText(str(error))
        self.result.show()


def _card(title: str) -> tuple[QFrame, QVBoxLayout]:
    frame = QFrame()
    frame.setProperty("role", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(20, 16, 20, 20)
    column.setSpacing(12)
    if title:
        head = QLabel(title)
        head.setProperty("role", "subject")
        column.addWidget(head)
    return frame, column


def _muted(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", "muted")
    label.setWordWrap(True)
    return label


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def _current(unit: Path) -> "Callable[[Store], TemplateReport | None]":
    def read(_store: "Store") -> "TemplateReport | None":
        from replydesk.services.templates import current_report

        return current_report(unit)

    return read


def _importing(source: Path, unit: Path) -> "Callable[[Store], TemplateReport]":
    def take(_store: "Store") -> "TemplateReport":
        from replydesk.services.templates import import_template

        return import_template(source, unit)

    return take


def _writing(target: Path, unit: Path, chosen: LetterFormat) -> "Callable[[Store], Path]":
    def write(_store: "Store") -> Path:
        from replydesk.services.templates import write_template

        return write_template(target, unit, chosen)

    return write


def _trying(unit: Path, issuer: str) -> "Callable[[Store], Path]":
    def write(_store: "Store") -> Path:
        from replydesk.services.templates import write_trial

        return write_trial(unit, issuer)

    return write


def _restoring(unit: Path) -> "Callable[[Store], None]":
    def restore(_store: "Store") -> None:
        from replydesk.services.templates import restore_default

        restore_default(unit)

    return restore
