"""The outline as a list: the opening, each part with its sections, the ending."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from replydesk.domain.draft import OPENING, Place
from replydesk.domain.guide import steps
from replydesk.domain.outline import han_number
from replydesk.gui.guard import guarded
from replydesk.gui.kind_words import kind_name, short_heading
from replydesk.gui.models.draft_session import DraftSession

ROW = Qt.ItemDataRole.UserRole.value + 1

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A line of the outline. `level` is "end", "part" or "section", `state` its progress."""

    level: str
    place: Place
    title: str
    sign: str = ""
    state: str = "empty"
    points: int = 0
    missing: tuple[str, ...] = ()
    done: int = 0
    total: int = 0


class OutlineList(QAbstractListModel):
    """The rows of a session's outline; part headings can be edited in place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: DraftSession | None = None
        self._rows: list[OutlineRow] = []

    def follow(self, session: DraftSession) -> None:
        """Show this session from now on."""
        self._session = session
        session.structure_changed.connect(self.rebuild)
        session.text_changed.connect(self.refresh)
        session.edited.connect(self.refresh)
        self.rebuild()

    def rebuild(self) -> None:
        """Read everything anew."""
        self.beginResetModel()
        self._rows = list(self._read())
        self.endResetModel()

    def refresh(self) -> None:
        """Read states and counts anew; the rows stay."""
        rows = list(self._read())
        if len(rows) != len(self._rows):
            self.rebuild()
            return
        for number, (old, new) in enumerate(zip(self._rows, rows, strict=True)):
            if old != new:
                self._rows[number] = new
                index = self.index(number)
                self.dataChanged.emit(index, index)

    @property
    def rows(self) -> list[OutlineRow]:
        """The rows in order."""
        return self._rows

    def states(self) -> list[str]:
        """The state of every place, in order."""
        return [row.state for row in self._rows if row.level != "part"]

    def row_of(self, place: Place) -> int:
        """The row of a place (the part's heading where it has no such section)."""
        for number, row in enumerate(self._rows):
            if row.place == place and row.level != "part":
                return number
        return 0

    def heading_row(self, part: int) -> int:
        """The row of a part's heading, -1 where there is none."""
        for number, row in enumerate(self._rows):
            if row.level == "part" and row.place.part == part:
                return number
        return -1

    @guarded(0)
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @guarded
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.EditRole and self._session:
            return self._session.parts[row.place.part].heading
        if role == Qt.ItemDataRole.ToolTipRole and self._session:
            if row.level == "part":
                return self._session.parts[row.place.part].heading
            return missing_words(row.missing)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.sign} {row.title} {_spoken(row.state)}".strip()
        return None

    @guarded(False)
    def setData(self, index: _Index, value: Any, _role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self._rows[index.row()]
        if row.level != "part" or not self._session or not str(value).strip():
            return False
        text = QCoreApplication.translate("outline", "修改标题")
        self._session.rename_part(row.place.part, str(value), text)
        return True

    @guarded(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._rows[index.row()].level == "part":
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def _read(self) -> Iterator[OutlineRow]:
        session = self._session
        if session is None:
            return
        number = 0
        now = steps(session.draft(), session.reply_format)
        for step in now:
            place = step.place
            part = session.parts[place.part] if place.part >= 0 else None
            if part is not None and place.section == 0 and part.heading is not None:
                number += 1
                inside = [other for other in now if other.place.part == place.part]
                done = sum(other.state == "finished" for other in inside)
                yield OutlineRow(
                    "part",
                    Place(place.part),
                    short_heading(part.heading),
                    han_number(number),
                    done=done,
                    total=len(inside),
                )
            yield OutlineRow(
                "end" if part is None else "section",
                place,
                self._title(session, place),
                state=step.state,
                points=step.points if part else 0,
                missing=step.missing,
            )

    def _title(self, session: DraftSession, place: Place) -> str:
        translate = QCoreApplication.translate
        if section := session.section_at(place):
            return section.heading or kind_name(section.kind)
        if place == OPENING:
            return translate("outline", "称谓与开头")
        return translate("outline", "结尾与落款")


def _spoken(state: str) -> str:
    translate = QCoreApplication.translate
    return {
        "finished": translate("outline", "已完成"),
        "filled": translate("outline", "已填写"),
        "started": translate("outline", "填写中"),
    }.get(state, translate("outline", "未填写"))


def missing_words(codes: tuple[str, ...]) -> str:
    """What a step still lacks, in words; "" where nothing is missing."""
    translate = QCoreApplication.translate
    words = {
        "addressees": translate("outline", "主送"),
        "number": translate("outline", "编号"),
        "subject": translate("outline", "案由"),
        "plenary_session": translate("outline", "届次"),
        "opening": translate("outline", "开头段落"),
        "part_heading": translate("outline", "部分标题"),
        "text": translate("outline", "正文"),
        "short_text": translate("outline", "更完整的正文"),
        "figures": translate("outline", "数据"),
        "closing": translate("outline", "结束语"),
        "issuing_body": translate("outline", "发文机关"),
        "dated": translate("outline", "成文日期"),
    }
    if not codes:
        return ""
    return translate("outline", "还缺：{0}").format("、".join(words.get(c, c) for c in codes))
