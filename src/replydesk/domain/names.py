"""The names of deputies as a clerk types or pastes them."""

import re

_BETWEEN = re.compile(r"[、，,；;/\n\t]+")
_TITLE = re.compile(r"(?:等\s*\d*\s*(?:位|名|人)?)?(?:人大)?(?:政协)?(?:代表|委员)?[：:]?$")


def split_names(text: str) -> tuple[str, ...]:
    """The names in a list parted by 、，; or spaces, each once, without 代表 or 委员 behind it.

    A name of two characters that was set apart with a space (王 强) stays one name.
    """
    names: list[str] = []
    for piece in _BETWEEN.split(text):
        for name in _joined(piece.split()):
            bare = _TITLE.sub("", name, count=1) or name
            if bare not in names:
                names.append(bare)
    return tuple(names)


def _joined(words: list[str]) -> list[str]:
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
