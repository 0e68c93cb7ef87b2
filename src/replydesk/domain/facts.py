"""What opening and title of a letter say of the submission: session, number, subject, kind."""

import re

_HAN = "一二三四五六七八九十百"
DOCUMENT_NUMBER = re.compile(
    r"(?<![\u4e00-\u9fff])(?:建议字|提案字|文号|发文字号)?\s*[：:]?[\u4e00-\u9fff（）]{1,16}(?<!第)[：:]?\s*[〔【\[(（﹝［]\s*(?:19|20)\d{2}\s*年?\s*[〕】\])）﹞］]\s*第?\s*\d{1,5}\s*号"
    r"|[\u4e00-\u9fff]{2,10}(?<!第)(?:19|20)\d{2}\s*[-—]\s*\d{1,5}\s*号"
)
_ORDINAL = rf"第?\s*[{_HAN}\d]{{1,4}}\s*"
_SESSION = re.compile(
    rf"[\u4e00-\u9fff]{{0,24}}?{_ORDINAL}届[\u4e00-\u9fff]{{0,16}}?{_ORDINAL}次(?:全体)?(?:会议|大会)"
    rf"|[\u4e00-\u9fff]{{0,12}}?(?:人大|政协|人民代表大会)[\u4e00-\u9fff]{{0,8}}?{_ORDINAL}次(?:全体)?会议"
    rf"|[\u4e00-\u9fff]{{0,8}}?(?:20\d\d年)?[省市县区]?[“\"]?两会[”\"]?(?=期间|上)"
)
_SESSION_START = re.compile(
    r"^.*(?:的|现就|提交的|提出的|您在|你在|们在|代表在|委员在|关于对|关于|对|在|于|您|将|答复|协办|会办|转来)(?!政协$)"
)
_NUMBER = re.compile(
    r"第\s*([〔\[(（]\s*\d{4}\s*[〕\])）]\s*第?\s*\d{1,5}|[A-Za-z\u4e00-\u9fff]{0,2}-?\d{1,8}(?:[A-Za-z\d\-—]{0,8}))\s*号"
    r"|[（(]\s*(?:(?:建议|提案)?编?号[：:]?)?\s*第?\s*([A-Z\u4e00-\u9fff]{0,3}\d{1,8}(?:-\d{1,4})?)\s*号?(?:建议|提案)?\s*[）)]"
    r"|(?:建议|提案|议案|会议|次)\s*([A-Z台]{0,2}\d{1,8}(?:-\d{1,4})?)\s*号"
    rf"|第\s*([{_HAN}零〇]{{1,7}})\s*号"
    r"|(?:编号|案号)(?:为|是)?[：:]?\s*第?\s*([A-Za-z\u4e00-\u9fff]{0,2}\d[\w\-]{0,9})\s*号?"
)
_YEAR_NUMBER = re.compile(r"([〔\[(（])\s*(\d{4})\s*[〕\])）]\s*第?\s*(\d{1,5})")
_TITLED = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
_QUOTED = re.compile(r"[“\"]((?:关于|对)?[^”\"]{4,90}(?:建议|提案|意见)?)[”\"](?!的?方面)")
_HALF_QUOTED = re.compile(
    r"(关于[“\"][^”\"]{2,60}[”\"][^，。；“”]{0,30}的?(?:建议|提案|议案))(?=[（(]|收悉|已|，|。|收到|第)"
)
_QUOTED_ABOUT = re.compile(r"提出的?关于[“\"]((?!关于)[^”\"]{4,80})[”\"]的?(?:建议|提案|议案)")
_UNMARKED = re.compile(
    r"(?:提出的?|提交的?|建议|提案|所提|号|^[您你]们?好[！!，,。]?[您你]们?|^[您你]们?)[，,]?(关于[^，。；《》]{4,90}?的?(?:建议|提案|议案|意见))(?=[，。；（(：]|已|收悉|收到|[一二三]文|由|交|转|，|。|$|办理)"
)
_IN_TITLE = re.compile(
    r"号(?:提案|建议)?[“《（(]?(关于[^”》）)]{4,60}?的?(?:建议|提案))(?=[”》）)]|的?(?:答复|回复|复函)|$)"
)


_PLAIN = re.compile(
    r"(?:提出|提交)(?:的|(?!的))(?![第“\"])([^，。；：《》（）]{4,70}?的(?:建议|提案))(?=[（(]|收悉|已|由|交|转)"
)
_BEFORE_NUMBER = re.compile(r"(关于[^，。；：《》]{4,50}?)的第[^，。；]{1,10}号(?:建议|提案)")
_NAMED = re.compile(r"号(?:重点)?(提案|建议)|》的?(提案|建议)|[您你]们?的(提案|建议)")


def session_in(text: str) -> str | None:
    """The plenary session a text names (省十四届人大四次会议), or None; 《》 is passed over."""
    found = _SESSION.search(_TITLED.sub("", text))
    if found is None:
        return None
    return re.sub(r"\s", "", _SESSION_START.sub("", found[0])) or None


def number_in(text: str) -> str | None:
    """The number of a submission (DH0271, 台52, leading zeros kept), or None."""
    found = _NUMBER.search(DOCUMENT_NUMBER.sub("", _TITLED.sub("", text)))
    if found is None:
        return None
    said = next(group for group in found.groups() if group)
    if year := _YEAR_NUMBER.fullmatch(said):
        return f"〔{year[2]}〕{year[3]}"
    return re.sub(r"\s", "", said)


def subject_in(text: str) -> str | None:
    """The title of the submission, without its marks, or None."""
    text = DOCUMENT_NUMBER.sub("", text)
    if found := _TITLED.search(text):
        return _bare(found[1])
    unmarked = (_UNMARKED, _PLAIN, _BEFORE_NUMBER)
    for pattern in (_HALF_QUOTED, _QUOTED_ABOUT, *unmarked, _QUOTED, _IN_TITLE):
        if found := pattern.search(text):
            return _bare(found[1])
    return None


def names_used(text: str) -> set[str]:
    """What a text calls the submission: 建议, 提案, or both."""
    return {name for found in _NAMED.finditer(text) for name in found.groups() if name}


def is_marked(subject: str, text: str) -> bool:
    """True where a subject stands in 《》 or in quotation marks."""
    return any(f"{mark}{subject[:6]}" in text for mark in '《“"')


def subjects_in(text: str) -> list[str]:
    """Every title in 《》 that ends as a submission's does, in order."""
    found = (title[1] for title in _TITLED.finditer(text))
    return [title for title in found if re.search(r"(?:建议|提案|议案)$", title)]


def _bare(text: str) -> str:
    """The title without a number that was put inside its marks: …的建议（第40号提案）."""
    return re.sub(r"[（(]第?[A-Z]?\d{1,8}号(?:建议|提案)?[）)]?$", "", text.strip())


def six_sided(text: str) -> str:
    """〔2026〕 in six-sided brackets, no 第, no leading zeros (GB/T 9704-2012 7.2.5)."""
    text = re.sub(r"^(?:发文字号|文号)|[：:\s]", "", re.sub(r"\s", "", text))
    return re.sub(r"[〔【\[(（﹝［](\d{4})年?[〕】\])）﹞］]第?0*(\d+)号", r"〔\1〕\2号", text)
