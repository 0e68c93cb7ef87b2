"""The names of deputies as a clerk types or pastes them."""

import re

_BETWEEN = re.compile(r"[、，,；;/\n\t]+")
_GAP = re.compile(r"[ \u3000\u00a0]{2,}")
_TITLE = re.compile(r"(?:等\s*\d*\s*(?:位|名|人)?)?(?:人大)?(?:政协)?(?:代表|委员)?[：:]?$")


def split_names(text: str) -> tuple[str, ...]:
    """The names in a list parted by 、，; or spaces, each once, without 代表 or 委员 behind it.

    A name of two characters that was set apart with a space (王 强) stays one name.
    """
    names: list[str] = []
    for piece in _BETWEEN.split(text):
        parts = [part.split() for part in _GAP.split(piece.strip())]
        # 百 里 溪    东 方 既 白: wide gaps part the names, single blanks stand inside them.
        wide = len(parts) > 1
        words = [word for part in parts for word in _joined(part, whole=wide)]
        for name in words:
            bare = _TITLE.sub("", name, count=1) or name
            if bare not in names:
                names.append(bare)
    return tuple(names)


def _joined(words: list[str], *, whole: bool) -> list[str]:
    """Characters set apart are put together: 王 强, 南 宫 羽, 王 强 李 娜.

    `whole` says that these words are one name where all are single characters.
    """
    if all(len(word) == 1 for word in words) and (len(words) == 3 or (whole and len(words) == 4)):
        return ["".join(words)]
    out: list[str] = []
    half_open = False
    for word in words:
        if half_open and len(word) == 1:
            out[-1] += word
            half_open = False
        else:
            out.append(word)
            half_open = len(word) == 1
    return out
