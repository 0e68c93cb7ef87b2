"""How the interface words kinds of sections, and shortens headings."""

import re

from PySide6.QtCore import QCoreApplication

from replydesk.domain.letter import SectionKind

_QUOTED = re.compile(r"^关于[“\"「](.+)[”\"」]的?(?:建议|提案|问题|意见)?$")
_PLAIN = re.compile(r"^关于(.+?)(?:的(?:建议|提案|问题|意见))$")

KIND_TOKENS = {
    SectionKind.MEASURES: "accent",
    SectionKind.OUTCOMES: "ok",
    SectionKind.NEXT_STEPS: "warn",
    SectionKind.DIFFICULTIES: "danger",
    SectionKind.OTHER: "muted",
}

KIND_GROUNDS = {
    kind: "hover" if kind is SectionKind.OTHER else f"{token}_soft"
    for kind, token in KIND_TOKENS.items()
}


def kind_name(kind: SectionKind) -> str:
    """主要措施 …"""
    translate = QCoreApplication.translate
    return {
        SectionKind.MEASURES: translate("kinds", "主要措施"),
        SectionKind.OUTCOMES: translate("kinds", "主要成效"),
        SectionKind.NEXT_STEPS: translate("kinds", "下步打算"),
        SectionKind.DIFFICULTIES: translate("kinds", "存在困难"),
        SectionKind.OTHER: translate("kinds", "其他"),
    }[kind]


def kind_short(kind: SectionKind) -> str:
    """措施 …, for a chip."""
    translate = QCoreApplication.translate
    return {
        SectionKind.MEASURES: translate("kinds", "措施"),
        SectionKind.OUTCOMES: translate("kinds", "成效"),
        SectionKind.NEXT_STEPS: translate("kinds", "打算"),
        SectionKind.DIFFICULTIES: translate("kinds", "困难"),
        SectionKind.OTHER: translate("kinds", "其他"),
    }[kind]


def short_heading(heading: str) -> str:
    """What a part is about: 关于“加强…”的建议 → 加强…"""
    for pattern in (_QUOTED, _PLAIN):
        if found := pattern.match(heading.strip()):
            return found[1]
    return heading.strip()
