"""What stands around a letter on a web page: found, taken off, and told in one sentence.

A page's own lines are known by their words (breadcrumbs, 浏览次数, 上一条, 版权所有). They are
looked for above the salutation and below the date: nothing is ever taken out of the text itself.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from replydesk.domain.rejoin import Line

_BLANK = r"[ \t\u00a0\u3000]*"


def _any_of(words: str) -> str:
    """A pattern for each of the words; one of Chinese may be set apart: 来　源."""
    longest_first = sorted(words.split(), key=len, reverse=True)
    return "|".join(
        re.escape(word) if word.isascii() else _BLANK.join(map(re.escape, word))
        for word in longest_first
    )


_OF_A_PAGE = _any_of("""
索引号 索引 信息索引号 索取号 发布机构 发布单位 发布部门 公开机构 公开主体
公开部门 责任部门 公开日期 公开时限 公开范围 公开形式 公开方式 公开类型 公开类别
公开属性 发布日期 发布时间 发文日期 成文日期 成文时间 印发日期 生成日期 生效日期
失效日期 失效时间 废止日期 有效性 时效性 时效 效力状态 主题词 主题分类 主题类别
所属主题 信息分类 信息类别 信息来源 信息名称 信息所属单位 内容分类 体裁分类 体裁
组配分类 服务对象 名称 标题 建议标题 提案标题 来源 文章来源 作者 编辑 编稿时间
责任编辑 责编 审核 校对 浏览次数 浏览量 浏览 点击次数 点击数 点击量 点击率
阅读次数 阅读数 阅读量 阅读 访问次数 访问量 字号 字体 字体大小 更新时间
更新日期 录入时间 录入 发布人 发布者 撰稿 供稿 文件编号 文号 发文字号 发文机关
发文机构 发文单位 关键词 关键字 内容概述 摘要 保护视力色 视力保护色 日期 时间
类型 栏目 状态 分类 提交日期 建议类型
""")
_BUTTON = _any_of("""
首页 打印 打印本页 打印此页 打印正文 打印页面 关闭 关闭窗口 关闭本页 关闭页面
收藏 收藏本页 分享 分享到 分享至 字体 字号 大字体 小字体 大 中 小 默认 超大
微信 微博 新浪微博 腾讯微博 QQ空间 QQ好友 QQ 复制链接 返回 返回顶部
返回首页 返回列表 扫一扫 下载 我要纠错 纠错 无障碍 无障碍浏览 无障碍阅读 长者
长者模式 长者版 长者助手 适老版 适老化 关怀版 简体 繁体 繁體 登录 注册 搜索
检索 高级检索 手机版 移动版 English EN 智能问答 设为首页 加入收藏
语音播报 朗读 听全文 站内搜索 请输入关键字 在手机打开当前页 扫码带走 收藏本文
打印本文
""")
_AFTER = _any_of("""
上一篇 上一条 上一页 上一则 上一个 下一篇 下一条 下一页 下一则 下一个 前一篇
前一条 后一篇 后一条 相关链接 相关文章 相关信息 相关阅读 相关新闻 相关附件
相关文档 相关稿件 相关解读 相关推荐 相关内容 版权所有 版权声明 Copyright
copyright © 网站标识码 政府网站标识码 网站地图 站点地图 联系我们
关于我们 友情链接 网站声明 隐私声明 免责声明 技术支持 维护单位 运维 网站维护
网站管理 政府网站找错 政府网站年度 网站支持 分享到 扫一扫 扫描二维码 附件下载
您访问的链接 返回顶部 责任编辑 信息来源 发布日期 发布时间 浏览次数 点击数
我要纠错 纠错 打印本页 打印本文 打印正文 微信扫码 微信扫一扫 账号+ 还没有账号
立即注册 关闭窗口 推荐阅读 猜你喜欢 热门 网站首页 404 本站 建议使用 邮政编码
备案号 文章关键词 微信公众号 收藏本文
""")
_AFTER_LABEL = _any_of(
    "编辑 责编 来源 审核 一审 二审 三审 初审 终审 校对 主管 主管单位 主办 邮编 地址 标签"
)
_POSITION = r"[您你]?(?:当前|现在|所在)?的?(?:所在)?位置"
_CRUMB = re.compile(
    rf"{_POSITION}|[您你]所在的?位置|首\s*页\s*[>＞»›/\\|→\-—]"
    r"|^[^。，；]{2,24}\s*[>＞»›]\s*[^。，；]{2,24}\s*[>＞»›]"
)
_DETAIL = re.compile(rf"[-|\s]*[【\[]?(?:{_OF_A_PAGE}){_BLANK}[】\]]?{_BLANK}(?:[：:|\t]|$)")
_SEVERAL = re.compile(rf"(?:^|\s)(?:{_OF_A_PAGE})(?=[：:\s])")
_ROW = re.compile(
    rf"({_OF_A_PAGE}){_BLANK}[：:|\s]{_BLANK}\|?{_BLANK}([^|：:\s][^|：:]*?)"
    rf"(?=\s*\||\s{{2,}}|\t|$|\s+(?:{_OF_A_PAGE})(?:[：:\s]|$))"
)
_BUTTONS = re.compile(rf"(?:[\s【】\[\]()（）|·・,，、/：:<>+\-]|A[+-]|T|{_BUTTON})+")
_GREETING = re.compile(
    r"今天是|欢迎(?:访问|光临|您)|现在是|20\d\d(?:年\d{1,2}月\d{1,2}日|-\d\d?-\d\d?)\s*星期"
    r"|20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+\d{1,2}[:：]\d{2}"
)
_ENDS = re.compile(
    rf"[【\[（(<]?\s*(?:{_POSITION}|{_AFTER}|(?:{_AFTER_LABEL})\s*[：:]|首页\s|【?打印\s*关闭"
    r"|[【\[](?:打印|关闭|收藏)|[\u4e00-\u9fff]?ICP备|[\u4e00-\u9fff]{0,4}公网安备|阅读\s*[（(：:]\s*\d"
    r"|<!--|\|\s*$|!\[)"
)
_FOOT = re.compile(r"(?:主办|承办|协办)单位\s*[：:]|传真")
_DATE = re.compile(
    r"^(?:.{0,30})?[\d〇○零一二三四五六七八九]{4}\s*[年\-./]\s*[\d一二三四五六七八九十]{1,3}\s*[月\-./]\s*[\d一二三四五六七八九十]{0,3}\s*日?$"
)
_OPENS = re.compile(
    r"收悉|(?:答复|回复|函告|复函|函复|反馈)如下|如下[：:]?$|^[您你][们]?(?:在|提出|的|所提)|已交|转交|贵[委局厅办会]"
)
_SALUTATION = re.compile(r"^(?:致\s*)?(?:尊敬的)?[^。；：:]{2,80}(?:[：:]|代表$|委员$)")
_LETTER_HEAD = re.compile(
    r"关于|对.{2,60}(?:建议|提案|议案|意见)|(?:答复|复函|回复|的函|答复函|意见|报告|说明)(?:[（(].{1,12}[）)])?$"
    r"|[〔【\[(（]\s*\d{4}\s*[〕】\])）]|第\s*\S{1,8}\s*号|签发|类\s*别|分\s*类|办理结果|结果|公开|[A-D]\s*类|^[（(]?[A-D][）)]?$"
    r"|(?:局|厅|委|委员会|办公室|人民政府|政府|文件|代表|委员)(?:文件|（函）|函)?$|建议|提案|会议"
)


@dataclass(frozen=True, slots=True)
class Surrounded:
    """The lines of the letter, and the lines that stood around it."""

    letter: tuple[Line, ...]
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()

    @property
    def details(self) -> dict[str, str]:
        """What the page says of the letter, by label without blanks: 文号, 发布机构, 公开方式 …"""
        found: dict[str, str] = {}
        label = ""
        for text in self.above:
            for row in _ROW.finditer(text):
                found.setdefault(re.sub(r"\s", "", row[1]), row[2].strip())
            if label and not _DETAIL.match(text):
                found.setdefault(label, text)
            bare = re.sub(r"\s", "", text)
            label = bare if re.fullmatch(_OF_A_PAGE, bare) else ""
        return found

    @property
    def notes(self) -> list[str]:
        """A sentence that tells what was left out, [] where nothing was."""
        left = [*self.above, *self.below]
        if not left:
            return []
        shown = "、".join(f"“{text[:20]}”" for text in left[:3])
        return [f"信件以外的网页文字{len(left)}行没有收录，如{shown}。"]


def take_off(lines: Sequence[Line]) -> Surrounded:
    """The letter without what a web page puts around it; all lines where there is no letter."""
    lines = [replace(x, text=_unboxed(x.text)) if "|" in x.text else x for x in lines]
    filled = [at for at, line in enumerate(lines) if line.text]
    start = _opening(lines, filled)
    if start is None:
        return Surrounded(tuple(lines))
    first, dropped = _top(lines, start)
    last = _bottom(lines, start)
    kept = [
        line for at, line in enumerate(lines[first:last], first) if at not in dropped or at >= start
    ]
    above = [lines[at].text for at in sorted({*range(first), *dropped}) if lines[at].text]
    below = tuple(line.text for line in lines[last:] if line.text)
    return Surrounded(tuple(kept), tuple(above), below)


def _unboxed(text: str) -> str:
    """A row of a table without its rules, the answer in it without its label."""
    if "|" not in text:
        return text
    found = re.match(
        r"[|\s]*(?:问题|建议|提案|办理)?(?:答复|回复)(?:内容)?\s*[：:]?\s*\|\s*(.{40,}?)[|\s]*$",
        text,
    )
    return found[1] if found else text.strip("| ") if text.count("|") <= 2 else text


def _opening(lines: Sequence[Line], filled: list[int]) -> int | None:
    """Index of the salutation, or of the opening where nobody is addressed."""
    opening = None
    for place, at in enumerate(filled):
        text = lines[at].text
        behind = [lines[i].text for i in filled[place + 1 : place + 3]]
        if (
            _SALUTATION.match(text)
            and not text.startswith("关于")
            and any(_OPENS.search(t[:200]) for t in (text, *behind))
            and not _is_detail(text)
        ):
            return at
        if opening is None and _OPENS.search(text) and len(text) > 20 and not _is_title(text):
            opening = at
    return opening


def _is_title(text: str) -> bool:
    return text.endswith(("答复", "复函", "回复", "的函", "答复函")) and "。" not in text


def _is_detail(text: str) -> bool:
    """A line that only a page has: details of the publication, buttons, a crumb, a greeting."""
    return bool(
        _CRUMB.search(text)
        or _DETAIL.match(text)
        or len(_SEVERAL.findall(text)) >= 2
        or _BUTTONS.fullmatch(text)
        or (_GREETING.match(text) and len(text) < 60)
        or _ENDS.match(text)
    )


def _top(lines: Sequence[Line], start: int) -> tuple[int, set[int]]:
    """(where the letter begins, places of a page's lines between there and the salutation)."""
    marks = {at for at in range(start) if lines[at].text and _is_detail(lines[at].text)}
    if not marks:
        return 0, set()
    # A label alone on its line has its value on the next one.
    labels = {at for at in marks if re.fullmatch(_OF_A_PAGE, re.sub(r"\s", "", lines[at].text))}
    marks |= {at + 1 for at in labels if at + 1 < start}
    first = max((at + 1 for at in marks if _CRUMB.search(lines[at].text)), default=0)
    own = (at for at in range(first, start) if lines[at].text and at not in marks)
    head = next((at for at in own if _LETTER_HEAD.search(lines[at].text)), start)
    return head, {at for at in marks if at > head}


def _bottom(lines: Sequence[Line], start: int) -> int:
    """Where the page goes on behind the letter."""
    dated = None
    for at in range(start + 1, len(lines)):
        text = lines[at].text
        if not text or len(text) > 160:
            continue
        if dated is None and len(text) <= 50 and _DATE.match(text) and "印发" not in text:
            dated = at
        if _ENDS.match(text) and (dated is not None or _is_over(lines[at:])):
            return _without_foot(lines, start if dated is None else dated, at)
        if dated is not None and _BUTTONS.fullmatch(text) and len(text) > 1:
            return at
    return len(lines)


def _is_over(rest: Sequence[Line]) -> bool:
    """True where nothing but a page's lines follows: no sentence of a letter any more."""
    return not any(len(line.text) > 30 and line.text.endswith(("。", "；")) for line in rest)


def _without_foot(lines: Sequence[Line], dated: int, end: int) -> int:
    """The bodies that run a page may stand right above its other lines."""
    while end - 1 > dated and (not lines[end - 1].text or _FOOT.match(lines[end - 1].text)):
        end -= 1
    return end
