"""A suggestion handed in as a Word document or a web page, with its form as a table."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from replydesk.domain.errors import InputError
from replydesk.domain.letter import SubmissionKind
from replydesk.domain.submission import Submission
from replydesk.services.reading import read_submission, read_submission_text

FORM = (
    ("提案编号", "台52", "届次", "市政协十二届四次会议"),
    ("提案人", "王予安", "联名人", "李知远、张　晚"),
)
BODY = (
    "茶产业是山区农民增收的支柱产业，但大而不强。",
    "为此，建议：",
    "一、整合区域公用品牌。统一使用品牌。",
    "二、提高夏秋茶综合利用水平。支持精深加工。",
)
SUBJECT = "关于推动茶产业发展的提案"


def as_word(folder: Path) -> Path:
    document = docx.Document()
    document.add_paragraph(SUBJECT)
    table = document.add_table(rows=0, cols=4)
    for row in FORM:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    for text in BODY:
        document.add_paragraph(text)
    document.save(str(folder / "proposal.docx"))
    return folder / "proposal.docx"


def as_page(folder: Path) -> Path:
    rows = ("".join(f"<td>{cell}</td>" for cell in row) for row in FORM)
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    body = "".join(f"<p>　　{text}</p>" for text in BODY)
    path = folder / "proposal.html"
    path.write_text(
        "<html><head><meta charset='utf-8'></head><body><div>首页 &gt; 提案选登</div>"
        f"<h1>{SUBJECT}</h1><table>{table}</table>{body}"
        "<div>上一篇：关于别的提案</div><div>版权所有 0999-5550100</div></body></html>",
        "utf-8",
    )
    return path


@pytest.mark.parametrize("made", [as_word, as_page])
def test_the_form_and_the_asks_are_read_from(made: Callable[[Path], Path], tmp_path: Path) -> None:
    found = read_submission(made(tmp_path))
    assert found == Submission(
        kind=SubmissionKind.PROPOSAL,
        subject=SUBJECT,
        number="台52",
        plenary_session="市政协十二届四次会议",
        submitters=("王予安", "李知远", "张晚"),
        asks=found.asks,
    )
    assert [ask.heading for ask in found.asks] == [
        "整合区域公用品牌",
        "提高夏秋茶综合利用水平",
    ]
    assert found.asks[-1].text.endswith("支持精深加工。")


def test_a_pasted_reply_is_refused() -> None:
    with pytest.raises(InputError, match="这是一份答复函"):
        read_submission_text(
            "王予安代表：\n您提出的关于停车的建议收悉，现答复如下：\n一、已增设泊位。"
        )
