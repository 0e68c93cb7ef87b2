"""LibreOffice, where one is installed: found, and run on files so that it can do no harm.

Each call has a profile of its own in which macros never run, links are not followed and no server
is reached; a call that takes too long is ended with everything it started.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Save/Document", "LoadPrinter", "false"),
    ("Office.Writer/Content/Update", "Link", "2"),  # never
    ("Office.Writer/Content/Update", "Field", "false"),
    # Everything on the net goes to a proxy that isn't there.
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
_ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
)


def find_office() -> str | None:
    """The program file of LibreOffice: on PATH, else in the usual folders; None where none is."""
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        # On Windows a program in the current folder is found too, which may be anybody's.
        if found is not None and Path(found).is_absolute():
            return found
    return next((str(path) for path in _usual_places() if path.is_file()), None)


def _usual_places() -> Iterator[Path]:
    if sys.platform == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMW6432", "PROGRAMFILES(X86)"):
            if folder := os.environ.get(variable):
                program = Path(folder) / "LibreOffice" / "program"
                yield from (program / "soffice.com", program / "soffice.exe")
    elif sys.platform == "darwin":
        for folder in (Path("/Applications"), Path.home() / "Applications"):
            yield folder / "LibreOffice.app" / "Contents" / "MacOS" / "soffice"
    else:
        yield from sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)
        yield Path("/snap/bin/libreoffice")


def run_office(office: str, files: Sequence[Path], kind: str, folder: Path, seconds: float) -> bool:
    """Convert files to a kind (“pdf”, “docx:MS Word 2007 XML”) into an own, private folder.

    True where LibreOffice ended of itself and in order; what it made lies in the folder either
    way. Raises OSError where it can't be started.
    """
    profile = folder / "profile"
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True, exist_ok=True)
    items = "".join(_ITEM.format(path=p, name=n, value=v) for p, n, v in _SETTINGS)
    settings.write_text(_PROFILE.format(items=items), encoding="utf-8")
    command = [
        office, "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}",
        "--convert-to", kind, "--outdir", str(folder), *(str(file.absolute()) for file in files),
    ]  # fmt: skip
    running = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        return running.wait(seconds) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        # It starts programs of its own, which outlive it where it was ended from outside.
        _end(running)


def _end(running: "subprocess.Popen[bytes]") -> None:
    """End the program and all that it started."""
    if sys.platform == "win32":
        if running.poll() is None:
            command = ["taskkill", "/T", "/F", "/PID", str(running.pid)]
            subprocess.run(command, capture_output=True, check=False)
    else:
        try:
            os.killpg(running.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            running.kill()
    running.wait()
