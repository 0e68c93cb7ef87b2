"""Which pages are meant by 1-3,5."""

import re

from replydesk.domain.errors import InputError

_COMMAS = re.compile(r"[,，、;；\s]+")
_SPAN = re.compile(r"第?(\d{1,4})(?:页?[-－–—~～至到]第?(\d{1,4}))?页?")


def page_numbers(text: str, count: int) -> tuple[int, ...]:
    """The pages that a range names, in rising order, each once; all of them for a blank text.

    Commas, dashes and blanks may be full-width. Raises InputError for what is no range, and for
    pages that a letter of so many pages does not have.
    """
    wanted: set[int] = set()
    for piece in filter(None, _COMMAS.split(text.strip())):
        found = _SPAN.fullmatch(piece)
        if found is None:
            raise InputError(f"“{piece}”不是页码范围，请按“1-3,5”的写法填写。")
        first = int(found[1])
        last = int(found[2] or first)
        if not 1 <= first <= last <= count:
            raise InputError(f"“{piece}”不在第1页到第{count}页之间，请改正页码范围。")
        wanted.update(range(first, last + 1))
    return tuple(sorted(wanted)) or tuple(range(1, count + 1))
