"""What a web page's own table says of a letter, where the letter itself is silent."""

import re
from collections.abc import Mapping

from replydesk.domain.dates import parse_date
from replydesk.domain.facts import DOCUMENT_NUMBER, six_sided
from replydesk.domain.head_facts import Head
from replydesk.domain.marks import take_marks
from replydesk.domain.tail import Tail

_NUMBER_LABELS = ("发文字号", "文号", "文件编号")
_BODY_LABELS = (
    "发文机关",
    "发文机构",
    "发文单位",
    "发布机构",
    "发布单位",
    "公开机构",
    "公开主体",
    "来源",
    "文章来源",
)
_OPENNESS = ("公开方式", "公开类型", "公开类别", "公开属性")
_DATE_LABELS = ("成文日期", "成文时间", "发文日期", "生成日期", "生效日期")
_BODY = re.compile(
    r"[\u4e00-\u9fff（）、]{1,36}(?:[厅局委院会部署处]|办公室|政府|中心|办事处|公司|大学|街道|乡|镇)"
)


def fill_from_page(head: Head, tail: Tail, details: Mapping[str, str]) -> None:
    """Put document number, disclosure, issuing body and date where the letter has none.

    Body and date come with a doubt: a page's body may be the one that runs the site.
    """
    number = _first(details, _NUMBER_LABELS)
    if not head.document_number and (found := DOCUMENT_NUMBER.fullmatch(number.strip())):
        head.document_number = six_sided(found[0])
    if not (head.disclosure or tail.disclosure) and (said := _first(details, _OPENNESS)):
        head.disclosure = take_marks(f"公开方式：{said}")[1]
    body = _first(details, _BODY_LABELS)
    if not (head.issuer or tail.issuing_body) and _BODY.fullmatch(body):
        tail.issuing_body = body
        tail.doubt("issuing_body", f"落款没有写明机关，按网页填为“{body}”，请核对。")
    day = parse_date(_first(details, _DATE_LABELS))
    if tail.dated is None and day and not any(d.field == "dated" for d in tail.doubts):
        tail.dated = day
        tail.doubt("dated", "落款没有日期，按网页上的成文日期填写，请核对。")


def _first(details: Mapping[str, str], labels: tuple[str, ...]) -> str:
    return next((details[label] for label in labels if label in details), "")
