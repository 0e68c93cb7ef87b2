"""A bug becomes a report in the log folder: what happened, and in which version."""

import platform
import traceback
from datetime import datetime
from pathlib import Path

import replydesk
from replydesk.paths import log_folder


def report_text(error: BaseException) -> str:
    """Version, machine and traceback of a bug, as text."""
    trace = "".join(traceback.format_exception(error))
    machine = f"Python {platform.python_version()} · {platform.platform()}"
    return f"replydesk {replydesk.__version__} · {machine}\n\n{trace}"


def write_report(error: BaseException) -> Path:
    """Keep the report of a bug; the file it is in."""
    return keep_report(report_text(error))


def keep_report(text: str) -> Path:
    """The same for a report that came from another process."""
    folder = log_folder()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"error-{datetime.now().astimezone():%Y%m%d-%H%M%S}.txt"
    path.write_text(text, encoding="utf-8")
    return path
