"""Quantities in Chinese numerals: 三十三条, 百分之八十, 三分之二, 两百余名, 半年, 三年来."""

import re
from collections.abc import Iterator

from replydesk.domain.figure_numbers import PLANS, single
from replydesk.domain.figure_units import HAN_UNIT
from replydesk.domain.passage import Figure

_HAN = "一二两三四五六七八九十百千零〇"
_HAN_NUMBER = re.compile(rf"(?<![{_HAN}第“‘几数])[{_HAN}]{{1,9}}+")
_HAN_THROUGH = re.compile(rf"(?:至|到|—)([{_HAN}]{{1,9}}+)")
_HAN_SHARE = re.compile(rf"(百|千|万)分之([{_HAN}]{{1,9}}+(?:点[{_HAN}]{{1,6}}+)?)")
_HAN_PARTS = re.compile(rf"(?<![{_HAN}])([{_HAN}]{{1,5}}+)分之([{_HAN}]{{1,5}}+)")
_HALF = re.compile(r"一(?<![另前后这].)半(?![年月天日径小夜空])")
_HALF_OF = re.compile(
    r"半(?<![上下大小过近一多].)(?:(年)(?![度报])|(个月)|(天)(?!然|气)|(个?小时)(?![^，。；]{0,8}圈))"
)
_HAN_YEARS = re.compile(
    r"(?<![第一二三四五六七八九十])(?:([一两二三四五六七八九十]{1,3}+)[至到—])?"
    r"([一两二三四五六七八九十]{1,3}+)年(半)?"
)
_BEFORE_YEARS = re.compile(
    r"(?:满|近|超|超过|连续|过去|未来|为期|历时|不少于|不低于|至少|每|每隔|最长|[期限]|用|共|经过|历经"
    r"|(?<!学)前)$"
)
_AFTER_YEARS = re.compile(
    r"(?:以[上内后来前]|之内|内|左右|多?来|一轮|一周期|[共前间]|累计|合计|总共|时间|[^，。；]{0,4}一次)"
)
_ONCE = re.compile(
    r"(?:每[^，。；次]{1,12}|提供|开展|举办|组织|召开|安排|不少于|至少|[一1]年|[各再])$"
)
_BEFORE_ONE = re.compile(
    r"(?:不少于|不低于|不超过|至少|最多|仅|各建?|达|达到|共|超过|新增|增加|减少|[新改扩续已]建|建成|设立|建设"
    r"|成立|指定|配备|选派|派驻|组建)$"
)
_ONE_SPAN = ("个月", "小时", "个小时", "分钟", "个工作日", "个季度", "个学期", "个学年")
_SLOGAN = re.compile(
    r"支一扶|项(?:规定|注意|纪律)|个(?:一|意识|自信|全面|革命|伟大|面向|确立|维护|毫不动摇|百年"
    r"|大局|结合|覆盖|代表|务必|区分)"
)


def find_shares(work: str) -> Iterator[Figure]:
    for found in _HAN_SHARE.finditer(work):
        whole, _, rest = found[2].partition("点")
        value = han_value(whole)
        if value is not None:
            decimals = "".join(str(_HAN_DIGITS.get(char, "")) for char in rest)
            number = f"{value}.{decimals}" if decimals else str(value)
            if found[1] == "万":
                yield Figure(*found.span(), "share", f"{number}/10000")
            else:
                yield Figure(*found.span(), "share", number, "%" if found[1] == "百" else "‰")
    for found in _HALF.finditer(work):
        yield Figure(*found.span(), "share", "1/2")
    for found in _HAN_PARTS.finditer(work):
        below, above = han_value(found[1]), han_value(found[2])
        if below and above and found[1] not in ("百", "千"):
            yield Figure(*found.span(), "share", f"{above}/{below}")


def find_counts(work: str) -> Iterator[Figure]:
    out: list[Figure] = []
    for found in _HAN_NUMBER.finditer(work):
        value = han_value(found[0])
        if value is None or found[0][0] in "百千零〇" or (out and found.start() < out[-1].end):
            continue
        through = _HAN_THROUGH.match(work, found.end())
        last = han_value(through[1]) if through else None
        if through and last:
            figure = single(work, found.start(), through.end(), f"{value}-{last}", HAN_UNIT)
        else:
            figure = single(work, found.start(), found.end(), str(value), HAN_UNIT)
        if figure and _is_counted(work, found, figure):
            out.append(figure)
    taken = {figure.start for figure in out}
    for found in _HAN_YEARS.finditer(work):
        value = han_value(found[2])
        if not value or found[2] == "二" or found.start() in taken:
            continue
        ahead = _BEFORE_YEARS.search(work, max(0, found.start() - 4), found.start())
        if (ahead or found[3] or _AFTER_YEARS.match(work, found.end())) and not work.startswith(
            PLANS, found.end()
        ):
            first = han_value(found[1] or "")
            years = f"{value}.5" if found[3] else str(value)
            start, years = (found.start(), f"{first}-{years}") if first else (found.start(2), years)
            out.append(Figure(start, found.end(), "measure", years, "年"))
    for found in _HALF_OF.finditer(work):
        unit = next(group for group in found.groups() if group)
        out.append(Figure(*found.span(), "measure", "0.5", unit))
    yield from out


def _is_counted(work: str, number: re.Match[str], figure: Figure) -> bool:
    """False for ordinals and set phrases: 二次供水, 一个, 两个维护, 两届 apart from 十四届."""
    if _SLOGAN.match(work, number.end()) or (figure.unit == "届" and number[0] != "两"):
        return False
    size = figure.unit[0] in "万亿"
    if number[0] == "二":
        return size
    if number[0] == "一":
        if figure.unit in ("批", "轮"):
            return False
        if figure.unit in _ONE_SPAN:
            return work[number.start() - 1 : number.start()] not in tuple("每下上这第同某另")
        if figure.unit == "次":
            return _ONCE.search(work, max(0, number.start() - 16), number.start()) is not None
        if figure.unit == "番":
            return work[max(0, number.start() - 2) : number.start()].strip("了").endswith("翻")
        ahead = _BEFORE_ONE.search(work, max(0, number.start() - 4), number.start())
        return (size and figure.kind == "money") or figure.unit == "倍" or ahead is not None
    return True


_HAN_DIGITS = {char: at for at, char in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_HAN_PLACES = {"十": 10, "百": 100, "千": 1000}


def han_value(text: str) -> int | None:
    """The value of a Chinese numeral below ten thousand; None for 两三, 七八 and the like."""
    total, digit, place = 0, -1, 10_000
    for char in text:
        if char in _HAN_PLACES:
            if _HAN_PLACES[char] >= place or digit == 0:
                return None
            place = _HAN_PLACES[char]
            total += (1 if digit < 0 else digit) * place
            digit = -1
        else:
            if digit > 0:
                return None
            digit = _HAN_DIGITS[char]
    return total + max(digit, 0)
