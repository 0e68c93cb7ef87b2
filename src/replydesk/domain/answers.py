"""Replies handed in where a suggestion is wanted: told apart, and cut off a page that has both."""

import re
from collections.abc import Sequence

from replydesk.domain.rejoin import Line

_KIND = r"(?:答复|复函|回复|函复|(?:会办|协办|办理)(?:意见|情况|结果)|办理报告)"
_TITLE = re.compile(
    r"(?:.{0,30}?(?:关于|对).{0,120}(?:建议|提案).{0,12}|.{0,40}(?:建议|提案).{0,4}第.{1,14}号.{0,8})"
    rf"{_KIND}(?:的?(?:函|意见|报告|说明|答复)|[（(].{{1,10}}[）)])*"
)
_TOLD = r"(?:答复|回复|函复|复函|反馈|函告|报告|汇报)(?:意见)?如下"
_OPENING = re.compile(
    rf"(?:收悉|已?收到|交我[局厅委办院部们]|交由我[局厅委办院部])[。，,；].{{0,160}}?{_TOLD}"
    r"|(?:您|您们|你们?|贵会|贵委).{0,30}(?:提出|提交)的.{0,120}(?:建议|提案).{0,40}(?:收悉|收到|答复如下)"
    rf"|(?:您|你们?).{{0,30}}(?:提出|提交).{{0,140}}(?:建议|提案|议案).{{0,200}}{_TOLD}"
    rf"|(?:建议|提案).{{0,80}}(?:提出|有)?(?:会办|协办|办理|答复)(?:意见|情况)(?:{_TOLD}|如下)"
    rf"|(?:建议|提案).{{0,90}}(?:收悉|收到).{{0,160}}{_TOLD}"
)
_ANSWER_BOX = re.compile(
    r"[【\[]?(?:答复|办理|回复)(?:内容|意见|情况|结果|全文|单位意见)[】\]]?[：:]?"
)
_LINK = re.compile(r"上一|下一|[·•>]")


def is_answer(paragraphs: Sequence[str]) -> bool:
    """True for a reply: 关于…第×号建议的答复, or 您提出的…收悉……现答复如下."""
    titled = any(
        len(text) <= 160 and _TITLE.fullmatch(text) and not _LINK.match(text)
        for text in paragraphs[:15]
    )
    return titled or _OPENING.search("".join(paragraphs[:25])) is not None


def before_answer(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines above the box of the answer, where a web page shows the suggestion with it."""
    for at, line in enumerate(lines):
        if at > 3 and _ANSWER_BOX.fullmatch(line.text.strip()):
            return lines[:at]
    return lines
