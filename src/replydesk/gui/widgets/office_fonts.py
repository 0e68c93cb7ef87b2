"""Which of the fonts that letters name this machine has, and what it shows instead."""

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from replydesk.gui import fonts, theme

_FACES = (
    fonts.FANGSONG, fonts.KAITI, fonts.HEITI, fonts.XIAOBIAOSONG, fonts.SONGTI, fonts.TIMES,
)  # fmt: skip


class FontsPane(QWidget):
    """Read anew each time it is shown: a font may have been installed meanwhile."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame = QFrame()
        frame.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 0)
        column.addWidget(frame)
        column.addStretch(1)
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(20, 16, 20, 20)
        inner.setSpacing(12)
        title = QLabel(self.tr("公文字体"))
        title.setProperty("role", "subject")
        inner.addWidget(title)
        remark = QLabel(
            self.tr(
                "导出的文件写的总是规定的字体。本机没有的字体，屏幕上用别的字体代替，"
                "分行和分页不变；在装有规定字体的电脑上，显示和打印都是规定的字体。"
            )
        )
        remark.setProperty("role", "muted")
        remark.setWordWrap(True)
        inner.addWidget(remark)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(2, 1)
        inner.addLayout(self._grid)
        self.states: dict[str, QLabel] = {}

    def refresh(self) -> None:
        """Look at the fonts of this machine."""
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for row, face in enumerate(_FACES):
            has = face.is_installed
            state = QLabel(self.tr("已安装") if has else self.tr("没有"))
            theme.set_role(state, "saved" if has else "warn")
            words = "" if has else self.tr("屏幕上用“{0}”代替").format(face.on_screen)
            self.states[face.name] = state
            for column, widget in enumerate((QLabel(face.name), state, QLabel(words))):
                self._grid.addWidget(widget, row, column)
