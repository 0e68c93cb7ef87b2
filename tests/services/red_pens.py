"""What people do to a letter in Word, through python-docx and the bare XML below it."""

import copy
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from lxml import etree

Pen = Callable[[Document], None]
ADDED = "对偏远乡镇另行安排专车接送，所需经费由县级财政列支。"


def take_out(element: etree._Element) -> None:
    """An element away from where it stands."""
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def points(document: Document) -> list[Paragraph]:
    """The longer paragraphs of the body."""
    styles = ("公文正文", "公文要点", "Normal")
    return [
        p for p in document.paragraphs if p.style and p.style.name in styles and len(p.text) > 30
    ][1:]


def by_hand(paragraph: Paragraph, text: str) -> None:
    """Retype a whole paragraph: one run, a font set by hand, the number typed."""
    for run in paragraph.runs[1:]:
        take_out(run._r)
    paragraph.runs[0].text = text
    paragraph.runs[0].font.name = "宋体"
    paragraph.runs[0].font.size = Pt(14)


def reword(document: Document) -> None:
    """A few words of a paragraph."""
    run = points(document)[0].runs[-1]
    run.text = run.text.replace("工作上", "工作方面", 1)


def tracked(document: Document) -> None:
    """The same as a tracked change of somebody."""
    run = points(document)[0].runs[-1]
    before, after = run.text.split("工作上", 1)
    run.text = before
    at: etree._Element = run._r
    for tag, words in (("del", "工作上"), ("ins", "工作方面")):
        change = OxmlElement(f"w:{tag}")
        change.set(qn("w:id"), "900")
        change.set(qn("w:author"), "周处长")
        change.set(qn("w:date"), "2026-11-12T09:00:00Z")
        made = copy.deepcopy(run._r)
        for text in made.findall(qn("w:t")):
            text.text = words
            if tag == "del":
                text.tag = qn("w:delText")
        change.append(made)
        at.addnext(change)
        at = change
    rest = copy.deepcopy(run._r)
    for text in rest.findall(qn("w:t")):
        text.text = after
    at.addnext(rest)


def tracked_removal(document: Document) -> None:
    """A paragraph deleted with its end, tracked."""
    paragraph = points(document)[0]
    for run in list(paragraph._p.findall(qn("w:r"))):
        change = OxmlElement("w:del")
        change.set(qn("w:id"), "901")
        change.set(qn("w:author"), "周处长")
        run.addprevious(change)
        for text in run.findall(qn("w:t")):
            text.tag = qn("w:delText")
        change.append(run)
    mark = OxmlElement("w:rPr")
    gone = OxmlElement("w:del")
    gone.set(qn("w:id"), "902")
    gone.set(qn("w:author"), "周处长")
    mark.append(gone)
    paragraph._p.get_or_add_pPr().append(mark)


def add(document: Document) -> None:
    """A paragraph put in."""
    first = points(document)[0]
    made = copy.deepcopy(first._p)
    first._p.addnext(made)
    by_hand(Paragraph(made, first._parent), ADDED)


def remove(document: Document) -> None:
    """A paragraph taken out."""
    take_out(points(document)[0]._p)


def split(document: Document) -> None:
    """A paragraph cut in two."""
    first = points(document)[0]
    text = first.runs[-1].text
    cut = len(text) // 2
    made = copy.deepcopy(first._p)
    first.runs[-1].text = text[:cut]
    first._p.addnext(made)
    by_hand(Paragraph(made, first._parent), text[cut:])


def plain_styles(document: Document) -> None:
    """Everything in the Normal style, fonts by hand."""
    for paragraph in document.paragraphs:
        paragraph.style = document.styles["Normal"]
        for run in paragraph.runs:
            run.style = None
            run.font.size = Pt(16)


def retyped(document: Document) -> None:
    """Numbers typed anew, wrong ones among them, in one run with the text, and Normal style."""
    for paragraph in document.paragraphs:
        text = paragraph.text
        if re.match("[一二三四五六七八九十]+、", text):
            by_hand(paragraph, "九、" + text.split("、", 1)[1])
        elif re.match("（[一二三四五六七八九十]+）", text):
            by_hand(paragraph, "(1)" + text.split("）", 1)[1])
        paragraph.style = document.styles["Normal"]


def redated(document: Document) -> None:
    """Another date in the signature."""
    for paragraph in document.paragraphs:
        if re.fullmatch(r"2026年\d+月\d+日", paragraph.text):
            by_hand(paragraph, "2026年12月1日")


NEW_DATE = date(2026, 12, 1)


def edited(path: Path, *pens: Pen) -> Path:
    """The file after these pens went over it, one after the other."""
    document = docx.Document(str(path))
    for pen in pens:
        pen(document)
    document.save(str(path))
    return path
