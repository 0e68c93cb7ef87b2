"""What each command does: call a service, print what it says for people or as JSON."""

import argparse
import sys
from collections import deque
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from replydesk import printing
from replydesk.domain.errors import InputError, ReplydeskError, ResourceError
from replydesk.domain.letter import LetterFormat, SectionKind
from replydesk.domain.letter_json import to_json

if TYPE_CHECKING:
    from replydesk.domain.passage import Filter, Hit
    from replydesk.store.address import SharedAddress
    from replydesk.store.engine import Store

DONE, FINDINGS = 0, 1


@contextmanager
def _store(options: argparse.Namespace) -> Generator["Store", None, None]:
    from replydesk.store.engine import Store

    library = _library(options)
    if options.library is None and isinstance(library, Path):
        library.parent.mkdir(parents=True, exist_ok=True)
    with Store.open(library) as store, _told_of_damage():
        yield store


@contextmanager
def _told_of_damage() -> Generator[None, None, None]:
    """Inside it, a damaged search index is told of once; the answer is whole all the same."""
    from replydesk.services.indexing import on_index_damage

    met: list[str] = []
    end = on_index_damage(
        lambda: met.append("检索索引有损坏，这次是逐条查找的；请运行replydesk doctor重建。")
    )
    try:
        yield
    finally:
        end()
        for words in met[:1]:
            print(words, file=sys.stderr)


def _today() -> date:
    """The day on the clerk's own calendar."""
    return datetime.now().astimezone().date()


def _keep_source(options: argparse.Namespace) -> None:
    """Refuse to write over the very file that is read."""
    with suppress(OSError):  # no such file yet, or a name that the writer refuses
        if options.output.samefile(options.file):
            raise InputError(f"“{options.output.name}”就是要读取的文件，请另写一个输出文件名。")


def do_read(options: argparse.Namespace) -> int:
    """Recognise a letter and show it."""
    from replydesk.services.guarded_reading import read_letter

    reading = read_letter(options.file, mend_marks=not options.keep_marks)
    if options.json:
        printing.print_json(to_json(reading.letter, reading.remarks))
    else:
        printing.print_letter(reading)
    return DONE


def do_asks(options: argparse.Namespace) -> int:
    """The things a deputy asks for."""
    from replydesk.services.guarded_reading import read_submission

    submission = read_submission(options.file)
    data = {
        "kind": submission.kind,
        "subject": submission.subject,
        "number": submission.number,
        "plenary_session": submission.plenary_session,
        "submitters": list(submission.submitters),
        "asks": [{"heading": ask.heading, "text": ask.text} for ask in submission.asks],
    }
    if options.json:
        printing.print_json(data)
    else:
        printing.print_asks(submission)
    return DONE if submission.asks else FINDINGS


def do_figures(options: argparse.Namespace) -> int:
    """Amounts, counts, shares, dates, document numbers and titles in a text."""
    from replydesk.domain.figure_words import figures_with_words
    from replydesk.services.reading import read_text

    text = read_text(options.file)
    figures = figures_with_words(text)
    if options.json:
        rows = [
            {
                "start": f.start,
                "end": f.end,
                "text": text[f.start : f.end],
                "kind": f.kind,
                "value": f.value,
                "unit": f.unit,
            }
            for f in figures
        ]
        printing.print_json({"figures": rows})
    else:
        printing.print_figures(text, figures)
    return DONE


def do_check(options: argparse.Namespace) -> int:
    """Findings on a letter."""
    from replydesk.domain.finding_words import sentence
    from replydesk.services.checking import check_letter
    from replydesk.services.guarded_reading import read_letter

    findings = check_letter(read_letter(options.file, mend_marks=False).letter, today=_today())
    if options.json:
        rows = [
            {
                "code": finding.code,
                "severity": finding.severity,
                "message": sentence(finding),
                "where": {
                    "part": finding.where.part,
                    "section": finding.where.section,
                    "paragraph": finding.where.paragraph,
                    "start": finding.where.start,
                    "end": finding.where.end,
                },
                "suggestion": finding.suggestion,
            }
            for finding in findings
        ]
        printing.print_json({"findings": rows})
    else:
        printing.print_findings([(f.severity, sentence(f)) for f in findings])
    return FINDINGS if findings else DONE


def do_import(options: argparse.Namespace) -> int:
    """Files and folders into the library."""
    from replydesk.services.imports import FileStatus, ImportReport, import_paths
    from replydesk.services.indexing import merge_index

    with _store(options) as store:
        report = ImportReport()
        told = None
        with closing(
            import_paths(store, options.paths, report, mend_marks=not options.keep_marks)
        ) as steps:
            for step in steps:
                if step is not told:
                    printing.show_progress(step.done, step.total, step.reading or step.name)
                told = step
        with suppress(ReplydeskError):  # the letters are there; searches may take a little longer
            deque(merge_index(store), maxlen=0)
    if options.json:
        rows = [
            {
                "path": str(f.path),
                "status": f.status,
                "passages": f.passages,
                "notes": list(f.notes),
                "reason": f.reason,
            }
            for f in report.files
        ]
        data: dict[str, Any] = {"files": rows, "letters": report.letters}
        data |= {"passages": report.passages, "seconds": round(report.seconds, 3)}
        printing.print_json(data)
    else:
        printing.print_import(report)
    refused = any(f.status is FileStatus.REFUSED for f in report.files)
    return FINDINGS if refused or not report.files else DONE


def do_search(options: argparse.Namespace) -> int:
    """Passages that hold a text."""
    from replydesk.services.library import search

    started = perf_counter()
    with _store(options) as store:
        started = perf_counter()
        hits = search(
            store,
            options.text,
            wanted=_filter(options),
            newest=options.newest,
            limit=options.limit,
        )
        return _print_hits(options, hits, started)


def do_suggest(options: argparse.Namespace) -> int:
    """Ranked passages to answer a point with."""
    from replydesk.services.library import suggest

    with _store(options) as store:
        started = perf_counter()
        hits = suggest(store, options.text, wanted=_filter(options), limit=options.limit)
        return _print_hits(options, hits, started)


def _filter(options: argparse.Namespace) -> "Filter":
    from replydesk.domain.passage import Filter

    return Filter(
        kind=SectionKind(options.kind) if options.kind else None,
        since=options.since,
        until=options.until,
        topic=options.topic,
        issuing_body=options.body,
        number=options.number,
        deputy=options.deputy,
        retired=getattr(options, "retired", False),
    )


def _print_hits(options: argparse.Namespace, hits: "list[Hit]", started: float) -> int:
    took = round((perf_counter() - started) * 1000, 2)
    if options.json:
        rows = [printing.hit_row(hit) for hit in hits]
        printing.print_json({"query": options.text, "took_ms": took, "hits": rows})
    else:
        printing.print_hits(hits)
    return DONE


def do_export(options: argparse.Namespace) -> int:
    """A letter as a Word file."""
    from replydesk.domain.personal_data import personal_data
    from replydesk.services.exports import as_exported, export_letter
    from replydesk.services.guarded_reading import read_letter
    from replydesk.services.proof import prove

    letter = read_letter(options.file).letter
    _keep_source(options)
    page_format = LetterFormat(options.format) if options.format else None
    for found in personal_data(letter) if options.public else ():
        print(f"公开版{found.sentence()}", file=sys.stderr)
    made = export_letter(letter, options.output, format=page_format, public=options.public)
    written = as_exported(letter, format=page_format, public=options.public)
    proof = prove(made, written, public=options.public)
    if options.pdf:
        from replydesk.bootstrap import paint_pdf
        from replydesk.services.pdf import PdfSource, make_pdf

        try:
            source = make_pdf(made, written, paint_pdf)
        except ResourceError as error:  # the letter itself is there
            print(str(error), file=sys.stderr)
            return FINDINGS
        if source is PdfSource.OWN_PAGES:
            print("PDF由程序版面生成，以Word为准。", file=sys.stderr)
    print(f"已导出：{made}", file=sys.stderr)
    for words in (proof.sentence, *proof.remarks):
        print(words, file=sys.stderr)
    return DONE if proof.ok else FINDINGS


def do_draft(options: argparse.Namespace) -> int:
    """A draft for a suggestion: its asks as headings, the sections empty."""
    from replydesk.domain.format import MAX_PARTS
    from replydesk.services.formats import load_format
    from replydesk.services.guarded_reading import read_submission
    from replydesk.services.letter_files import write_json
    from replydesk.services.units import unit_for
    from replydesk.services.wording import prefill

    submission = read_submission(options.file)
    if not (submission.asks or submission.subject or submission.submitters):
        raise InputError(
            f"“{options.file.name}”不像建议提案：没有找到标题、提出者和诉求，请核对文件。"
        )
    _keep_source(options)
    letter = prefill(submission, load_format("five-parts"), unit_for(submission.handling_unit))
    write_json(letter, options.output)
    told = "" if submission.asks else "，但没有认出诉求，请在草稿里补上各部分"
    left = len(submission.asks) - MAX_PARTS
    if left > 0:
        told = f"，诉求共{len(submission.asks)}条，后{left}条没有单独成部分，请并入相近的部分"
    print(f"已生成草稿：{options.output}{told}。", file=sys.stderr)
    return DONE if submission.asks and left <= 0 else FINDINGS


def do_backup(options: argparse.Namespace) -> int:
    """A copy of the library."""
    from replydesk.services.backups import backup

    made = backup(_library(options), options.to, today=_today())
    print(f"已备份：{made}", file=sys.stderr)
    return DONE


def do_restore(options: argparse.Namespace) -> int:
    """The library put back from a copy."""
    from replydesk.services.backups import restore

    kept = restore(options.source, _library(options))
    told = f"，原来的素材库保留在{kept}" if kept else ""
    print(f"已用“{options.source}”恢复素材库{told}。", file=sys.stderr)
    return DONE


def do_doctor(options: argparse.Namespace) -> int:
    """Health of the library."""
    from replydesk.services.backups import Health, doctor

    found = doctor(_library(options))
    if options.json:
        rows = [{"code": f.code, "health": f.health, "count": f.count} for f in found]
        printing.print_json({"findings": rows})
    else:
        printing.print_health(found)
    return FINDINGS if any(f.health is not Health.SOUND for f in found) else DONE


def _library(options: argparse.Namespace) -> "Path | SharedAddress":
    from replydesk.services.chosen_library import chosen_library

    named: Path | SharedAddress = options.library or chosen_library()
    return named
