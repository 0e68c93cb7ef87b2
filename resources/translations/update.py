"""Bring en.ts up to date with the window's Chinese texts, and make en.qm of it.

Run after a text of the window has changed, then translate what is left unfinished and run again:

    .venv/bin/python resources/translations/update.py
"""

import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SOURCES = ROOT / "src" / "replydesk"


def main() -> int:
    """Extract, merge, compile; returns the exit status."""
    sys.path.insert(0, str(ROOT / "src"))
    from replydesk.domain.finding_words import TEMPLATES

    tools = Path(sys.executable).parent
    with tempfile.TemporaryDirectory() as folder:
        # The core words its findings in Chinese and knows no Qt: lupdate is shown them here.
        findings = Path(folder) / "findings.py"
        lines = [f'translate("Finding", {text!r})' for text in TEMPLATES.values()]
        findings.write_text("\n".join(lines), "utf-8")
        files = [*sorted(map(str, (SOURCES / "gui").rglob("*.py"))), str(findings)]
        extract = ["-source-language", "zh_CN", "-target-language", "en_GB"]
        extract += ["-no-obsolete", "-locations", "none", "-ts", str(HERE / "en.ts")]
        subprocess.run([tools / "pyside6-lupdate", *files, *extract], check=True)
    for name in ("en", "qt_zh"):  # qt_zh: the few texts that Qt's own Chinese lacks
        compiled = [str(HERE / f"{name}.ts"), "-qm", str(HERE / f"{name}.qm")]
        subprocess.run([tools / "pyside6-lrelease", *compiled], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
