"""The wording of a unit: Jinja2 templates edited beside what they make of a sample."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from replydesk.domain.errors import ReplydeskError
from replydesk.domain.unit import UnitProfile
from replydesk.gui import theme
from replydesk.gui.tasks import Desk

if TYPE_CHECKING:
    from replydesk.store.engine import Store

_PAUSE_MS = 150  # a template is tried once the clerk stops for a moment
_Answer = tuple[str, ...] | ReplydeskError


class WordingPane(QWidget):
    """One template at a time; each keeps what was written until it is saved. `edited` tells."""

    edited = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._unit = UnitProfile()
        self._saved: dict[str, str] = {}
        self._written: dict[str, str] = {}
        self._shipped: dict[str, str] = {}
        self._shown = ""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._try)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(12)
        column.addWidget(self._source_card(), 3)
        column.addWidget(self._preview_card(), 2)

    def show_sources(
        self, names: dict[str, str], sources: dict[str, str], shipped: dict[str, str]
    ) -> None:
        """Show the templates in force; `names` are what each words."""
        self._saved, self._written, self._shipped = sources, dict(sources), shipped
        kept = self.choice.currentData()
        self._shown = ""
        self.choice.blockSignals(True)
        self.choice.clear()
        for name, words in names.items():
            self.choice.addItem(words, name)
        self.choice.setCurrentIndex(max(0, self.choice.findData(kept)))
        self.choice.blockSignals(False)
        self._choose()

    def show_unit(self, unit: UnitProfile) -> None:
        """Try the templates with the words of a unit."""
        self._unit = unit
        self._pause.start()

    @property
    def is_changed(self) -> bool:
        """Whether something was written that is not in force."""
        return self._written != self._saved

    def sources(self) -> dict[str, str]:
        """The templates as they are written now."""
        return dict(self._written)

    def saved(self) -> None:
        """What is written is in force."""
        self._saved = dict(self._written)

    # ------------------------------------------------------------------ making the pane

    def _source_card(self) -> QFrame:
        frame, column = _card()
        row = QHBoxLayout()
        row.setSpacing(10)
        title = QLabel(self.tr("措辞"))
        title.setProperty("role", "subject")
        self.choice = QComboBox()
        self.choice.setAccessibleName(self.tr("选择要修改的措辞"))
        self.choice.setMinimumWidth(200)
        self.choice.currentIndexChanged.connect(self._choose)
        self.reset_button = QPushButton(self.tr("恢复默认措辞"))
        theme.set_icon(self.reset_button, "undo")
        self.reset_button.clicked.connect(self._reset)
        row.addWidget(title)
        row.addWidget(self.choice)
        row.addStretch()
        row.addWidget(self.reset_button)
        column.addLayout(row)
        words = self.tr(
            "一行一段。“{{ 案由 }}”这样的标签换成建议的内容；"
            "“{% if 届次 %}…{% endif %}”之间的文字只在有届次时出现。"
        )
        remark = QLabel(words)
        remark.setProperty("role", "muted")
        remark.setWordWrap(True)
        column.addWidget(remark)
        self.source = QPlainTextEdit()
        self.source.setAccessibleName(self.tr("措辞模板"))
        self.source.setTabChangesFocus(True)
        self.source.textChanged.connect(self._on_text)
        column.addWidget(self.source, 1)
        return frame

    def _preview_card(self) -> QFrame:
        frame, column = _card()
        title = QLabel(self.tr("用示例建议试写的结果"))
        title.setProperty("role", "subject")
        column.addWidget(title)
        self.preview = QLabel()
        self.preview.setWordWrap(True)
        self.preview.setTextFormat(Qt.TextFormat.PlainText)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignTop)
        flags = Qt.TextInteractionFlag
        self.preview.setTextInteractionFlags(
            flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
        )
        column.addWidget(self.preview, 1)
        return frame

    # ------------------------------------------------------------------ what is done

    def _choose(self) -> None:
        self._shown = ""
        name = self.choice.currentData() or ""
        self.source.setPlainText(self._written.get(name, ""))
        self._shown = name
        self._show_reset()
        self._try()

    def _on_text(self) -> None:
        # textChanged also comes with each step of an input method and with new looks.
        text = self.source.toPlainText()
        if self._shown and text != self._written[self._shown]:
            self._written[self._shown] = text
            self._show_reset()
            self._pause.start()
            self.edited.emit()

    def _reset(self) -> None:
        self.source.selectAll()
        self.source.insertPlainText(self._shipped[self._shown])  # one step that can be undone
        self.source.setFocus()

    def _show_reset(self) -> None:
        own = self._written.get(self._shown) != self._shipped.get(self._shown)
        self.reset_button.setEnabled(own)

    def _try(self) -> None:
        self._pause.stop()
        if self._shown:
            work = _trying(self._shown, self._written[self._shown], self._unit)
            self._desk.latest("office-wording", work, self._show_result)

    def _show_result(self, answer: _Answer) -> None:
        refused = isinstance(answer, ReplydeskError)
        theme.set_role(self.preview, "danger" if refused else "")
        words = str(answer) if isinstance(answer, ReplydeskError) else "\n".join(answer)
        self.preview.setText(words or self.tr("（没有文字，答复中不出现这一项）"))


def _card() -> tuple[QFrame, QVBoxLayout]:
    frame = QFrame()
    frame.setProperty("role", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(20, 16, 20, 16)
    column.setSpacing(10)
    return frame, column


def _trying(name: str, source: str, unit: UnitProfile) -> "Callable[[Store], _Answer]":
    def attempt(_store: "Store") -> _Answer:
        from replydesk.services.wording import SAMPLE, preview_wording

        try:
            return preview_wording(name, source, SAMPLE, unit)
        except ReplydeskError as error:
            return error

    return attempt
