"""The JSON of a letter: what `read --json` prints and `export` takes.

The form is open to other programs, so what comes in is checked field by field and refused with a
sentence that names the place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from replydesk.domain.errors import InputError
from replydesk.domain.letter import (
    AddresseeRole,
    Disclosure,
    LetterFormat,
    Paragraph,
    Part,
    ReplyLetter,
    Section,
    SectionKind,
    SignatureBlock,
    SubmissionKind,
    number_paragraphs,
)
from replydesk.domain.outline import LabelStyle, split_label

_E = TypeVar("_E", bound=StrEnum)
_FIELDS = frozenset(
    (
        "kind",
        "title",
        "document_number",
        "resolution_class",
        "addressees",
        "addressee_role",
        "plenary_session",
        "number",
        "subject",
        "opening",
        "parts",
        "closing",
        "attachments",
        "issuing_body",
        "dated",
        "sealed",
        "contact_person",
        "contact_phone",
        "disclosure",
        "copies_to",
        "format",
        "notes",
    )
)
_REQUIRED = ("addressees", "opening", "parts", "issuing_body", "dated")


def to_json(letter: ReplyLetter, notes: Sequence[str] = ()) -> dict[str, Any]:
    """The letter as plain data ready for `json.dumps`; `notes` are the reader's remarks."""
    return {
        "kind": letter.kind,
        "title": letter.title,
        "document_number": letter.document_number,
        "resolution_class": letter.resolution_class,
        "addressees": list(letter.addressees),
        "addressee_role": letter.addressee_role,
        "plenary_session": letter.plenary_session,
        "number": letter.number,
        "subject": letter.subject,
        "opening": list(letter.opening),
        "parts": [
            {"heading": part.heading, "sections": [_section(s) for s in part.sections]}
            for part in letter.parts
        ],
        "closing": list(letter.closing),
        "attachments": list(letter.attachments),
        "issuing_body": letter.signature.issuing_body,
        "dated": letter.signature.dated.isoformat() if letter.signature.dated else None,
        "sealed": letter.signature.sealed,
        "contact_person": letter.contact_person,
        "contact_phone": letter.contact_phone,
        "disclosure": letter.disclosure,
        "copies_to": list(letter.copies_to),
        "format": letter.format,
        "notes": list(notes),
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "kind": section.kind,
        "heading": section.heading,
        "paragraphs": [_paragraph(label, value) for label, value in section.labelled()],
    }


def _paragraph(label: str, paragraph: Paragraph) -> dict[str, Any]:
    out: dict[str, Any] = {"label": label or None, "text": paragraph.text}
    if points := paragraph.points:
        out["points"] = [{"label": sign, "text": text} for sign, text in points]
    return out


def from_json(data: object) -> ReplyLetter:
    """The letter of such data. Wrong ordinals are put right, as they are worked out from order.

    Some archives keep 张三代表： as the first paragraph of the opening: it is left out there, lest
    it be printed twice. Raises InputError, in a sentence that names the field, where the data is
    no letter.
    """
    return _without_salutation(letter_as_written(data))


def letter_as_written(data: object) -> ReplyLetter:
    """The letter of data that `to_json` made, paragraph for paragraph; else as `from_json`."""
    whole = _Node(data, "整个文件")
    fields = whole.mapping()
    if unknown := sorted(set(fields) - _FIELDS):
        raise InputError(f"不是答复函数据：有不认识的字段“{unknown[0]}”，请核对文件。")
    for name in _REQUIRED:
        if name not in fields:
            raise InputError(f"不是答复函数据：缺少字段“{name}”，请补上后再试。")
    sealed = fields.get("sealed", True)
    if not isinstance(sealed, bool):
        raise InputError("答复函数据有误：字段“sealed”应为true或false，请修改后再试。")
    return ReplyLetter(
        addressees=whole.texts("addressees"),
        addressee_role=whole.choice("addressee_role", AddresseeRole),
        kind=whole.choice("kind", SubmissionKind),
        title=whole.text("title"),
        document_number=whole.text("document_number"),
        resolution_class=_resolution_class(whole.text("resolution_class")),
        plenary_session=whole.text("plenary_session"),
        number=whole.text("number"),
        subject=whole.text("subject"),
        opening=whole.texts("opening"),
        parts=tuple(_read_part(node) for node in whole.nodes("parts")),
        closing=whole.texts("closing"),
        attachments=whole.texts("attachments"),
        signature=SignatureBlock(whole.text("issuing_body"), _read_date(whole), sealed),
        contact_person=whole.text("contact_person"),
        contact_phone=whole.text("contact_phone"),
        disclosure=whole.choice("disclosure", Disclosure),
        copies_to=whole.texts("copies_to"),
        format=whole.choice("format", LetterFormat) or LetterFormat.LETTER,
    )


def _without_salutation(letter: ReplyLetter) -> ReplyLetter:
    first = letter.opening[0].strip().replace(":", "：") if letter.opening else ""
    if first and first == letter.salutation:
        return replace(letter, opening=letter.opening[1:])
    return letter


def _resolution_class(text: str | None) -> str | None:
    if not text or text in tuple("ABCD"):
        return text or None
    raise InputError("答复函数据有误：字段“resolution_class”应为A、B、C、D之一，请修改后再试。")


def _read_date(node: "_Node") -> date | None:
    text = node.text("dated")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise InputError("答复函数据有误：字段“dated”应写作2026-05-27的样子，请修改。") from error


def _read_part(node: "_Node") -> Part:
    return Part(node.text("heading"), tuple(_read_section(n) for n in node.nodes("sections")))


def _read_section(node: "_Node") -> Section:
    kind = node.choice("kind", SectionKind) or SectionKind.OTHER
    read = [_read_paragraph(child) for child in node.nodes("paragraphs")]
    return Section(kind, node.text("heading"), number_paragraphs(read))


def _read_paragraph(node: "_Node") -> tuple[LabelStyle, int, str]:
    """Label style, the number the label bears (0: none), and the text without it."""
    text = node.text("text") or ""
    if not text:
        points = node.nodes("points")
        text = "".join((n.text("label") or "") + (n.text("text") or "") for n in points)
    sign = (node.text("label") or "").strip()
    if not sign:
        return LabelStyle.NONE, 0, text
    style, number, rest = split_label(sign + "文")
    if style is LabelStyle.NONE or rest != "文":
        return LabelStyle.NONE, 0, sign + text  # a sign of its own: kept as words, not lost
    return style, number, text


@dataclass(frozen=True)
class _Node:
    """A value of the data with the name of its place, for error sentences."""

    value: object
    place: str

    def mapping(self) -> Mapping[str, Any]:
        if not isinstance(self.value, Mapping):
            raise InputError(f"不是答复函数据：{self.place}应是一组字段，请核对文件。")
        return self.value

    def text(self, name: str) -> str | None:
        value = self.mapping().get(name)
        if value is None or isinstance(value, str):
            return value
        raise InputError(f"答复函数据有误：{self.place}的“{name}”应是文字，请修改后再试。")

    def nodes(self, name: str) -> "list[_Node]":
        value = self.mapping().get(name, [])
        if not isinstance(value, list):
            raise InputError(f"答复函数据有误：{self.place}的“{name}”应是列表，请修改后再试。")
        return [_Node(item, f"{name}第{i}项") for i, item in enumerate(value, 1)]

    def texts(self, name: str) -> tuple[str, ...]:
        nodes = self.nodes(name)
        if any(not isinstance(node.value, str) for node in nodes):
            raise InputError(f"答复函数据有误：“{name}”的每一项都应是文字，请修改后再试。")
        return tuple(str(node.value) for node in nodes)

    def choice(self, name: str, kinds: type[_E]) -> _E | None:
        text = self.text(name)
        try:
            return kinds(text) if text else None
        except ValueError as error:
            allowed = "、".join(kinds)
            raise InputError(
                f"答复函数据有误：“{name}”应为{allowed}之一，请修改后再试。"
            ) from error
