"""What somebody changed in a letter outside the program, change by change."""

from dataclasses import dataclass, field
from enum import StrEnum

from replydesk.domain.field_changes import Fields
from replydesk.domain.letter_rows import Role
from replydesk.domain.outline import LabelStyle

_IS_THIS = 0.3  # share of the words of draft or file that the other has too


class ChangeKind(StrEnum):
    """What was done to the letter."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class NewWords:
    """A paragraph as it is to be taken: its role, its text without number, its kind of label.

    `label` None keeps the label of the paragraph it takes the place of.
    """

    role: Role
    text: str
    label: LabelStyle | None = None


@dataclass(frozen=True, slots=True)
class LetterChange:
    """One change that can be taken or left.

    `before` and `after` are the paragraphs as they read, without numbers that the order gives.
    `rows` are the places among `letter_rows.rows_of` of the draft that it touches, `new` what is to
    stand there, `fields` what is to be set. `role` and `part` (from 0, -1 outside) say where it is.
    `line` is its place in the file. `contested`: the draft was changed here as well since its
    export. `authors` tracked changes in it.
    """

    kind: ChangeKind
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()
    new: tuple[NewWords, ...] = ()
    fields: Fields = field(default_factory=dict)
    role: Role | None = None
    field: str = ""
    part: int = -1
    line: int = -1
    contested: bool = False
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterChanges:
    """The changes in the order of the file.

    `order` gives for each line of the file the rows it belongs to, () for one that is new. `since`
    counts what is other than in the file because the draft was changed after its export: that
    stays as it is. `unread` are lines of fields that say nothing else, or nothing that can be read
    as the field. `share` is how much of the words draft and file have in common, from 0 to 1.
    """

    changes: tuple[LetterChange, ...] = ()
    order: tuple[tuple[int, ...], ...] = ()
    since: int = 0
    share: float = 1.0
    unread: tuple[str, ...] = ()

    @property
    def is_this_letter(self) -> bool:
        """Whether the file can be taken for an edited version of the draft."""
        return self.share >= _IS_THIS
