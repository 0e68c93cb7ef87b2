"""Where a finding is, in words, and the few words of the letter that stand there."""

from PySide6.QtCore import QCoreApplication

from replydesk.domain.checks import Finding
from replydesk.domain.finding import Where
from replydesk.domain.finding_words import TEMPLATES
from replydesk.domain.letter import ReplyLetter

translate = QCoreApplication.translate

_AROUND = 18


def finding_words(finding: Finding) -> str:
    """The finding as a sentence in the language of the window."""
    return translate("Finding", TEMPLATES[finding.code]).format(**finding.data)


def place_words(letter: ReplyLetter, where: Where) -> str:
    """第1部分 · 主要措施 · 第2段, or the element of the letter: 开头语, 落款."""
    if where.part is None:
        name = _field_words(where.field)
        if where.paragraph and where.field in ("opening", "closing", "attachments"):
            name += " · " + translate("FindingPlaces", "第{}段").format(where.paragraph + 1)
        return name
    words = [translate("FindingPlaces", "第{}部分").format(where.part + 1)]
    if where.part < len(letter.parts) and where.section is not None:
        sections = letter.parts[where.part].sections
        if where.section < len(sections) and sections[where.section].heading:
            words.append(sections[where.section].heading or "")
    if where.field == "heading":
        words.append(translate("FindingPlaces", "标题"))
    elif where.paragraph is not None:
        words.append(translate("FindingPlaces", "第{}段").format(where.paragraph + 1))
    return " · ".join(words)


def excerpt(letter: ReplyLetter, where: Where) -> tuple[str, str, str]:
    """The words before, at and after a place with positions; ("", "", "") for one without."""
    if where.start is None or where.end is None:
        return "", "", ""
    text = text_at(letter, where)
    before = text[max(0, where.start - _AROUND) : where.start]
    after = text[where.end : where.end + _AROUND]
    if where.start > _AROUND:
        before = "…" + before
    if where.end + _AROUND < len(text):
        after += "…"
    return before, text[where.start : where.end], after


def text_at(letter: ReplyLetter, where: Where) -> str:
    """The whole text a place lies in, "" where the letter has no such place (any more)."""
    try:
        if where.part is not None:
            part = letter.parts[where.part]
            if where.section is None:
                return part.heading or ""
            section = part.sections[where.section]
            if where.paragraph is None:
                return section.heading or ""
            return section.paragraphs[where.paragraph].text
        value = getattr(letter, where.field, None)
        if isinstance(value, tuple):
            return str(value[where.paragraph or 0])
    except IndexError:
        return ""
    if where.field == "issuing_body":
        return letter.signature.issuing_body or ""
    return value if isinstance(value, str) else ""


def _field_words(field: str) -> str:
    names = {
        "title": translate("FindingPlaces", "标题"),
        "document_number": translate("FindingPlaces", "发文字号"),
        "plenary_session": translate("FindingPlaces", "届次"),
        "number": translate("FindingPlaces", "编号"),
        "subject": translate("FindingPlaces", "建议提案的题目"),
        "addressees": translate("FindingPlaces", "称谓"),
        "addressee_role": translate("FindingPlaces", "称谓"),
        "opening": translate("FindingPlaces", "开头语"),
        "closing": translate("FindingPlaces", "结束语"),
        "attachments": translate("FindingPlaces", "附件"),
        "issuing_body": translate("FindingPlaces", "落款"),
        "dated": translate("FindingPlaces", "落款"),
        "contact_person": translate("FindingPlaces", "附注"),
        "contact_phone": translate("FindingPlaces", "附注"),
        "copies_to": translate("FindingPlaces", "抄送"),
    }
    return names.get(field, translate("FindingPlaces", "全文"))
