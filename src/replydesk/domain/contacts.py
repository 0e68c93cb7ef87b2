"""Who is to be asked about a letter: 联系人 and 电话 in the forms offices write."""

import re
from dataclasses import dataclass

_CALLED = r"(?:联\s*系|经\s*办|承\s*办|具体承办|办理)\s*人\s*员?|联系同志"
_CONTACT = re.compile(
    rf"{_CALLED}|联\s*系\s*(?:电\s*话|方\s*式|单位|科室|处室|部门)|承办(?:科室|处室|部门)\s*[：:]|(?:咨询|办公|手机|固定)?电\s*话\s*[：:]|手\s*机\s*[：:]"
)
_LABELS = re.compile(
    rf"(?:(?:{_CALLED}|联\s*系\s*(?:电\s*话|方\s*式|单位|科室|处室|部门)|承办(?:科室|处室|部门)|(?:咨询|办公|手机|固定)?电\s*话|手\s*机|座\s*机|传真|邮箱|职务|附\s*注)(?:姓名|名称)?"
    r"(?:[及和与、/](?:联系)?(?:电话|方式|手机|号码))?(?:[（(][^（）()]{1,8}[）)])?)\s*[：:]?"
)
_PHONE = re.compile(
    r"(?<!\d)((?:[（(]?0\d{2,3}[)）]?\s*[-—－–―]{0,2}\s*)?\d{7,8}(?:\s*[-—－转]\s*\d{1,5})?|1\d{10}|\d{3,4}\s*[-—－–―]{1,2}\s*\d{3,8})(?!\d)"
)
_MASKED = re.compile(r"\d[\d*×xX]{6,}")  # 139****0137: no number to call
_OFFICE = re.compile(
    r"^.*(?:科|股|处|室|办|中心|大队|中队|支队|总队|委|局|厅|院|站|所|组|部|司|课|队|会|社)(?=[\u4e00-\u9fff·]{2,4}$)"
)
_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff]{1,6}")
_NO_NAME = re.compile(
    r"(?:科|股|处|室|办|中心|大队|支队|委|局|厅|院|站|所|组|部|司|股室|办公室|工作日|副?局长|副?主任|科长|处长)$"
)


@dataclass(frozen=True, slots=True)
class Contact:
    """A person and a number, "" where one is not said; `rest` is what else stood there."""

    person: str = ""
    phone: str = ""
    rest: str = ""


def is_contact(text: str) -> bool:
    """True for a line that names a person to ask or a number to call."""
    return _CONTACT.search(text) is not None


def read_contact(text: str) -> Contact:
    """The persons and numbers of a line, several joined with 、; an office is `rest`."""
    phones = [re.sub(r"[（()）\s]", "", found[1]) for found in _PHONE.finditer(text)]
    phones = [
        re.sub(r"[-—－–―]+", "-", re.sub(r"^(0\d{2,3})(?=\d{7,8}$)", r"\1-", n)) for n in phones
    ]
    marked = _LABELS.sub("|", _MASKED.sub("|", _PHONE.sub("|", text)))
    names: list[str] = []
    rest: list[str] = []
    for piece in re.split(r"[|，,；;、。：:（()）/\s【】\[\]“”]+", marked):
        name = _OFFICE.sub("", piece) if len(piece) > 3 else piece
        if _NAME.fullmatch(name) and not _NO_NAME.search(name) and name not in names:
            names.append(name)
            rest += [piece.removesuffix(name)] if piece != name else []
        elif piece:
            rest.append(piece)
    return Contact("、".join(names), "、".join(dict.fromkeys(phones)), "，".join(rest))
