"""LibreOffice, where it is installed: pages are measured as it lays them out."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from replydesk.domain.letter import LetterFormat
from replydesk.paths import resource_path
from replydesk.services.reading import read_letter
from replydesk.writers.letter_docx import letter_docx

# Any installed Chinese font will do for measuring: all of them are square. Without the mapping
# LibreOffice would take Western fonts for the official ones that no free machine has.
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include><cachedir>{cache}</cachedir>{maps}
</fontconfig>"""
_MAP = (
    '<match target="pattern"><test name="family"><string>{name}</string></test><edit name="family"'
    ' mode="assign" binding="same"><string>{other}</string></edit></match>'
)
_STAND_INS = {
    "仿宋_GB2312": "Noto Serif CJK SC",
    "楷体_GB2312": "Noto Serif CJK SC",
    "方正小标宋简体": "Noto Serif CJK SC",
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
    missing = [name for name in set(_STAND_INS.values()) if name not in told.stdout]
    if missing:
        pytest.skip(f"pages are measured with {missing[0]}, which is not installed")
    return found


@pytest.fixture(scope="session")
def rendered(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> dict[LetterFormat, Path]:
    """The sample letter as PDF, in both formats."""
    folder = tmp_path_factory.mktemp("rendered")
    letter = read_letter(resource_path("samples/sample-letter.json")).letter
    for page_format in LetterFormat:
        content = letter_docx(replace(letter, format=page_format))
        (folder / f"{page_format}.docx").write_bytes(content)
    maps = "".join(_MAP.format(name=name, other=other) for name, other in _STAND_INS.items())
    fonts = folder / "fonts.conf"
    fonts.write_text(_FONTS.format(cache=folder / "cache", maps=maps), encoding="utf-8")
    subprocess.run(
        [
            soffice, "--headless", "--norestore",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--convert-to", "pdf", "--outdir", folder,
            *(folder / f"{page_format}.docx" for page_format in LetterFormat),
        ],
        env={"FONTCONFIG_FILE": str(fonts), "HOME": str(folder), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        check=True,
        timeout=300,
    )  # fmt: skip
    return {page_format: folder / f"{page_format}.pdf" for page_format in LetterFormat}
