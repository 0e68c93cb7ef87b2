"""Many drafts out at once: a file each by the office's pattern, and what became of every one."""

import os
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from replydesk.domain.draft import Draft
from replydesk.domain.errors import InputError, ReplydeskError
from replydesk.domain.file_names import (
    DEFAULT_PATTERN,
    beside,
    check_pattern,
    fields_of,
    file_name,
    folded,
)
from replydesk.domain.finding_words import sentence
from replydesk.domain.letter import ReplyLetter
from replydesk.domain.papers import PaperChoice, letters_per_signer
from replydesk.domain.progress import Progress
from replydesk.domain.unit import chosen_unit
from replydesk.services import drafts
from replydesk.services.checking import check_letter
from replydesk.services.papers import (
    Paper,
    Papers,
    called,
    planned,
    present,
    room_of,
    write,
)
from replydesk.services.pdf import Paint, PdfSource
from replydesk.services.units import load_units
from replydesk.store.engine import Store

_MOST_REMARKS = 3
_LETTER_ALONE = PaperChoice()


@dataclass(frozen=True, slots=True)
class BatchOrder:
    """Where to, called how, what of each draft; `replacing` lets files that are there give way."""

    folder: Path
    pattern: str = DEFAULT_PATTERN
    choice: PaperChoice = _LETTER_ALONE
    replacing: bool = False


class Outcome(StrEnum):
    """What became of a draft."""

    EXPORTED = "exported"
    REMARKS = "remarks"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One draft of a batch: the files that were made, what to look at, and why not (else "").

    A draft that was refused may have files too: those that were whole before the fault.
    """

    draft_id: int
    name: str
    files: tuple[Path, ...] = ()
    remarks: tuple[str, ...] = ()
    refused: str = ""

    @property
    def outcome(self) -> Outcome:
        """Whether it was exported, with remarks or without."""
        if self.refused:
            return Outcome.REFUSED
        return Outcome.REMARKS if self.remarks else Outcome.EXPORTED


@dataclass(slots=True)
class BatchReport:
    """A row for each draft that is done, in the order of the batch of `total`."""

    total: int = 0
    rows: list[BatchRow] = field(default_factory=list)


def export_batch(
    store: Store,
    draft_ids: Sequence[int],
    order: BatchOrder,
    report: BatchReport,
    paint: Paint | None = None,
) -> Generator[Progress, None, BatchReport]:
    """Export drafts one by one; a fault of one is told in its row, and the next one follows.

    `paint` makes PDFs where there is no LibreOffice.

    Yields between files and letters; where the task is left off, what is made stays whole and
    nothing is half-written. No two drafts get the same file, and a file that is there already is
    only replaced where the order says so, else the new one gets a number. Raises InputError before
    anything is written where the pattern is faulty, the folder is not there or nothing is to do.
    """
    check_pattern(order.pattern)
    if not draft_ids:
        raise InputError("没有要导出的草稿，请先选择草稿。")
    if not os.path.isdir(order.folder):  # noqa: PTH112  a path too long or with NUL is none
        raise InputError(f"文件夹“{order.folder}”不存在，请先建立文件夹或另选位置。")
    units = load_units()
    report.total = len(draft_ids)
    names = _Names()
    for at, draft_id in enumerate(draft_ids):
        told = Progress(at, len(draft_ids))
        yield told
        made, name, refused = Papers(), f"第{at + 1}件", ""
        try:
            draft = drafts.open_draft(store, draft_id)
            name = draft.letter.subject or draft.submission.subject or name
            told = Progress(at, len(draft_ids), reading=name)
            yield told
            papers = _papers(draft, order, _ordinal(at, len(draft_ids)), names)
            unit = chosen_unit(units, draft.letter.signature.issuing_body or "")
            for _ in write(draft, papers, order.choice, unit, made, paint):
                yield told
            if made.pdf is PdfSource.OWN_PAGES:
                made.remarks.append("PDF由程序版面生成，以Word为准。")
            made.remarks += [proof.sentence for proof in made.proofs if not proof.ok]
            made.remarks += _faults(draft)
        except ReplydeskError as error:
            refused = str(error)
        except GeneratorExit:
            refused = "导出到这一件时停止，其余文件没有生成。" if made.files else ""
            if refused:
                report.rows.append(_row(draft_id, name, made, refused))
            raise
        report.rows.append(_row(draft_id, name, made, refused))
    yield Progress(len(draft_ids), len(draft_ids))
    return report


def _row(draft_id: int, name: str, made: Papers, refused: str) -> BatchRow:
    return BatchRow(draft_id, name, tuple(made.files), tuple(made.remarks), refused)


def report_text(report: BatchReport) -> str:
    """The report as lines of text, one a draft and one for each sentence about it."""
    lines = [f"共{report.total}件，导出{sum(not row.refused for row in report.rows)}件。"]
    for row in report.rows:
        files = "、".join(path.name for path in row.files)
        short = "没有全部导出。" if files else "没有导出。"
        lines.append(f"{row.name}：{short + row.refused if row.refused else files}")
        lines += [f"\u3000\u3000{remark}" for remark in row.remarks]
        if row.refused and files:
            lines.append(f"\u3000\u3000已经写好的：{files}")
    if len(report.rows) < report.total:
        lines.append(f"已停止，还有{report.total - len(report.rows)}件没有导出。")
    return "\n".join(lines) + "\n"


class _Names:
    """The names that a batch has given away, folded, and the next number for each that is taken."""

    def __init__(self) -> None:
        self.taken: set[str] = set()
        self.next: dict[str, int] = {}


def _papers(draft: Draft, order: BatchOrder, ordinal: str, names: _Names) -> list[Paper]:
    """The files of one draft, under names that no other draft of the batch has."""
    letters = letters_per_signer(draft.letter) if order.choice.per_signer else (draft.letter,)
    plain = file_name(order.pattern, fields_of(draft, ordinal), room_of(order.folder))
    number = names.next.get(folded(plain), 1)
    while True:
        papers = _numbered(draft, order, ordinal, letters, f"({number})" if number > 1 else "")
        number += 1
        is_free = names.taken.isdisjoint(folded(paper.path.name) for paper in papers)
        if is_free and (order.replacing or not present(papers, order.choice)):
            break
    names.next[folded(plain)] = number
    names.taken.update(folded(paper.path.name) for paper in papers)
    return papers


def _numbered(
    draft: Draft, order: BatchOrder, ordinal: str, letters: tuple[ReplyLetter, ...], add: str
) -> list[Paper]:
    """The files of one draft with a number behind their names; "" for none."""
    room = room_of(order.folder)
    name = file_name(order.pattern, fields_of(draft, ordinal), room, add)
    if len(letters) < 2:
        return planned(draft, order.folder / name, {name: draft.letter}, order.choice)
    names = []
    for letter in letters:
        (signer,) = letter.addressees
        own = file_name(order.pattern, fields_of(draft, ordinal, signer), room, add)
        # Where the pattern has no name in it the signer's stands behind it.
        names.append(beside(name, signer, room) if own == name else own)
    named = called(letters, names, room)
    return planned(draft, order.folder / name, named, order.choice)


def _faults(draft: Draft) -> list[str]:
    """The errors that the check finds in a letter, the first few in words."""
    found = check_letter(draft.letter, opinions=draft.submission.opinions)
    errors = [sentence(finding) for finding in found if finding.severity == "error"]
    more = len(errors) - _MOST_REMARKS
    return errors[:_MOST_REMARKS] + ([f"另有{more}处错误，请检查全文。"] if more > 0 else [])


def _ordinal(at: int, count: int) -> str:
    return str(at + 1).zfill(max(2, len(str(count))))
