"""What the drafts on this machine take over, told to the shared library when it can be.

A draft is saved without the server. Afterwards, and whenever the server is back, the drafts that
changed are compared with what is noted of them there, so nothing is lost on the way.
"""

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from sqlalchemy import Integer, Row, Text, column, delete, insert, literal, select, table, update
from sqlalchemy.dialects.sqlite import insert as insert_in_file

from replydesk.domain.packing import unpack_letter
from replydesk.store.engine import Store, Transaction
from replydesk.store.rows import drafts, passages, settings, uses

if TYPE_CHECKING:
    from replydesk.store.postgres.store import SharedStore

_keys = table("draft_keys", column("key", Text), column("draft_id", Integer))
_MACHINE = "drafts_key"
# The words of a draft stay on the machine they are written on.
_TOLD = [each for each in drafts.c if each.name not in ("id", "submission", "letter", "sent")]
_EMPTY = {"submission": "", "letter": ""}
# Where none of these has changed, nothing has that others see; the rest follows with them.
_LASTING = ("removed", "subject", "number", "submitters", "letter_id", "finished_at")

_State = tuple[int, int, str | None]  # revision, removed and when it was finished


class Noting:
    """Brings what is noted of this machine's drafts up to date."""

    def __init__(self, store: "SharedStore") -> None:
        self._store = store
        self._machine = ""
        self._known: dict[int, _State] | None = None  # by draft
        self._told: dict[int, dict[str, Any]] = {}  # what was noted of each last

    def begin_anew(self) -> None:
        """Ask the library again what is noted there."""
        self._known = None
        self._told = {}

    def catch_up(self) -> None:
        """Note the drafts that changed since; raises ReplydeskError where the server is away."""
        local = self._store.local
        if self._known is None:
            self._machine = _machine(local)
            with self._store.read() as tx:
                self._known = _noted(tx, self._machine)
        with local.read() as tx:
            rows = tx.execute(select(*drafts.c["id", "revision", "removed", "finished_at"])).all()
        for row in rows:
            state = (row.revision, row.removed, row.finished_at)
            if self._known.get(row.id) == state:
                continue
            with local.read() as tx:
                draft = tx.execute(select(drafts).where(drafts.c.id == row.id)).one()
            taken = _taken_over(draft)
            told = {"taken": taken, **{name: getattr(draft, name) for name in _LASTING}}
            if told != self._told.get(draft.id):  # else only words were written
                with self._store.write() as tx:
                    _note(tx, f"{self._machine}:{draft.id}", draft, taken)
            self._told[draft.id] = told
            self._known[draft.id] = (draft.revision, draft.removed, draft.finished_at)


def _machine(local: Store) -> str:
    """What tells this machine's drafts from those of others; made up once."""
    with local.write() as tx:
        tx.execute(
            insert_in_file(settings)
            .values(key=_MACHINE, value=uuid4().hex)
            .on_conflict_do_nothing(index_elements=["key"])
        )
        return str(tx.execute(select(settings.c.value).where(settings.c.key == _MACHINE)).scalar())


def _noted(tx: Transaction, machine: str) -> dict[int, _State]:
    rows = tx.execute(
        select(_keys.c.key, *drafts.c["revision", "removed", "finished_at"]).where(
            drafts.c.id == _keys.c.draft_id, _keys.c.key.startswith(f"{machine}:")
        )
    )
    return {
        int(row.key.rpartition(":")[2]): (row.revision, row.removed, row.finished_at)
        for row in rows
    }


def _taken_over(draft: Row[Any]) -> list[int]:
    paragraphs = unpack_letter(draft.letter).paragraphs()
    return sorted({each.origin for *_, each in paragraphs if each.origin is not None})


def _note(tx: Transaction, key: str, draft: Row[Any], taken: list[int]) -> None:
    told = {each.name: getattr(draft, each.name) for each in _TOLD} | _EMPTY
    found = select(_keys.c.draft_id).where(_keys.c.key == key)
    number = tx.execute(found).scalar()
    if number is None:
        number = tx.execute(insert(drafts).returning(drafts.c.id), told).scalar_one()
        tx.execute(insert(_keys), {"key": key, "draft_id": number})
    else:
        tx.execute(update(drafts).where(drafts.c.id == number), told)
    tx.execute(delete(uses).where(uses.c.draft_id == number))
    # A passage may be gone from the library, or be one of another library.
    known = select(literal(number), passages.c.id).where(passages.c.id.in_(taken))
    tx.execute(insert(uses).from_select(["draft_id", "passage_id"], known))
