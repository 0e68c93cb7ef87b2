"""Is it the same letter? Told by who wrote to whom, when, and by the words; never by file names.

One letter lies about as DOCX, PDF, web page and text, and each way of reading it differs a little:
joints of paragraphs, a lost line of the head, labels, half-width marks. Other letters are nearly
the same and are not: last year's with new figures, or the one text that each signer gets.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from zlib import crc32

from replydesk.domain.letter import ReplyLetter

_ALIKE = 0.95  # of the pairs of characters
_ALIKE_GUESSED = 0.8  # a picture read with a wrong character in ten
_SHINGLE, _SHINGLES = 9, 10
_WIDE_ENOUGH = 40  # characters; a shorter text has to be the very same
_MANY = 4  # names, of which a line may be lost

_LABEL = re.compile(
    r"(?<!\w)(?<!\d\.)(?:\([一二三四五六七八九十\d]{1,3}\)|第?[一二三四五六七八九十]{1,2}[是、,]"
    r"|\d{1,2}[.、](?!\d)|\d{1,2}\.(?=(?:19|20)\d\d年))"
)
_NOT_WORDS = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"0*(\d+)\D*$")


def fingerprints(letter: ReplyLetter) -> list[str]:
    """Short texts of which readings of the same letter share some; other letters seldom do."""
    dated = letter.signature.dated
    found = [f"to:{dated}:{_plain(name)}" for name in letter.addressees if dated]
    if number := _number(letter.number):
        found.append(f"number:{number}")
    if letter.document_number:
        found.append(f"document:{_plain(letter.document_number)}")
    text = "".join(_words(paragraph.text) for *_, paragraph in letter.paragraphs())
    shingles = {
        crc32(text[at : at + _SHINGLE].encode("utf-8", "replace"))
        for at in range(len(text) - _SHINGLE + 1)
    }
    # The smallest sums: the same choice whatever else the text holds.
    found += [f"words:{each:08x}" for each in sorted(shingles)[:_SHINGLES]]
    return list(dict.fromkeys(found))


def same_letter(one: ReplyLetter, other: ReplyLetter, *, guessed: bool = False) -> bool:
    """Whether two readings are of one letter; `guessed` where one was read from a picture."""
    agreed, differing = _compared(one, other)
    names = _names(one), _names(other)
    if all(names):
        if not _same_names(*names, guessed=guessed):
            return False
        agreed += 1
    # Of a picture one of them may have been misread, where the others speak for it.
    if differing and not (guessed and differing == 1 and agreed >= 2):
        return False
    if not agreed:
        return False
    texts = ["".join(map(_words, _body(letter))) for letter in (one, other)]
    if not _alike(*texts, guessed=guessed):
        return False
    return guessed or _figures(one) == _figures(other)


def alikeness(one: str, other: str) -> float:
    """The share of pairs of characters that two texts have in common, from 0 to 1."""
    pairs = [Counter(map("".join, pairwise(text))) for text in (one, other)]
    total = pairs[0].total() + pairs[1].total()
    return 2 * (pairs[0] & pairs[1]).total() / total if total else 0.0


def _compared(one: ReplyLetter, other: ReplyLetter) -> tuple[int, int]:
    """In how many of date, number and document number the two agree, and differ."""
    agreed = differing = 0
    for own, others in (
        (one.signature.dated, other.signature.dated),
        (_number(one.number), _number(other.number)),
        (_plain(one.document_number or ""), _plain(other.document_number or "")),
    ):
        if own and others:
            agreed += own == others
            differing += own != others
    # A day alone says nothing: offices sign many letters on the last day of the term.
    same_day = one.signature.dated is not None and one.signature.dated == other.signature.dated
    return agreed - same_day, differing


def _same_names(one: frozenset[str], other: frozenset[str], *, guessed: bool) -> bool:
    if one <= other or other <= one:  # 等5名代表 in one, every name in the other
        return True
    shared = len(one & other)
    if min(len(one), len(other)) >= _MANY:
        return shared * 3 >= max(len(one), len(other)) * 2
    if not guessed or len(one) != len(other):
        return False
    return all(any(map(_misread, [name] * len(other), other)) for name in one)


def _misread(one: str, other: str) -> bool:
    """Whether the names differ in one character at most, and share one."""
    wrong = sum(a != b for a, b in zip(one, other, strict=False))
    return len(one) == len(other) and wrong <= 1 < len(one)


def _alike(one: str, other: str, *, guessed: bool) -> bool:
    if min(len(one), len(other)) < _WIDE_ENOUGH:
        return one == other
    return alikeness(one, other) >= (_ALIKE_GUESSED if guessed else _ALIKE)


def _body(letter: ReplyLetter) -> Iterator[str]:
    """The texts from the opening to the thanks, headings included."""
    yield from letter.opening
    yield from _answers(letter)
    yield from letter.closing


def _answers(letter: ReplyLetter) -> Iterator[str]:
    for part in letter.parts:
        yield part.heading or ""
        for section in part.sections:
            yield section.heading or ""
            yield from (paragraph.text for paragraph in section.paragraphs)


def _figures(letter: ReplyLetter) -> Counter[str]:
    """Every run of digits of the parts: amounts, counts, shares and years alike."""
    return Counter(_DIGITS.findall("".join(map(_unlabelled, _answers(letter)))))


def _words(text: str) -> str:
    return _plain(_unlabelled(text))


def _unlabelled(text: str) -> str:
    """The text without labels, which one reading has in the text and another works out."""
    return _LABEL.sub("", "".join(unicodedata.normalize("NFKC", text).split()))


def _plain(text: str) -> str:
    """Letters, digits and characters alone: no marks, no blanks, one width and case."""
    return _NOT_WORDS.sub("", unicodedata.normalize("NFKC", text)).casefold()


def _number(text: str | None) -> str:
    """The digits of a number without the zeros before them: DH0271 and 第271号 are one."""
    found = _NUMBER.search(_plain(text or ""))
    return found[1] if found else ""


def _names(letter: ReplyLetter) -> frozenset[str]:
    return frozenset(map(_plain, letter.addressees))
