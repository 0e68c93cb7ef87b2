"""Where the letter stands on a web page: its block, the title and the entries above it."""

import re
from itertools import pairwise

from lxml import etree

from replydesk.readers.html_lines import CUE, Page

_TITLE = re.compile(r"(?:关于|^对)[\s\S]{4,}(?:答复|回复|复函|函|意见|建议|提案)")
_ENTRY = re.compile(
    r"(?:建议|提案|议案|编号|名称|标题|题目|案由|文号|发文字号|类别|分类|届次|代表团|界别|领衔|附议|联名|提出|承办|主办|会办"
    r"|办理|答复|成文|发文|发布|来源|索引|公开|文件|文\s*号)[^：:，。]{0,8}[：:]\s*\S"
)
_LABEL = re.compile(r"发[文布](?:机关|机构|单位|字号)|成文日期|文\s*号|文件编号")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,}[〔［\[(（【]20\d\d[〕］\])）】]\s*第?\d{1,5}号")
_CLASS = re.compile(r"[（(]?(?:类别|办理结果|答复类[别型])?[：:]?\s*[A-DＡ-Ｄ]\s*类?[）)]?")
_DATE = re.compile(
    r"(?:20\d\d|二[〇○零Ｏ0][一二三四五六七八九〇○零]{2})\s*[年.\-/].{1,8}?(?:日|\d)"
)
_TAIL = re.compile(
    r"附件|附[：:]|抄送|(?:答复|办理|结果)?(?:类别|结果)[：:]|[（(]?联\s*系\s*(?:人|电话|方式)|签发人|公开(?:方式|属性)?[：:]"
)
_BODY = re.compile(r"[\u4e00-\u9fff（）()·]{3,30}[局委办会厅院部府社行中心司]")
_DENSE = 25
_FEWEST = 2  # lines
_LONGEST_TITLE = 120
_FAR = 60  # lines above the block in which title and entries are looked for
_NEAR = 12  # lines below it that may be its signature
_SHARE = 0.8


def letter_range(page: Page) -> list[int]:
    """The numbers of the lines that are the letter with its title and entries.

    All lines where nothing tells a letter.
    """
    everything = list(range(len(page.lines)))
    cue = next((at for at in everything if CUE.search(page.lines[at].text)), None)
    if cue is None:
        return everything
    block = _block(page, cue)
    if block is None:
        return everything
    inside = [at for at in everything if block in _above(page.elements[at])]
    first, last = inside[0], inside[-1]
    above = [at for at in range(max(0, first - _FAR), first) if _belongs_above(page, at)]
    return [*above, *range(first, last + 1), *_below(page, last)]


def _block(page: Page, cue: int) -> etree._Element | None:
    """The innermost element round the first words of a letter that holds most of the long lines."""
    dense = {
        at: len(line.text)
        for at, line in enumerate(page.lines)
        if len(line.text) >= _DENSE and "，" in line.text and not _is_linked(page, at)
    }
    if not dense:
        return None
    enough = _SHARE * sum(dense.values())
    weights: dict[etree._Element, int] = {}
    counts: dict[etree._Element, int] = {}
    for at, line in enumerate(page.lines):
        for element in _above(page.elements[at]) if line.text else ():
            weights[element] = weights.get(element, 0) + dense.get(at, 0)
            counts[element] = counts.get(element, 0) + 1
    around = (x for x in _above(page.elements[cue]) if weights.get(x, 0) >= enough)
    # A letter is more than the one paragraph that may hold nearly all of it.
    return next((x for x in around if counts[x] >= _FEWEST), None)


def _above(element: etree._Element) -> list[etree._Element]:
    return [element, *element.iterancestors()]


def _is_linked(page: Page, at: int) -> bool:
    return page.linked[at] > 0.6 * len(page.lines[at].text)


def _belongs_above(page: Page, at: int) -> bool:
    text = page.lines[at].text
    if not text or _is_linked(page, at):
        return False
    before = page.lines[at - 1].text if at else ""
    if _LABEL.fullmatch(text) or _LABEL.fullmatch(before):  # label and value on lines of their own
        return True
    if any(pattern.match(text) for pattern in (_ENTRY, _NUMBER)) or _CLASS.fullmatch(text):
        return True
    heads = (x for x in _above(page.elements[at]) if x.tag in ("h1", "h2", "h3"))
    head = next(heads, None)
    whole = text if head is None else "".join(map(str, head.itertext()))
    return len(whole) < _LONGEST_TITLE and _TITLE.search(whole) is not None


def _below(page: Page, last: int) -> list[int]:
    """Signature, date and what follows a letter, where they stand outside of its block."""
    near = [
        at for at in range(last + 1, min(last + 1 + _NEAR, len(page.lines))) if page.lines[at].text
    ]
    kept: list[int] = []
    for at, following in pairwise([*near, -1]):
        text = page.lines[at].text
        after = page.lines[following].text if following >= 0 else ""
        signs = _BODY.fullmatch(text) is not None and _DATE.fullmatch(after) is not None
        if not (signs or _DATE.fullmatch(text) or _TAIL.match(text)) or _is_linked(page, at):
            break
        kept.append(at)
    return kept
