"""The profile of a unit as a form: what differs from place to place."""

from dataclasses import fields, replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from replydesk.domain.unit import DEVIATIONS, DIGITS, FANGSONG, MONTHS, UnitProfile, read_unit
from replydesk.gui.guard import guarded
from replydesk.gui.widgets.choices import segments
from replydesk.gui.widgets.forms import Field, GrowingText, add_card

_SIGNS = "ABCD"
_COLUMNS = 4


class UnitForm(QScrollArea):
    """Shows a profile and hands it out as it is written; `edited` with each change."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lines: dict[str, QLineEdit] = {}
        self._lists: dict[str, GrowingText] = {}
        self._months: dict[str, QSpinBox] = {}
        self._shown = UnitProfile()
        ground = QWidget()
        self._column = QVBoxLayout(ground)
        self._column.setContentsMargins(0, 0, 12, 0)
        self._column.setSpacing(12)
        self.setWidget(ground)
        self._name_card()
        self._letter_card()
        self._class_card()
        self._look_card()
        self._column.addStretch(1)

    def show_unit(self, unit: UnitProfile) -> None:
        """Show a profile; what was written before is gone."""
        self._shown = unit
        for name, line in self._lines.items():
            line.setText(getattr(unit, name))
            line.setCursorPosition(0)
        for name, lines in self._lists.items():
            lines.set_text("\n".join(getattr(unit, name)))
        for name, box in self._months.items():
            box.setValue(getattr(unit, name))
        self.marks.choose(len(unit.classes))
        for at, line in enumerate(self.meanings):
            line.setText(unit.classes[at] if at < len(unit.classes) else "")
        self.digits.choose(unit.digits)
        for name, tick in self._ticks.items():
            tick.setChecked(name in unit.deviations)
        self._show_marks()

    def unit(self) -> UnitProfile:
        """The profile as it is written now.

        Raises InputError where an entry is wrong.
        """
        changes: dict[str, Any] = {n: line.text().strip() for n, line in self._lines.items()}
        for name, lines in self._lists.items():
            changes[name] = [text.strip() for text in lines.text().splitlines() if text.strip()]
        changes |= {name: box.value() for name, box in self._months.items()}
        changes["name"] = next(iter(changes["bodies"]), "")
        changes["classes"] = [line.text().strip() for line in self.meanings[: self.marks.value]]
        changes["digits"] = self.digits.value
        changes["deviations"] = [name for name, tick in self._ticks.items() if tick.isChecked()]
        whole = {field.name: getattr(self._shown, field.name) for field in fields(UnitProfile)}
        plain = {n: list(v) if isinstance(v, tuple) else v for n, v in (whole | changes).items()}
        return read_unit(plain)

    @property
    def is_changed(self) -> bool:
        """Whether something was written that the profile shown does not say."""
        classes = tuple(line.text().strip() for line in self.meanings[: self.marks.value])
        if not all(classes):
            return True
        return self.unit() != _settled(self._shown)

    def first_field(self) -> QWidget:
        """Where the keyboard begins."""
        return self._lists["bodies"]

    # ------------------------------------------------------------------ making the form

    def _name_card(self) -> None:
        grid = self._card(self.tr("单位"))
        remark = self.tr("一行一个，第一个是默认的")
        grid.addWidget(self._list("bodies", self.tr("发文机关"), remark, 1), 0, 0, 1, 2)
        grid.addWidget(self._line("document_code", self.tr("发文字号代字"), "云教函"), 1, 0)
        grid.addWidget(self._line("title_suffix", self.tr("标题的文种"), "答复"), 1, 1)
        grid.addWidget(self._line("region", self.tr("结束语中的地区"), "全省"), 2, 0)
        grid.addWidget(self._line("work", self.tr("结束语中的工作"), "教育工作"), 2, 1)
        grid.addWidget(self._line("contact_person", self.tr("联系人")), 3, 0)
        grid.addWidget(self._line("contact_phone", self.tr("联系电话")), 3, 1)
        grid.addWidget(self._line("address", self.tr("通信地址和邮编")), 4, 0, 1, 2)

    def _letter_card(self) -> None:
        grid = self._card(self.tr("抄送和期限"))
        remark = self.tr("一行一个")
        for column, (kind, words) in enumerate(
            (("suggestion", self.tr("建议的抄送机关")), ("proposal", self.tr("提案的抄送机关")))
        ):
            grid.addWidget(self._list(f"copies_{kind}", words, remark, 2), 0, column)
        titles = (self.tr("建议的答复期限"), self.tr("提案的答复期限"))
        for column, (kind, words) in enumerate(
            zip(("suggestion", "proposal"), titles, strict=True)
        ):
            box = QSpinBox()
            box.setRange(MONTHS[0], MONTHS[-1])
            box.setSuffix(self.tr(" 个月"))
            box.lineEdit().setTextMargins(9, 0, 9, 0)  # the style sheet does not reach inside
            box.valueChanged.connect(self.edited)
            box.installEventFilter(self)
            self._months[f"deadline_months_{kind}"] = box
            grid.addWidget(Field(words, box, self.tr("自交办之日起")), 1, column)

    def _class_card(self) -> None:
        grid = self._card(self.tr("办理结果类别的含义"))
        self.marks = segments()
        self.marks.offer([(3, self.tr("A、B、C 三类")), (4, self.tr("A、B、C、D 四类"))])
        self.marks.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.marks.setAccessibleName(self.tr("办理结果分几类"))
        self.marks.chosen.connect(self._show_marks)
        self.marks.chosen.connect(lambda _: self.edited.emit())
        grid.addWidget(self.marks, 0, 0, 1, 2)
        self.meanings: list[QLineEdit] = []
        for at, sign in enumerate(_SIGNS):
            line = QLineEdit()
            line.textEdited.connect(self.edited)
            self.meanings.append(line)
            self._last_mark = Field(self.tr("{0} 类").format(sign), line)
            grid.addWidget(self._last_mark, 1 + at // 2, at % 2)

    def _look_card(self) -> None:
        grid = self._card(self.tr("字体和版式"))
        self.digits = segments()
        self.digits.offer(
            [(font, self.tr("仿宋") if font == FANGSONG else font) for font in DIGITS]
        )
        self.digits.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.digits.chosen.connect(lambda _: self.edited.emit())
        grid.addWidget(Field(self.tr("正文中的数字和英文"), self.digits), 0, 0, 1, _COLUMNS)
        words = self.tr("照版式模板保留、不按国家标准重设的项目（一般都不勾选）")
        remark = QLabel(words)
        remark.setProperty("role", "field")
        grid.addWidget(remark, 1, 0, 1, _COLUMNS)
        self._ticks: dict[str, QCheckBox] = {}
        for at, name in enumerate(DEVIATIONS):
            tick = QCheckBox(name)
            tick.clicked.connect(self.edited)
            self._ticks[name] = tick
            grid.addWidget(tick, 2 + at // _COLUMNS, at % _COLUMNS)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)

    def _card(self, title: str) -> QGridLayout:
        return add_card(self._column, title)

    def _line(self, name: str, title: str, hint: str = "") -> Field:
        line = QLineEdit()
        line.setPlaceholderText(self.tr("如“{0}”").format(hint) if hint else "")
        line.textEdited.connect(self.edited)
        self._lines[name] = line
        return Field(title, line)

    def _list(self, name: str, title: str, remark: str, least: int) -> Field:
        lines = GrowingText(least, 6)
        lines.edited.connect(self.edited)
        self._lists[name] = lines
        return Field(title, lines, remark)

    def _show_marks(self) -> None:
        self._last_mark.setVisible(self.marks.value == len(_SIGNS))

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QSpinBox):
            event.ignore()  # scrolling the form must not change a number
            return True
        return super().eventFilter(watched, event)


def _settled(unit: UnitProfile) -> UnitProfile:
    """The profile as it comes out of the form: the name is the first of the bodies."""
    bodies = unit.bodies or ((unit.name,) if unit.name else ())
    return replace(unit, bodies=bodies, name=bodies[0] if bodies else "")
