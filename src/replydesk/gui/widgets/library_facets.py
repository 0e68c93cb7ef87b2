"""What the library page is narrowed to: kind, topic, body, year, and what is not used any more."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from replydesk.domain.browsing import Facets, Pick
from replydesk.domain.letter import SectionKind
from replydesk.domain.passage import Filter
from replydesk.gui.kind_words import kind_name
from replydesk.gui.widgets.facet_group import FacetGroup
from replydesk.gui.widgets.facet_list import FacetValue


class LibraryFacets(QFrame):
    """`wanted` and `pick` are what is chosen, all together. `changed` follows clicks and keys."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wanted = Filter()
        self.pick = Pick()
        self.setProperty("role", "side")
        # Each is made where it belongs: a style sheet is applied anew to what gets another parent.
        scroller = QScrollArea(self)
        scroller.setWidgetResizable(True)
        scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground = QWidget()
        scroller.setWidget(ground)
        self.kinds = FacetGroup(self.tr("种类"), ground)
        self.topics = FacetGroup(self.tr("主题"), ground)
        self.bodies = FacetGroup(self.tr("单位"), ground)
        self.years = FacetGroup(self.tr("年份"), ground)
        self.states = FacetGroup(self.tr("状态"), ground)
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 14, 0, 14)
        column.setSpacing(14)
        for name, group in self.groups().items():
            group.chosen.connect(partial(self._choose, name))
            group.hide()
            column.addWidget(group)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroller)

    def groups(self) -> dict[str, FacetGroup]:
        """The facets by the name of what they narrow."""
        return {
            "kind": self.kinds,
            "topic": self.topics,
            "issuing_body": self.bodies,
            "year": self.years,
            "retired": self.states,
        }

    def show_facets(self, facets: Facets) -> None:
        """Show how many passages each value has."""
        self.kinds.show_values(
            [FacetValue(kind, kind_name(SectionKind(kind)), count) for kind, count in facets.kinds]
        )
        self.topics.show_values(
            [
                FacetValue(topic, topic or self.tr("（未定主题）"), count)
                for topic, count in _named_first(facets.topics)
            ]
        )
        self.bodies.show_values(
            [
                FacetValue(body, body or self.tr("（没有单位）"), count)
                for body, count in _named_first(facets.bodies)
            ]
        )
        self.years.show_values(
            [FacetValue(year, self._year(year), count) for year, count in facets.years]
        )
        retired = [FacetValue(True, self.tr("已停用"), facets.retired)]
        self.states.show_values(retired if facets.retired or self.wanted.retired else [])

    def words(self) -> list[tuple[object, str]]:
        """What is chosen: the name of the facet and the value's words."""
        wanted, pick = self.wanted, self.pick
        made: list[tuple[object, str]] = []
        if wanted.kind:
            made.append(("kind", kind_name(wanted.kind)))
        if pick.topic is not None:
            made.append(("topic", pick.topic or self.tr("（未定主题）")))
        if pick.issuing_body is not None:
            made.append(("issuing_body", pick.issuing_body or self.tr("（没有单位）")))
        if wanted.since is not None:
            made.append(("year", self._year(wanted.since)))
        if wanted.retired:
            made.append(("retired", self.tr("已停用")))
        return made

    def take_back(self, name: str = "") -> None:
        """Take one choice back, or all of them."""
        for each, group in self.groups().items():
            if name in ("", each):
                group.choose(None)
                self._narrow(each, None)
        self.changed.emit()

    def _choose(self, name: str, value: object) -> None:
        self._narrow(name, value)
        self.changed.emit()

    def _narrow(self, name: str, value: object) -> None:
        if name == "year":
            year = value if isinstance(value, int) else None
            self.wanted = replace(self.wanted, since=year, until=year)
        elif name == "retired":
            self.wanted = replace(self.wanted, retired=bool(value))
            self.pick = replace(self.pick, retired=bool(value))
        elif name == "kind":
            kind = SectionKind(str(value)) if value else None
            self.wanted = replace(self.wanted, kind=kind)
        elif name == "topic":
            self.pick = replace(self.pick, topic=None if value is None else str(value))
        else:
            self.pick = replace(self.pick, issuing_body=None if value is None else str(value))

    def _year(self, year: int) -> str:
        return self.tr("{0}年").format(year) if year else self.tr("（没有日期）")


def _named_first(counts: tuple[tuple[str, int], ...]) -> list[tuple[str, int]]:
    """Values with a name before the one without."""
    return sorted(counts, key=lambda pair: not pair[0])
