"""Who is addressed: 张三、李四等5名代表：, a body, with the text that is fused behind the colon."""

import re
from dataclasses import dataclass

from replydesk.domain.letter import AddresseeRole
from replydesk.domain.outline import parse_han_number

_SALUTATION = re.compile(
    r"(?:尊敬的?|敬爱的)?(?P<names>[^：:。；《》]{0,160}?)(?P<role>代表|委员)?(?:们)?"
    r"(?P<more>[（(][^（）()]{1,30}[）)])?(?P<hello>[，,]?[您你]们?好[！!，,]?)?[：:](?P<rest>.*)"
)
_TO = re.compile(r"^致\s*[：:]?\s*([^：:]{2,40}(?:代表|委员))\s*[：:]?$")
_BARE = re.compile(
    r"(?:尊敬的)?[^，。；：:《》]{2,40}(?:代表|委员|委员组|代表团|代表小组|代表组)(?:们)?$"
)
_BARE_BODY = re.compile(r"[\u4e00-\u9fff]{4,30}(?:[厅局委办会府]|办公室|办事处|管理处|中心)")
OPENING = re.compile(
    r"收悉|收到|已交我|转交|交由我|提出的.{0,80}(?:建议|提案)|如下[：:。]?$|如下(?:会办|协办|办理)意见|^[您你贵]|现将|现就|关于.{4,80}(?:建议|提案)"
)
_BODY_NAME = re.compile(
    r"(?:[妇残侨文社]联|科协|工商联|政协|人大|党组|小组|支部|民盟|民革|民建|民进|农工党|致公党|台盟|九三学社"
    r"|[工党]委|总支|[厅局委办院会部社府室团组处]|公司|集团|大学|学院|中心|委员)$"
)
_NEVER = re.compile(
    r"附件|联系|抄送|类别|办理结果|答复|一、|（一）|\d|索引|发布|来源|信息|标题|主题|文号|公开|承办|签发|关于|主送|日期|时间|分类|编号|案由|领衔|附议|提案人|建议人"
)
_AND_OTHERS = re.compile(
    r"(?:等\s*(?P<count>[\d一二三四五六七八九十]*)|\d{1,2}(?=[名位]))\s*[名位]?(?:[省市县区])?(?:人大|政协)?$"
)


@dataclass(frozen=True, slots=True)
class Salutation:
    """The addressees, the words behind the colon, and a doubt where not all are named."""

    names: tuple[str, ...]
    role: AddresseeRole
    rest: str = ""
    doubt: str = ""


def find_salutation(paragraphs: list[str]) -> tuple[int, Salutation] | None:
    """(index, salutation) of the first paragraph that addresses somebody, or None."""
    for at, text in enumerate(paragraphs[:30]):
        following = paragraphs[at + 1] if at + 1 < len(paragraphs) else ""
        above = any(re.search("关于|^对", before) for before in paragraphs[:at])
        if found := _read(text, following, above=above):
            return at, found
    return None


def _read(text: str, following: str, *, above: bool) -> Salutation | None:
    """`above` tells whether a title stands above: then a bare body's name may be an address."""
    text = _TO.sub(r"\1：", text)
    if _BARE.fullmatch(text) and re.match(r"[您你]|.{0,60}收悉", following):
        text += "："
    if above and _BARE_BODY.fullmatch(text) and re.search("收悉.{0,60}如下[：:]?$", following):
        text += "："
    found = _SALUTATION.match(text)
    if not found or not _addresses(found, following):
        return None
    names = found["names"].strip()
    role = {"代表": AddresseeRole.DEPUTY, "委员": AddresseeRole.MEMBER}.get(found["role"] or "")
    inner = re.search(r"(代表|委员)[、，和]", names)
    mixed = inner is not None and inner[1] != found["role"]
    if mixed and role:
        role = AddresseeRole.DEPUTY if inner and inner[1] == "代表" else AddresseeRole.MEMBER
    if role and re.search(r"常务?$|专门$|工作$", names):
        role, names = None, names + found["role"]
    names = re.sub(r"(?:人大|政协)$", "", names) if role else names
    read = _names(names, role)
    if not read:
        return Salutation(
            (), role or AddresseeRole.BODY, found["rest"].strip(), "称谓没有写姓名，请补上。"
        )
    doubt = _unnamed(names, found["role"], len(read)) if role else ""
    if mixed:
        doubt = "称谓里既有代表又有委员，请核对。"
    if not doubt and found["more"] and re.search(r"等|\d", found["more"]):
        doubt = f"称谓后面写的是“{found['more']}”，没有列出的姓名请补上。"
    return Salutation(read, role or AddresseeRole.BODY, found["rest"].strip(), doubt)


def _unnamed(names: str, role: str, read: int) -> str:
    """张三等6名代表: five of them are not named."""
    more = _AND_OTHERS.search(names)
    if more and more[0][0] == "等" and _count(more["count"]) != read:
        return f"称谓写的是“{more[0]}{role}”，没有列出的姓名请补上。"
    return ""


def _count(text: str) -> int:
    return int(text) if text.isdecimal() else (parse_han_number(text) or 0)


def _addresses(found: re.Match[str], following: str) -> bool:
    names, rest = found["names"].strip(), found["rest"]
    if not names and not (found["role"] and OPENING.match((found["rest"] or following)[:200])):
        return False
    if any(len(name) > 10 for name in names.split("，")[:-1]):
        return False
    if _NEVER.match(names):
        return False
    next_text = rest or following
    opens = bool(OPENING.search(next_text[:200])) or next_text[:1] in "您你贵"
    if found["role"]:
        return opens or (not rest and len(names) <= 60)
    known = _BODY_NAME.search(names) or re.search(r"(?:先生|女士|同志)$", names)
    return bool(opens and known and len(names) <= 60)


def _names(text: str, role: AddresseeRole | None) -> tuple[str, ...]:
    """张三、李四等5名代表 → 张三, 李四. A body's name stays whole."""
    if role is None:
        return tuple(name.strip() for name in re.split(r"[、，；]", text) if name.strip())
    text = _AND_OTHERS.sub("", text)
    pieces = re.split(
        r"(?:代表|委员)?\s*(?:[、，,;；]|\s{1,}|并转?(?=[\u4e00-\u9fff]{2})|和(?=[\u4e00-\u9fff]{2,3}$))\s*",
        text,
    )
    return tuple(piece for piece in pieces if piece)
