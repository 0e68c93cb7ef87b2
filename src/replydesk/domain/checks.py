"""The rules a letter is checked by before it goes out: structure, wording, figures, layout."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from replydesk.domain.check_figures import check_figures
from replydesk.domain.check_text import check_text
from replydesk.domain.finding import Finding, Severity, Slot, Where, slots
from replydesk.domain.format import MAX_PARTS
from replydesk.domain.letter import AddresseeRole, ReplyLetter, SubmissionKind
from replydesk.domain.opinions import CoOpinion, is_used

__all__ = ["Finding", "Severity", "Where", "check"]

_LONGEST_BODY = 24  # a longer name must be set on two lines in the head of a letter
_KIND_WORDS = {SubmissionKind.SUGGESTION: "建议", SubmissionKind.PROPOSAL: "提案"}
_ROLES = {
    SubmissionKind.SUGGESTION: (AddresseeRole.MEMBER, "代表"),
    SubmissionKind.PROPOSAL: (AddresseeRole.DEPUTY, "委员"),
}
_NUMBERED = re.compile(r"第\s?([A-Za-z\u4e00-\u9fff]{0,3}\d{1,6}(?:-\d{1,3})?)\s?号(建议|提案)?")
_DOCUMENT = re.compile(r"(\S*?)\s*[〔\[【（(［]\s*(\d{4})\s*[〕\]】）)］]\s*(第?0*)(\d+)\s*号")
_QUOTED = re.compile("《([^《》]+)》")


def check(
    letter: ReplyLetter, today: date | None = None, opinions: Sequence[CoOpinion] = ()
) -> tuple[Finding, ...]:
    """The findings on a letter, in the order of its text; never raises on a letter.

    Without `today` the letter's date is not held against the calendar. `opinions` are those that
    were received on what the letter answers.
    """
    found = [*_missing(letter), *_parts(letter), *_kind(letter), *_names(letter)]
    found += _opinions(letter, opinions)
    found += _document_number(letter)
    dated = letter.signature.dated
    if today is not None and dated is not None and dated > today:
        found.append(Finding("future_date", "note", Where(field="dated")))
    for slot in slots(letter):
        found += check_text(slot)
        found += _layout(slot)
        if slot.is_prose:
            found += check_figures(slot, dated)
    return tuple(sorted(found, key=_order))


def _order(finding: Finding) -> tuple[int, int, int, int, int]:
    where = finding.where
    group = 1 if where.part is not None else (0 if where.place.part == -1 else 2)
    inner = (where.part, where.section, where.paragraph, where.start)
    part, section, paragraph, start = (-1 if value is None else value for value in inner)
    return group, part, section, paragraph, start


def _missing(letter: ReplyLetter) -> Iterator[Finding]:
    signature = letter.signature
    needed: tuple[tuple[str, object, Severity], ...] = (
        ("addressees", any(name.strip() for name in letter.addressees), "error"),
        ("opening", any(text.strip() for text in letter.opening), "error"),
        ("issuing_body", (signature.issuing_body or "").strip(), "error"),
        ("dated", signature.dated, "error"),
        ("title", (letter.title or "").strip(), "warning"),
        ("plenary_session", (letter.plenary_session or "").strip(), "warning"),
        ("number", (letter.number or "").strip(), "warning"),
        ("subject", (letter.subject or "").strip(), "warning"),
        ("contact_phone", (letter.contact_phone or "").strip(), "note"),
    )
    for name, value, severity in needed:
        if not value:
            yield Finding(f"no_{name}", severity, Where(field=name))


def _parts(letter: ReplyLetter) -> Iterator[Finding]:
    if not letter.parts:
        yield Finding("no_parts", "error", Where(field="parts"))
    if len(letter.parts) > MAX_PARTS:
        data: dict[str, str | int] = {"parts": len(letter.parts), "most": MAX_PARTS}
        yield Finding("too_many_parts", "warning", Where(field="parts"), data)
    headings = [_bare(part.heading) for part in letter.parts]
    for i, part in enumerate(letter.parts):
        ordinal = i + 1
        if not headings[i] and any(headings):
            yield Finding("no_heading", "warning", Where(i, field="heading"), {"part": ordinal})
        elif headings[i] and headings[i] in headings[:i]:
            data = {"part": ordinal, "heading": part.heading or ""}
            data["first"] = headings.index(headings[i]) + 1
            yield Finding("same_heading", "warning", Where(i, field="heading"), data)
        if all(section.is_empty for section in part.sections):
            yield Finding("empty_part", "error", Where(i), {"part": ordinal})
            continue
        for j, section in enumerate(part.sections):
            if section.is_empty:
                data = {"part": ordinal, "section": section.heading or str(j + 1)}
                yield Finding("empty_section", "error", Where(i, j), data)


def _opinions(letter: ReplyLetter, opinions: Sequence[CoOpinion]) -> Iterator[Finding]:
    """Opinions of which nothing has come into the letter."""
    texts = [paragraph.text for *_, paragraph in letter.paragraphs()]
    for opinion in opinions:
        if not any(is_used(point, texts) for point in opinion.points):
            data: dict[str, str | int] = {"unit": opinion.unit or opinion.source}
            yield Finding("unused_opinion", "note", Where(field="parts"), data)


def _bare(heading: str | None) -> str:
    return re.sub(r"\s", "", heading or "")


def _kind(letter: ReplyLetter) -> Iterator[Finding]:
    """建议 go with 代表, 提案 with 委员, and number and subject are the same everywhere."""
    if letter.kind is not None:
        wrong, word = _ROLES[letter.kind]
        if letter.addressee_role is wrong:
            data: dict[str, str | int] = {"kind": _KIND_WORDS[letter.kind], "role": word}
            yield Finding("role_mismatch", "error", Where(field="addressee_role"), data)
    for slot in slots(letter):
        if slot.where.field in ("title", "opening"):
            yield from _kind_in(slot, letter)


def _kind_in(slot: Slot, letter: ReplyLetter) -> Iterator[Finding]:
    for found in _NUMBERED.finditer(slot.text):
        own = _KIND_WORDS.get(letter.kind) if letter.kind else None
        if own and found[2] and found[2] != own:
            yield slot.finding("kind_word", "error", *found.span(2), own, kind=own)
        number = (letter.number or "").strip()
        if number and found[1].lstrip("0") != _NUMBERED.sub(r"\1", number).lstrip("0"):
            yield slot.finding("other_number", "warning", *found.span(1), number, number=number)
    quoted = list(_QUOTED.finditer(slot.text))
    subject = _bare(letter.subject).strip("《》")
    if slot.where.field != "opening" or len(quoted) != 1 or not subject:
        return
    if _bare(quoted[0][1]) != subject and "提出" in slot.text[: quoted[0].start()]:
        yield slot.finding("other_subject", "warning", *quoted[0].span(1), subject, subject=subject)


def _names(letter: ReplyLetter) -> Iterator[Finding]:
    """Characters that the fonts of official documents (GB 2312) do not have."""
    seen: set[str] = set()
    for slot in slots(letter):
        for at, char in enumerate(slot.text):
            if is_rare(char) and char not in seen:
                seen.add(char)
                yield slot.finding("rare_character", "note", at, at + 1)


def is_rare(char: str) -> bool:
    """Whether a Chinese character is not in GB 2312, and so not in 仿宋_GB2312."""
    if not ("\u3400" <= char <= "\u9fff" or char >= "\U00020000"):
        return False
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


def _document_number(letter: ReplyLetter) -> Iterator[Finding]:
    text = letter.document_number
    if not text or not text.strip():
        return
    slot = Slot(Where(field="document_number"), text)
    found = _DOCUMENT.fullmatch(text.strip())
    if not found:
        yield slot.finding("document_form", "warning", 0, len(text))
        return
    mended = f"{found[1]}〔{found[2]}〕{int(found[4])}号"
    if found[3]:
        yield slot.finding("document_serial", "warning", 0, len(text), mended)
    elif mended != text:
        yield slot.finding("document_brackets", "warning", 0, len(text), mended)
    dated = letter.signature.dated
    if dated is not None and dated.year != int(found[2]):
        yield slot.finding("document_year", "note", 0, len(text), year=dated.year)


def _layout(slot: Slot) -> Iterable[Finding]:
    text = slot.text.rstrip()
    if slot.where.field == "issuing_body" and len(text) > _LONGEST_BODY:
        yield slot.finding("long_body", "note", 0, len(text), most=_LONGEST_BODY)
    bare = text.rstrip("。；，、：;,.:")
    if bare and bare != text and slot.where.field in ("attachments", "heading", "title"):
        code = {"attachments": "attachment_mark"}.get(slot.where.field, "heading_mark")
        yield slot.finding(code, "warning", len(bare), len(text), "")
