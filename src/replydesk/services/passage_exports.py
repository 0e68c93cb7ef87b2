"""A selection of passages out of the library, as a table or as a document to read."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from replydesk.domain.errors import InputError
from replydesk.domain.passage import Passage
from replydesk.domain.progress import Progress
from replydesk.services import browsing
from replydesk.services.aside import aside
from replydesk.store.browsing import by_topic_and_kind
from replydesk.store.engine import Store

_STEP = 250  # passages between two looks at whether anybody else wants a turn
MOST_IN_TABLE = 1_048_575  # rows of Excel, but for the heads


class _Target(Protocol):
    def add(self, passages: Sequence[Passage]) -> None: ...
    def finish(self) -> None: ...


def export_passages(
    store: Store, ids: Sequence[int], path: Path
) -> Generator[Progress, None, Path]:
    """Write passages as .xlsx, a row each in this order, or .docx, grouped by topic and kind.

    Yields after each few hundred; returns the file. It appears whole or not at all, also where the
    task is left off. Passages that are gone meanwhile are left out. Raises InputError for another
    ending or nothing to export, ResourceError where the file can't be written.
    """
    ending = path.suffix.lower()
    if ending not in (".xlsx", ".docx"):
        raise InputError(f"“{path.name}”不能导出，请用.xlsx（表格）或.docx（文档）结尾的文件名。")
    if not ids:
        raise InputError("没有要导出的素材，请先选择素材。")
    if ending == ".xlsx" and len(ids) > MOST_IN_TABLE:
        raise InputError(f"一张表格最多容纳{MOST_IN_TABLE}条素材，请分批导出。")
    if ending == ".docx":
        with store.read() as tx:
            ids = by_topic_and_kind(tx, ids)
        if not ids:
            raise InputError("要导出的素材已不在素材库中，请刷新后重新选择。")
    yield (told := Progress(0, len(ids), path.name))
    with _opened(path, ending, len(ids)) as target:
        for start in range(0, len(ids), _STEP):
            target.add(browsing.passages(store, ids[start : start + _STEP]))
            told = Progress(min(start + _STEP, len(ids)), len(ids), path.name)
            yield told
        for _ in aside(target.finish):
            yield told
    return path


@contextmanager
def _opened(path: Path, ending: str, count: int) -> Iterator[_Target]:
    # Late: neither library is needed before somebody exports.
    from replydesk.writers.atomic import placed

    with placed(path) as beside, _target(beside, ending, count) as target:
        yield target


def _target(path: Path, ending: str, count: int) -> AbstractContextManager[_Target]:
    if ending == ".xlsx":
        from replydesk.writers.passages_xlsx import passage_table

        return passage_table(path)
    from replydesk.writers.passages_docx import passage_list

    return passage_list(path, count, datetime.now(UTC).astimezone().date())
