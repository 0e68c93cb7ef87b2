"""LibreOffice, where it is installed: pages are measured as it lays them out."""

import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from replydesk.domain.letter import LetterFormat
from replydesk.paths import resource_path
from replydesk.services.reading import read_letter
from replydesk.writers.letter_docx import letter_docx
from tests.writers.varied_letters import VARIED

SAMPLE = read_letter(resource_path("samples/sample-letter.json")).letter

# Any installed Chinese font will do for measuring: all of them are square. Without the mapping
# LibreOffice would take Western fonts for the official ones that no free machine has.
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include><cachedir>{cache}</cachedir>{maps}
</fontconfig>"""
_MAP = (
    '<match target="pattern"><test name="family"><string>{name}</string></test><edit name="family"'
    ' mode="assign" binding="same"><string>{other}</string></edit>{weight}</match>'
)
_BOLD = '<edit name="weight" mode="assign"><const>bold</const></edit>'
_STAND_INS = {
    "仿宋_GB2312": "Noto Serif CJK SC",
    "楷体_GB2312": "Noto Serif CJK SC",
    "方正小标宋简体": "Noto Serif CJK SC:bold",
    "宋体": "Noto Serif CJK SC",
    "黑体": "Noto Sans CJK SC",
    "Times New Roman": "Liberation Serif",
}


@pytest.fixture(scope="session")
def soffice() -> str:
    found = shutil.which("soffice")
    if found is None:
        pytest.skip("LibreOffice is not installed")
    told = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=False)
    wanted = {name.partition(":")[0] for name in _STAND_INS.values()}
    missing = [name for name in wanted if name not in told.stdout]
    if missing:
        pytest.skip(f"pages are measured with {missing[0]}, which is not installed")
    return found


class Office:
    """LibreOffice with a profile of its own, in which the stand-in fonts are mapped."""

    def __init__(self, program: str, folder: Path) -> None:
        self._program, self._folder = program, folder
        maps = ""
        for name, other in _STAND_INS.items():
            family, _, bold = other.partition(":")
            maps += _MAP.format(name=name, other=family, weight=_BOLD if bold else "")
        self._fonts = folder / "fonts.conf"
        self._fonts.write_text(_FONTS.format(cache=folder / "cache", maps=maps), encoding="utf-8")

    def convert(self, sources: Iterable[Path], kind: str, target: Path) -> None:
        """Convert files in one call; a start of LibreOffice takes longer than a letter."""
        subprocess.run(
            [
                self._program, "--headless", "--norestore",
                f"-env:UserInstallation={(self._folder / 'profile').as_uri()}",
                "--convert-to", kind, "--outdir", target, *sources,
            ],
            env={
                "FONTCONFIG_FILE": str(self._fonts),
                "HOME": str(self._folder),
                "PATH": "/usr/bin:/bin",
            },
            capture_output=True,
            check=True,
            timeout=300,
        )  # fmt: skip


@pytest.fixture(scope="session")
def office(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(soffice, tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="session")
def letter_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of nothing but the varied letters, and the sample letter in both formats."""
    folder = tmp_path_factory.mktemp("letters")
    for name, letter in VARIED.items():
        (folder / f"{name}.docx").write_bytes(letter_docx(letter))
    for page_format in LetterFormat:
        content = letter_docx(replace(SAMPLE, format=page_format))
        (folder / f"sample-{page_format}.docx").write_bytes(content)
    return folder


@pytest.fixture(scope="session")
def pdf_files(office: Office, letter_files: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the same letters as PDF."""
    folder = tmp_path_factory.mktemp("rendered")
    office.convert(sorted(letter_files.iterdir()), "pdf", folder)
    return folder


@pytest.fixture(scope="session")
def rendered(pdf_files: Path) -> dict[LetterFormat, Path]:
    """The sample letter as PDF, in both formats."""
    return {page_format: pdf_files / f"sample-{page_format}.pdf" for page_format in LetterFormat}
