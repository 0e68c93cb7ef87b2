"""Draft and file line by line, while they are compared."""

from collections.abc import Iterator, Sequence

from replydesk.domain.alignment import align, likeness
from replydesk.domain.letter import ReplyLetter
from replydesk.domain.letter_rows import BODY, Role, Row, rows_of
from replydesk.domain.rejoin import Line
from replydesk.domain.shown_lines import ShownLine, piece_of, plain, shown_lines, tag_of


class ComparedLines:
    """The lines of the draft and of the file, and which of them belong together."""

    def __init__(
        self, draft: ReplyLetter, lines: Sequence[Line], exported: ReplyLetter | None
    ) -> None:
        self.draft = draft
        self.rows = rows_of(draft)
        self.parts = _part_numbers(self.rows)
        self.shown = shown_lines(draft)
        self.lines = [line for line in lines if line.text.strip()]
        self.tags = [tag_of(line.text) for line in self.lines]
        self.old = [piece_of(line.text, line.tag) for line in self.shown]
        self.new = [
            piece_of(line.text, tag) for line, tag in zip(self.lines, self.tags, strict=True)
        ]
        self.matches = align(self.old, self.new)
        self.exported = exported if exported != draft else None
        self.was = set()
        if self.exported is not None:
            self.was = {piece_of(s.text, s.tag).text for s in shown_lines(self.exported)}
        self.since = 0
        self.unread: list[str] = []
        self.line_roles: dict[int, Role | None] = {}

    def row_of(self, shown: ShownLine) -> Row:
        assert shown.row is not None
        return self.rows[shown.row]

    def texts(self, at: Sequence[int]) -> tuple[str, ...]:
        return tuple(self.lines[j].text.strip() for j in at)

    def authors(self, at: Sequence[int]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for j in at for name in self.lines[j].authors if name))

    def is_since(self, shown: Sequence[ShownLine], at: Sequence[int]) -> bool:
        """Whether the file says what was exported: the draft alone has changed."""
        if self.exported is None or any(self.new[j].text not in self.was for j in at):
            return False
        return not all(piece_of(s.text, s.tag).text in self.was for s in shown)

    def is_contested(self, shown: Sequence[ShownLine]) -> bool:
        told = (piece_of(each.text, each.tag).text for each in shown)
        return self.exported is not None and not all(text in self.was for text in told)

    def part_before(self, j: int) -> int:
        for k in range(j, -1, -1):
            for match in self.matches:
                if k in match.new and match.old:
                    row = self.shown[match.old[-1]].row
                    return -1 if row is None else self.parts[row]
        return -1

    def role_before(self, j: int) -> Role | None:
        """The role of the nearest line above; CLOSING below the signature, None in the head."""
        for k in range(j - 1, -1, -1):
            if k in self.line_roles:
                return self.line_roles[k]
            owner = next((m.old[0] for m in self.matches if k in m.new and m.old), None)
            if owner is None:
                continue
            shown = self.shown[owner]
            if shown.row is not None:
                return self.rows[shown.row].role
            tail = ("issuing_body", "dated", "contact", "disclosure", "copies_to")
            return Role.CLOSING if shown.field in tail else None
        return None

    def repeats(self, j: int) -> bool:
        """A head or foot that says what the signature says, or was a piece of that."""
        text = plain(self.lines[j].text)
        words = [plain(shown.text) for shown in self.shown if shown.tag in ("mark", "body")]
        used = {n for c in self.used_bodies() for n in c}
        return j in used or any(text in (word, f"{word}文件") for word in words)

    def bodies(self, at: tuple[int, ...]) -> tuple[int, ...]:
        """Lines of the signature, those in between that are new too."""
        if not at:
            return at
        taken = {j for match in self.matches if match.old for j in match.new}
        inside = range(at[0], at[-1] + 1)
        return tuple(j for j in inside if j in at or j not in taken)

    def used_bodies(self) -> Iterator[tuple[int, ...]]:
        places = {i for i, shown in enumerate(self.shown) if shown.field == "issuing_body"}
        matched = [m for m in self.matches if m.new and set(m.old) & places]
        yield self.bodies(tuple(sorted({j for match in matched for j in match.new})))

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
