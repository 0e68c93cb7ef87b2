"""The office that replies: what differs from place to place and is therefore a setting."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from replydesk.domain.errors import InputError
from replydesk.domain.letter import SubmissionKind

MONTHS = range(1, 25)
TIMES, FANGSONG = "Times New Roman", "仿宋"
DIGITS = (TIMES, FANGSONG)
MARGINS, GRID, PAGE_NUMBERS = "页边距", "行数字数", "页码"
# Where an office's base template may depart from GB/T 9704-2012: the page, then the styles.
DEVIATIONS = (
    MARGINS, GRID, PAGE_NUMBERS,
    "标题", "主送机关", "公文正文", "公文要点", "一级标题", "二级标题", "三级标题", "四级标题",
    "结束语", "附件说明", "发文机关署名", "成文日期", "附注", "抄送机关", "印发机关",
)  # fmt: skip
_MARKS = "ABCD"
_THREE_MARKS = ("已经解决或基本解决", "正在解决或列入计划解决", "因条件限制难以解决，留作参考")
_CHOICES = {"digits": DIGITS}


@dataclass(frozen=True, slots=True)
class UnitProfile:
    """An office. An empty text means that letters do without the element.

    `name` is the issuing body of its letters; `bodies` are all that it writes for, `name` first.
    `address` is where papers come back to by post.
    `region` (全省) and `work` (数字经济发展工作) word the closing, `title_suffix` ends the title.
    `document_code` is the 代字 of its numbers (云教函). `classes` tell what the marks A, B, C and,
    in the form with four, D mean. `digits` is the font of Western digits in the text.
    `deviations` are what its base template may set otherwise than the standard, of `DEVIATIONS`.
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
    bodies: tuple[str, ...] = ()
    document_code: str = ""
    classes: tuple[str, ...] = _THREE_MARKS
    digits: str = TIMES
    deviations: tuple[str, ...] = ()
    address: str = ""

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

    def class_meanings(self) -> list[tuple[str, str]]:
        """(mark, meaning) of each result class this office uses, A first."""
        return list(zip(_MARKS, self.classes, strict=False))

    def writes_for(self, body: str) -> bool:
        """Whether letters of this issuing body come from this office."""
        return bool(body) and body in (self.name, *self.bodies)


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
    return _named(UnitProfile(**values))


def chosen_unit(units: tuple[UnitProfile, ...], body: str) -> UnitProfile:
    """The profile among `units` (at least one) that writes for a body; the first for any other."""
    return next((unit for unit in units if unit.writes_for(body.strip())), units[0])


def _named(unit: UnitProfile) -> UnitProfile:
    """Older files have a name and no bodies; either may be left out."""
    name = unit.name or next(iter(unit.bodies), "")
    others = (body for body in unit.bodies if body != name)
    return replace(unit, name=name, bodies=tuple(dict.fromkeys((name, *others))) if name else ())


def _checked(name: str, value: object, default: object) -> str | int | tuple[str, ...]:
    if isinstance(default, tuple):
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return _listed(name, tuple(item.strip() for item in value if item.strip()))
        wanted = '用方括号括起来的若干名称，如["政府办公厅"]'
    elif isinstance(default, int):
        if type(value) is int and value in MONTHS:
            return value
        wanted = f"{MONTHS[0]}到{MONTHS[-1]}之间的月数"
    elif name in _CHOICES:
        if value in _CHOICES[name]:
            return str(value)
        wanted = "、".join(f"“{choice}”" for choice in _CHOICES[name]) + "中的一个"
    else:
        if isinstance(value, str) and value.strip().isprintable():
            return value.strip()
        wanted = "用引号括起来的一行文字"
    raise InputError(f"单位设置的“{name}”有误：应是{wanted}，请修改单位设置文件。")


def _listed(name: str, items: tuple[str, ...]) -> tuple[str, ...]:
    if name == "classes" and len(items) not in (3, 4):
        raise InputError(
            f"单位设置的“classes”有误：应依次写明A、B、C三类或A、B、C、D四类的含义，"
            f"现在有{len(items)}项，请修改单位设置文件。"
        )
    unknown = next((i for i in items if i not in DEVIATIONS), "") if name == "deviations" else ""
    if unknown:
        raise InputError(
            f"单位设置的“deviations”有误：没有“{unknown}”这一项，可用的有：{'、'.join(DEVIATIONS)}。"
        )
    return items
