"""The topic of a passage: written freely, or one of those that are suggested."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from replydesk.gui.widgets.link_chips import LinkChips


class TopicField(QWidget):
    """`topic_chosen` follows Enter, a choice, a suggestion, and leaving a changed field."""

    topic_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._topic = ""
        self.box = QComboBox()
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setMaxVisibleItems(14)
        self.box.setMinimumContentsLength(8)
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setAccessibleName(self.tr("主题"))
        completer = self.box.completer()
        assert completer is not None
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        line = self.box.lineEdit()
        assert line is not None
        line.setPlaceholderText(self.tr("未定，可以直接填写"))
        line.setClearButtonEnabled(True)
        self.chips = LinkChips()
        self.chips.setToolTip(self.tr("程序建议的主题，点一下采用"))
        self._word = QLabel(self.tr("建议"))
        self._word.setProperty("role", "muted")
        self._word.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._word, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.chips, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addWidget(self.box)
        column.addLayout(row)
        self.setFocusProxy(self.box)
        line.editingFinished.connect(self._take)
        self.box.activated.connect(lambda _: self._take())
        self.chips.clicked.connect(self._take_suggestion)

    def text(self) -> str:
        """What is written."""
        return self.box.currentText().strip()

    def show_topic(self, topic: str) -> None:
        """Show the topic as it is."""
        self._topic = topic
        if not self.box.hasFocus() or not self.text():
            with QSignalBlocker(self.box):
                self.box.setEditText(topic)

    def offer(self, topics: Sequence[str]) -> None:
        """The topics that are in use, to choose from."""
        if [self.box.itemText(i) for i in range(self.box.count())] == list(topics):
            return
        written = self.box.currentText()
        with QSignalBlocker(self.box):
            self.box.clear()
            self.box.addItems(list(topics))
            self.box.setEditText(written)

    def suggest(self, topics: Sequence[str]) -> None:
        """Topics that fit; never more than a suggestion."""
        shown = [(topic, topic) for topic in topics if topic != self._topic]
        self.chips.show_words(shown)
        self._word.setVisible(bool(shown))

    def _take_suggestion(self, topic: object) -> None:
        self.box.setEditText(str(topic))
        self._take()

    def _take(self) -> None:
        topic = self.text()
        if topic != self._topic:
            self._topic = topic
            self.topic_chosen.emit(topic)
