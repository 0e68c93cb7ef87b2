"""The text of one Word paragraph with {{tags}} in it, also where a tag is split over runs."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

_W_P, _W_R, _W_T, _W_RPR = qn("w:p"), qn("w:r"), qn("w:t"), qn("w:rPr")
_W_FONTS, _W_CHAR, _W_SIMPLE = qn("w:rFonts"), qn("w:fldChar"), qn("w:fldSimple")
_SPACE = qn("xml:space")
_STOP = "\0"  # what is no text but shows, and so parts the text before it from the text behind
_GAPS = frozenset(qn(f"w:{name}") for name in ("tab", "ptab", "br", "cr"))
_STOPS = frozenset(
    qn(f"w:{name}")
    for name in (
        "sym", "drawing", "pict", "object", "instrText", "fldChar", "noBreakHyphen",
        "softHyphen", "footnoteReference", "endnoteReference", "pgNum",
    )
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"}  # fmt: skip
_PROPERTIES = frozenset((qn("w:pPr"), _W_RPR, qn("w:sdtPr"), qn("w:del")))
TAG = re.compile(r"\{\{([^{}\0\t]*)\}\}")
_LABEL = re.compile(r"[，、；,; \u3000]*(?:[\u4e00-\u9fff]{1,6}[：:][ \u3000]*)?\Z")
_SEPARATOR = re.compile(r"[，、；,; \u3000]*")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of a paragraph: its name and where it stands in the paragraph's text."""

    name: str
    start: int
    end: int


class FieldDepth:
    """How deep in Word's own fields the text is; a field may run over paragraphs."""

    def __init__(self) -> None:
        self.open = 0

    def meet(self, element: etree._Element) -> None:
        """Count the begin or the end of a field."""
        kind = element.get(qn("w:fldCharType"))
        self.open = max(0, self.open + {"begin": 1, "end": -1}.get(kind or "", 0))


class TaggedText:
    """A paragraph as one text. Paragraphs of text boxes in it are not part of it.

    `in_field` are the positions that belong to a field of Word's own.
    """

    def __init__(self, paragraph: etree._Element, depth: FieldDepth | None = None) -> None:
        self.paragraph = paragraph
        self._texts: list[tuple[etree._Element, int, int]] = []
        self._fields: list[tuple[int, int]] = []
        self._length = 0
        pieces: list[str] = []
        for element, text, in_field in _pieces(paragraph, depth or FieldDepth(), in_field=False):
            start, self._length = self._length, self._length + len(text)
            pieces.append(text)
            if element is not None:
                self._texts.append((element, start, self._length))
            if in_field:
                self._fields.append((start, self._length))
        self.text = "".join(pieces)
        self.tags = [Tag(m[1].strip(), *m.span()) for m in TAG.finditer(self.text)]

    @property
    def is_tag_alone(self) -> bool:
        """Whether the paragraph is one tag and nothing else."""
        return len(self.tags) == 1 and not TAG.sub("", self.text).strip(" \u3000")

    def is_in_field(self, tag: Tag) -> bool:
        """Whether a tag lies in a field of Word's own, which would be worked out anew over it."""
        return any(start < tag.end and tag.start < end for start, end in self._fields)

    def left_without(self, values: Mapping[str, str]) -> str:
        """What is left of the text where the tags without value and their labels are gone."""
        return self._edited(self._edits(values))

    def fill(self, values: Mapping[str, str]) -> None:
        """Put the values in place of the tags, all at once: what a value says is text only.

        A tag without a value goes with the label (抄送：) and the comma before it.
        """
        edits = self._edits(values)
        for element, start, end in self._texts:
            run = element.getparent()
            if run is not None and run.tag == _W_R:
                _hint(run)
            touched = [edit for edit in edits if edit[0] < end and start < edit[1]]
            if not touched:
                continue
            element.text = self._edited(touched, start, end)
            element.set(_SPACE, "preserve")

    def _edits(self, values: Mapping[str, str]) -> list[tuple[int, int, str]]:
        edits: list[tuple[int, int, str]] = []
        done = 0
        for tag in self.tags:
            value, start, end = values.get(tag.name, ""), max(done, tag.start), tag.end
            if not value:
                label = _LABEL.search(self.text, done, tag.start)
                start = label.start() if label else start
                if start == 0 or self.text[start - 1] in "（(\0\t":
                    behind = _SEPARATOR.match(self.text, end)
                    end = behind.end() if behind else end
            edits.append((start, end, value))
            done = end
        return edits

    def _edited(
        self, edits: list[tuple[int, int, str]], start: int = 0, end: int | None = None
    ) -> str:
        """The text from start to end; a value stands where the first character of its tag was."""
        end = len(self.text) if end is None else end
        out, at = [], start
        for first, last, value in edits:
            out.append(self.text[at : max(at, first)])
            if first >= start:
                out.append(value)
            at = max(at, min(last, end))
        return "".join((*out, self.text[at:end]))


def _pieces(
    element: etree._Element, depth: FieldDepth, *, in_field: bool
) -> Iterator[tuple[etree._Element | None, str, bool]]:
    for child in element:
        inside = in_field or depth.open > 0
        if child.tag == _W_T:
            yield child, child.text or "", inside
        elif child.tag in _GAPS:
            yield None, "\t", inside
        elif child.tag in _STOPS:
            if child.tag == _W_CHAR:
                depth.meet(child)
            told = child.text or "" if child.tag == qn("w:instrText") else ""
            yield None, _STOP + told + _STOP, inside or bool(told)
        elif child.tag not in _PROPERTIES and child.tag != _W_P:
            yield from _pieces(child, depth, in_field=inside or child.tag == _W_SIMPLE)


def _hint(run: etree._Element) -> None:
    """“ ” — … come out in the Chinese font."""
    properties = run.find(_W_RPR)
    if properties is None:
        properties = OxmlElement("w:rPr")
        run.insert(0, properties)
    fonts = properties.find(_W_FONTS)
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(1 if properties.find(qn("w:rStyle")) is not None else 0, fonts)
    fonts.set(qn("w:hint"), "eastAsia")
