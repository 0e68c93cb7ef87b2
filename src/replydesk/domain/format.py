"""Reply formats: which parts and sections a reply has. Five parts × three sections is the default.

A format is a TOML file under `templates/formats/`; an office adds, renames or drops sections, or
sets ``parts = 0`` for a reply without parts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from replydesk.domain.errors import InputError
from replydesk.domain.letter import Part, Section, SectionKind
from replydesk.domain.outline import LabelStyle
from replydesk.domain.submission import Ask

MAX_PARTS = 20
DEFAULT_PART_HEADING = "关于“{ask}”的建议"


@dataclass(frozen=True, slots=True)
class SectionFormat:
    """A section each part has: its kind, its heading (None: none shown) and label style."""

    kind: SectionKind
    heading: str | None
    labels: LabelStyle = LabelStyle.SHI


@dataclass(frozen=True, slots=True)
class ReplyFormat:
    """A named shape of replies. `part_heading` words a heading from ``{ask}``."""

    name: str
    title: str
    parts: int
    sections: tuple[SectionFormat, ...]
    part_heading: str = DEFAULT_PART_HEADING

    def heading_for(self, ask: str) -> str:
        """The heading of the part that answers an ask; an ask already worded so stays as it is."""
        ask = ask.strip().rstrip("。；;")
        prefix, _, suffix = self.part_heading.partition("{ask}")
        if ask.startswith("关于") or (prefix and ask.startswith(prefix) and ask.endswith(suffix)):
            return ask
        return f"{prefix}{ask}{suffix}"

    def new_part(self, ask: str) -> Part:
        """An empty part for an ask."""
        return Part(self.heading_for(ask), self.empty_sections())

    def empty_sections(self) -> tuple[Section, ...]:
        """The format's sections without text."""
        return tuple(Section(s.kind, s.heading) for s in self.sections)

    def empty_parts(self, asks: tuple[Ask, ...]) -> tuple[Part, ...]:
        """A part per ask (at most twenty); one without heading where the format has no parts."""
        if self.parts == 0:
            return (Part(None, self.empty_sections()),)
        return tuple(self.new_part(ask.heading) for ask in asks[:MAX_PARTS])

    def labels_for(self, kind: SectionKind) -> LabelStyle:
        """The label style of new points in a section of this kind."""
        return next((s.labels for s in self.sections if s.kind is kind), LabelStyle.SHI)


def read_format(name: str, data: Mapping[str, Any]) -> ReplyFormat:
    """A format from the parsed TOML of its file.

    Raises InputError naming the entry that is missing or wrong.
    """
    try:
        sections = tuple(
            SectionFormat(
                SectionKind(item["kind"]),
                _heading(item.get("heading")),
                LabelStyle(item.get("labels", LabelStyle.SHI)),
            )
            for item in data["sections"]
        )
        made = ReplyFormat(
            name,
            str(data["title"]),
            int(data["parts"]),
            sections,
            str(data.get("part_heading", DEFAULT_PART_HEADING)),
        )
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise InputError(f"答复格式“{name}”有误：{error}，请对照其他格式文件修改。") from error
    if "{ask}" not in made.part_heading:
        raise InputError(f"答复格式“{name}”有误：part_heading里缺少{{ask}}，请修改格式文件。")
    if not sections or not 0 <= made.parts <= MAX_PARTS:
        raise InputError(
            f"答复格式“{name}”有误：至少要有一节，部分数应在0到{MAX_PARTS}之间，请修改格式文件。"
        )
    return made


def _heading(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise TypeError(f"heading {value!r} is no text")
