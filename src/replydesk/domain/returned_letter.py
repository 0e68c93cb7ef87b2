"""A letter that comes back from Word: what was changed in it, told line by line against the draft.

The lines of the file are matched with those of the draft by likeness, so that neither styles nor
typed numbers are relied upon. Nothing is dropped: a line that matches none is shown as added.
"""

from collections.abc import Iterator, Sequence

from replydesk.domain.alignment import Match
from replydesk.domain.compared_lines import ComparedLines
from replydesk.domain.letter import ReplyLetter
from replydesk.domain.letter_change import ChangeKind, LetterChange, LetterChanges, NewWords
from replydesk.domain.letter_rows import BODY, Role, Row
from replydesk.domain.outline import LabelStyle, label, split_label
from replydesk.domain.rejoin import Line
from replydesk.domain.returned_fields import facts, fills, of_fields
from replydesk.domain.shown_lines import (
    REPEATING,
    ShownLine,
    listed_name,
    numbered_heading,
    piece_of,
    plain,
    shown_lines,
    without_sign,
)

_LABELLED = frozenset(LabelStyle) - {LabelStyle.NONE, LabelStyle.HAN, LabelStyle.PAREN_HAN}


def changes_in(
    draft: ReplyLetter, lines: Sequence[Line], exported: ReplyLetter | None = None
) -> LetterChanges:
    """What somebody changed in a file that was exported from the draft.

    `exported` is the letter as it was exported, where that is known: what the draft alone has
    changed since is no change of the file then.
    """
    return _Comparison(draft, lines, exported).result()


class _Comparison(ComparedLines):
    """Tells what was done to each line."""

    def result(self) -> LetterChanges:
        found = [*of_fields(self), *self._of_rows()]
        found = [*_without_repeated(found), *self._moved()]
        found.sort(key=lambda change: (change.line, change.rows))
        order: list[tuple[int, ...]] = [()] * len(self.lines)
        for match in self.matches:
            for j in match.new:
                places = (self.shown[i].row for i in match.old)
                order[j] = tuple(place for place in places if place is not None)
        return LetterChanges(
            tuple(found), tuple(order), self.since, self.share(), tuple(self.unread)
        )

    def _of_rows(self) -> Iterator[LetterChange]:
        gone: list[int] = []
        for match in self.matches:
            places = [i for i in match.old if self.shown[i].row is not None]
            if not match.old:
                yield from self._added(match.new[0])
            elif not match.new:
                gone += places
            elif places:
                yield from self._changed(match, gone)
        yield from self._removed(sorted(gone))

    def _changed(self, match: Match, gone: list[int]) -> Iterator[LetterChange]:
        """A matched line; the target of joined ones is the first, of unlike ones the longest."""
        shown = [self.shown[i] for i in match.old]
        roles = {self.row_of(each).role for each in shown}
        alike = len(roles) == 1 and not roles & {Role.PART, Role.SECTION}
        if len(shown) > 1 and not alike:
            main = max(match.old, key=lambda i: len(self.shown[i].text))
            gone += [i for i in match.old if i != main]
            shown = [self.shown[main]]
        target = self.row_of(shown[0])
        for j in match.new:
            self.line_roles[j] = target.role
        new = self._new_words(shown, match.new, target)
        old_text = "".join(plain(each.text) for each in shown)
        same_label = all(words.label is None for words in new)
        if same_label and (len(shown) == 1 and old_text == "".join(plain(w.text) for w in new)):
            pieces = len([p for p in (target.text or "").split("\n") if p.strip()])
            if len(new) == 1 or pieces == len(new):
                return
        after = tuple(self._words(w, shown[0]) for w in new)
        if self.is_since(shown, match.new):
            self.since += 1
            return
        before = tuple(each.words for each in shown)
        yield LetterChange(
            ChangeKind.CHANGED,
            before,
            after,
            rows=tuple(each.row for each in shown if each.row is not None),
            new=new,
            role=target.role,
            part=self.parts[shown[0].row or 0],
            line=match.new[0],
            contested=self.is_contested(shown),
            authors=self.authors(match.new),
        )
        if target.role is Role.OPENING:
            yield from facts(self, "".join(before), "".join(after), match.new[0])

    def _new_words(
        self, shown: Sequence[ShownLine], at: Sequence[int], target: Row
    ) -> tuple[NewWords, ...]:
        made = []
        for count, j in enumerate(at):
            line = self.lines[j].text.strip()
            if target.role is Role.ATTACHMENT:
                made.append(NewWords(target.role, listed_name(line)))
            elif count or not target.paragraph:
                made.append(self._plain_words(line, shown[0], target, first=not count))
            else:
                kind, text = _relabelled(line, shown[0], target.paragraph.label)
                made.append(NewWords(target.role, text, kind))
        return tuple(made)

    def _plain_words(self, line: str, shown: ShownLine, target: Row, *, first: bool) -> NewWords:
        """A heading, a line without label, or what was split off."""
        if target.role in (Role.PART, Role.SECTION) and first:
            text = without_sign(line, shown.sign)[1]
            return NewWords(target.role, text.rstrip("。") if shown.text[-1:] != "。" else text)
        if target.role is Role.POINT or target.role in (Role.PART, Role.SECTION):
            style, text = without_sign(line, "")
            if style in _LABELLED:
                return NewWords(Role.POINT, text, style)
            return NewWords(Role.POINT, line, LabelStyle.NONE)
        return NewWords(target.role, line)

    def _added(self, j: int) -> Iterator[LetterChange]:
        if fills(self, j):
            return  # told as a field
        line = self.lines[j]
        if self.tags[j] in REPEATING:
            self.unread.append(line.text.strip())
            return
        if self.repeats(j):
            return
        if piece_of(line.text, self.tags[j]).text in self.was:
            self.since += 1
            return
        words = self._role_of(j)
        self.line_roles[j] = words.role
        yield LetterChange(
            ChangeKind.ADDED,
            after=(line.text.strip(),),
            new=(words,),
            role=words.role,
            part=self.part_before(j),
            line=j,
            authors=line.authors,
        )

    def _role_of(self, j: int) -> NewWords:
        """What a new line is: by its style or number, else by what stands before it."""
        line = self.lines[j]
        text = line.text.strip()
        style, rest = without_sign(text, "")
        before = self.role_before(j)
        heading = numbered_heading(style, rest, line.style)
        if before in (None, Role.OPENING) and heading is None:
            return NewWords(Role.OPENING, text)
        if self.tags[j] == "attachment" or before is Role.ATTACHMENT:
            return NewWords(Role.ATTACHMENT, listed_name(text))
        if before is Role.CLOSING or line.style == "结束语":
            return NewWords(Role.CLOSING, text)
        if heading is not None:
            has_parts = any(row.role is Role.PART and row.text is not None for row in self.rows)
            role = heading if has_parts else Role.SECTION
            return NewWords(role, (rest or text).rstrip("。"))
        if style in _LABELLED:
            return NewWords(Role.POINT, rest, style)
        return NewWords(Role.POINT, text, LabelStyle.NONE)

    def _removed(self, gone: list[int]) -> Iterator[LetterChange]:
        """Lines that are not in the file; a heading and all below it is one change."""
        left = list(gone)
        while left:
            group = self._with_all_below(left)
            left = left[len(group) :]
            shown = [self.shown[i] for i in group]
            if self.exported is not None and not any(self.old[i].text in self.was for i in group):
                self.since += len(group)
                continue
            first = shown[0].row or 0
            yield LetterChange(
                ChangeKind.REMOVED,
                tuple(each.words for each in shown),
                rows=tuple(each.row for each in shown if each.row is not None),
                role=self.rows[first].role,
                part=self.parts[first],
                line=self.line_after(group[0]),
            )

    def _with_all_below(self, left: list[int]) -> list[int]:
        first = left[0]
        role = self.row_of(self.shown[first]).role
        ends = {Role.PART: {Role.PART}, Role.SECTION: {Role.PART, Role.SECTION}}.get(role)
        if ends is None:
            return [first]
        below = []
        for i in range(first + 1, len(self.shown)):
            place = self.shown[i].row
            if place is None or self.rows[place].role in ends or self.rows[place].role not in BODY:
                break
            below.append(i)
        return [first, *below] if below == left[1 : 1 + len(below)] else [first]

    def _moved(self) -> Iterator[LetterChange]:
        """Runs of lines that stand elsewhere, those that follow each other as one."""
        run: list[Match] = []
        for match in self.matches:
            if run and not (match.moved and match.old == (run[-1].old[-1] + 1,)):
                yield from self._run_moved(run)
                run = []
            if match.moved and all(self.shown[i].row is not None for i in match.old):
                run.append(match)
        if run:
            yield from self._run_moved(run)

    def _run_moved(self, run: list[Match]) -> Iterator[LetterChange]:
        shown = [self.shown[i] for match in run for i in match.old]
        if self.exported is not None and self._stood_so([s.text for s in shown], run[0].new[0]):
            self.since += 1
            return
        places = tuple(each.row for each in shown if each.row is not None)
        words = tuple(each.words for each in shown)
        role, part = self.rows[places[0]].role, self.parts[places[0]]
        line = run[0].new[0]
        yield LetterChange(ChangeKind.MOVED, words, words, places, role=role, part=part, line=line)

    def _stood_so(self, texts: list[str], line: int) -> bool:
        """Whether the exported letter had these lines behind the same line as the file has."""
        assert self.exported is not None
        was = [plain(s.text) for s in shown_lines(self.exported)]
        first = plain(texts[0])
        at = was.index(first) if first in was else -1
        before = self.new[line - 1].text if line else ""
        return at > 0 and piece_of(was[at - 1], "").text == before

    def _words(self, words: NewWords, shown: ShownLine) -> str:
        if words.role is Role.ATTACHMENT or words.label is LabelStyle.NONE:
            return words.text
        if words.label is None:
            return shown.sign + words.text
        number = split_label(f"{shown.sign}甲")[1]
        return label(words.label, number or 1) + words.text


def _relabelled(line: str, shown: ShownLine, was: LabelStyle) -> tuple[LabelStyle | None, str]:
    """(new label or None, text) of a paragraph: a typed number never counts, its kind does."""
    style, text = without_sign(line, shown.sign)
    if was is LabelStyle.NONE:
        own = split_label(shown.text)[0]
        if style is LabelStyle.NONE or style is own or style not in _LABELLED:
            return None, line.strip()
        return style, text
    if style in (LabelStyle.NONE, was) or was not in _LABELLED:
        return None, text
    if plain(line) == plain(shown.text):  # the words themselves begin like that
        return None, line.strip()
    return (style if style in _LABELLED else None), text


def _without_repeated(changes: Sequence[LetterChange]) -> Iterator[LetterChange]:
    """Number and subject may stand in title and opening: each is told once."""
    told: set[tuple[str, str]] = set()
    for change in changes:
        key = (change.field, str(change.fields))
        if change.kind is not ChangeKind.FIELD or key not in told:
            told.add(key)
            yield change
