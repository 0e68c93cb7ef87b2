"""A letter as the lines that stand on paper, each with the row or field of the letter it shows.

What comes back from Word is compared with these.
"""

import re
import unicodedata
from dataclasses import dataclass

from replydesk.domain.alignment import Piece
from replydesk.domain.composition import Role as Element
from replydesk.domain.composition import body, clean, derived_title, imprint, tail
from replydesk.domain.dates import parse_date
from replydesk.domain.letter import LetterFormat, ReplyLetter
from replydesk.domain.letter_rows import Role, Row, rows_of
from replydesk.domain.masthead import SIGNER_SIGN, masthead
from replydesk.domain.outline import LabelStyle, split_label

NUMBER = re.compile(r"[^\s，。：]{1,20}[〔\[【（(]\s*\d{4}\s*[〕\]】）)]\s*第?\s*\d{1,5}\s*号")
ATTACHED = re.compile(r"附\s*件\s*\d{0,2}\s*[：:]\s*")
_LISTED = re.compile(r"\d{1,2}\s*(?:[．、]|[.](?!\d)|[.](?=(?:19|20)\d\d))\s*")
_TAGS = tuple(
    (tag, re.compile(pattern))
    for tag, pattern in (
        ("class", r"(?:办理结果)?类别[：:].{1,4}"),
        ("copies", r"抄\s*[送报][：:].*"),
        ("contact", r"[（(]?\s*(?:联\s*系\s*人|联系电话|电话|经办人).*"),
        ("disclosure", r"[（(]?\s*(?:此件|是否|公开方式|本件)?.{0,6}公开.{0,6}[）)]?"),
        ("printed", r".*\d日印发"),
        ("attachment", r"附\s*件\s*\d{0,2}\s*[：:].*"),
        ("addressees", r".{1,300}(?:代表|委员)[：:]"),
    )
)
# Lines that repeat what stands elsewhere or is set apart: never a change by themselves.
REPEATING = frozenset(("mark", "printed", "urgency"))


@dataclass(frozen=True, slots=True, eq=False)
class ShownLine:
    """A line of the letter without its ordinal `sign`.

    `row` is its place among `letter_rows.rows_of`, None for a line that shows `field`.
    """

    text: str
    sign: str = ""
    tag: str = ""
    field: str = ""
    row: int | None = None

    @property
    def words(self) -> str:
        """What the paper says here."""
        return self.sign + self.text


def shown_lines(letter: ReplyLetter) -> list[ShownLine]:
    """The lines of a letter in the order of its pages."""
    made = [*_head(letter)]
    signs = _heading_signs(letter)
    for at, row in enumerate(rows_of(letter)):
        text = clean(row.text or "")
        if text:
            sign = signs.get(at, row.sign)
            tag = "attachment" if row.role is Role.ATTACHMENT else ""
            made.append(ShownLine(text, sign, tag, row=at))
    return made + _tail(letter)


def _head(letter: ReplyLetter) -> list[ShownLine]:
    head = masthead(letter)
    number, urgency = head.number, head.urgency
    if letter.format is LetterFormat.LETTER:  # both on one line
        number, urgency = urgency + number, ""
    elif head.signer:
        number += SIGNER_SIGN + head.signer
    graded = f"类别：{letter.resolution_class}" if letter.resolution_class else ""
    found = [
        ("class", "resolution_class", graded),
        ("urgency", "urgency", urgency),
        ("mark", "mark", "".join(head.lines)),
        ("number", "document_number", number),
        ("title", "title", clean(letter.title or derived_title(letter))),
        ("addressees", "addressees", clean(letter.salutation)),
    ]
    return [ShownLine(text, tag=tag, field=field) for tag, field, text in found if text]


def _tail(letter: ReplyLetter) -> list[ShownLine]:
    made = []
    for element in (*tail(letter), *imprint(letter)):
        if element.role is Element.ISSUING_BODY:
            made += [
                ShownLine(name, tag="body", field="issuing_body")
                for name in element.text.split("\t")
                if name
            ]
        elif element.role is Element.DATED:
            made.append(ShownLine(element.text, tag="date", field="dated"))
        elif element.role is Element.NOTE:
            of_contact = element.where.field == "contact_person"
            tag = "contact" if of_contact else "disclosure"
            made.append(ShownLine(element.text, tag=tag, field=tag))
        elif element.role is Element.COPIES_TO:
            made.append(ShownLine(element.text, tag="copies", field="copies_to"))
        elif element.role is Element.PRINTED:
            made.append(ShownLine(element.text, tag="printed", field="printed"))
    return made


def _heading_signs(letter: ReplyLetter) -> dict[int, str]:
    """The ordinals of headings and attachments by row, as the composition works them out."""
    signs: dict[int, str] = {}
    rows = rows_of(letter)
    elements = [e for e in body(letter) if e.where.field in ("heading", "attachments") and e.sign]
    coming = iter(elements)
    for at, row in enumerate(rows):
        is_numbered = row.role in (Role.PART, Role.SECTION) and row.text is not None
        if is_numbered or (row.role is Role.ATTACHMENT and clean(row.text or "")):
            element = next(coming, None)
            signs[at] = element.sign if element else ""
    return signs


def tag_of(text: str) -> str:
    """What a line of a file looks like it is; "" where it may be anything."""
    line = text.strip()
    if len(line) <= 40 and parse_date("".join(line.split())) is not None:
        return "date"
    if len(line) <= 60 and NUMBER.search(line) and not line.endswith(("。", "；", "，")):
        return "number" if NUMBER.fullmatch(line) or "〔" in line.split("号")[0] else ""
    if len(line) > 300:
        return ""
    return next((tag for tag, pattern in _TAGS if pattern.fullmatch(line)), "")


def piece_of(text: str, tag: str) -> Piece:
    """The words of a line as they are compared: without ordinal, blanks and width."""
    text = listed_name(text) if tag == "attachment" else split_label(text)[2]
    return Piece(plain(text), tag)


def plain(text: str) -> str:
    """The text without blanks and differences of width."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def without_sign(line: str, sign: str) -> tuple[LabelStyle, str]:
    """(style of the label that was typed, text) of a line whose ordinal is to be `sign`."""
    line = line.strip()
    if sign and line.startswith(sign):
        return split_label(sign + "甲")[0], line[len(sign) :].strip()
    style, _, rest = split_label(line)
    return style, rest.strip()


def listed_name(line: str) -> str:
    """The name of an attachment without 附件 and number."""
    bare = line.strip()
    for sign in (ATTACHED, _LISTED):
        found = sign.match(bare)
        bare = bare[found.end() :] if found else bare
    return bare.strip()


def numbered_heading(style: LabelStyle, text: str, name: str) -> Role | None:
    """What heading a new line is, by its style in Word or the number typed before it."""
    if name == "heading 1":
        return Role.PART
    if name == "heading 2":
        return Role.SECTION
    if len(text) > 40 or text.endswith(("。", "；", "！", "？", "，", "：")):
        return None
    return {LabelStyle.HAN: Role.PART, LabelStyle.PAREN_HAN: Role.SECTION}.get(style)


def visible(row: Row) -> bool:
    """Whether a row of a letter stands on paper."""
    return bool(clean(row.text or ""))
