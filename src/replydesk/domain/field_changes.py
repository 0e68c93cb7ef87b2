"""Fields of a letter read from the lines of an edited file: number, date, body, addressees ….

Each reader gives the value of the field, or None where the lines do not say one.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from replydesk.domain.composition import clean
from replydesk.domain.contacts import read_contact
from replydesk.domain.dates import parse_date
from replydesk.domain.letter import AddresseeRole, Disclosure, ReplyLetter
from replydesk.domain.salutation import find_salutation
from replydesk.domain.shown_lines import NUMBER
from replydesk.domain.signing import bodies_of

Fields = dict[str, Any]
_OPENS = "您提出的建议收悉，现答复如下："
_NUMBERED = re.compile(r"第\s*([^第号，。；、\s]{1,16})\s*号")
_SUBJECT = re.compile(r"《([^》]{2,120})》")
# The tag of a line that nobody expected, and the field it fills.
FIELD_OF_TAG = {
    "class": "resolution_class",
    "number": "document_number",
    "date": "dated",
    "contact": "contact",
    "disclosure": "disclosure",
    "copies": "copies_to",
}


def read_field(field: str, lines: Sequence[str]) -> Fields | None:
    """The fields of the letter that these lines word; None where they word no such thing."""
    text = "".join(line.strip() for line in lines)
    return _READERS[field](text if field != "issuing_body" else "\n".join(lines)) if text else None


def empty_field(field: str) -> Fields:
    """The same fields without a value."""
    return dict(_EMPTY[field])


def with_fields(letter: ReplyLetter, fields: Fields) -> ReplyLetter:
    """The letter with these fields; body and date belong to its signature."""
    own = dict(fields)
    signature = {key: own.pop(key) for key in ("issuing_body", "dated") if key in own}
    return replace(letter, signature=replace(letter.signature, **signature), **own)


def differs(letter: ReplyLetter, fields: Fields) -> bool:
    """Whether the letter says something else than these fields."""
    new = with_fields(letter, fields)
    if "issuing_body" in fields:
        old_names = bodies_of(clean(letter.signature.issuing_body or ""))
        return old_names != bodies_of(clean(fields["issuing_body"] or ""))
    if "title" in fields and letter.title and fields["title"]:
        return "".join(letter.title.split()) != "".join(fields["title"].split())
    return new != letter


def facts_changed(letter: ReplyLetter, before: str, after: str) -> list[tuple[str, Fields]]:
    """Number and subject of the submission, where a changed title or opening says others."""
    found: list[tuple[str, Fields]] = []
    for name, pattern in (("number", _NUMBERED), ("subject", _SUBJECT)):
        value = getattr(letter, name)
        new = [each for each in pattern.findall(after) if each not in pattern.findall(before)]
        if value and value in pattern.findall(before) and value not in after and new:
            found.append((name, {name: new[0]}))
    return found


def _class(text: str) -> Fields | None:
    found = re.search(r"[：:]\s*(\S{1,4})", text)
    return {"resolution_class": found[1]} if found else None


def _number(text: str) -> Fields | None:
    found = NUMBER.search(text)
    if found is None and "签发人" in text:
        return None
    words = re.sub(r"^(?:特急|加急)", "", found[0] if found else text)
    return {"document_number": "".join(words.split())}


def _title(text: str) -> Fields | None:
    return {"title": text}


def _addressees(text: str) -> Fields | None:
    found = find_salutation([text, _OPENS])
    if found and found[1].names:
        return {"addressees": found[1].names, "addressee_role": found[1].role}
    name = text.rstrip("：:").strip()
    return {"addressees": (name,), "addressee_role": AddresseeRole.BODY} if name else None


def _issuing_body(text: str) -> Fields | None:
    names = [name for name in re.split(r"[、\s]+", text) if name]
    return {"issuing_body": "、".join(names)} if names else None


def _dated(text: str) -> Fields | None:
    day = parse_date("".join(text.split()))
    return {"dated": day} if day else None


def _contact(text: str) -> Fields | None:
    found = read_contact(text)
    if not (found.person or found.phone):
        return None
    return {"contact_person": found.person or None, "contact_phone": found.phone or None}


def _disclosure(text: str) -> Fields | None:
    if "公开" not in text:
        return None
    if "申请" in text:
        return {"disclosure": Disclosure.ON_REQUEST}
    is_withheld = re.search(r"[不非]\s*予?\s*公开", text)
    return {"disclosure": Disclosure.WITHHELD if is_withheld else Disclosure.OPEN}


def _copies(text: str) -> Fields | None:
    words = re.sub(r"^\s*抄\s*[送报][：:]", "", text).rstrip("。. ")
    names = tuple(name.strip() for name in re.split("[，,；;]", words) if name.strip())
    return {"copies_to": names} if names else None


_READERS: dict[str, Callable[[str], Fields | None]] = {
    "resolution_class": _class,
    "document_number": _number,
    "title": _title,
    "addressees": _addressees,
    "issuing_body": _issuing_body,
    "dated": _dated,
    "contact": _contact,
    "disclosure": _disclosure,
    "copies_to": _copies,
}
_EMPTY: dict[str, Fields] = {
    "resolution_class": {"resolution_class": None},
    "document_number": {"document_number": None},
    "title": {"title": None},
    "addressees": {"addressees": (), "addressee_role": None},
    "issuing_body": {"issuing_body": None},
    "dated": {"dated": None},
    "contact": {"contact_person": None, "contact_phone": None},
    "disclosure": {"disclosure": None},
    "copies_to": {"copies_to": ()},
}
