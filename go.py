#!/usr/bin/env python3
"""Set replydesk up and start or test it; needs Python's standard library and nothing else.

    python3 go.py run            open the window on a library filled with the sample letters;
                                 without a screen: sample letter and pictures of the window in out/
    python3 go.py run ARGS...    any command of replydesk, e.g.  run read LETTER.docx --json
    python3 go.py test ARGS...   formatting, lint, types, import contracts, tests (ARGS for pytest)

The first start builds .venv from requirements.lock; later ones go straight to the program.
On Windows say `py go.py` in place of `python3 go.py`.
"""

from __future__ import annotations

import ctypes
import functools
import hashlib
import json
import os
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
TOOLS = ROOT / ".tools"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "replydesk-set-up.json"
WINDOWS = sys.platform == "win32"
LINUX = sys.platform.startswith("linux")
SCRIPTS = VENV / ("Scripts" if WINDOWS else "bin")
EXE = ".exe" if WINDOWS else ""
PYTHON = SCRIPTS / ("python" + EXE)
PIP_INSTALL = ["-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
BASE_PYTHON = str(getattr(sys, "_base_executable", "") or sys.executable)
OLDEST = (3, 11)

# What Qt's wheels expect of a Debian or Ubuntu: to draw at all, and to open a window under X11.
DRAWING = (
    "libglib2.0-0 libgl1 libegl1 libx11-6 libxkbcommon0 libfontconfig1 libfreetype6 libdbus-1-3"
).split()
WINDOW = (
    "libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 "
    "libxcb-render-util0 libxcb-render0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-xfixes0 "
    "libxcb-xkb1 libxkbcommon-x11-0 libx11-xcb1"
).split()
CHINESE_FONT = ["fonts-noto-cjk"]
# Liberation Serif stands in for Times New Roman: its digits are as wide.
RENDERING = ["libreoffice-writer-nogui", "fonts-noto-cjk", "fonts-liberation"]
# The tests of a library that an office shares start a server of their own from it.
SERVER = ["postgresql"]
SERVER_FOLDER = Path("/usr/lib/postgresql")

# Run in a child, because without a library or a display Qt ends the whole process.
PROBE = """
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication
app = QApplication([])
print("fonts", len(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)))
"""


# `python -m` has no name for this one, and .venv/bin/lint-imports breaks when the folder is moved.
LINT_IMPORTS = "from importlinter.cli import lint_imports_command as lint; lint()"


class SetUpError(Exception):
    """Set-up cannot go on; the message tells the person what to do."""


def main(arguments: list[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    command, rest = (arguments or ["help"])[0], arguments[1:]
    if command in ("help", "-h", "--help"):
        print(__doc__.strip())
        return 0
    if command not in ("run", "test"):
        print(f"go.py 没有“{command}”这个命令，只有 run 和 test。", file=sys.stderr)
        return 2
    try:
        set_up()
        return run(rest) if command == "run" else test(rest)
    except SetUpError as problem:
        print(f"go.py：{problem}", file=sys.stderr, flush=True)
        return 2
    except KeyboardInterrupt:
        return 130


def run(arguments: list[str]) -> int:
    """Open the window, or without a usable screen write its pictures into out/."""
    replydesk = str(SCRIPTS / ("replydesk" + EXE))
    if arguments:
        return hand_over([replydesk, *arguments])
    if screen_is_usable():
        return hand_over([replydesk, "sample"])
    out = ROOT / "out"
    say(f"没有可用的屏幕，改为把样例答复函和窗口图片写到 {out}")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return hand_over([str(PYTHON), "-m", "replydesk.tour", str(out)])


def can_render() -> bool:
    """True where LibreOffice and the fonts it measures with are there."""
    if not (shutil.which("soffice") and shutil.which("fc-list")):
        return False
    told = subprocess.run(["fc-list", ":", "family"], check=False, stdout=subprocess.PIPE)
    return all(name in told.stdout for name in (b"Liberation Serif", b"Noto Serif CJK SC"))


def can_serve() -> bool:
    """True where a PostgreSQL server is installed; it need not be running."""
    return bool(shutil.which("initdb")) or any(SERVER_FOLDER.glob("*/bin/initdb"))


def install_for_tests() -> None:
    """Install what some tests need; without it they are skipped, and a line says so."""
    wanted = [
        (can_render, RENDERING, "没有 LibreOffice 或字体，按版面渲染的测试将跳过"),
        (can_serve, SERVER, "没有 PostgreSQL，共用素材库的测试将跳过"),
    ]
    for is_there, packages, told in wanted:
        reason = "" if is_there() else install_packages(packages)
        if reason:
            say(f"{told}；要运行它们，{reason}")


def test(arguments: list[str]) -> int:
    """Run every check, the tests last so that pytest has the last word."""
    if LINUX:
        install_for_tests()
    checks = [
        ("ruff format", ["-m", "ruff", "format", "--check", "."]),
        ("ruff check", ["-m", "ruff", "check", "."]),
        ("mypy", ["-m", "mypy"]),
        ("import contracts", ["-c", LINT_IMPORTS, "--no-logo"]),
    ]
    failed = []
    for name, command in checks:
        say(name)
        if subprocess.call([str(PYTHON), *command], cwd=str(ROOT), stdin=subprocess.DEVNULL):
            failed.append(name)
    say("未通过：" + "、".join(failed) if failed else "以上检查全部通过")
    say("pytest")
    status = subprocess.call([str(PYTHON), "-m", "pytest", *arguments], cwd=str(ROOT))
    return status or (1 if failed else 0)


def hand_over(command: list[str]) -> int:
    if WINDOWS:  # exec would let the prompt of the shell return at once
        return subprocess.call(command)
    return os.execv(command[0], command)


def screen_is_usable() -> bool:
    """Whether a window would appear.  Installs the libraries of X11 windows where it may."""
    if not LINUX:
        return True
    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal") or not screen_answers():
        return False
    stamp = read_stamp()
    if stamp.get("window"):
        return True
    if probe({}) is None:
        reason = install_packages(WINDOW)
        if reason or probe({}) is None:
            say(f"这台机器缺少打开窗口所需的系统库，{reason or install_line(WINDOW)}")
            return False
    STAMP.write_text(json.dumps({**stamp, "window": True}), encoding="utf-8")
    return True


def screen_answers() -> bool:
    """Whether a display server takes connections, asked without Qt, which would abort."""
    wayland = os.environ.get("WAYLAND_DISPLAY")
    if wayland and (Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / wayland).exists():
        return True
    if not os.environ.get("DISPLAY"):
        return False
    try:
        x11 = ctypes.CDLL("libX11.so.6")
    except OSError:
        return False
    x11.XOpenDisplay.restype = ctypes.c_void_p
    display = x11.XOpenDisplay(None)
    if display:
        x11.XCloseDisplay(ctypes.c_void_p(display))
    return bool(display)


def set_up() -> None:
    """Make .venv what requirements.lock says; nothing is done where it is so already."""
    key = set_up_key()
    if read_stamp().get("key") == key and PYTHON.exists():
        return
    started = time.monotonic()
    if STAMP.exists():
        STAMP.unlink()
    say("首次启动，正在准备运行环境……")
    install = installer()
    say("安装依赖（requirements.lock，逐个核对哈希）")
    must([*install, "--require-hashes", "-r", str(LOCK)], "依赖没有装全，请检查网络后重试。")
    must(
        [*install, "--no-deps", "--no-build-isolation", "-e", str(ROOT)],
        "replydesk 没有装进 .venv，请看上面的提示。",
    )
    if LINUX:
        prepare_system()
    STAMP.write_text(json.dumps({"key": key}), encoding="utf-8")
    say(f"环境已就绪，用时 {time.monotonic() - started:.0f} 秒")


def set_up_key() -> str:
    parts = [LOCK.read_bytes(), (ROOT / "pyproject.toml").read_bytes()]
    parts.append(f"{ROOT} {sys.version_info[:2]}".encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def read_stamp() -> dict[str, object]:
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def installer() -> list[str]:
    """A .venv with a sound Python in it, and the beginning of the command that installs there."""
    found = (shutil.which("uv"), shutil.which("uv", path=str(TOOLS / "bin")))
    uv = next((path for path in found if path and succeeds([path, "--version"])), None)
    recent = sys.version_info >= OLDEST
    if not uv and not (recent and can_import("venv, ensurepip")):
        if can_import("pip"):
            uv = fetch_uv()
        elif recent:
            get_venv_from_the_system()
        else:
            raise SetUpError(
                f"需要 Python {OLDEST[0]}.{OLDEST[1]} 或更高版本（现在是 "
                f"{sys.version_info[0]}.{sys.version_info[1]}），请升级 Python，"
                "或先安装 uv 再运行本命令。"
            )
    return uv_installer(uv, recent) if uv else pip_installer()


def uv_installer(uv: str, recent: bool) -> list[str]:
    if not venv_works("sys"):
        shutil.rmtree(str(VENV), ignore_errors=True)
        wanted = BASE_PYTHON if recent else ">=3.11"  # uv fetches one where there is none
        must([uv, "venv", "--quiet", "--python", wanted, str(VENV)], "没有建成 .venv。")
    return [uv, "pip", "install", *quiet(), "--compile-bytecode", "--python", str(PYTHON)]


def pip_installer() -> list[str]:
    if not venv_works("pip"):
        shutil.rmtree(str(VENV), ignore_errors=True)
        must([BASE_PYTHON, "-m", "venv", str(VENV)], "没有建成 .venv。")
    return [str(PYTHON), *PIP_INSTALL, *quiet()]


def fetch_uv() -> str:
    # A folder of its own: the system's Python refuses a plain `pip install` (PEP 668).
    say("安装 uv 到 .tools")
    command = [BASE_PYTHON, *PIP_INSTALL, *quiet(), "--upgrade", "--target", str(TOOLS), "uv"]
    must(command, "uv 没有装上，请检查网络后重试。")
    return str(TOOLS / "bin" / ("uv" + EXE))


def get_venv_from_the_system() -> None:
    reason = install_packages(["python3-venv"])
    if reason or not can_import("venv, ensurepip"):
        raise SetUpError(f"这台机器的 Python 不带 venv，{reason or install_line(['python3-venv'])}")


def venv_works(module: str) -> bool:
    check = f"import sys, {module}; sys.exit(sys.version_info < {OLDEST})"
    return PYTHON.exists() and succeeds([str(PYTHON), "-c", check])


def can_import(modules: str) -> bool:
    # In a child: a module that was just installed is not looked for again in this process.
    return succeeds([BASE_PYTHON, "-c", f"import {modules}"])


def prepare_system() -> None:
    """See to the libraries Qt draws with (a must) and to a Chinese font (told when missing)."""
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    fonts = probe(offscreen)
    if fonts is None:
        reason = install_packages(DRAWING)
        fonts = probe(offscreen)
        if fonts is None:
            raise SetUpError(f"缺少 Qt 需要的系统库，{reason or install_line(DRAWING)}")
    if fonts == 0:
        reason = install_packages(CHINESE_FONT)
        if reason:
            say(f"没有找到中文字体，界面文字会显示成方框，{reason}")


def probe(environment: dict[str, str]) -> int | None:
    """How many font families write Chinese; None where Qt does not start."""
    answer = subprocess.run(
        [str(PYTHON), "-c", PROBE],
        check=False,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    words = answer.stdout.split()
    return int(words[1]) if answer.returncode == 0 and words[:1] == [b"fonts"] else None


def install_packages(names: list[str]) -> str:
    """Install system packages; an empty answer when done, else what the person can do."""
    administrator = as_administrator()
    if administrator is None or not shutil.which("apt-get"):
        return install_line(names)
    say("安装系统软件包：" + " ".join(names))
    renew_package_lists((*administrator, "apt-get", "-qq", "update"))
    apt = [*administrator, "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
    install = [*apt, "install", "-y", "--no-install-recommends"]
    return "" if succeeds([*install, *names]) else install_line(names)


@functools.lru_cache(maxsize=None)
def renew_package_lists(command: tuple[str, ...]) -> None:
    # Old or missing lists are the usual reason that packages are not found.
    succeeds(list(command))


def install_line(names: list[str]) -> str:
    return (
        "请运行（Debian、统信、麒麟）：sudo apt-get update && sudo apt-get install -y "
        + " ".join(names)
    )


def as_administrator() -> list[str] | None:
    """What to put before a command to run it as root; None where that cannot be had unasked."""
    unasked = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return unasked
    if shutil.which("sudo") and succeeds(["sudo", "-n", "true"]):
        return ["sudo", "-n", *unasked]
    return None


def say(text: str) -> None:
    # Not to standard output, which belongs to the program that is started.
    print(f"== {text}", file=sys.stderr, flush=True)


def quiet() -> list[str]:
    """Bars of progress for a person, a short log for everything else."""
    return [] if sys.stderr.isatty() else ["--quiet"]


def succeeds(command: list[str]) -> bool:
    nothing = subprocess.DEVNULL
    return not subprocess.call(command, stdin=nothing, stdout=nothing, stderr=nothing)


def must(command: list[str], otherwise: str) -> None:
    """Run a command whose own words are shown; give up where it fails."""
    if subprocess.call(command, cwd=str(ROOT), stdin=subprocess.DEVNULL, stdout=sys.stderr):
        raise SetUpError(f"{otherwise}（失败的命令：{' '.join(map(shlex.quote, command))}）")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
