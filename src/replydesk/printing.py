"""Output of the command line: JSON documents for programs, plain tables for people."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from replydesk.domain.figure_values import bounds
from replydesk.domain.letter import SectionKind
from replydesk.domain.outline import han_number

if TYPE_CHECKING:
    from decimal import Decimal

    from replydesk.domain.passage import Figure, Hit
    from replydesk.domain.reading import Reading
    from replydesk.domain.submission import Submission
    from replydesk.services.backups import HealthFinding
    from replydesk.services.imports import FileReport, ImportReport

_KINDS = {
    SectionKind.MEASURES: "措施",
    SectionKind.OUTCOMES: "成效",
    SectionKind.NEXT_STEPS: "打算",
    SectionKind.DIFFICULTIES: "困难",
    SectionKind.OTHER: "其他",
}
_REASONS = {"topic": "主题相同", "words": "用词相同", "used": "以前用过", "recent": "近期答复"}
_STATUSES = {"imported": "已导入", "duplicate": "已有", "refused": "未收录"}
_HEALTH = {
    "version": "素材库版本{count}",
    "pages": "数据页损坏{count}处",
    "links": "失去关联的记录{count}条",
    "index": "索引中的素材{count}条",
}
_HEALTH_STATES = {"sound": "完好", "mended": "已修复", "damaged": "已损坏"}
_SEVERITIES = {"error": "错误", "warning": "提醒", "note": "提示"}


def print_json(data: Any) -> None:
    """One JSON document on standard output."""
    print(json.dumps(data, ensure_ascii=False, indent=2))


def print_table(rows: Iterable[Sequence[str]]) -> None:
    """Rows with a tab between cells, so that they can be pasted into a sheet."""
    for row in rows:
        print("\t".join(row))


def print_figures(text: str, figures: "Iterable[Figure]") -> None:
    """Kind, words, what they belong to and the time they are told for, and a comparable amount."""
    rows = []
    for figure in figures:
        plain = _plain(bounds(figure)) or figure.value
        words = text[figure.start : figure.end]
        rows.append((figure.kind, words, figure.belongs_to, figure.as_of, plain))
    print_table(rows)


def _plain(ends: "tuple[Decimal, Decimal, str] | None") -> str:
    if ends is None:
        return ""
    lower, upper, unit = ends
    return f"{lower:f}{unit}" if lower == upper else f"{lower:f}-{upper:f}{unit}"


def show_progress(done: int, total: int, name: str) -> None:
    """A progress bar on a terminal; nothing where output goes elsewhere."""
    if not total or not sys.stderr.isatty():
        return
    bar = "█" * (20 * done // total)
    end = "\n" if done == total else ""
    print(f"\r\x1b[K{bar:<20} {done}/{total} {name[:40]}", end=end, file=sys.stderr, flush=True)


def print_letter(reading: "Reading") -> None:
    """A letter as it reads, with numbers; behind it ？ what to look at and ※ what was repaired."""
    letter = reading.letter
    facts = (letter.document_number, letter.title, letter.salutation, *letter.opening)
    print("\n".join(text for text in facts if text))
    for number, part in letter.numbered_parts():
        if part.heading is not None:
            print(f"\n{han_number(number)}、{part.heading}")
        count = 0
        for section in part.sections:
            if section.heading is not None:
                count += 1
                print(f"（{han_number(count)}）{section.heading}")
            for sign, paragraph in section.labelled():
                print(f"  {sign}{paragraph.text}")
    print()
    signature = letter.signature
    dated = signature.dated
    print("\n".join(letter.closing))
    for attachment in letter.attachments:
        print(f"附件：{attachment}")
    print(signature.issuing_body or "")
    print(f"{dated.year}年{dated.month}月{dated.day}日" if dated else "")
    for doubt in dict.fromkeys(doubt.said for doubt in reading.doubts):
        print(f"？ {doubt}")
    for note in reading.notes:
        print(f"※ {note}")


def print_asks(submission: "Submission") -> None:
    """Who asks, for what, and each ask with its words."""
    print(f"{submission.subject}（{submission.plenary_session} {submission.number}）")
    print("、".join(submission.submitters))
    for number, ask in enumerate(submission.asks, 1):
        print(f"\n{number}. {ask.heading}\n   {ask.text}")
    if not submission.asks:
        print("没有认出诉求。")


def print_findings(rows: Iterable[tuple[str, str]]) -> None:
    """A line a finding, or one sentence where there is none."""
    lines = [f"[{_SEVERITIES[severity]}] {sentence}" for severity, sentence in rows]
    print("\n".join(lines) if lines else "没有发现问题。")


def print_import(report: "ImportReport") -> None:
    """A line a file, then the sum."""
    for file in report.files:
        print(f"{_STATUSES[file.status]}\t{file.path.name}\t{_told(file)}")
    print(f"共导入{report.letters}封答复、{report.passages}条素材，用时{report.seconds:.1f}秒。")
    if unsure := sum(file.doubts > 0 for file in report.files):
        print(f"其中{unsure}封有拿不准的地方，请在窗口的核对页查看。")


def _told(file: "FileReport") -> str:
    if file.reason:
        return file.reason
    if file.same_as:
        return f"与“{file.same_as}”是同一封答复"
    doubts = f"，{file.doubts}处待核对" if file.doubts else ""
    return f"{file.passages}条素材{doubts}"


def print_health(found: "Iterable[HealthFinding]") -> None:
    """A line for each thing that was looked at."""
    for finding in found:
        told = _HEALTH[finding.code].format(count=finding.count)
        print(f"[{_HEALTH_STATES[finding.health]}] {told}")


def hit_row(hit: "Hit") -> dict[str, Any]:
    """A hit as the JSON of `search` and `suggest` has it; `reasons` say why one is suggested."""
    passage = hit.passage
    row = {
        "id": passage.id,
        "text": passage.text,
        "kind": passage.kind,
        "part": passage.part,
        "issuing_body": passage.issuing_body,
        "subject": passage.subject,
        "dated": passage.dated,
        "source": passage.source,
        "score": round(hit.score, 4),
        "marks": [list(mark) for mark in hit.marks],
    }
    return row | {"reasons": list(hit.reasons)} if hit.reasons else row


def print_hits(hits: "Sequence[Hit]") -> None:
    """A paragraph a hit: kind and source, then the text."""
    for hit in hits:
        passage = hit.passage
        source = passage.document_number or passage.issuing_body
        why = "、".join(_REASONS[reason] for reason in hit.reasons)
        told = f"（{why}）" if why else ""
        print(f"[{_KINDS[passage.kind]}] {source} {passage.dated}{told}\n{passage.text}\n")
    if not hits:
        print("没有找到。")
