"""The outline with its head: how much is done, and a button for one more part."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from replydesk.gui import theme
from replydesk.gui.models.draft_session import DraftSession
from replydesk.gui.models.outline_list import OutlineList
from replydesk.gui.widgets.outline_view import OutlineView, StepStrip


class OutlinePanel(QFrame):
    """Shows the outline of one session."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.model = OutlineList(self)
        self.view = OutlineView()
        self.view.setModel(self.model)
        self.strip = StepStrip()
        self.model.dataChanged.connect(self.show_progress)
        self.model.modelReset.connect(self.show_progress)
        self.done = QLabel()
        self.done.setProperty("role", "muted")
        self.add = QPushButton()
        self.add.setProperty("role", "ghost")
        self.add.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.set_icon(self.add, "plus", "muted")
        title = QLabel(self.tr("提纲"))
        title.setProperty("role", "section")
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch()
        head.addWidget(self.done)
        top = QVBoxLayout()
        top.setContentsMargins(18, 0, 18, 0)
        top.setSpacing(8)
        top.addLayout(head)
        top.addWidget(self.strip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 8)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 0, 10, 0)
        foot.addWidget(self.add)
        foot.addStretch()
        column.addLayout(foot)

    def follow(self, session: DraftSession) -> None:
        """Show the outline of a session."""
        self.model.follow(session)
        self.add.setVisible(session.has_parts)

    def show_progress(self) -> None:
        """Show anew how many steps are finished."""
        states = self.model.states()
        finished = sum(1 for state in states if state == "finished")
        self.strip.show_states(states)
        self.done.setText(self.tr("已完成 {0} / {1}").format(finished, len(states)))
