"""The report of an import as a text to copy, save and pass on."""

from pathlib import Path

from replydesk.services.imports import FileReport, FileStatus, ImportReport
from replydesk.writers.atomic import write_file

_NAMES = {
    FileStatus.IMPORTED: "已导入",
    FileStatus.DUPLICATE: "已有",
    FileStatus.REFUSED: "未收录",
}


def report_text(report: ImportReport) -> str:
    """Counts first, then a line a file with its remarks below it; ends with a line break."""
    statuses = [file.status for file in report.files]
    unsure = sum(file.doubts > 0 for file in report.files)
    counts = [f"{name}{statuses.count(status)}" for status, name in _NAMES.items()]
    head = f"导入报告：共{len(report.files)}个文件，{'，'.join(counts)}；待核对{unsure}封，"
    lines = [f"{head}新增素材{report.passages}条。", ""]
    for file in report.files:
        lines.append(f"[{_outcome(file)}] {file.path}{_told(file)}")
        lines += [f"    · {note}" for note in file.notes]
    return "\n".join(lines) + "\n"


def save_report(report: ImportReport, path: Path) -> None:
    """The report as a text file in UTF-8; it appears whole or not at all.

    Raises InputError or ResourceError, naming the file, where it can't be written.
    """
    write_file(path, ("\ufeff" + report_text(report)).encode("utf-8", "replace"))


def _outcome(file: FileReport) -> str:
    return "待核对" if file.doubts else _NAMES[file.status]


def _told(file: FileReport) -> str:
    if file.reason:
        return f"：{file.reason}"
    if file.same_as:
        return f"：与“{file.same_as}”是同一封答复"
    if file.doubts:
        return f"：{file.passages}条素材，{file.doubts}处存疑"
    return f"：{file.passages}条素材" if file.status is FileStatus.IMPORTED else ""
