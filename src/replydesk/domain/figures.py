"""Amounts, counts, shares, measures, dates, document numbers and 《titles》 in a text.

Names and marks that merely hold digits (3.0版, 天工08, 第三批, 1+N, telephone numbers) are none.
The search is one pass per kind over a copy of the text of equal length; what is found is blanked
out before the next pass, so spans never overlap. All patterns take digits possessively: no input
makes them slow.
"""

import re
from collections.abc import Iterable, Iterator

from replydesk.domain.figure_dates import find_dates
from replydesk.domain.figure_units import HAN_UNIT, KINDS, UNIT
from replydesk.domain.passage import Figure

_FOLD = str.maketrans("０１２３４５６７８９．％，＋－／", "0123456789.%,+-/") | {ord("，"): "，"}
_BLANK = "\x00"
_LONGEST_TITLE = 200

_NUMBER = r"(?!0\d)(?:\d{1,3}(?:,\d{3}){1,5}+(?!\d)|\d++)(?:\.\d++)?+(?!\.?\d)"
_DIGITS = re.compile(
    r"(?<![A-Za-z0-9.])(?<![A-Za-z0-9.][-+/_])(?<![第])(?<!第\s)(?<!\d[—–~～至到])" + _NUMBER
)
_THROUGH = re.compile(rf"\s?(?:[—–―-]{{1,2}}|[~～至到])\s?({_NUMBER})")
_TIMES = re.compile(rf"\s?[×xX*]\s?({_NUMBER})")
_RATIO = re.compile(rf"(?<![\d.:：∶]){_NUMBER}\s?[:：∶]\s?{_NUMBER}(?![:：∶])")
_MINUS = re.compile(r"[^\dA-Za-z%—–-]-$")
_POINTS_FOLLOW = re.compile(
    rf"(?:[、，]{_NUMBER}个){{0,2}}[和与、]{_NUMBER}个百分点"
)  # 提高3.1个和2.7个百分点
_RATIO_WORD = re.compile(rf"(?<![\d.比]){_NUMBER}(?:比{_NUMBER}){{1,3}}")
# 1.2023年… at the start of a line is the label 1. and a year, 2.12家 the label 2. and a count.
_LINE_LABEL = re.compile(
    r"^[^\S\n]{0,20}+\d{1,2}\.(?=(?:19|20)\d\d\s?年|\d{1,2}月|\d+\s?[个家项名人户所处套台张件次场条支座])",
    re.MULTILINE,
)

_HAN = "一二两三四五六七八九十百千零〇"
_HAN_NUMBER = re.compile(rf"(?<![{_HAN}第“‘几数])[{_HAN}]{{1,9}}+")
_HAN_THROUGH = re.compile(rf"(?:至|到|—)([{_HAN}]{{1,9}}+)")
_HAN_SHARE = re.compile(rf"(百|千)分之([{_HAN}]{{1,9}}+(?:点[{_HAN}]{{1,6}}+)?)")
_HAN_PARTS = re.compile(rf"(?<![{_HAN}])([{_HAN}]{{1,5}}+)分之([{_HAN}]{{1,5}}+)")
_PLANS = ("行动", "计划", "规划", "方案")
_HAN_YEARS = re.compile(
    r"(?<![第一二三四五六七八九十])(?:([一两三四五六七八九十]{1,3}+)[至到—])?"
    r"([一两三四五六七八九十]{1,3}+)年"
)
_BEFORE_YEARS = re.compile(
    r"(?:满|近|超|超过|连续|过去|未来|为期|历时|不少于|不低于|至少|每|每隔|最长|期限|(?<!学)前)$"
)
_AFTER_YEARS = re.compile(r"(?:以上|以内|以后|之内|内|左右|来|一轮|一周期|[^，。；]{0,4}一次)")
_BEFORE_ONE = re.compile(
    r"(?:不少于|不低于|不超过|至少|最多|仅|各|达|达到|共|超过|新增|增加|减少|建成|设立|建设|成立)$"
)
_SLOGAN = re.compile(
    r"个(?:一|意识|自信|全面|革命|伟大|面向|确立|维护|毫不动摇|百年|大局|结合|覆盖|代表|务必|区分)"
)

_DOCUMENT = re.compile(
    r"[〔\[【（(［]\s?((?:19|20)\d\d)\s?[〕\]】）)］]\s{0,2}第?\s?0*(\d{1,5})\s{0,2}号"
)
_CODE = re.compile(r"[\u4e00-\u9fff]{1,16}$")
_BEFORE_CODE = re.compile(
    r".*(?:根据|按照|依据|依照|贯彻|落实|印发|下发|转发了|文件|执行|参照|出台|发布|为|[和与及的了见按以由等])"
)


def find_figures(text: str) -> list[Figure]:
    """The figures of a text, sorted by place, never overlapping.

    Approximations (超 约 近 余) stay outside the span: 1.2万余人 gives the span 1.2万 and the unit
    万人. `value` is plain: 1234, 3-5, 1/3, 2024-11, 2023/2027; 万 and 亿 stay in `unit`.
    """
    work = text.translate(_FOLD)
    work = _LINE_LABEL.sub(lambda label: _BLANK * len(label[0]), work)
    out: list[Figure] = []
    for find in (_titles, _documents, find_dates, _ratios, _quantities, _han_shares, _han_counts):
        found = sorted(find(work), key=_place)
        if found:
            out += found
            work = _blanked(work, found)
    return sorted(out, key=_place)


def _place(figure: Figure) -> int:
    return figure.start


def _blanked(work: str, figures: Iterable[Figure]) -> str:
    pieces, at = [], 0
    for figure in figures:
        pieces += [work[at : figure.start], _BLANK * (figure.end - figure.start)]
        at = figure.end
    return "".join([*pieces, work[at:]])


def _titles(work: str) -> list[Figure]:
    """《…》 at the outermost level, inner marks included."""
    open_at: list[int] = []
    out: list[Figure] = []
    for mark in re.finditer("[《》]", work):
        at = mark.start()
        if mark[0] == "《":
            open_at.append(at)
        elif open_at:
            start = open_at.pop()
            if 1 < at - start <= _LONGEST_TITLE:
                while out and out[-1].start > start:
                    out.pop()
                out.append(Figure(start, at + 1, "title", _joined(work[start + 1 : at])))
    return out


def _joined(title: str) -> str:
    """A title without the spaces and line ends that a PDF put between Chinese characters."""
    return re.sub(r"(?<=[^\x21-\x7e])\s+|\s+(?=[^\x21-\x7e])", "", title)


def _documents(work: str) -> Iterator[Figure]:
    for found in _DOCUMENT.finditer(work):
        code = _CODE.search(work, max(0, found.start() - 16), found.start())
        body = _BEFORE_CODE.sub("", code[0])[-10:] if code else ""
        if body or found[0][0] == "〔":
            value = f"{body}〔{found[1]}〕{found[2]}号"
            yield Figure(found.start() - len(body), found.end(), "docnumber", value)


def _ratios(work: str) -> Iterator[Figure]:
    for found in _RATIO.finditer(work):
        if re.search("[比按]", work[max(0, found.start() - 8) : found.start()]):
            value = re.sub(r"\s?[:：∶]\s?", ":", found[0])
            yield Figure(*found.span(), "share", value)
    for found in _RATIO_WORD.finditer(work):
        yield Figure(*found.span(), "share", found[0].replace("比", ":"))


def _quantities(work: str) -> Iterator[Figure]:
    done = 0
    for found in _DIGITS.finditer(work):
        if found.start() < done:
            continue
        figure = _range(work, found) or _single(work, found.start(), found.end(), found[0])
        if figure:
            done = figure.end
            yield figure


def _range(work: str, number: re.Match[str]) -> Figure | None:
    """3—5个, 63%—68%, 200元至500元: one figure where both ends have the same unit."""
    unit = UNIT.match(work, number.end())
    own = _unit_text(unit)
    for pattern, sign in ((_THROUGH, "-"), (_TIMES, "×")):
        second = pattern.match(work, unit.end() if unit and own else number.end())
        if second:
            end = _single(work, number.start(), second.end(), second[1])
            if end and (own in ("", end.unit) or end.unit.startswith(own)):
                value = f"{_plain(number[0])}{sign}{end.value}"
                return Figure(end.start, end.end, end.kind, value, end.unit)
    return None


def _unit_text(unit: re.Match[str] | None) -> str:
    if unit is None:
        return ""
    return (unit["size"] or "") + next((unit[kind] for kind in KINDS if unit[kind]), "")


def _plain(number: str) -> str:
    return number.replace(",", "")


def _single(
    work: str, start: int, end: int, number: str, pattern: re.Pattern[str] = UNIT
) -> Figure | None:
    """The figure of a number that ends at `end`, or None where no unit follows."""
    unit = pattern.match(work, end)
    text = _unit_text(unit)
    if unit is None or not text or text in ("千", "百"):
        return None
    kind = next((kind for kind in KINDS if unit[kind]), "count")
    if text == "个" and _POINTS_FOLLOW.match(work, unit.end()):
        kind, text = "share", "个百分点"
    if _is_name(work, start, unit) or (
        unit["measure"] == "日" and not _is_days(work, number, unit)
    ):
        return None
    close = unit.end()
    if unit["many"]:
        close = end
    elif unit["odd"]:
        close = unit.end("size") if unit["size"] else end
    elif not any(unit[kind] for kind in KINDS):
        close = unit.end("size")
    number = _plain(number)
    if kind == "share" and _MINUS.search(work, max(0, start - 2), start):
        start, number = start - 1, f"-{number}"
    return Figure(start, close, kind, number, re.sub(r"\s", "", text))


def _is_name(work: str, start: int, unit: re.Match[str]) -> bool:
    """四次会议 of 省十四届人大四次会议 is an ordinal, 3年行动 and 1人1策 are names."""
    if work[start : start + 1] == work[unit.end() : unit.end() + 1] == "1":
        return unit.start() == start + 1
    if unit["measure"] == "年":
        return work.startswith(_PLANS, unit.end())
    return (
        unit["count"] == "次"
        and work[start - 1 : start] in tuple("届大协会")
        and work.startswith(("会议", "全会", "全体"), unit.end())
    )


def _is_days(work: str, number: str, unit: re.Match[str]) -> bool:
    """30日内 and 90日 are spans of time, 15日 a day of some month."""
    return float(_plain(number)) > 31 or work.startswith(("内", "以内", "之内", "以上"), unit.end())


def _han_shares(work: str) -> Iterator[Figure]:
    for found in _HAN_SHARE.finditer(work):
        whole, _, rest = found[2].partition("点")
        value = han_value(whole)
        if value is not None:
            decimals = "".join(str(_HAN_DIGITS.get(char, "")) for char in rest)
            number = f"{value}.{decimals}" if decimals else str(value)
            yield Figure(*found.span(), "share", number, "%" if found[1] == "百" else "‰")
    for found in _HAN_PARTS.finditer(work):
        below, above = han_value(found[1]), han_value(found[2])
        if below and above and found[1] not in ("百", "千"):
            yield Figure(*found.span(), "share", f"{above}/{below}")


def _han_counts(work: str) -> Iterator[Figure]:
    out = []
    for found in _HAN_NUMBER.finditer(work):
        value = han_value(found[0])
        if value is None or found[0][0] in "百千零〇":
            continue
        through = _HAN_THROUGH.match(work, found.end())
        last = han_value(through[1]) if through else None
        if through and last:
            figure = _single(work, found.start(), through.end(), f"{value}-{last}", HAN_UNIT)
        else:
            figure = _single(work, found.start(), found.end(), str(value), HAN_UNIT)
        if figure and _is_counted(work, found, figure):
            out.append(figure)
    taken = {figure.start for figure in out}
    for found in _HAN_YEARS.finditer(work):
        value = han_value(found[2])
        after = _AFTER_YEARS.match(work, found.end())
        before = _BEFORE_YEARS.search(work, max(0, found.start() - 4), found.start())
        plan = work.startswith(_PLANS, found.end())
        if value and found.start() not in taken and (before or after) and not plan:
            first = han_value(found[1] or "")
            start, years = (found.start(), f"{first}-{value}") if first else (found.start(2), value)
            out.append(Figure(start, found.end(), "measure", str(years), "年"))
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
