"""The words that make a number an amount, a share, a measure or a count.

A unit lists the characters that, standing right behind it, make it another word: 12家 is a count,
12家庭 is not. Longer units are tried first.
"""

import re

_MONEY = {
    "元": "素旦宵年月首件化",
    **dict.fromkeys(("美元", "欧元", "日元", "港元", "港币", "英镑", "块钱"), ""),
}

_SHARE = {
    **dict.fromkeys(("%", "‰", "个百分点", "百分点"), ""),
    "倍": "增数率",
    "番": "茄号薯禺话功",
    "成": "立为果功员效本熟长就都分年品交活片因绩套色型员品",
}

_MEASURE = {
    **dict.fromkeys(
        "公里 千米 海里 厘米 毫米 微米 纳米 平方公里 平方千米 平方米 立方米 公顷 吨标准煤 千克"
        " 公斤 毫克 微克 千瓦时 兆瓦时 吉瓦时 瓦时 千瓦 兆瓦 吉瓦 伏安 伏 兆伏安 毫升 摄氏度 ℃"
        " °C 周岁 周年 个工作日 工作日 个月 个季度 个学年 个学期 秒 度电 分贝 标准箱 吨公里"
        " 人公里 车公里 平米 米 吨 亩 兆帕 千帕 兆赫 赫兹 千卡 毫安时 流明 勒克斯 ㎡ ㎥ ㎞ ㎜ ㎝ ㎏"
        " km² m² m³ m2 m3".split(),
        "",
    ),
    **dict.fromkeys(
        "g/L km m cm mm kg mg μg ug t L mL ml MW GW kW MWh GWh kWh kV V MVA kVA Hz MHz GHz MPa kPa"
        " Pa dB GB TB PB MB Mpa Mbps Gbps NTU mAh ha lx".split(),
        "A-Za-z²³",
    ),
    "平方": "米公千",
    "方": "面案式向便针法位圆能言可阵程略才",
    "岁": "月末",
    "天": "然气使津空文线路井山",
    "克": "服隆拉",
    "升": "级至到学值高降",
    "瓦": "斯楞房片",
    "周": "边期年刊岁",
    "年": "代级度底初末轻报审会终",
    "分": "钟之类级析布别配工期批散局公支行厂校院中会为成流组片区包布",
}

_COUNT = {
    **dict.fromkeys(
        "人次 户次 人份 剂次 架次 班次 车次 辆次 场次 批次 台套 台（套） 台(套) 部门 课时"
        " 学时 学分 床位 席位 岗位 人口 门课 颗 座 栋 幢 辆 艘 架 棵 株 羽 枚 箱 袋"
        " 瓶 盒 趟 册 篇 盏 页 户次 件次 台次 例次 家次 项次 条次 篇次 车道 泊位 机位 工位 厕位"
        " 人天 桶 杯 盆 桌 帧".split(),
        "",
    ),
    "个": "体性",
    "家": "庭长具电乡属居族政风园国畜禽装渠",
    "项": "目链",
    "名": "额单称录",
    "人": "才工民均员力大类文社群气居",
    "户": "籍外口型数均内厕用主级",
    "所": "有以在需属得谓长述致",
    "处": "理置于级长罚分室",
    "间": "隔接断距伐作歇",
    "套": "餐路利取管",
    "台": "阶账湾风胞商北州河",
    "张": "力贴",
    "份": "额子",
    "件": "",
    "批": "准复评发量示判",
    "次": "序级日年月品生性产",
    "场": "所地馆景站",
    "期": "间限望货待末初刊",
    "轮": "车椅毂换岗训流值胎候动驾渡作休",
    "条": "件例款",
    "支": "持付撑出援教农配柱行线",
    "只": "有要能是需为读占剩",
    "头": "部等雁条衔",
    "匹": "配",
    "本": "科省级地年月市县次届土着区人单厅行轮金钱领校院",
    "部": "门委署分长队级",
    "门": "类诊户店票槛口市牌窗峡",
    "种": "植子业粮养田",
    "款": "项物待",
    "起": "来步草到点飞诉义重源于码底用始立",
    "宗": "旨教",
    "例": "如外行会证",
    "组": "织成建团合长装件屏",
    "班": "组子级车线长主轮列",
    "位": "置于列居次数一",
    "口": "岸径号头碑粮腔味服令",
    "节": "能约点水假日目省电气后前庆育奏俭制",
    "块": "状",
    "片": "面区段",
    "根": "据本源治基除植",
    "笔": "者试记",
    "单": "位独一项列个体元价品设",
    "幅": "度员",
    "粒": "子度",
    "列": "入为出席支举明装",
    "尾": "气矿水",
    "层": "次面级层",
    "眼": "科睛病下界光",
    "孔": "径",
    "道": "路德理具",
    "段": "落",
    "集": "中团体聚成群约散合镇市装资贸采结训",
    "剂": "量型",
    "届": "人大全会",
    "类": "新药创水医器似型别",
    "机时": "",
    "面": "积向临对上前貌试粉料板",
    "卷": "入烟宗起积",
    "首": "先次要府位脑席",
    "席": "位卷地次",
    "床": "位",
    "字": "母符号体节段样",
    "副": "县市局主乡镇厅省校院长职总本业食作",
    "市": "场民区县级政委值直",
    "县": "级区委域城政",
}

# Units that an ordinal in Chinese numerals takes as well (二期工程, 九台, 三门峡): digits only.
_NO_HAN = frozenset(
    "台期门部班口节片块根单列尾层眼孔道段集头只本匹份届例起升克瓦周年分市县日面方卷首席床字副"
)

_EVERYDAY_CIRCLE = r"(?![^，。；、\n]{0,8}圈)"  # 15分钟生活圈 is a name
_PER = (
    r"(?:/(?:平方公里|平方米?|公斤|立方米|公里|千瓦时|千瓦|小时|分钟|公顷|学期|[百千万]人|万元"
    r"|(?:m[²³23]?|km[²2]?|h|d|s|a|t|L|kg|min|ha|kWh)(?![A-Za-z])"
    r"|[人生年月日天次户亩吨个张床升米秒度车班套件台㎡])(?:[·./]?[年月日天期次])?)?"
)


def _alternatives(units: dict[str, str]) -> str:
    ordered = sorted(units, key=len, reverse=True)
    return "|".join(
        re.escape(unit) + (f"(?![{units[unit]}])" if units[unit] else "") for unit in ordered
    )


def _pattern(money: str, share: str, measure: str, count: str) -> re.Pattern[str]:
    return re.compile(
        r"\s{0,4}(?P<many>[余多])?(?P<size>万亿|千万|百万|[亿万千百])?\s?(?P<odd>[余多])?\s?"
        rf"(?:(?P<money>(?:{money}){_PER})|(?P<share>{share})"
        rf"|(?P<measure>(?:{measure}){_PER}|(?:分钟|个?小时){_EVERYDAY_CIRCLE}|日)"
        rf"|(?P<count>(?:{count}){_PER}|对(?=[，。；、）\s]|$)))?"
    )


UNIT = _pattern(*map(_alternatives, (_MONEY, _SHARE, _MEASURE, _COUNT)))
"""What may follow a number in digits; groups money, share, measure and count name the kind."""


def _for_han(units: dict[str, str]) -> dict[str, str]:
    return {unit: stop for unit, stop in units.items() if unit not in _NO_HAN}


HAN_UNIT = _pattern(
    *map(_alternatives, (_MONEY, _SHARE, _for_han(_MEASURE), {**_for_han(_COUNT), "届": ""}))
)
"""The same behind a number in Chinese numerals, without units that make an ordinal there."""

KINDS = ("money", "share", "measure", "count")
