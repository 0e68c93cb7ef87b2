"""Marks above or below a letter: 办理结果 A/B/C and 公开方式, alone on a line or beside others."""

import re

from replydesk.domain.letter import Disclosure

_CLASS = re.compile(
    r"(?:办[理复](?:结果|类型|类别|情况|意见)(?:类别|分类)?|结果(?:标记|类别|分类)|类别标记|答复(?:类别|类型|结果)|面复类别|类\s*[别型]|分\s*类)"
    r"\s*[：:]?\s*(?:(?:已|基本|部分|正在|列入|拟|未|暂|留作|所提)[\u4e00-\u9fff]{0,12})?\s*[“\"(（【\[]?\s*([ABCDＡＢＣＤ])\s*[”\")）】\]]?\s*类?\s*[”\")）】\]]?"
)
_BARE_CLASS = re.compile(r"[“(（【\[]?\s*([ABCD])[12]?\s*[”)）】\]]?\s*类?\s*[)）】\]]?")
_DISCLOSURE = re.compile(
    r"(?:(?:是否)?(?:同意|可以|可|宜)?(?:对外|全文)?公开(?:方式|属性|类别|类型|选项|形式|情况|范围|发布)?|信息公开(?:选项|属性|类别|方式)?|此件|本件|本答复)"
    r"\s*[：:]?\s*[（(]?\s*(主动公开|依申请公开|不予公开|不宜公开|不公开|全文公开|公开发布|同意公开|可以公开|公开|是|否)[）)]?"
)
_BARE_DISCLOSURE = re.compile(
    r"(?<![\u4e00-\u9fff])(主动公开|依申请公开|不予公开|不公开)(?![\u4e00-\u9fff])"
    r"|^(主动公开|依申请公开|不予公开)(?=联系|类别|抄送|办理)"
    r"|^((?:同意|可以)(?:对外|全文)?公开)$"
)
_OPEN = {
    "主动公开",
    "公开发布",
    "公开",
    "是",
    "全文公开",
    "同意公开",
    "可以公开",
    "同意对外公开",
    "可以对外公开",
    "同意全文公开",
}
_AROUND = '（）()【】[] ，,；;、。“”"\u3000'


def take_marks(text: str) -> tuple[str | None, Disclosure | None, str]:
    """(class, disclosure, rest) of a short line that may hold other things beside the marks."""
    result = said = None
    text = re.sub(r"^\s*注\s*[：:]", "", text)
    if found := _CLASS.search(text):
        result, text = found[1], text[: found.start()] + " " + text[found.end() :]
    if found := _DISCLOSURE.search(text) or _BARE_DISCLOSURE.search(text):
        said, text = (
            next(filter(None, found.groups())),
            text[: found.start()] + " " + text[found.end() :],
        )
    disclosure = None
    if said is not None:
        on_request = Disclosure.ON_REQUEST if said == "依申请公开" else Disclosure.WITHHELD
        disclosure = Disclosure.OPEN if said in _OPEN else on_request
    return result, disclosure, text.strip(_AROUND)


def read_marks(text: str) -> tuple[str | None, Disclosure | None] | None:
    """(class, disclosure) of a line that holds nothing but one of them or both; else None."""
    if len(text) > 60:
        return None
    result, disclosure, rest = take_marks(text)
    if rest and result is None and (bare := _BARE_CLASS.fullmatch(text.strip(_AROUND))):
        return bare[1], None
    return None if rest or (result is None and disclosure is None) else (result, disclosure)
