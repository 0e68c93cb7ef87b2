"""The end of a letter: thanks, attachments, signature and date, contact, copies."""

import re
from dataclasses import dataclass, field
from datetime import date
from itertools import takewhile

from replydesk.domain.contacts import is_contact, read_contact
from replydesk.domain.dates import damaged_date, date_at_end, packed_date
from replydesk.domain.letter import Disclosure
from replydesk.domain.marks import read_marks, take_marks
from replydesk.domain.reading import Doubt

_CLOSING = re.compile(
    r"(?:最后[，,]?)?(?:再次|也|谨|在此)?[，,]?(?:对您.{0,30}表示)?(?:衷心|诚挚|非常|十分|万分|由衷|特别|真诚)?(?:地|的)?(?:感谢|谢谢|致谢)|以上(?:答复|意见)?.{0,12}(?:如有|是否|请|答复)"
    r"|如(?:果|您|若)?对.{0,24}(?:答复|意见|不满)|如(?:果|您|你|仍|还|再)*(?:们)?(?:仍|还|再)?有(?:什么|其他|新的?|任何)?(?:不妥|不当|意见|异议|疑问|问题)|[您你]们?(?:如)?对.{0,20}(?:有(?:何|什么|无)?(?:意见|建议)|满意)|此复|此致|敬礼|特此|专此|妥否|请.{0,16}(?:征询意见|意见表|反馈|批评|监督)"
    r"|(?:诚恳|衷心|真诚)?(?:希望|欢迎|期待|恳请|敬请)(?:您|各位|你们|贵|继续|一如既往|代表|委员)|祝(?:您|各位|你)|随函附|此函|以上(?:是|为|系).{2,60}(?:答复|办理情况|意见)|以上(?:答复|意见|回复)[，,]?.{0,6}(?:您|不|当|妥|供|请|仅)|盼(?:望)?(?:您|今后|继续)"
    r"|.{0,24}(?:感谢|恳请|欢迎|希望|期待)(?:您|各位|你们|贵)"
)
_COPIES = re.compile(r"(?:抄\s*送|抄\s*报|分\s*送|抄\s*致)(?:单位|机关|部门)?\s*[：:]\s*(.+)")
_ADDRESSED = re.compile(r"(?:主\s*送|承办单位|主办单位)(?:单位|机关)?\s*[：:]")
_FOOTER = re.compile(r"版权|Copyright|主办单位|主办：|技术支持|网站|地址|[^，。]{0,8}ICP备")
_ATTACHMENT = re.compile(r"附(?:\s*件)?\s*(?:\d{1,2})?\s*[：:]\s*(.*)")
_ITEM = re.compile(r"\d{1,2}\s*[.．、]\s*(.+)")
_BODY = re.compile(r"[\u4e00-\u9fff（）〇·、]{3,60}")
_RESPONSIBLE = re.compile(r"(?:承办|答复|办理)单位\s*[：:]\s*([\u4e00-\u9fff]{4,30})")
_OFFICIAL = re.compile(
    r"(?:单位|分管|主管|主要|局)?(?:负责人|领导|单位)(?:签发|签字|签名)?\s*[：:]|签\s*发\s*人?\s*[：:]|审核人?\s*[：:]"
)
_REACH = 14  # how many paragraphs from the end the tail may take


@dataclass(slots=True)
class Tail:
    """What the end of a letter says; None and empty where it is silent."""

    closing: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    issuing_body: str | None = None
    dated: date | None = None
    resolution_class: str | None = None
    contact_person: str | None = None
    contact_phone: str | None = None
    disclosure: Disclosure | None = None
    copies_to: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def doubt(self, name: str, said: str) -> None:
        """Note that a field is unsure."""
        self.doubts.append(Doubt(name, said))


def read_tail(paragraphs: list[str]) -> tuple[Tail, list[str]]:
    """The tail, and the paragraphs before it (the body of the letter)."""
    tail = Tail()
    signed = _find_date(paragraphs, tail)
    if signed is None:
        rest = _take_signature(paragraphs, tail)
    else:
        at, body = signed
        for text in _take_attachments(paragraphs[at + 1 :], tail, last=False):
            _read_below(text, tail)
        rest = [*paragraphs[:at], *([body] if body else [])]
        rest = _take_signature(rest, tail)
    if not tail.attachments:
        rest = _take_attachments(rest, tail)
    return tail, _take_contact_section(_take_closing(rest, tail), tail)


def _take_contact_section(paragraphs: list[str], tail: Tail) -> list[str]:
    """三、联系方式 with a person and a number under it is no answer to an ask."""
    if len(paragraphs) < 3 or tail.contact_person or tail.contact_phone:
        return paragraphs
    heading, text = paragraphs[-2:]
    if not re.fullmatch(r"(?:[一二三四五六七八九]、)?联系(?:方式|人)", heading):
        return paragraphs
    if not _is_bare_contact(text):
        return paragraphs
    _read_contact(text, text, tail)
    tail.doubt("contact_person", f"联系方式取自正文的“{heading}”，请核对。")
    return paragraphs[:-2]


def _read_below(text: str, tail: Tail) -> None:
    """A paragraph below the date: thanks and wishes stand there now and then."""
    if tail.issuing_body is None and _is_body_name(text):
        tail.issuing_body = text
    elif _CLOSING.match(text) and not is_contact(text):
        tail.closing = (*tail.closing, text)
    else:
        _read_note(text, tail, below=True)


def _find_date(paragraphs: list[str], tail: Tail) -> tuple[int, str] | None:
    """(index, text before it in the paragraph) of 成文日期, searched from the end.

    A date that is damaged counts as found: it goes into a doubt, and the letter has none.
    """
    for damaged in (False, True):
        for at in range(len(paragraphs) - 1, max(-1, len(paragraphs) - _REACH), -1):
            text = paragraphs[at].strip()
            if "印发" in text or len(text) > 60:
                continue
            if damaged:
                if day := packed_date(text):
                    tail.dated = day
                    tail.doubt("dated", f"成文日期写的是“{text}”，按顺序读出，请核对。")
                    return at, ""
                if found := damaged_date(text):
                    said = f"成文日期写的是“{found[1]}”，不完整或有误，请补正。"
                    tail.doubt("dated", said)
                    return at, found[0]
            elif (read := date_at_end(text)) is not None:
                tail.dated = read[1]
                return at, read[0]
    return None


def _take_signature(paragraphs: list[str], tail: Tail) -> list[str]:
    """The issuing body stands last; contact, class and copies may stand between it and the text."""
    rest = list(paragraphs)
    while rest:
        text = rest[-1]
        if re.fullmatch(r"[（(]?(?:公|盖|印)章[）)]?", text):
            rest.pop()
        elif tail.issuing_body is None and (named := _RESPONSIBLE.fullmatch(text)):
            tail.issuing_body = named[1]
            tail.doubt("issuing_body", f"没有落款，按“{rest.pop()}”填写发文机关，请核对。")
        elif _OFFICIAL.match(text) and len(text) <= 40:
            tail.notes.append(f"签发信息没有对应的栏目：{rest.pop()}")
        elif _is_note(text):
            _read_note(text, tail)
            rest.pop()
        elif tail.issuing_body is None and _is_body_name(text):
            names = [rest.pop()]
            while rest and _is_body_name(rest[-1]) and len(names) < 4:
                names.insert(0, rest.pop())
            tail.issuing_body = re.sub(r"（(?:盖|公|印)?章）", "", "、".join(names))
            _tell_stand_in(tail)
        else:
            break
    return rest


def _tell_stand_in(tail: Tail) -> None:
    """某局办公室（代章）signs for the body above it."""
    found = re.fullmatch(r"(.{4,}?)(?:办公室)?[（(]?代章?[）)]?", tail.issuing_body or "")
    if found and (tail.issuing_body or "").rstrip("）)").endswith(("代章", "（代")):
        tail.doubt("issuing_body", f"落款写的是“{tail.issuing_body}”，请核对发文机关。")
        tail.issuing_body = found[1]


def _is_body_name(text: str) -> bool:
    text = re.sub(r"[（(]?(?:代章|盖章|公章|印章)[）)]?$", "", text).strip("（）")
    return bool(_BODY.fullmatch(text)) and bool(
        re.search(
            r"(?:[厅局委办院会部室处所站社团区市县镇乡盟联]|中心|公司|政府|大学|银行|法院|学院|集团|[支总大中]队|工商联|科协|街道)(?:（.{1,20}）)?$",
            text,
        )
    )


def _is_note(text: str) -> bool:
    if len(text) > (60 if text.endswith("。") and "抄" not in text[:3] else 120):
        return False
    if _CLOSING.match(text) and not re.search(r"\d{5}", text):
        return False
    return bool(
        is_contact(text) or _COPIES.match(text) or _ADDRESSED.match(text) or read_marks(text)
    )


def _read_note(text: str, tail: Tail, *, below: bool = False) -> None:
    """Contact, copies, class or disclosure; anything else becomes a remark."""
    if found := _COPIES.match(text):
        said = re.sub(r"[，,、；;。]?\s*抄\s*[送报]\s*[：:]", "，", found[1])
        names = [n.strip() for n in re.split(r"[，,、；;。](?![^（）]*）)", said)]
        names = [re.sub(r"[（(][各\d一二三四五]{1,3}份[）)]", "", name) for name in names]
        tail.copies_to = tuple(dict.fromkeys([*tail.copies_to, *(n for n in names if n)]))
        return
    result, disclosure, rest = take_marks(text) if len(text) <= 120 else (None, None, text)
    if bare := read_marks(text):
        result, rest = bare[0], ""
    tail.resolution_class = result or tail.resolution_class
    tail.disclosure = disclosure or tail.disclosure
    named = is_contact(rest) and not _FOOTER.match(rest)
    if named or (below and _is_bare_contact(rest)):
        _read_contact(rest, text, tail)
    elif rest:
        tail.notes.append(f"落款前后的文字没有归入任何栏目：{rest}")


def _is_bare_contact(text: str) -> bool:
    """A person and a number without 联系人 before them: 群众体育科 吕薇 0999-5550144."""
    found = read_contact(text)
    return len(text) <= 50 and bool(found.phone and found.person) and not _FOOTER.search(text)


def _read_contact(text: str, whole: str, tail: Tail) -> None:
    found = read_contact(text)
    known = (tail.contact_person, tail.contact_phone)
    if (found.person and known[0]) or (found.phone and known[1]):
        if (found.person or known[0], found.phone or known[1]) != known:
            said = f"联系方式不止一处，另一处是“{text}”，请核对。"
            tail.doubt("contact_phone" if found.phone else "contact_person", said)
        return
    tail.contact_person = found.person or known[0]
    tail.contact_phone = found.phone or known[1]
    signs = bool(found.rest) and whole.startswith(found.rest)  # 某局 联系电话：…
    if signs and tail.issuing_body is None and _is_body_name(found.rest):
        tail.issuing_body = found.rest
    elif found.rest:
        tail.notes.append(f"联系方式中的“{found.rest}”没有归入任何栏目：{whole}")


def _take_attachments(paragraphs: list[str], tail: Tail, *, last: bool = True) -> list[str]:
    """Take 附件：1.…2.… out; with `last` only where nothing stands behind the list."""
    for at in range(len(paragraphs) - 1, max(-1, len(paragraphs) - _REACH), -1):
        found = _ATTACHMENT.fullmatch(paragraphs[at])
        if not found:
            continue
        items = list(takewhile(_ITEM.fullmatch, paragraphs[at + 1 :]))
        behind = paragraphs[at + 1 + len(items) :]
        if not (last and behind):
            tail.attachments = tuple(_attachment_names([found[1], *items]))
            return [*paragraphs[:at], *behind]
    return paragraphs


def _attachment_names(lines: list[str]) -> list[str]:
    """The names behind 附件：, one a line or running 1.…2.… in one line."""
    names: list[str] = []
    for line in lines:
        for piece in _before_next(line.strip(), len(names) + 1):
            names.append(re.sub(rf"^{len(names) + 1}\s*[.．、]\s*", "", piece).strip(" ；;。"))
    return [name for name in names if name]


def _before_next(line: str, number: int) -> list[str]:
    """The pieces of a line, cut before each number that counts on from `number`."""
    found = re.search(rf"(?<=[^\d.]){number + 1}[.．、]\s*(?=\D|(?:19|20)\d\d年)", line)
    if not found:
        return [line]
    return [line[: found.start()], *_before_next(line[found.start() :], number + 1)]


def _take_closing(paragraphs: list[str], tail: Tail) -> list[str]:
    rest = list(paragraphs)
    closing: list[str] = []
    while rest and len(closing) < 4 and len(rest[-1]) <= 220 and _CLOSING.match(rest[-1]):
        closing.insert(0, rest.pop())
    alone = len(rest) == 1  # text and thanks in one paragraph, as a page without breaks has them
    if alone and not closing and not tail.closing and (fused := _fused_thanks(rest[-1])):
        rest[-1], thanks = fused
        closing = [thanks]
        tail.notes.append(f"正文末段里的结束语单独成段：{thanks[:30]}")
    tail.closing = (*closing, *tail.closing)
    return rest


def _fused_thanks(text: str) -> tuple[str, str] | None:
    """(text, thanks) of a last paragraph that ends with thanks and wishes."""
    sentences = re.findall(r"[^。！？]+[。！？]?", text)
    at = len(sentences)
    while at > 1 and _CLOSING.match(sentences[at - 1]):
        at -= 1
    if at == len(sentences):
        return None
    return "".join(sentences[:at]), "".join(sentences[at:])
