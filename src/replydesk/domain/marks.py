"""Marks that stand alone on a line above or below a letter: 办理结果 A/B/C and 公开方式."""

import re

from replydesk.domain.letter import Disclosure

_CLASS = re.compile(
    r"(?:办理结果(?:类别)?|办理类型|结果标记|答复类别|办理类别|类\s*别|分\s*类)\s*[：:]?\s*[“(（]?([ABCD])[”)）]?\s*类?"
    r"|^[“(（]?([ABCD])[”)）]?\s*类?$"
)
_DISCLOSURE = re.compile(
    r"(?:(?:是否)?公开(?:方式|属性|类别|选项)?|信息公开(?:选项|属性)|此件)\s*[：:]?\s*"
    r"(主动公开|依申请公开|不予公开|不公开|公开发布|公开|是)"
    r"|^(主动公开|依申请公开|不予公开|不公开)$"
)
_DISCLOSURES = {
    "主动公开": Disclosure.OPEN,
    "公开发布": Disclosure.OPEN,
    "公开": Disclosure.OPEN,
    "是": Disclosure.OPEN,
    "依申请公开": Disclosure.ON_REQUEST,
}
_AROUND = "（）()【】[] ，,；;、。"


def read_marks(text: str) -> tuple[str | None, Disclosure | None] | None:
    """(class, disclosure) of a line that holds nothing but one of them or both; else None."""
    rest = text.strip(_AROUND)
    disclosed = _DISCLOSURE.search(rest)
    if disclosed:
        rest = (rest[: disclosed.start()] + rest[disclosed.end() :]).strip(_AROUND)
    found = _CLASS.fullmatch(rest)
    if rest and not found:
        return None
    disclosure = None
    if disclosed:
        said = disclosed[1] or disclosed[2]
        disclosure = _DISCLOSURES.get(said, Disclosure.WITHHELD)
    return ((found[1] or found[2]) if found else None), disclosure
