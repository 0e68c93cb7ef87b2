"""The text of a deputy's suggestion → Submission: who asks what, in the deputy's own words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from replydesk.domain.errors import InputError
from replydesk.domain.format import MAX_PARTS
from replydesk.domain.head import number_in, session_in
from replydesk.domain.letter import SubmissionKind
from replydesk.domain.names import split_names
from replydesk.domain.outline import LabelStyle, run_in_points, split_label
from replydesk.domain.submission import Ask, Submission

_TITLE = re.compile(r"(?:关于|对于?).{2,180}?的?(?:建议|提案|议案|意见)(?:[（(].{1,14}[）)])?$")
_FUSED = re.compile(
    r"(?:建议|意见|建议[^。；]{2,16})(?:如下)?[：:]\s*(?=一是|一要|第一|1|一、|（一）)"
)
_SUBMITTERS = re.compile(
    r"(?:(?:领衔|提出|第一|联名|附议|提案|提议|建议)?(?:代表|委员|人|者|提案人|建议人)(?:姓名|签名)?\s*[：:]"
    r"|(?:(?:领衔|提出|联名|附议)(?:代表|委员|提案人|人)|代表姓名|委员姓名)(?=[\u4e00-\u9fff]{2}))\s*(.+)"
)
_SIGNED = re.compile(r"[\u4e00-\u9fff·、 ]{2,24}?(?:等\d*[名人位])?(?:代表|委员)")
_NEXT_FIELD = re.compile(
    r"(?:代表团|代表证|联系|电话|手机|工作单位|单位|职务|界别|党派|通讯|邮编|提交)"
)
_FIELD = re.compile(
    r"(?:(?:建议|提案)?(?:编\s*号|届\s*次|案\s*由|题\s*目|标\s*题|类\s*别|分类|日\s*期|单位|电话|通讯地址|邮编|职务"
    r"|联系电话|联系方式|工作单位|代表团|界别|党派)|内容|承办单位|办理单位|主办单位|会办单位|分办单位|交办日期|交办时间|提交日期|审查意见)"
    r"\s*[：:]"
)
_UNIT = re.compile(r"(?:承办|办理|主办)单位\s*[：:]\s*([^，,；;（(]+)")
_BEGINS_ASKS = re.compile(
    r"(?:[一二三四五六七八九]、|（[一二三四五六七八九]）|\d[.、])?\s*(?:为此|因此|对此|据此|综上|鉴于|针对|为了?|现|特|我们?|本人)?"
    r"[^。；]{0,40}?(?:建议|提议|对策|办法|意见|诉求|请求)(?:如下|是|和对策|与对策|措施|意见)?\s*[：:。]?"
)
_BULLET = re.compile(r"[·●•◆■▪\-—]\s*")
_ASKING = re.compile(
    r"(?:为此|因此|对此|首先|其次|同时|此外|另外|最后)?[，,]?(?:我们?|本人)?(?:还|也|再)?(?:提出)?(?:建议(?!人[：:])|希望|呼吁|恳请|请求)[，,：:]?"
)
_SHORTEST, _LONGEST = 5, 32


@dataclass(slots=True)
class _Found:
    submitters: list[str] = field(default_factory=list)
    unit: str = ""
    facts: list[str] = field(default_factory=list)


def read_asks(paragraphs: Sequence[str]) -> Submission:
    """The submission these clean paragraphs tell of; what is not said stays empty.

    Raises InputError where there is no text.
    """
    texts = [text for text in paragraphs if text.strip()]
    if not texts:
        raise InputError("文件里没有文字，请换一份有正文的建议或提案。")
    found = _Found()
    subject = _subject(texts)
    body = [text for at, text in enumerate(texts) if not _is_fact(text, at, subject, found)]
    facts = " ".join([*found.facts, texts[0]])
    session = session_in(facts) or ""
    kind = _kind(subject, session, facts)
    return Submission(
        kind=kind,
        subject=subject,
        number=number_in(facts) or _labelled_number(facts),
        plenary_session=session,
        submitters=tuple(dict.fromkeys(found.submitters)),
        asks=tuple(_asks(body)[:MAX_PARTS]),
        handling_unit=found.unit,
    )


def _subject(texts: list[str]) -> str:
    """The title, which may stand on two lines."""
    for text, following in zip(texts[:12], [*texts[1:], ""], strict=False):
        bare = _bare_title(text)
        for whole in (bare, bare + following.rstrip("》")):
            if _TITLE.fullmatch(whole):
                return whole
            if not bare.startswith(("关于", "对")) or len(bare) > 40 or "。" in following:
                break
    return ""


def _bare_title(text: str) -> str:
    label = r"^(?:案\s*由|题\s*目|标\s*题|建议名称|提案名称)\s*[：:]\s*"
    return re.sub(label, "", text).strip("《》")


def _kind(subject: str, session: str, facts: str) -> SubmissionKind:
    if subject.endswith("提案") or "政协" in session or re.search(r"提案(?:人|者|编号|第)", facts):
        return SubmissionKind.PROPOSAL
    return SubmissionKind.SUGGESTION


def _is_fact(text: str, at: int, subject: str, found: _Found) -> bool:
    """True for a line of the form around the text; what it says goes into `found`."""
    if subject and subject in text and len(text) < len(subject) + 14:
        return True
    if at < 12 and len(text) > 3 and _bare_title(text) in subject and text[-1] not in "。：":
        return True
    if len(text) > 90:
        return False
    if unit := _UNIT.search(text):
        found.unit = re.sub(r"^(?:由|主办|承办)[：:]?", "", unit[1].strip())
    names = _SUBMITTERS.match(text)
    signed = at < 6 and len(text) <= 24 and _SIGNED.fullmatch(text)
    if (names or signed) and not _ASKING.match(text):
        said = _NEXT_FIELD.split(names[1] if names else text, maxsplit=1)[0]
        found.submitters += split_names(re.sub(r"[（(].*?[）)]|等\d*[名人位].*$", "", said))
    known = bool(names or signed or unit or _FIELD.match(text))
    known = known or (session_in(text) is not None and len(text) < 50)
    known = known or bool(re.fullmatch(r"第?\s*\w{1,10}\s*号(?:建议|提案)?", text))
    if known:
        found.facts.append(text)
    return known


def _labelled_number(facts: str) -> str:
    found = re.search(r"编\s*号\s*[：:]\s*第?\s*([A-Za-z\u4e00-\u9fff]{0,2}\d[\w\-]*)", facts)
    return found[1].removesuffix("号") if found else ""


def _asks(body: list[str]) -> list[Ask]:
    """The list the deputy makes, looked for from the most to the least explicit form."""
    start = _start_of_asks(body)
    region = list(body[start:]) if start is not None else body
    if start is not None and (fused := _FUSED.search(region[0])):
        region[0] = region[0][fused.end() :]
    # Without a line that announces them, lists may be the deputy's account of the problems.
    lists = (_numbered, _run_in, _asking)
    if start is None and (asks := _asking_items(region)):
        return asks
    for read in lists if start is not None else (_asking_paragraphs, *lists):
        if asks := read(region):
            return asks
    if start is not None:
        return [_ask(text) for text in region if len(text) > 6]
    return []


def _asking_items(region: list[str]) -> list[Ask]:
    """A numbered list each item of which says 建议 in its text."""
    asks = _numbered(region)
    each = all(any(_ASKING.match(line) for line in ask.text.split("\n")[1:]) for ask in asks)
    return asks if each else []


def _start_of_asks(body: list[str]) -> int | None:
    """Index of the first paragraph behind 建议： (the last such line that a list follows)."""
    starts = [
        at + 1
        for at, text in enumerate(body)
        if len(text) <= 60 and _BEGINS_ASKS.fullmatch(text) and at + 1 < len(body)
    ]
    # 目前……设备老化。为此，建议：
    starts += [
        at + 1
        for at, text in enumerate(body[:-1])
        if len(text) > 60 or "。" in text
        if re.search(r"(?:建议|意见|对策)(?:如下)?[：:]$", text)
    ]
    starts.sort()
    fused = [at for at, text in enumerate(body) if _FUSED.search(text)]
    return starts[-1] if starts else (fused[-1] if fused else None)


def _numbered(region: list[str]) -> list[Ask]:
    """Paragraphs labelled in the shallowest style of the region, with what follows each."""
    marked = [(split_label(text), text) for text in region]
    styles = [style for (style, _, _), text in marked if not run_in_points(text)]
    first = next((s for s in styles if s is not LabelStyle.NONE), None)
    if first is None or styles.count(first) < 2:
        return []
    asks: list[Ask] = []
    for (style, _, rest), text in marked:
        if style is first:
            asks.append(_ask(rest))
        elif asks and not _is_ending(text):
            last = asks[-1]
            asks[-1] = Ask(last.heading, f"{last.text}\n{text}")
    return asks


def _run_in(region: list[str]) -> list[Ask]:
    """一是…；二是… within one paragraph."""
    for text in region:
        start = re.search(r"一[是要]|第一[，,、]", text)
        points = run_in_points(text[start.start() :]) if start else []
        if points:
            return [_ask(point) for _, point in points]
    return []


def _asking_paragraphs(region: list[str]) -> list[Ask]:
    """Two or more paragraphs that each begin with 建议."""
    asks = [_ask(text) for text in region if _ASKING.match(text) and len(text) > 8]
    return asks if len(asks) >= 2 else []


def _asking(region: list[str]) -> list[Ask]:
    """Plain paragraphs or sentences that begin with 建议."""
    asks = []
    for text in region:
        for sentence in re.findall(r"[^。；]+[。；]?", text):
            if _ASKING.match(sentence) and len(sentence) > 8:
                asks.append(_ask(sentence))
            elif asks and text.startswith(sentence) is False and not _is_ending(sentence):
                asks[-1] = Ask(asks[-1].heading, asks[-1].text + sentence)
    return asks


def _is_ending(text: str) -> bool:
    return bool(re.match(r"以上|此致|妥否|特此|敬请|谢谢|\d{4}年", text))


def _ask(text: str) -> Ask:
    words = _BULLET.sub("", text, count=1).strip() if _BULLET.match(text) else text.strip()
    return Ask(_heading(words), words)


def _heading(words: str) -> str:
    """A short heading: the first clause, without 建议 in front and marks behind."""
    clean = _ASKING.sub("", words, count=1).strip()
    clean = re.sub(r"^关于(?=..)|(?<=..)的(?:建议|问题)$", "", clean.split("\n")[0])
    first = re.split(r"[。；：:]", clean, maxsplit=1)[0]
    clause = re.split(r"[，,（(]", first, maxsplit=1)[0]
    first = clause if len(clause) >= _SHORTEST else first
    return first[:_LONGEST].strip("，,、“”") or words[:_LONGEST]
