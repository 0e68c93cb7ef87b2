"""Names of the XML of a DOCX, and the small questions every reader of it asks."""

import re
from functools import cache

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_OFF = ("0", "false", "off")


def value(parent: etree._Element | None, path: str) -> str | None:
    """The w:val of the element at a path (“pPr/pStyle”) below another; None where it is missing."""
    child = at(parent, path)
    return child.get(f"{W}val", "") if child is not None else None


def at(parent: etree._Element | None, path: str) -> etree._Element | None:
    """The element at a path of names without their namespace."""
    for tag in _tags(path):
        if parent is None:
            return None
        parent = next(parent.iterchildren(tag), None)  # half the time of `find`
    return parent


@cache
def _tags(path: str) -> tuple[str, ...]:
    return tuple(f"{W}{name}" for name in path.split("/"))


def switch(parent: etree._Element | None, path: str) -> bool | None:
    """Whether a property is on; None where nothing is said."""
    found = value(parent, path)
    return None if found is None else found not in _OFF


def whole(text: str | None, otherwise: int) -> int:
    """The number in an attribute, which other programs may leave out or misspell."""
    return int(text) if text and re.fullmatch(r"[0-9]{1,6}", text) else otherwise
