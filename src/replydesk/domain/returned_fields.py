"""The fields of a letter that came back from Word: number, date, body, addressees and others."""

from collections.abc import Iterator

from replydesk.domain.compared_lines import ComparedLines
from replydesk.domain.field_changes import (
    FIELD_OF_TAG,
    Fields,
    differs,
    empty_field,
    facts_changed,
    read_field,
)
from replydesk.domain.letter import ReplyLetter
from replydesk.domain.letter_change import ChangeKind, LetterChange
from replydesk.domain.shown_lines import REPEATING, plain


def of_fields(compared: ComparedLines) -> Iterator[LetterChange]:
    """The fields whose lines were changed, taken out or put in."""
    names = dict.fromkeys(shown.field for shown in compared.shown if shown.field)
    for name in names:
        if name not in REPEATING:
            yield from _of_field(compared, name)
    for match in compared.matches:
        if match.old or not (name := FIELD_OF_TAG.get(compared.tags[match.new[0]], "")):
            continue
        if name not in names:
            at = match.new[0]
            yield from _field_change(
                compared, name, (), (at,), read_field(name, compared.texts((at,)))
            )


def _of_field(compared: ComparedLines, name: str) -> Iterator[LetterChange]:
    places = [i for i, shown in enumerate(compared.shown) if shown.field == name]
    matched = [m for m in compared.matches if m.new and set(m.old) & set(places)]
    at = tuple(sorted({j for match in matched for j in match.new}))
    if name == "issuing_body":
        at = compared.bodies()
    before = tuple(compared.shown[i].words for i in places)
    told = "".join(plain(text) for text in compared.texts(at))
    if told != "".join(plain(text) for text in before):
        value = read_field(name, compared.texts(at)) if at else empty_field(name)
        if at and (value is None or not differs(compared.draft, value)):
            compared.unread += compared.texts(at)
        yield from _field_change(compared, name, before, at, value)
    if name == "title" and told:
        yield from facts(compared, "".join(before), "".join(compared.texts(at)), at[0])


def _field_change(
    compared: ComparedLines,
    name: str,
    before: tuple[str, ...],
    at: tuple[int, ...],
    value: Fields | None,
) -> Iterator[LetterChange]:
    if value is None or not differs(compared.draft, value):
        return
    if compared.exported is not None and not differs(compared.exported, value):
        compared.since += 1
        return
    own = {key: _value(compared.draft, key) for key in value}
    contested = compared.exported is not None and differs(compared.exported, own)
    yield LetterChange(
        ChangeKind.FIELD,
        before,
        compared.texts(at),
        fields=value,
        field=name,
        line=at[0] if at else len(compared.lines),
        contested=contested,
        authors=compared.authors(at),
    )


def facts(compared: ComparedLines, before: str, after: str, line: int) -> Iterator[LetterChange]:
    """Number and subject of the submission where a changed title or opening says others."""
    for name, value in facts_changed(compared.draft, before, after):
        own = str(getattr(compared.draft, name))
        yield LetterChange(
            ChangeKind.FIELD, (own,), (value[name],), fields=value, field=name, line=line
        )


def fills(compared: ComparedLines, j: int) -> bool:
    """Whether a line words a field that the draft does not have."""
    name = FIELD_OF_TAG.get(compared.tags[j])
    if name is None or any(shown.field == name for shown in compared.shown):
        return False
    return read_field(name, compared.texts((j,))) is not None


def _value(letter: ReplyLetter, key: str) -> object:
    if key in ("issuing_body", "dated"):
        return getattr(letter.signature, key)
    return getattr(letter, key)
