"""The labels of the forms suggestions are written on: what each of them stands for."""

from collections.abc import Sequence
from enum import Enum, auto


class Field(Enum):
    """What an entry of the form tells."""

    NUMBER = auto()
    SUBJECT = auto()
    LEAD = auto()
    CO = auto()
    SESSION = auto()
    UNIT = auto()
    CONTENT = auto()
    OTHER = auto()


def _combined(prefixes: Sequence[str], nouns: Sequence[str]) -> tuple[str, ...]:
    return tuple(prefix + noun for prefix in prefixes for noun in nouns)


_LEAD_NAMES = _combined(
    ("领衔", "领头", "牵头", "第一", "主要", "提出", "提案", "建议", "提议", "首席"),
    ("代表", "委员", "人", "者", "提案人", "提案者", "建议人"),
)
_CO_NAMES = _combined(
    ("联名", "附议", "联署", "附署", "共同", "其他", "联合", "附议联名"),
    ("代表", "委员", "人", "者", "提案人", "提案者", "建议人", "提出人"),
)
_SAID_OF_NAMES = ("", "姓名", "名单", "签名", "名字")
_WORDS: dict[Field, tuple[str, ...]] = {
    Field.NUMBER: (
        *_combined(("", "建议", "提案", "大会", "议案", "代表建议"), ("编号", "序号", "案号")),
        *("提案号", "建议号"),
    ),
    Field.SUBJECT: (
        *("案由", "案名", "题目", "标题"),
        *_combined(("建议", "提案"), ("名称", "题目", "标题", "案由", "主题")),
    ),
    Field.LEAD: (
        *_combined(_LEAD_NAMES, _SAID_OF_NAMES),
        *("提案领衔人", "提案人领衔人", "议案领衔人", "领衔提案代表"),
        *("代表", "委员", "代表姓名", "委员姓名", "姓名", "提出单位", "提案单位", "领衔"),
    ),
    Field.CO: (*_combined(_CO_NAMES, _SAID_OF_NAMES), "联名", "附议", "联署"),
    Field.SESSION: tuple("会议 会议名称 届次 届别 会次 会议届次 所属会议 提出会议".split()),
    Field.UNIT: (
        *_combined(("承办", "主办", "办理", "牵头", "建议承办", "拟办"), ("单位", "部门")),
    ),
    Field.CONTENT: (
        *_combined(("", "建议", "提案", "议案", "主要", "具体"), ("内容", "全文")),
        *("正文", "案据"),
    ),
    Field.OTHER: (
        *_combined(
            ("提交", "提出", "提案", "发布", "公开", "交办", "", "成文", "登记"), ("日期", "时间")
        ),
        *_combined(("", "建议", "提案", "内容", "主题", "信息"), ("类别", "分类", "类型", "形式")),
        *_combined(("会办", "协办", "分办", "交办", "工作", ""), ("单位", "部门")),
        *_combined(("所属", "所在", ""), ("代表团", "界别", "党派", "代表小组")),
        *_combined(("代表", "委员", ""), ("证号",)),
        *_combined(("联系", "手机", "办公", ""), ("电话", "方式", "地址", "号码")),
        *_combined(("浏览", "点击", "阅读", "访问"), ("次数", "数", "量")),
        *"通讯地址 通信地址 邮编 邮政编码 传真 手机 联系人 单位及职务 单位职务".split(),
        *"工作单位及职务 职务 职业 性别 年龄 审查意见 立案情况 立案意见 办理方式 办理结果".split(),
        *"是否公开 公开方式 是否联名 主题词 关键词 一审 二审 备注 附件 年度 年份 状态".split(),
        *"索引号 信息来源 发布机构 来源 作者 字号 字体 主办 承办 协办 版权所有 阅读".split(),
        *"技术支持 备案号 网站标识码 责任编辑 编辑 审核".split(),
    ),
}
FIELD_OF = {word: field for field, words in _WORDS.items() for word in words}
