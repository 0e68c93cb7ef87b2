"""The office that replies: what differs from place to place and is therefore a setting."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from replydesk.domain.errors import InputError
from replydesk.domain.letter import SubmissionKind

_MONTHS = range(1, 25)


@dataclass(frozen=True, slots=True)
class UnitProfile:
    """An office. An empty text means that letters do without the element.

    `region` (全省) and `work` (数字经济发展工作) word the closing, `title_suffix` ends the title.
    """

    name: str = ""
    region: str = ""
    work: str = ""
    title_suffix: str = "答复"
    contact_person: str = ""
    contact_phone: str = ""
    copies_suggestion: tuple[str, ...] = ()
    copies_proposal: tuple[str, ...] = ()
    deadline_months_suggestion: int = 3
    deadline_months_proposal: int = 3

    def copies_for(self, kind: SubmissionKind) -> tuple[str, ...]:
        """Who gets a copy of the reply to a submission of this kind."""
        if kind is SubmissionKind.PROPOSAL:
            return self.copies_proposal
        return self.copies_suggestion

    def deadline_months_for(self, kind: SubmissionKind) -> int:
        """How many months after assignment the reply is due."""
        if kind is SubmissionKind.PROPOSAL:
            return self.deadline_months_proposal
        return self.deadline_months_suggestion


def read_unit(data: Mapping[str, Any]) -> UnitProfile:
    """A profile from the parsed TOML of its file; what is left out keeps its default.

    Raises InputError naming the entry that is unknown or wrong.
    """
    defaults = {field.name: field.default for field in fields(UnitProfile)}
    values: dict[str, Any] = {}
    for name, value in data.items():
        if name not in defaults:
            known = "、".join(defaults)
            raise InputError(f"单位设置里没有“{name}”这一项，可用的有：{known}。")
        values[name] = _checked(name, value, defaults[name])
    return UnitProfile(**values)


def _checked(name: str, value: object, default: object) -> str | int | tuple[str, ...]:
    if isinstance(default, tuple):
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(item.strip() for item in value if item.strip())
        wanted = '用方括号括起来的若干名称，如["政府办公厅"]'
    elif isinstance(default, int):
        if type(value) is int and value in _MONTHS:
            return value
        wanted = f"{_MONTHS[0]}到{_MONTHS[-1]}之间的月数"
    else:
        if isinstance(value, str):
            return value.strip()
        wanted = "用引号括起来的文字"
    raise InputError(f"单位设置的“{name}”有误：应是{wanted}，请修改单位设置文件。")
