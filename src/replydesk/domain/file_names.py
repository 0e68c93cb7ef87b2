"""How exported files are called: by a pattern of the office, so that every system can hold them.

A pattern is words with fields in braces, “第{编号}号 {姓名} {案由} 答复”. A word whose fields are
all empty is left out, so that nobody reads “第号”.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from replydesk.domain.draft import Draft
from replydesk.domain.errors import InputError
from replydesk.domain.letter import SubmissionKind

FIELDS = ("编号", "案由", "姓名", "届次", "文号", "日期", "单位", "类别", "序号")
DEFAULT_PATTERN = "第{编号}号 {案由} 答复"
_LONGEST_PATTERN = 200
_NO_NAME = "答复函"
_MOST_NAMES = 3
_FIELD = re.compile(r"[{｛]([^{}｛｝]*)[}｝]")
# What Windows forbids, as the sign of full width that looks the same.
_FORBIDDEN = str.maketrans('\\/:*?"<>|', "＼／：＊？＂＜＞｜")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE)
_DOT_DOCX = re.compile(r"\.docx$", re.IGNORECASE)
_MOST_UNITS = 255  # of one name: bytes on Linux, UTF-16 units on Windows
_MOST_IN_PATH = 259  # UTF-16 units of a whole path on Windows
_LEAST_ROOM = 16


@dataclass(frozen=True, slots=True)
class NameRoom:
    """How long a file's name may be where it is going to lie.

    `windows` counts UTF-16 units, and the whole path is short; else UTF-8 bytes count.
    """

    windows: bool = False
    folder: str = ""

    def fits(self, name: str) -> bool:
        """Whether a folder of this kind can hold the name."""
        if not self.windows:
            return len(name.encode("utf-8", "surrogatepass")) <= _MOST_UNITS
        units = len(name.encode("utf-16-le", "surrogatepass")) // 2
        taken = len(self.folder.encode("utf-16-le", "surrogatepass")) // 2 + 1
        return units <= max(_LEAST_ROOM, min(_MOST_UNITS, _MOST_IN_PATH - taken))


def check_pattern(pattern: str) -> None:
    """Raises InputError, one sentence, where a pattern has an unknown field or a brace too many."""
    bare = _FIELD.sub("", pattern)
    known = "、".join(FIELDS)
    if len(pattern) > _LONGEST_PATTERN:
        raise InputError(f"文件名格式超过{_LONGEST_PATTERN}字，请缩短后再试。")
    for found in _FIELD.finditer(pattern):
        if found[1].strip() not in FIELDS:
            raise InputError(f"文件名格式中没有“{found[1].strip()}”这个字段，可用的有：{known}。")
    if re.search(r"[{}｛｝]", bare):
        raise InputError("文件名格式中的花括号不成对，请写成“{编号}”的样子。")
    if not _DOT_DOCX.sub("", pattern).strip():
        raise InputError(f"文件名格式是空的，请填写，如“{DEFAULT_PATTERN}”。")


def fields_of(draft: Draft, ordinal: str = "", name: str = "") -> dict[str, str]:
    """What the fields of a pattern stand for in a draft.

    `ordinal` is its place in a batch, `name` the one signer that a letter goes to.
    """
    letter, submission = draft.letter, draft.submission
    dated = letter.signature.dated
    kind = letter.kind or submission.kind
    number = (letter.number or submission.number).strip()
    return {
        "编号": number.removeprefix("第").removesuffix("号").strip(),
        "案由": (letter.subject or submission.subject).strip(),
        "姓名": name or names_words(letter.addressees or submission.submitters),
        "届次": (letter.plenary_session or submission.plenary_session).strip(),
        "文号": (letter.document_number or "").strip(),
        "日期": f"{dated.year}年{dated.month}月{dated.day}日" if dated else "",
        "单位": (letter.signature.issuing_body or submission.handling_unit).strip(),
        "类别": "提案" if kind is SubmissionKind.PROPOSAL else "建议",
        "序号": ordinal,
    }


def names_words(names: tuple[str, ...]) -> str:
    """The signers in a file's name: up to three, else 张三等5人."""
    if len(names) <= _MOST_NAMES:
        return "、".join(names)
    return f"{names[0]}等{len(names)}人"


def file_name(pattern: str, fields: Mapping[str, str], room: NameRoom, add: str = "") -> str:
    """The name of a file, with its ending .docx, that the system holds whatever the fields say.

    `add` follows the worded pattern and is never shortened: 征询意见表. Raises InputError as
    `check_pattern` does.
    """
    check_pattern(pattern)
    words = [_worded(word, fields) for word in _words(_DOT_DOCX.sub("", pattern.strip()))]
    stem = " ".join(word for word in words if word)
    return _fitted(safe(stem) or _NO_NAME, safe(add), room)


def beside(name: str, add: str, room: NameRoom) -> str:
    """The name of a paper that belongs to a file: its stem, and `add` behind it."""
    return _fitted(PurePath(name).stem, safe(add), room)


def unique(name: str, taken: Collection[str], room: NameRoom) -> str:
    """The name, or the name with the first number that is free: 答复(2).docx.

    `taken` holds names as `folded`; folders of Windows take great and small letters for the same.
    """
    if folded(name) not in taken:
        return name
    stem, number = PurePath(name).stem, 2
    while folded(found := _fitted(stem, f"({number})", room, "")) in taken:
        number += 1
    return found


def folded(name: str) -> str:
    """The name as folders compare it that do not tell great letters from small ones."""
    return unicodedata.normalize("NFC", name).casefold()


def safe(text: str) -> str:
    """The text without what no file name can hold: forbidden signs become full-width ones."""
    spaced = re.sub(r"\s+", " ", text).translate(_FORBIDDEN)
    kept = "".join(c for c in spaced if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Cn"))
    name = kept.strip(" .\u3000")
    head, dot, rest = name.partition(".")
    return f"{head}_{dot}{rest}" if _RESERVED.fullmatch(head.strip()) else name


def _words(pattern: str) -> list[str]:
    """The pattern cut at blanks outside braces."""
    return re.sub(_FIELD, lambda m: f"{{{m[1].strip()}}}", pattern).split()


def _worded(word: str, fields: Mapping[str, str]) -> str:
    names = _FIELD.findall(word)
    if names and not any(fields.get(name, "") for name in names):
        return ""
    made = _FIELD.sub(lambda found: fields.get(found[1], ""), word)
    made = re.sub(r"（\s*）|\(\s*\)|《\s*》|【\s*】|\[\s*\]", "", made)
    return made.strip("-_－—·，、") if names else made


def _fitted(stem: str, add: str, room: NameRoom, gap: str = " ") -> str:
    """Stem, `add` and ending, the stem cut until the whole fits."""
    tail = f"{gap}{add}.docx" if add else ".docx"
    if room.fits(stem + tail):
        return stem + tail
    short = stem
    while len(short) > 1 and not room.fits(f"{short}…{tail}"):
        short = short[: -max(1, (len(short) - 1) // 16)]
    return f"{short.rstrip(' 　.')}…{tail}"
