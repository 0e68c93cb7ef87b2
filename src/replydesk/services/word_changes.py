"""What was changed in a letter while it was away in Word or WPS, to be taken or left."""

from dataclasses import dataclass, field
from pathlib import Path

from replydesk.domain.draft import Draft
from replydesk.domain.errors import NotThisLetterError, ReplydeskError
from replydesk.domain.letter import ReplyLetter
from replydesk.domain.letter_change import ChangeKind, LetterChange, LetterChanges
from replydesk.domain.returned_letter import changes_in
from replydesk.domain.word_changes import Spans, changed_words
from replydesk.services.guarded_reading import exported_in, read_edited


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A change with the words to be marked in what it was and in what it is to be."""

    change: LetterChange
    before: Spans = ()
    after: Spans = ()


@dataclass(frozen=True, slots=True)
class WordChanges:
    """The changes of a file, ready to show; `remarks` are Chinese sentences on the whole of it."""

    name: str
    found: LetterChanges
    shown: tuple[ShownChange, ...] = ()
    remarks: tuple[str, ...] = field(default=())


def compare(draft: Draft, path: Path, *, insist: bool = False) -> WordChanges:
    """What somebody changed in the file of a draft; tracked changes count as accepted.

    Raises InputError where the file can't be read, is no Word document, or is not this letter;
    the last not where `insist` is true. ResourceError where the machine can't read it.
    """
    edited = read_edited(path)
    letter, exported = draft.letter, edited.exported
    if exported is not None and _is_another(letter, exported):
        if not insist:
            raise NotThisLetterError(_not_this(path.name))
        exported = None
    found = changes_in(letter, edited.extract.lines, exported)
    if not (found.is_this_letter or insist):
        raise NotThisLetterError(_not_this(path.name))
    comments = (f"批注——{said}" for said in edited.comments)
    shown = tuple(_shown(change) for change in found.changes)
    return WordChanges(
        path.name, found, shown, (*_remarks(found), *comments, *edited.extract.notes)
    )


def is_export_of(draft: Draft, path: Path) -> bool:
    """Whether a file still knows that it was exported for the draft's submission.

    False for what can't be read: whoever reads it then tells what is wrong with it.
    """
    try:
        exported = exported_in(path)
    except ReplydeskError:
        return False
    return exported is not None and not _is_another(draft.letter, exported)


def _not_this(name: str) -> str:
    return f"“{name}”不是本答复的文件，没有取回；请选择由这份草稿导出、再修改过的文件。"


def _is_another(letter: ReplyLetter, exported: ReplyLetter) -> bool:
    """Whether the file was exported for another submission."""
    pairs = ((letter.number, exported.number), (letter.subject, exported.subject))
    known = [(one, other) for one, other in pairs if one and other]
    return bool(known) and all(one != other for one, other in known)


def _shown(change: LetterChange) -> ShownChange:
    if change.kind in (ChangeKind.CHANGED, ChangeKind.FIELD) and change.before and change.after:
        return ShownChange(
            change, *changed_words("\n".join(change.before), "\n".join(change.after))
        )
    return ShownChange(change)


def _remarks(found: LetterChanges) -> list[str]:
    said = []
    if found.since:
        said.append(f"导出以后草稿里另改了{found.since}处，文件里没有，保持草稿的写法。")
    if found.unread:
        lines = "、".join(f"“{line}”" for line in found.unread)
        said.append(f"{lines}的内容与草稿相同或认不出，没有改动，请核对。")
    contested = sum(change.contested for change in found.changes)
    if contested:
        said.append(f"有{contested}处导出以后草稿里也改过，采用后以文件为准。")
    return said
