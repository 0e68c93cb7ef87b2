"""What is sent is learnt: a finished reply goes into the library, with what it was written from."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import groupby

from replydesk.domain.ancestry import is_copied, likeness, taken_over
from replydesk.domain.draft import Draft
from replydesk.domain.errors import InputError, StaleRevisionError
from replydesk.domain.letter import ReplyLetter, without_origins
from replydesk.domain.passage import NewPassage
from replydesk.domain.progress import Progress
from replydesk.domain.reading import Reading
from replydesk.store import drafts, finished_letters, library
from replydesk.store.drafts import Finishing
from replydesk.store.engine import Store, Transaction
from replydesk.store.library import NewLetter

_GOES_ON = 0.05  # of the words of a passage and the one it goes on from: both tell of one thing
_GONE = "这份草稿已不在素材库中，请返回首页刷新。"


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished reply: its letter in the library, its passages, and how many had ancestors.

    `known` is true where the library had the letter from elsewhere; that stays as it is. `before`
    is the letter of the draft when it was finished last, None where it was not finished.
    """

    draft_id: int
    letter_id: int
    passages: int
    with_ancestors: int
    known: bool = False
    before: ReplyLetter | None = None


def finish(store: Store, draft: Draft) -> Finished:
    """Put the letter of a saved draft into the library; the draft counts as finished from now on.

    Finished again after a change, it takes the place of the letter it was, and passages whose text
    stays keep their ids. Raises InputError where there is no text, or no such draft, and
    StaleRevisionError where the draft was saved elsewhere meanwhile.
    """
    steps = finishing(store, draft)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            made: Finished = end.value
            return made


def finishing(store: Store, draft: Draft) -> Generator[Progress, None, Finished]:
    """The same in short steps: one for each passage whose ancestors are looked for."""
    with store.local.read() as own:
        known = _known(own, draft)
    return (yield from _steps(store, draft, known))


def reopen(store: Store, draft_id: int) -> bool:
    """Go on with a finished draft: its letter is taken out of the library again.

    A letter that a file brought too, or that another finished draft became, stays; then the answer
    is False. `finish` brings it back, with the ids of its passages. Raises InputError where there
    is no such draft.
    """
    with _library_and_drafts(store) as (tx, own):
        known = drafts.finishing_of(own, draft_id)
        if known is None:
            raise InputError(_GONE)
        if known.sent is None or known.letter_id is None:
            return False
        drafts.note_reopened(own, draft_id)
        if drafts.finished_as(own, known.letter_id):
            return False
        taken_out = finished_letters.take_out(tx, known.key)
    store.note_drafts()
    return taken_out


def undo(store: Store, made: Finished) -> None:
    """Take back a finishing: the library has what it had before, and so has the draft."""
    if made.before is None:
        reopen(store, made.draft_id)
        return
    with store.local.read() as own:
        draft = drafts.load(own, made.draft_id)
        known = drafts.finishing_of(own, made.draft_id)
    if draft is None or known is None:
        raise InputError(_GONE)
    for _ in _steps(store, replace(draft, letter=made.before), known):
        pass


def source_name(draft: Draft) -> str:
    """What the library calls the source of a finished reply: 定稿：第0094号 关于……的建议."""
    letter, submission = draft.letter, draft.submission
    number = (letter.number or submission.number).removeprefix("第").removesuffix("号")
    words = (f"第{number}号" if number else "", letter.subject or submission.subject)
    name = " ".join(word for word in words if word) or "未写标题的答复"
    if submission.earlier is not None:
        name += "（再次答复）"
    return "定稿：" + name.replace("/", "／").replace("\\", "＼")


@contextmanager
def _library_and_drafts(store: Store) -> Generator[tuple[Transaction, Transaction], None, None]:
    """A transaction of the library and one of the drafts: the same where they lie in one file.

    Else the library's ends first: a letter that nobody remembers is found again by its words.
    """
    if store.local is store:
        with store.write() as tx:
            yield tx, tx
    else:
        with store.local.write() as own, store.write() as tx:
            yield tx, own


def _known(own: Transaction, draft: Draft) -> Finishing:
    """What is known of the draft, as long as it is stored the way it is here."""
    known = drafts.finishing_of(own, draft.id)
    if known is None:
        raise InputError(_GONE)
    if known.revision != draft.revision:
        raise StaleRevisionError("这份草稿已在别处改动并保存，请重新打开，看过之后再定稿。")
    return known


def _steps(store: Store, draft: Draft, known: Finishing) -> Generator[Progress, None, Finished]:
    taken = list(taken_over(draft.letter))
    if not taken:
        raise InputError("答复函的正文还没有成句的内容，请写好正文后再定稿入库。")
    found: dict[str, set[int]] = {}
    for _, group in groupby(taken, lambda item: item[0].place[:3]):
        yield Progress(len(found), len(taken))
        for text, ids in _ancestors(store, list(group), known.letter_id).items():
            found.setdefault(text, set()).update(ids)
    yield Progress(len(taken), len(taken))
    for text, earlier_id in _answered_before(store, draft, [passage for passage, _ in taken]):
        found.setdefault(text, set()).add(earlier_id)
    new = library.new_letter(Reading(without_origins(draft.letter)))
    yield Progress(len(taken), len(taken))
    with _library_and_drafts(store) as (tx, own):
        made = _keep(tx, own, draft, new, found)
    store.note_drafts()
    return made


def _answered_before(
    store: Store, draft: Draft, written: list[NewPassage]
) -> Iterator[tuple[str, int]]:
    """Of a second reply each passage with the one of the first that it goes on from.

    That is the likest of its kind under the same heading, or the one whose words it has.
    """
    earlier = draft.submission.earlier
    if earlier is None or earlier.letter_id is None:
        return
    with store.read() as tx:
        sent = finished_letters.passages_of(tx, earlier.letter_id)
    for passage in written:
        near = [
            (is_copied(passage.text, each.text), likeness(passage.text, each.text), -each.id)
            for each in sent
            if is_copied(passage.text, each.text)
            or (each.part == passage.part and each.kind == passage.kind)
        ]
        copied, like, earlier_id = max(near, default=(False, 0.0, 0))
        if copied or like >= _GOES_ON:
            yield passage.text, -earlier_id


def _ancestors(
    store: Store, points: list[tuple[NewPassage, int | None]], letter_id: int | None
) -> dict[str, set[int]]:
    """What the passages of one paragraph were written from."""
    origin = points[0][1]
    found: dict[str, set[int]] = {}
    with store.read() as tx:
        text = finished_letters.texts_of(tx, [origin]).get(origin) if origin is not None else None
        if text is not None and origin is not None:
            passages = [passage for passage, _ in points]
            copied = [each for each in passages if is_copied(each.text, text)]
            found = {each.text: {origin} for each in copied or passages}
        for passage, _ in points:
            if passage.text not in found:
                copy = finished_letters.copied_from(tx, passage.text, letter_id)
                found[passage.text] = set() if copy is None else {copy}
    return found


def _keep(
    tx: Transaction, own: Transaction, draft: Draft, new: NewLetter, found: dict[str, set[int]]
) -> Finished:
    """Store letter, ancestors and the draft's mark; `tx` is the library's, `own` the drafts'."""
    known = _known(own, draft)
    unchanged = known.sent == draft.letter
    kept = finished_letters.keep_letter(tx, known, new, source_name(draft), unchanged=unchanged)
    count, having = finished_letters.note_ancestors(tx, kept.letter_id, found)
    drafts.note_finished(own, draft, kept.letter_id, datetime.now(UTC))
    return Finished(draft.id, kept.letter_id, count, having, kept.known, known.sent)
