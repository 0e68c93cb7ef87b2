"""Draft and file line by line, while they are compared."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from replydesk.domain.alignment import Match, align, likeness
from replydesk.domain.dates import date_at_end
from replydesk.domain.letter import ReplyLetter
from replydesk.domain.letter_rows import BODY, Role, Row, rows_of
from replydesk.domain.rejoin import Line
from replydesk.domain.shown_lines import (
    REPEATING,
    ShownLine,
    piece_of,
    plain,
    shown_lines,
    tag_of,
)

_LONGEST_SIGNED, _LONGEST_NAME = 60, 40


class ComparedLines:
    """The lines of the draft and of the file, and which of them belong together."""

    def __init__(
        self, draft: ReplyLetter, lines: Sequence[Line], exported: ReplyLetter | None
    ) -> None:
        self.draft = draft
        self.rows = rows_of(draft)
        self.parts = _part_numbers(self.rows)
        self.shown = shown_lines(draft)
        salutation = draft.salutation
        self.lines = [each for line in lines for each in _apart(line, salutation)]
        self.tags = [tag_of(line.text) for line in self.lines]
        self.old = [piece_of(line.text, line.tag) for line in self.shown]
        self.new = [
            piece_of(line.text, tag) for line, tag in zip(self.lines, self.tags, strict=True)
        ]
        self.matches = [each for match in align(self.old, self.new) for each in self._sound(match)]
        self._owners = {j: match.old for match in self.matches if match.old for j in match.new}
        self.exported = exported if exported != draft else None
        self.was = set()
        if self.exported is not None:
            self.was = {piece_of(s.text, s.tag).text for s in shown_lines(self.exported)}
        self.since = 0
        self.unread: list[str] = []
        self.line_roles: dict[int, Role | None] = {}

    def _sound(self, match: Match) -> Iterator[Match]:
        """The match; a line that only repeats another must be equal, and fields join nothing."""
        fields = {self.shown[i].field for i in match.old}
        words = "".join(plain(self.shown[i].text) for i in match.old)
        told = "".join(plain(self.lines[j].text) for j in match.new)
        if match.old and match.new and fields <= REPEATING and words != told:
            yield from (Match((), (j,)) for j in match.new)
        elif len(fields) > 1:
            main = max(match.old, key=lambda i: len(self.shown[i].text))
            yield Match((main,), match.new, match.moved)
            yield from (Match((i,), ()) for i in match.old if i != main)
        else:
            yield match

    def row_of(self, shown: ShownLine) -> Row:
        """The row of the draft that a line shows."""
        assert shown.row is not None
        return self.rows[shown.row]

    def texts(self, at: Sequence[int]) -> tuple[str, ...]:
        """The words of lines of the file."""
        return tuple(self.lines[j].text.strip() for j in at)

    def authors(self, at: Sequence[int]) -> tuple[str, ...]:
        """Who tracked changes in these lines of the file."""
        return tuple(dict.fromkeys(name for j in at for name in self.lines[j].authors if name))

    def is_since(self, shown: Sequence[ShownLine], at: Sequence[int]) -> bool:
        """Whether the file says what was exported: the draft alone has changed."""
        if self.exported is None or any(self.new[j].text not in self.was for j in at):
            return False
        return not all(piece_of(s.text, s.tag).text in self.was for s in shown)

    def is_contested(self, shown: Sequence[ShownLine]) -> bool:
        """Whether the draft says something else than was exported."""
        told = (piece_of(each.text, each.tag).text for each in shown)
        return self.exported is not None and not all(text in self.was for text in told)

    def part_before(self, j: int) -> int:
        """The part in which a line of the file stands, from 0; -1 outside of the body."""
        owner = next((self._owners[k] for k in range(j, -1, -1) if k in self._owners), None)
        row = self.shown[owner[-1]].row if owner else None
        return -1 if row is None else self.parts[row]

    def role_before(self, j: int) -> Role | None:
        """The role of the nearest line above; CLOSING below the signature, None in the head."""
        for k in range(j - 1, -1, -1):
            if k in self.line_roles:
                return self.line_roles[k]
            if (owner := self._owners.get(k)) is None:
                continue
            shown = self.shown[owner[0]]
            if shown.row is not None:
                return self.rows[shown.row].role
            tail = ("issuing_body", "dated", "contact", "disclosure", "copies_to")
            return Role.CLOSING if shown.field in tail else None
        return None

    def repeats(self, j: int) -> bool:
        """A head or foot that says what the signature says, or is one of its lines."""
        text = plain(self.lines[j].text)
        signing = self.bodies()
        words = [plain(shown.text) for shown in self.shown if shown.tag in ("mark", "body")]
        words += [plain(self.lines[k].text) for k in signing]
        return j in signing or any(text in (word, f"{word}文件") for word in words)

    def bodies(self) -> tuple[int, ...]:
        """The lines of the file that sign, those next to them that are new names too."""
        signing = {i for i, shown in enumerate(self.shown) if shown.field == "issuing_body"}
        at = {j for j, owner in self._owners.items() if signing & set(owner)}
        if not at:
            return ()
        first = last = max(at)
        while self._signs(first - 1, at):
            first -= 1
        while self._signs(last + 1, at):
            last += 1
        return tuple(range(first, last + 1))

    def _signs(self, j: int, at: set[int]) -> bool:
        if not 0 <= j < len(self.lines):
            return False
        text = self.lines[j].text.strip()
        is_name = len(text) <= _LONGEST_NAME and not any(sign in text for sign in "，。；：！？（")
        return j in at or (j not in self._owners and not self.tags[j] and is_name)

    def line_after(self, i: int) -> int:
        """Where in the file a line would stand that is not there."""
        after = (m.new[0] for m in self.matches if m.new and m.old and m.old[0] > i)
        return min(after, default=len(self.lines))

    def share(self) -> float:
        """How much of the body's words draft and file have in common: of the side with less."""
        in_body = [i for i, s in enumerate(self.shown) if s.row is not None]
        points = [i for i in in_body if self.row_of(self.shown[i]).role is Role.POINT]
        counted = set(points or in_body or range(len(self.shown)))
        common = 0.0
        of_fields = 0
        for match in self.matches:
            if not match.old:
                continue
            old = "".join(self.old[i].text for i in match.old if i in counted)
            new = "".join(self.new[j].text for j in match.new)
            if old:
                common += likeness(old, new) * len(old) if new else 0
            else:
                of_fields += len(new)
        mine = sum(len(self.old[i].text) for i in counted)
        theirs = sum(len(piece.text) for piece in self.new) - of_fields
        return min(1.0, common / max(1, min(mine, max(theirs, mine // 10))))


def _part_numbers(rows: Sequence[Row]) -> list[int]:
    """The part that each row stands in, from 0; -1 before, and behind the body."""
    numbers, part = [], -1
    for row in rows:
        part += row.role is Role.PART
        numbers.append(part if row.role in BODY else -1)
    return numbers


def _apart(line: Line, salutation: str) -> Iterator[Line]:
    """A line as it would stand in a letter of ours: salutation and text, body and date apart."""
    text = line.text.strip()
    signed = date_at_end(text) if len(text) <= _LONGEST_SIGNED else None
    if salutation and text.startswith(salutation) and text != salutation:
        pieces = [salutation, text[len(salutation) :].strip()]
    elif signed and signed[0]:
        pieces = [signed[0], text[text.index(signed[0]) + len(signed[0]) :].strip()]
    else:
        pieces = [text]
    yield from (replace(line, text=piece) for piece in pieces if piece)
