"""Every text of the window has an English translation, and the compiled file is of today."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from replydesk.domain.checks import Finding
from replydesk.domain.finding_words import TEMPLATES
from replydesk.gui.widgets.finding_places import finding_words
from replydesk.paths import resource_path

HERE = Path(__file__).resolve()
GUI = HERE.parents[2] / "src" / "replydesk" / "gui"
ENGLISH = resource_path("translations/en.ts")
PLACEHOLDER = re.compile(r"\{\w*\}")


def messages(file: Path) -> dict[tuple[str, str], tuple[str, bool]]:
    """(context, source) → (translation, whether it is finished)."""
    found = {}
    for context in ET.parse(file).iter("context"):  # noqa: S314 - a file of our own
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            source = message.findtext("source") or ""
            found[name, source] = (translation.text or "", "type" not in translation.attrib)
    return found


def test_every_text_of_the_window_is_in_the_translation_file(tmp_path: Path) -> None:
    lupdate = Path(sys.executable).parent / "pyside6-lupdate"
    if not lupdate.exists():
        pytest.skip("pyside6-lupdate is not installed here")
    fresh = tmp_path / "fresh.ts"
    files = sorted(map(str, GUI.rglob("*.py")))
    command = [str(lupdate), *files, "-locations", "none", "-ts", str(fresh)]
    subprocess.run(command, check=True, capture_output=True)
    missing = messages(fresh).keys() - messages(ENGLISH).keys()
    assert not missing, "run resources/translations/update.py"


def test_every_sentence_of_a_finding_is_in_the_translation_file() -> None:
    known = {source for context, source in messages(ENGLISH) if context == "Finding"}
    assert set(TEMPLATES.values()) <= known, "run resources/translations/update.py"


def test_every_translation_is_finished_and_keeps_its_placeholders() -> None:
    for (_, source), (translation, finished) in messages(ENGLISH).items():
        assert finished, source
        assert translation, source
        assert sorted(PLACEHOLDER.findall(source)) == sorted(PLACEHOLDER.findall(translation))


def test_the_compiled_file_says_what_the_translation_file_says(app: QApplication) -> None:
    translator = QTranslator()
    assert translator.load("en", str(ENGLISH.parent))
    for (context, source), (translation, _) in messages(ENGLISH).items():
        assert translator.translate(context, source) == translation


def test_a_finding_is_worded_in_the_language_of_the_window(app: QApplication) -> None:
    finding = Finding("empty_part", "error", data={"part": 2})
    assert finding_words(finding) == "第2部分还没有内容。"
    translator = QTranslator()
    translator.load("en", str(ENGLISH.parent))
    QCoreApplication.installTranslator(translator)
    try:
        assert finding_words(finding) == "Part 2 is empty."
    finally:
        QCoreApplication.removeTranslator(translator)
