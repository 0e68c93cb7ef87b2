"""Whole letters as they are copied out of web pages, PDFs and Word, from text to fields.

The truth beside each letter was written by hand, by reading the letter.
"""

from dataclasses import dataclass

import pytest

from replydesk.domain.letter import ReplyLetter, SectionKind, Urgency
from replydesk.domain.reading import Reading
from replydesk.domain.recognition import recognise
from replydesk.domain.rejoin import lines_of
from replydesk.domain.tidy import clean_paragraphs

MEASURES, OUTCOMES = SectionKind.MEASURES, SectionKind.OUTCOMES
NEXT, LACKING, OTHER = SectionKind.NEXT_STEPS, SectionKind.DIFFICULTIES, SectionKind.OTHER

Sections = list[tuple[SectionKind, list[str]]]


def read(text: str) -> Reading:
    return recognise(*clean_paragraphs(lines_of(text)))


def shape(letter: ReplyLetter) -> list[tuple[str | None, Sections]]:
    """Part headings, section kinds and the label of each paragraph."""
    return [
        (part.heading, [(s.kind, [sign for sign, _ in s.labelled()]) for s in part.sections])
        for part in letter.parts
    ]


OPENING = "您提出的《关于加强古树保护的建议》（第0077号）收悉。现答复如下："
END = "感谢您的关心。\n明州市林业局\n2025年5月7日"


def with_body(body: str) -> ReplyLetter:
    return read(f"王予安代表：\n{OPENING}\n{body}\n{END}").letter


@dataclass(frozen=True)
class Body:
    text: str
    shape: list[tuple[str | None, Sections]]


BODIES = {
    "headings without numbers, one paragraph a line": Body(
        "主要措施\n完善制度。印发管理办法，明确主体责任。\n强化执法。开展整治12次，清运车辆3万辆。\n"
        "取得成效\n全市停放点位4860个，投诉量同比下降41%。\n存在困难\n停放资源不足。\n"
        "下步打算\n推进电子围栏建设，年内覆盖中心城区。",
        [(None, [(MEASURES, ["", ""]), (OUTCOMES, [""]), (LACKING, [""]), (NEXT, [""])])],
    ),
    "asks fused with a comma, points run in with figures": Body(
        "一、关于“丰富供给”的建议，我局采取以下措施：一是研发；二是培育。\n"
        "二、关于“培养人才”的建议。主要做法：1.开设专业。已有18所。2.开展培训。培训5万人次。",
        [("关于“丰富供给”的建议", [(MEASURES, [""])]),
         ("关于“培养人才”的建议", [(MEASURES, ["1.", "2."])])],
    ),
    "第一，关于…的建议": Body(
        "第一，关于强化人才支撑的建议。我委招聘乡村医生86名。\n"
        "第二，关于完善设备配置的建议。我委配置设备。\n今后，继续加大投入。",
        [("关于强化人才支撑的建议", [(MEASURES, [""])]),
         ("关于完善设备配置的建议", [(MEASURES, [""]), (NEXT, [""])])],
    ),
    "在…方面。": Body(
        "一、在政策引导方面。印发文件7份。\n同时，建立协调机制。\n二、在人才支撑方面。\n"
        "（一）引进。\n（二）培养。",
        [("在政策引导方面", [(MEASURES, ["", ""])]),
         ("在人才支撑方面", [(MEASURES, ["（一）", "（二）"])])],
    ),
    "a lead paragraph keeps its list": Body(
        "我局已完成普查。\n下一步，将做好以下工作：\n（一）强化政策。\n1.用地。\n2.资金。\n（二）强化监管。",
        [(None, [(MEASURES, [""]), (NEXT, ["", "（一）", "1.", "2.", "（二）"])])],
    ),
    "points explained in paragraphs of their own": Body(
        "一是建设基地。\n全市建成基地46个，其中国家级3个。\n二是订单培养。\n学员达2600人。",
        [(None, [(MEASURES, ["一是", "", "二是", ""])])],
    ),
    "a list whose last point looks ahead": Body(
        "一、推动参保。已有8.6万人参保。\n二、建设驿站。\n三、下一步，我会将推动协商。",
        [(None, [(MEASURES, ["一、", "二、"]), (NEXT, [""])])],
    ),
    "首先、其次、最后": Body(
        "首先，改造站台。\n其次，建设枢纽。\n最后，完善标识。",
        [(None, [(MEASURES, ["首先，", "其次，", ""])])],
    ),
    "names of sections and one that is none": Body(
        "一、项目由来\n道路狭窄。\n二、项目进展\n可研已编制。\n三、存在困难\n资金不足。\n四、下步计划\n开工建设。",
        [(None, [(OTHER, [""]), (MEASURES, [""]), (LACKING, [""]), (NEXT, [""])])],
    ),
    "names of sections above headings that are no parts": Body(
        "一、主要工作情况\n（一）健全体系方面\n1.建立制度。\n（二）提升能力方面\n已建房。\n"
        "二、下一步工作考虑\n加强建设。",
        [(None, [(MEASURES, ["（一）", "1.", "（二）", ""]), (NEXT, [""])])],
    ),
    "parts without numbers, sections with them": Body(
        "关于“完善设施”的建议\n一、主要措施\n建设设施。\n二、主要成效\n建成8处。\n"
        "关于培养人才的建议：\n一、主要措施\n培训人员。\n二、下步打算\n继续培训。",
        [("关于“完善设施”的建议", [(MEASURES, [""]), (OUTCOMES, [""])]),
         ("关于培养人才的建议", [(MEASURES, [""]), (NEXT, [""])])],
    ),
    "difficulties told by their words": Body(
        "近年来，我局开展普查。\n目前存在的主要问题是：资金缺口大。\n下一步，争取资金。",
        [(None, [(MEASURES, [""]), (LACKING, [""]), (NEXT, [""])])],
    ),
}  # fmt: skip


@pytest.mark.parametrize("body", BODIES.values(), ids=list(BODIES))
def test_bodies_of_the_shapes_offices_write(body: Body) -> None:
    letter = with_body(body.text)
    assert shape(letter) == body.shape
    assert letter.closing == ("感谢您的关心。",)


def test_a_last_point_of_three_keeps_its_word() -> None:
    section = with_body("首先，改造站台。\n其次，建设枢纽。\n最后，完善标识。").parts[0].sections[0]
    assert section.paragraphs[-1].text == "最后，完善标识。"


def test_head_and_end_of_a_county_letter_with_masthead_and_approver() -> None:
    reading = read(
        "清禾县农业农村局文件\n清农函〔2024〕第 31 号      签发人：陆望舒\n（B类）\n"
        "清禾县农业农村局关于县十八届人大三次会议\n第 45 号建议的答复\n苏 禾、林见微等 6 名代表:\n"
        "    你们提出的《关于加大高标准农田建设力度，\n促进粮食增产的建议》已收悉，现答复如下:\n"
        "    我局已建成高标准农田。\n    欢迎你们继续关心支持农业工作。\n清禾县农业农村局（盖章）\n"
        "2024 年 6 月 3 日\n主动公开\n附件：1.建设清单\n2.任务表\n"
        "联系人及电话：沈一川  0999-5550101\n抄送：县政协提案委、县政府办（督查室、建议科）。"
    )
    letter = reading.letter
    assert letter.title == "清禾县农业农村局关于县十八届人大三次会议第45号建议的答复"
    assert (letter.document_number, letter.resolution_class) == ("清农函〔2024〕31号", "B")
    assert letter.signer == "陆望舒"
    assert letter.addressees == ("苏禾", "林见微")
    assert letter.subject == "关于加大高标准农田建设力度，促进粮食增产的建议"
    assert letter.signature.issuing_body == "清禾县农业农村局"
    assert letter.disclosure == "open"
    assert letter.attachments == ("建设清单", "任务表")
    assert (letter.contact_person, letter.contact_phone) == ("沈一川", "0999-5550101")
    assert letter.copies_to == ("县政协提案委", "县政府办（督查室、建议科）")
    assert "等6名代表" in "".join(reading.remarks)


@pytest.mark.parametrize("above", ["特急\n云民函〔2026〕7号", "特急  云民函〔2026〕7号"])
def test_urgency_stands_alone_or_before_the_document_number(above: str) -> None:
    letter = read(
        f"{above}\n签发人：顾清远\n关于第0128号建议的答复\n王予安代表：\n{OPENING}\n已办理。\n"
        "云岭省民政厅\n2026年5月9日"
    ).letter
    assert (letter.urgency, letter.signer) == (Urgency.EXTRA_URGENT, "顾清远")
    assert letter.document_number == "云民函〔2026〕7号"


def test_a_joint_letter_without_signature_takes_the_masthead() -> None:
    letter = read(f"云岭省财政厅  云岭省商务厅\n王予安代表：\n{OPENING}\n已办理。\n2025.5.9").letter
    assert letter.signature.issuing_body == "云岭省财政厅、云岭省商务厅"


@pytest.mark.parametrize(
    ("salutation", "names"),
    [
        ("张 三丰代表，李 知远代表：", ("张三丰", "李知远")),
        ("何以宁、卓文君、陶然亭 3位代表:", ("何以宁", "卓文君", "陶然亭")),
        ("王予安、李知远、张 晚 晴等10位代表：", ("王予安", "李知远", "张晚晴")),
        ("田间、苏禾、\n叶子代表：", ("田间", "苏禾", "叶子")),
        ("致：王予安代表", ("王予安",)),
        ("民盟明州市委：", ("民盟明州市委",)),
        ("市政协社法委：", ("市政协社法委",)),
        ("省工商联：", ("省工商联",)),
        ("县政协：", ("县政协",)),
    ],
)
def test_salutations_as_they_are_copied(salutation: str, names: tuple[str, ...]) -> None:
    assert read(f"{salutation}\n{OPENING}\n已办理。\n{END}").letter.addressees == names


@pytest.mark.parametrize(
    ("opening", "number", "subject", "session"),
    [
        ("您在市政协十四届三次会议上提出的《关于优化公交的提案》（第〔2025〕112号）收悉，现答复如下：",
         "〔2025〕112", "关于优化公交的提案", "市政协十四届三次会议"),
        ("您提出的关于加强心理教育的建议（第2025-018号）已转交我局办理，现将办理情况答复如下：",
         "2025-018", "关于加强心理教育的建议", None),
        ("您提出的关于“推进城市更新、改善环境”的建议收悉，现将有关情况函复如下：",
         None, "关于“推进城市更新、改善环境”的建议", None),
        ("贵委转来的市政协十四届三次会议第0203号提案《关于保障权益的提案》收悉。现提出如下会办意见：",
         "0203", "关于保障权益的提案", "市政协十四届三次会议"),
    ],
)  # fmt: skip
def test_openings_as_they_are_copied(
    opening: str, number: str | None, subject: str, session: str | None
) -> None:
    letter = read(f"王予安代表：\n{opening}\n已办理。\n{END}").letter
    assert letter.opening == (opening,)
    assert (letter.number, letter.subject) == (number, subject)
    assert letter.plenary_session == session


@pytest.mark.parametrize(
    ("between", "after"),
    [
        ("联系处室：规划处  联系人：易安居  电话：0999-5550121\n明州市林业局\n（公章）", ""),
        (
            "明州市林业局",
            "办理结果：B  公开方式：主动公开\n（联系人及联系方式：易安居，0999-5550121）",
        ),
        (
            "承办单位：明州市林业局\n联系人：易安居\n电话：0999-5550121\n明州市林业局",
            "主送：王予安代表",
        ),
    ],
)
def test_signature_with_contacts_around_it(between: str, after: str) -> None:
    letter = read(
        f"王予安代表：\n{OPENING}\n已办理。\n{between}\n2025 年 5 月 7 日\n{after}"
    ).letter
    assert letter.signature.issuing_body == "明州市林业局"
    assert (letter.contact_person, letter.contact_phone) == ("易安居", "0999-5550121")
    assert [p.text for *_, p in letter.paragraphs()] == ["已办理。"]


PDF = """                    明州市文化广电旅游局

   关于市政协十五届四次会议第台 52 号提案的
                  答复

    方之远委员：

    您在市政协十五届四次会议上提出的《关于深化乡村文化交流
打造研学旅行基地的提案》（第台 52 号）收悉，经商市教育局、市
台办，现答复如下：

    （一）建设研学基地。2024年，全市新认定研学基地 18 家，
累计达 46家，接待学生 12.8 万人次，其中外地学生 3200人次。
印发了《明州市研学旅行基地(营地)认定与管理办
法（试行）》，明确了认定标准，开展了评估，组织了多轮次培训。

    （二）开展交流活动。举办乡村文化节 6 场,开展非遗工坊体

                              — 1 —

验活动 120余场，参与人数超 3 万人次。

                                明州市文化广电旅游局

                                  2025年 5月 7 日
"""


@pytest.mark.parametrize("indented", [True, False])
def test_a_pdf_page_with_broken_title_and_page_number(indented: bool) -> None:
    text = PDF if indented else "\n".join(x.strip() for x in PDF.splitlines() if x.strip())
    letter = read(text).letter
    assert letter.title == "明州市文化广电旅游局关于市政协十五届四次会议第台52号提案的答复"
    assert (letter.number, letter.addressees) == ("台52", ("方之远",))
    assert letter.subject == "关于深化乡村文化交流打造研学旅行基地的提案"
    points = [p.text for *_, p in letter.paragraphs()]
    assert len(points) == 2
    assert "管理办法（试行）》" in points[0]
    assert "非遗工坊体验活动120余场" in points[1]
    assert letter.signature.issuing_body == "明州市文化广电旅游局"


def test_a_second_masthead_and_a_second_document_number_are_told() -> None:
    reading = read(
        "明州市水务局文件\n明州市林业局\n明水函〔2025〕7号\n明水建〔2025〕9号\n"
        f"关于市人大建议的答复\n王予安代表：\n{OPENING}\n已办理。\n明州市水务局\n2025年5月7日"
    )
    told = "".join(reading.remarks)
    assert "明州市林业局" in told
    assert reading.letter.document_number == "明水建〔2025〕9号"
    assert "明水函〔2025〕7号" in told


def test_what_stands_twice_and_differs_is_told() -> None:
    reading = read(
        f"A\n主动公开\n明州市水务局\n王予安代表：\n{OPENING}\n已办理。\n明州市林业局\n2025年5月7日\n"
        "办理结果：B\n公开方式：依申请公开\n"
        "联系人：易安居，电话：0999-5550121\n联系人：叶知秋，电话：0999-5550122"
    )
    told = "".join(reading.remarks)
    assert (reading.letter.resolution_class, reading.letter.contact_person) == ("A", "易安居")
    assert "办理结果是B" in told
    assert reading.letter.disclosure == "open"
    assert "disclosure" in {doubt.field for doubt in reading.doubts}
    assert "明州市水务局" in told
    assert "叶知秋" in told
