"""Words that mean the same, as a table of text lists them: one group a line."""

import re
import unicodedata

from replydesk.domain.errors import InputError

Groups = tuple[tuple[str, ...], ...]

_APART = re.compile(r"[\s、，,；;]+")
_LONGEST, _MOST = 30, 60  # characters of a word, words of a group


def as_compared(word: str) -> str:
    """The word as it is compared: full and half width alike, upper and lower case alike."""
    return unicodedata.normalize("NFKC", word).casefold()


def read_group(text: str) -> tuple[str, ...]:
    """The words of one group, parted by blanks, 、, commas or semicolons, as they are written.

    Raises InputError saying what keeps them from being a group.
    """
    words = tuple(word for word in _APART.split(text) if word)
    if len(words) < 2:
        raise InputError("一组至少要有两个词，请用顿号或空格隔开。")
    if len(words) > _MOST:
        raise InputError(f"一组最多{_MOST}个词，请分成几组。")
    if words[0].startswith("#"):
        raise InputError("第一个词不能以#开头，请去掉#。")
    seen = set()
    for word in words:
        compared = as_compared(word)
        if len(compared) < 2:
            raise InputError(f"“{word}”只有一个字，太常见，请写成两个字以上的词。")
        if len(compared) > _LONGEST:
            raise InputError(f"“{word[:_LONGEST]}…”太长，一个词最多{_LONGEST}个字。")
        if not word.isprintable():
            raise InputError("词语中有看不见的控制字符，请重新输入。")
        if compared in seen:
            raise InputError(f"“{word}”在这一组里出现了两次，请删去一个。")
        seen.add(compared)
    return words


def read_table(text: str) -> tuple[Groups, list[str]]:
    """The groups of a table and a sentence for each malformed line; # begins a remark."""
    groups = []
    faults = []
    for number, line in enumerate(text.split("\n"), 1):
        if is_remark(line):
            continue
        try:
            groups.append(read_group(line))
        except InputError as error:
            faults.append(f"第{number}行：{error}")
    return tuple(groups), faults


def is_remark(line: str) -> bool:
    """Whether a line of a table is empty or begins with #."""
    return not line.strip() or line.lstrip().startswith("#")
