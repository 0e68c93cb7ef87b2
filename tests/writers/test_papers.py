"""征询意见表 as LibreOffice lays it out, and as a schema checker reads it."""

import io
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pdfplumber
import pytest
from docx import Document
from hypothesis import given, settings

from replydesk.domain.draft import Draft
from replydesk.domain.letter import SubmissionKind
from replydesk.domain.papers import FeedbackForm, feedback_form
from replydesk.domain.submission import Submission
from replydesk.writers.papers_docx import feedback_form_docx
from tests.domain.letters import letters

FORM = FeedbackForm(
    SubmissionKind.PROPOSAL,
    "省政协十三届三次会议",
    "0094",
    "关于支持边境县中小学校“县管校聘”教师周转宿舍建设的提案",
    "委员",
    ("木增荣", "黎海川", "苏问渠"),
    "云岭省教育厅",
    "云教函〔2026〕12号",
    "B类（正在解决或列入计划解决）",
    "岚川市柳汀路12号",
    "温如玉",
    "0999-5550193",
)
OFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    if OFFICE is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("form")
    (folder / "form.docx").write_bytes(feedback_form_docx(FORM))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "form.docx")], check=True, capture_output=True)
    with pdfplumber.open(folder / "form.pdf") as pdf:
        return [re.sub(r"\s", "", page.extract_text()) for page in pdf.pages]


def test_the_form_stands_on_one_page_with_all_its_words(pages: list[str]) -> None:
    [page] = pages
    for words in (
        "提案办理情况征询意见表", "第0094号", FORM.document_number, "木增荣、黎海川、苏问渠",
        "委员", "对办理态度", "对办理结果", "意见建议", "签名", "年月日",
        FORM.address, FORM.contact_phone,
    ):  # fmt: skip
        assert words in page
    assert page.count("□") >= 6
    assert "—1—" not in page


def test_every_run_tells_its_font_once_and_chinese_first() -> None:
    document = Document(io.BytesIO(feedback_form_docx(FORM)))
    properties = list(document.element.body.iter("{*}rPr"))
    fonts = [element.findall("{*}rFonts") for element in properties]
    assert all(len(found) <= 1 for found in fonts)
    hinted = [found[0].get(found[0].nsmap["w"].join("{}") + "hint") for found in fonts if found]
    assert set(hinted) == {"eastAsia"}


def test_the_form_is_valid_by_the_schema(tmp_path: Path) -> None:
    audit = shutil.which("openxml-audit", path=str(Path(sys.executable).parent))
    if audit is None:
        pytest.skip("openxml-audit is not installed")
    path = tmp_path / "form.docx"
    path.write_bytes(feedback_form_docx(FORM))
    done = subprocess.run([audit, str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@settings(max_examples=40)
@given(letters)
def test_whatever_a_letter_says_a_form_can_be_made(letter) -> None:  # type: ignore[no-untyped-def]
    form = feedback_form(Draft(Submission(), letter), address="& < > \x00", meaning="“”…")
    assert feedback_form_docx(form) == feedback_form_docx(form)
