"""Who submits what, to which session, under which number: the head and foot of a suggestion."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from replydesk.domain.facts import number_in, session_in
from replydesk.domain.letter import SubmissionKind
from replydesk.domain.names import split_names
from replydesk.domain.rejoin import Line
from replydesk.domain.submission_form import Entry, names_in, take_form
from replydesk.domain.submission_labels import Field
from replydesk.domain.tidy import Repairs, tidy

_CALLED = r"(?:建议|提案|议案|意见|建议案|对策)(?:[（(].{1,14}[）)])?"
_TITLE = re.compile(rf"《?(?:关于|对于?|就).{{2,180}}?{_CALLED}》?")
_BARE_TITLE = re.compile(rf"《?[^，。；：:]{{6,60}}的{_CALLED}》?")
_IN_MARKS = re.compile(r"《[^《》]{4,120}》")
_CODE = re.compile(
    r"[（(]?(?:编号)?(?:[A-Z]{1,4}|[\u4e00-\u9fff]{1,2})?-?\d{1,8}(?:-\d{1,4})?[）)]?"
)
_FULL_LINE = 22  # characters of a line that the paper's edge may have broken
_DATE = re.compile(
    r"[\d〇○零一二三四五六七八九]{4}\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月(?:\s*[\d一二三四五六七八九十]{1,3}\s*日)?"
    r"|\d{4}[-./]\d{1,2}[-./]\d{1,2}.*"
)
_PROSE = re.compile(r"[。；？！]")
_OTHER_WORDS = re.compile(
    r"前言|背景|建议|正文|内容|现状|问题|引言|概述|摘要|主席|大会|案由|提案|首页|专栏|简介|情况|登录|注册|要闻|工作"
)
_SIGNER = re.compile(
    r"(?:[\u4e00-\u9fff]{2,20}(?:人大|政协)?(?:代表|委员)[：:\s]\s*)(?P<name>[\u4e00-\u9fff·、\s]{2,40})"
    r"|(?P<bare>[\u4e00-\u9fff·、\s]{2,24}?)(?:等\s*\d*\s*[名人位])?(?:代表|委员)"
)
_WITH_NAME = re.compile(
    r"会议(?:人大|政协)?(?:代表|委员)[：:\s\u3000]+(?P<names>[\u4e00-\u9fff·、\s]{2,40})$"
)
_SHORT_SESSION = re.compile(
    r"[\u4e00-\u9fff]{0,16}?第?[一二三四五六七八九十\d]{1,3}届第?[一二三四五六七八九十\d]{1,2}次"
)
_COUNTED = re.compile(r"[（(]\s*[共等]?\s*\d+\s*[名人位].{0,6}[）)]")


@dataclass(slots=True)
class SubmissionHead:
    """What the form, the lines about the title and the signature say; empty where silent."""

    kind: SubmissionKind = SubmissionKind.SUGGESTION
    subject: str = ""
    number: str = ""
    plenary_session: str = ""
    submitters: tuple[str, ...] = ()
    handling_unit: str = ""
    facts: list[str] = field(default_factory=list)


def read_submission_head(lines: Sequence[Line]) -> tuple[SubmissionHead, list[Line]]:
    """The head of a suggestion and the lines of its text, the form and signature taken off."""
    entries, rest = take_form(lines)
    head = SubmissionHead()
    labelled = next((e.value for e in entries if e.field is Field.SUBJECT and e.value), "")
    head.subject = _clean_subject(labelled)
    rest = _take_title(rest, head)
    body, loose = _take_lines_about_title(rest, head)
    body, signed = _take_signature(body, head)
    head.submitters = _submitters(entries) or tuple(loose) or tuple(signed)
    head.handling_unit = next((_unit(e.value) for e in entries if e.field is Field.UNIT), "")
    _read_number_and_session(entries, head)
    head.kind = _kind(entries, head)
    return head, body


def _clean(text: str) -> str:
    return tidy(text, Repairs())


def _session(text: str) -> str:
    """The plenary session a short text names, 九届五次 without 会议 too, "" for none."""
    return session_in(text) or (text if _SHORT_SESSION.fullmatch(text) else "")


def _clean_subject(text: str) -> str:
    whole = re.sub(r"^(?:【[^】]{1,12}】|[—－-])+", "", _clean(text)).strip()
    whole = re.sub(r"[（(](?:第|编号|附|共).{1,14}[）)]$", "", whole)
    if re.fullmatch(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》", whole):
        whole = whole[1:-1]
    return whole.rstrip("。：")


def _take_title(lines: list[Line], head: SubmissionHead) -> list[Line]:
    """The lines without the title and what stands above it; the title goes into the head."""
    place = _place_of_title(lines, head.subject)
    if place is None:
        return lines
    start, end = place
    if not head.subject:
        head.subject = _clean_subject("".join(line.text for line in lines[start:end]))
    head.facts += [_clean(line.text) for line in lines[:end] if line.text]
    return lines[end:]


def _place_of_title(lines: list[Line], known: str) -> tuple[int, int] | None:
    """First line of the title and the line behind it."""
    near = [at for at, line in enumerate(lines) if line.text][:40]
    for test in (_TITLE, _IN_MARKS, _BARE_TITLE):
        for at in near:
            if _PROSE.search(lines[at].text) and not known:
                break
            for end in range(at + 1, min(at + 9, len(lines) + 1)):
                whole = _clean("".join(line.text for line in lines[at:end]))
                if known:
                    if whole.strip("《》") == known:
                        return at, end
                elif len(whole) > 220 or _PROSE.search(whole):
                    break
                elif test.fullmatch(whole) and not _is_form_name(whole, lines[at].text):
                    return at, end
                elif _is_fact(lines[end - 1].text):
                    break
    return None


def _is_form_name(whole: str, first: str) -> bool:
    """青禾市人大代表建议, …会议第3号提案. A title without 关于 goes on only from a full line."""
    bare = not _TITLE.fullmatch(whole) and not _IN_MARKS.fullmatch(whole)
    broken = whole != _clean(first) and len(first) < _FULL_LINE
    return bare and (broken or session_in(whole) is not None or "号" in whole)


def _take_lines_about_title(
    lines: list[Line], head: SubmissionHead
) -> tuple[list[Line], list[str]]:
    """Session, number and bare names between title and text; the rest is the text."""
    names: list[str] = []
    kept: list[Line] = []
    text_at = len(lines)
    for at, line in enumerate(lines):
        text = _clean(line.text)
        if text and (_is_text(text) or len(kept) > 12):
            text_at = at
            break
        if _COUNTED.fullmatch(text):
            continue
        if said := _WITH_NAME.search(line.text):
            names += split_names(said["names"])
        if said or _is_fact(text):
            head.facts.append(text)
        elif found := _names_of(line.text):
            names += found
        else:
            kept.append(line)
    above = lines[text_at - 1] if 0 < text_at < len(lines) else None
    lone = [
        line
        for line in kept
        if _may_be_title(line.text) and not (line is above and len(line.text) >= _FULL_LINE)
    ]
    if not head.subject and lone:
        longest = max(lone, key=lambda line: len(line.text))
        head.subject = _clean_subject(longest.text)
        kept.remove(longest)
    return [*kept, *lines[text_at:]], names


def _may_be_title(text: str) -> bool:
    return 6 <= len(text) <= 60 and not re.search(r"[>＞/|：:→\[\]\d]|位置|首页", text)


def _is_text(text: str) -> bool:
    """A line of the text itself: a sentence, an announcement, the first item of a list."""
    label = re.match(r"[（(]?[一1][）)、.．]", text)
    return bool(
        _PROSE.search(text) or "，" in text or len(text) > 60 or text[-1] in "：、" or label
    )


def _is_fact(text: str) -> bool:
    known = _session(text) or number_in(text)
    return bool(known or _CODE.fullmatch(text) or _DATE.fullmatch(text))


def _names_of(text: str) -> tuple[str, ...]:
    """The names on a line that holds nothing else: 王 强, 王予安代表, 市人大代表 王予安."""
    bare = re.sub(r"[（(].*?[）)]", "", text).strip()
    signer = _SIGNER.fullmatch(bare)
    names_only = signer is not None or not re.search(r"[，。；：:《》\d]", bare)
    if len(bare) > 40 or not names_only or _OTHER_WORDS.search(signer[0] if signer else bare):
        return ()
    names = split_names((signer["name"] or signer["bare"]) if signer else bare)
    return names if names and all(2 <= len(name) <= 4 for name in names) else ()


def _take_signature(lines: list[Line], head: SubmissionHead) -> tuple[list[Line], list[str]]:
    """The text without date, session and bare names at its very end, and those names."""
    names: list[str] = []
    kept = list(lines)
    dated = False
    while kept:
        text = _clean(kept[-1].text)
        if not text or re.fullmatch(r"[-—－\s\d]{1,7}|第\d+页.*", text):
            kept.pop()
        elif _DATE.fullmatch(text):
            dated = True
            kept.pop()
        elif session_in(text) and len(text) < 40 and not _PROSE.search(text):
            head.facts.append(text)
            if said := _WITH_NAME.search(kept[-1].text):
                names = [*split_names(said["names"]), *names]
            kept.pop()
        elif (dated or "代表" in text or "委员" in text) and (found := _names_of(kept[-1].text)):
            names = [*found, *names]
            kept.pop()
        else:
            break
    return kept or list(lines), names


def _submitters(entries: list[Entry]) -> tuple[str, ...]:
    """The lead submitter's name first, then those who signed with him."""
    ordered = [e for e in entries if e.field is Field.LEAD] + [
        e for e in entries if e.field is Field.CO
    ]
    return tuple(dict.fromkeys(name for entry in ordered for name in names_in(entry.value)))


def _unit(value: str) -> str:
    first = re.split(r"[，,；;、（(\s]", value.strip(), maxsplit=1)[0]
    return re.sub(r"^(?:由|主办|承办)[：:]?", "", first)


def _read_number_and_session(entries: list[Entry], head: SubmissionHead) -> None:
    numbers = [_clean(e.value) for e in entries if e.field is Field.NUMBER and e.value]
    sessions = [_clean(e.value) for e in entries if e.field is Field.SESSION and e.value]
    said = [_clean(e.value) for e in entries if e.field in (Field.SUBJECT, Field.OTHER)]
    short = [text for text in head.facts if len(text) <= 80]
    found = (_session(text) for text in (*sessions, *short, *numbers, *said))
    head.plenary_session = next((one for one in found if one), sessions[0] if sessions else "")
    if numbers:
        head.number = _bare_number(numbers[0])
    else:
        seen = (number_in(text) for text in (*short, *sessions, *said[:1]))
        codes = (text.strip("（）()") for text in short if _is_code(text))
        head.number = next((one for one in (*seen, *codes) if one), "")


def _bare_number(text: str) -> str:
    inside = number_in(text)
    return inside or re.sub(r"^第\s*|\s*号.*$", "", text)


def _is_code(text: str) -> bool:
    return _CODE.fullmatch(text) is not None and not re.fullmatch(r"(?:19|20)\d\d|\d", text)


def _kind(entries: list[Entry], head: SubmissionHead) -> SubmissionKind:
    """提案 where the title, the session, a label of the form or a line of the head says so."""
    labels = "".join(entry.label for entry in entries)
    around = "".join(head.facts)
    proposes = "提案" in labels or "委员证" in labels or "政协" in head.plenary_session
    if head.subject.endswith("提案") or proposes:
        return SubmissionKind.PROPOSAL
    if "人大" in head.plenary_session or "人民代表大会" in head.plenary_session:
        return SubmissionKind.SUGGESTION
    told = re.search(r"政协|号提案|委员提案", around)
    return SubmissionKind.PROPOSAL if told else SubmissionKind.SUGGESTION
