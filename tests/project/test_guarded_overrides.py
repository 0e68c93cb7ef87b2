"""Every override of a Qt virtual is guarded: an exception there can kill the process."""

import ast
import functools
import importlib
from collections.abc import Iterator, Mapping
from pathlib import Path

GUI = Path(__file__).resolve().parents[2] / "src" / "replydesk" / "gui"
QT_MODULES = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtPrintSupport", "QtNetwork")

# The virtuals of the classes a desktop program derives from, besides all that end in "Event".
VIRTUALS = frozenset(
    """
    addItem boundingRect canDropMimeData canFetchMore canInsertFromMimeData columnCount
    connectNotify count createEditor createMimeDataFromSelection createPopupMenu data defaultSize
    destroyEditor
    disconnectNotify done drawControl drawPrimitive dropMimeData edit event eventFilter
    expandingDirections fetchMore fieldOrder filterAcceptsColumn filterAcceptsRow flags
    focusNextPrevChild hasChildren hasHeightForWidth headerData heightForWidth highlightBlock
    horizontalOffset hasFormat retrieveData formats index indexAt initStyleOption inputMethodQuery
    insertFromMimeData insertRows itemAt itemData lessThan loadResource mapFromSource mapToSource
    match maximumSize metric mimeData mimeTypes minimumSize minimumSizeHint moveRows nextCheckState
    notify paint paintEngine paintSection parent pixmap pixelMetric polish redo removeRows reset
    resizeMode roleNames rowCount run scrollContentsBy scrollTo sectionSizeFromContents selectAll
    setData setEditorData setGeometry setHeaderData setModel setModelData setVisible sibling
    sizeHint sizeHintForColumn sizeHintForRow sort span splitPath startDrag styleHint subControlRect
    submit supportedDragActions supportedDropActions takeAt text undo unpolish updateEditorGeometry
    updateGeometries validate verticalOffset viewportSizeHint visualRect
    """.split()
)


def qt_class(name: str) -> type | None:
    for module in QT_MODULES:
        found = getattr(importlib.import_module(f"PySide6.{module}"), name, None)
        if isinstance(found, type):
            return found
    return None


def unguarded_overrides(sources: Mapping[str, str]) -> Iterator[str]:
    """`file:line class.method` of each override of a Qt virtual that lacks @guarded."""
    classes = {
        node.name: (name, node)
        for name, source in sources.items()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ClassDef)
    }

    @functools.cache
    def qt_ancestors(name: str) -> frozenset[type]:
        if name not in classes:
            found = qt_class(name)
            return frozenset({found} if found else ())
        bases = [ast.unparse(base).rpartition(".")[2] for base in classes[name][1].bases]
        return frozenset().union(*map(qt_ancestors, bases))

    for class_name, (file, node) in classes.items():
        for method in node.body:
            if not isinstance(method, ast.FunctionDef):
                continue
            virtual = method.name in VIRTUALS or method.name.endswith("Event")
            overrides = any(hasattr(base, method.name) for base in qt_ancestors(class_name))
            decorators = {
                ast.unparse(d.func if isinstance(d, ast.Call) else d).rpartition(".")[2]
                for d in method.decorator_list
            }
            if virtual and overrides and "guarded" not in decorators:
                yield f"{file}:{method.lineno} {class_name}.{method.name}"


def test_every_override_of_a_qt_virtual_is_guarded() -> None:
    sources = {str(p.relative_to(GUI)): p.read_text("utf-8") for p in sorted(GUI.rglob("*.py"))}
    assert list(unguarded_overrides(sources)) == []


def test_an_override_without_the_guard_is_seen_through_two_bases() -> None:
    sources = {
        "base.py": "from PySide6.QtWidgets import QFrame\nclass Card(QFrame):\n    pass\n",
        "card.py": (
            "class Tall(Card):\n"
            "    def paintEvent(self, event): ...\n"
            "    @guarded\n"
            "    def sizeHint(self): ...\n"
            "    @guarded(default=None)\n"
            "    def event(self, event): ...\n"
            "    def data(self): ...\n"  # QFrame has no such virtual
        ),
    }
    assert list(unguarded_overrides(sources)) == ["card.py:2 Tall.paintEvent"]
