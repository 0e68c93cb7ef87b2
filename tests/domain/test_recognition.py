"""Old letters of the shapes offices write, recognised from their clean paragraphs."""

from datetime import date

import pytest

from replydesk.domain.errors import InputError
from replydesk.domain.letter import (
    AddresseeRole,
    Disclosure,
    ReplyLetter,
    SectionKind,
    SubmissionKind,
)
from replydesk.domain.reading import Reading
from replydesk.domain.recognition import recognise

OPENING = "您提出的《关于加快社区养老服务的建议》（第0128号）收悉。现答复如下："
END = ["感谢您对民政工作的关心和支持。", "明州市民政局", "2025年5月27日"]


def read(*paragraphs: str) -> ReplyLetter:
    return recognise(paragraphs).letter


def shape(letter: ReplyLetter) -> list[tuple[str | None, list[tuple[SectionKind, list[str]]]]]:
    """Part headings, section kinds and the labels in each section."""
    return [
        (part.heading, [(s.kind, [sign for sign, _ in s.labelled()]) for s in part.sections])
        for part in letter.parts
    ]


def everything(reading: Reading) -> str:
    """All the text that ended in a field or a note, in any order."""
    letter = reading.letter
    sections = [s for part in letter.parts for s in part.sections]
    texts = [
        letter.title,
        letter.document_number,
        letter.salutation,
        *letter.opening,
        *(part.heading for part in letter.parts),
        *(s.heading for s in sections),
        *(sign + p.text for s in sections for sign, p in s.labelled()),
        *letter.closing,
        *letter.attachments,
        letter.signature.issuing_body,
        f"{letter.signature.dated:%Y年%-m月%-d日}" if letter.signature.dated else "",
        letter.contact_person,
        letter.contact_phone,
        *letter.copies_to,
        *reading.remarks,
    ]
    return "\n".join(text for text in texts if text)


def test_parts_with_sections_and_three_kinds_of_labels() -> None:
    letter = read(
        "王予安代表：",
        OPENING,
        "一、关于“完善服务设施”的建议",
        "（一）主要措施",
        "一是强化规划。编制设施专项规划。",
        "二是盘活存量。改造闲置公房。",
        "（二）主要成效",
        "1.建成综合体96个。",
        "2.2025年新增助餐点31个。",
        "（三）下步打算",
        "一是继续扩面；二是提高质量。",
        "二、关于“加强队伍建设”的建议",
        "（一）主要措施",
        "开展护理员培训。",
        *END,
    )
    measures, outcomes = SectionKind.MEASURES, SectionKind.OUTCOMES
    assert shape(letter) == [
        (
            "关于“完善服务设施”的建议",
            [
                (measures, ["一是", "二是"]),
                (outcomes, ["1.", "2."]),
                (SectionKind.NEXT_STEPS, [""]),
            ],
        ),
        ("关于“加强队伍建设”的建议", [(measures, [""])]),
    ]
    assert letter.parts[0].sections[1].paragraphs[1].text == "2025年新增助餐点31个。"
    assert [label for label, _ in letter.parts[0].sections[2].paragraphs[0].points] == [
        "一是",
        "二是",
    ]
    assert letter.closing == (END[0],)


def test_numbered_points_that_begin_with_a_figure_are_no_decimals() -> None:
    letter = read(
        "王予安代表：", OPENING, "一、关于服务设施的建议", "主要成效：",
        "1.31个县建成综合体。", "2.96个社区开设助餐点。", "3.5亿元资金拨付到位。", *END,
    )  # fmt: skip
    assert shape(letter)[0][1] == [(SectionKind.OUTCOMES, ["1.", "2.", "3."])]


def test_a_lone_decimal_at_the_front_stays_text() -> None:
    letter = read("王予安代表：", OPENING, "1.5亿元资金已拨付到位，累计惠及3万人。", *END)
    assert letter.parts[0].sections[0].paragraphs[0].text.startswith("1.5亿元")


def test_a_letter_without_parts_is_one_part_without_heading_told_apart_by_its_language() -> None:
    letter = read(
        "王予安委员：",
        OPENING,
        "近年来，我局把养老服务纳入规划，出台扶持办法。",
        "截至2025年4月，全市累计建成综合体96个。",
        "下一步，我局将继续扩大覆盖面。",
        *END,
    )
    assert shape(letter) == [
        (
            None,
            [
                (SectionKind.MEASURES, [""]),
                (SectionKind.OUTCOMES, [""]),
                (SectionKind.NEXT_STEPS, [""]),
            ],
        )
    ]


def test_numbered_section_names_are_sections_not_parts() -> None:
    letter = read(
        "王予安代表：", OPENING, "一、办理情况", "我局已开展排查。", "二、存在困难",
        "用地指标紧张。", "三、下一步工作打算", "抓紧落实用地。", *END,
    )  # fmt: skip
    assert [(p.heading, [s.heading for s in p.sections]) for p in letter.parts] == [
        (None, ["办理情况", "存在困难", "下一步工作打算"])
    ]
    assert [s.kind for s in letter.parts[0].sections] == [
        SectionKind.MEASURES,
        SectionKind.DIFFICULTIES,
        SectionKind.NEXT_STEPS,
    ]


def test_a_section_name_numbered_like_the_parts_is_a_part_of_its_own() -> None:
    letter = read(
        "王予安代表：", OPENING, "一、加大财政投入", "已安排补贴。", "二、下一步工作打算",
        "一是继续投入；二是加快建设。", *END,
    )  # fmt: skip
    assert [part.heading for part in letter.parts] == ["加大财政投入", "下一步工作打算"]
    assert [s.kind for s in letter.parts[1].sections] == [SectionKind.NEXT_STEPS]


def test_a_list_stays_together_where_its_points_do_different_things() -> None:
    letter = read(
        "王予安委员：", OPENING, "第一，关于投入。截至目前累计投入1.86亿元。",
        "第二，关于机制。制定管理办法。", "第三，关于宣传。开展活动。", "今后，继续推进。", *END,
    )  # fmt: skip
    assert [[sign for sign, _ in s.labelled()] for s in letter.parts[0].sections] == [
        ["第一，", "第二，", "第三，"],
        [""],
    ]


def test_a_co_handling_opinion_to_a_body_is_read() -> None:
    letter = read(
        "省商务厅：",
        "现就省政协十三届三次会议第0215号《关于促进夜间经济发展的提案》提出如下会办意见：",
        "近年来，我厅支持夜间文旅消费集聚区建设。",
        "云岭省文化和旅游厅",
        "2025年4月30日",
    )
    assert (letter.addressees, letter.addressee_role) == (("省商务厅",), AddresseeRole.BODY)
    assert (letter.number, letter.kind) == ("0215", SubmissionKind.PROPOSAL)
    assert len(letter.opening) == 1


def test_the_footer_of_a_web_page_is_no_contact() -> None:
    reading = recognise(
        ["王予安代表：", OPENING, "我局已办理。", *END, "版权所有：某网站 联系电话：0999-5550100"]
    )
    assert reading.letter.contact_phone is None
    assert any("版权所有" in note for note in reading.remarks)


def test_headings_fused_with_their_text_are_cut_off() -> None:
    letter = read(
        "王予安代表：",
        OPENING,
        "一、关于加强设施建设的建议。近年来，我局持续加大投入。",
        "二、关于培养护理人才的问题。我局会同教育部门开展培训。",
        *END,
    )
    assert [part.heading for part in letter.parts] == [
        "关于加强设施建设的建议",
        "关于培养护理人才的问题",
    ]
    assert letter.parts[1].sections[0].paragraphs[0].text == "我局会同教育部门开展培训。"


def test_text_before_the_first_part_is_kept_in_a_part_of_its_own() -> None:
    letter = read(
        "王予安代表：",
        OPENING,
        "养老服务事关千家万户。",
        "一、关于设施的建议",
        "已建成设施。",
        *END,
    )
    assert [part.heading for part in letter.parts] == [None, "关于设施的建议"]


def test_a_list_that_begins_again_keeps_its_numbers() -> None:
    letter = read(
        "王予安代表：", OPENING, "设施方面。", "一是规划。", "二是建设。", "人才方面。",
        "一是培训。", "二是激励。", *END,
    )  # fmt: skip
    signs = [sign for s in letter.parts[0].sections for sign, _ in s.labelled()]
    assert signs == ["", "一是", "二是", "", "一是", "二是"]


def test_a_number_out_of_order_is_put_right_and_told() -> None:
    reading = recognise(
        ["王予安代表：", OPENING, "一是规划先行。", "三是建设提速。", *END],
    )
    signs = [sign for sign, _ in reading.letter.parts[0].sections[0].labelled()]
    assert signs == ["一是", "二是"]
    assert any("二是" in note for note in reading.remarks)


@pytest.mark.parametrize(
    ("salutation", "names", "role"),
    [
        ("王予安代表：", ("王予安",), AddresseeRole.DEPUTY),
        ("尊敬的王予安委员：", ("王予安",), AddresseeRole.MEMBER),
        ("王予安、李知远等5名代表：", ("王予安", "李知远"), AddresseeRole.DEPUTY),
        ("王予安代表、李知远代表:", ("王予安", "李知远"), AddresseeRole.DEPUTY),
        ("王予安、李知远、张晚晴委员：", ("王予安", "李知远", "张晚晴"), AddresseeRole.MEMBER),
        ("明州市政协提案委员会：", ("明州市政协提案委员会",), AddresseeRole.BODY),
    ],
)
def test_salutations(salutation: str, names: tuple[str, ...], role: AddresseeRole) -> None:
    letter = read(salutation, OPENING, "我局已办理。", *END)
    assert (letter.addressees, letter.addressee_role) == (names, role)


def test_a_salutation_fused_with_the_opening_is_parted_from_it() -> None:
    letter = read(f"王予安代表：{OPENING}", "我局已办理。", *END)
    assert letter.opening == (OPENING,)


@pytest.mark.parametrize(
    ("opening", "session", "number", "subject", "kind"),
    [
        (
            "您在省十四届人大四次会议上提出的《关于加强校企合作的建议》收悉，现答复如下：",
            "省十四届人大四次会议", None, "关于加强校企合作的建议", SubmissionKind.SUGGESTION,
        ),
        (
            "您在政协明州市第十五届委员会第三次会议上提出的“关于发展托育服务的提案”（第DH0271号）已收悉，回复如下。",
            "政协明州市第十五届委员会第三次会议", "DH0271",
            "关于发展托育服务的提案", SubmissionKind.PROPOSAL,
        ),
        (
            "您提出的第台52号提案《关于两岸青年交流的提案》已交我们研究办理，现将结果复函如下：",
            None, "台52", "关于两岸青年交流的提案", SubmissionKind.PROPOSAL,
        ),
        (
            "你们提出的关于整治老旧小区停车的建议（第0036号）收到。经研究，答复如下：",
            None, "0036", "关于整治老旧小区停车的建议", SubmissionKind.SUGGESTION,
        ),
    ],
)  # fmt: skip
def test_what_the_opening_tells(
    opening: str, session: str | None, number: str | None, subject: str, kind: SubmissionKind
) -> None:
    letter = read("王予安代表：", opening, "我局已办理。", *END)
    assert letter.opening == (opening,)
    assert letter.plenary_session == session
    assert letter.number == number
    assert letter.subject == subject
    assert letter.kind is kind


def test_what_stands_above_the_salutation() -> None:
    letter = read(
        "类别：B", "明民函【2025】第017号", "关于市十七届人大五次会议", "第0128号建议的答复",
        "王予安代表：", OPENING, "我局已办理。", *END,
    )  # fmt: skip
    assert letter.resolution_class == "B"
    assert letter.document_number == "明民函〔2025〕17号"
    assert letter.title == "关于市十七届人大五次会议第0128号建议的答复"
    assert letter.plenary_session == "市十七届人大五次会议"


def test_what_stands_below_the_text() -> None:
    letter = read(
        "王予安代表：", OPENING, "我局已办理。", "感谢您的关心。",
        "附件：1.设施建设清单", "2.2025年任务分解表",
        "明州市民政局", "2025年5月27日", "（联系人：陈思远，联系电话：0999-5550137）",
        "公开方式：依申请公开", "抄送：市人大代表工委，市政府办公室。",
    )  # fmt: skip
    assert letter.attachments == ("设施建设清单", "2025年任务分解表")
    assert (letter.contact_person, letter.contact_phone) == ("陈思远", "0999-5550137")
    assert letter.copies_to == ("市人大代表工委", "市政府办公室")
    assert letter.disclosure is Disclosure.ON_REQUEST


@pytest.mark.parametrize(
    "ending",
    [
        ["明州市民政局", "2025年5月27日"],
        ["明州市民政局2025年5月27日"],
        ["明州市民政局", "二〇二五年五月二十七日"],
        ["明州市民政局", "联系人：陈思远", "2025-5-27"],
        ["联系人：陈思远，电话：0999-5550137", "明州市民政局", "2025年5月27日"],
    ],
)
def test_signature_and_date_in_the_forms_offices_write(ending: list[str]) -> None:
    letter = read("王予安代表：", OPENING, "我局已办理。", *ending)
    assert letter.signature.issuing_body == "明州市民政局"
    assert letter.signature.dated == date(2025, 5, 27)
    assert [p.text for _, _, _, p in letter.paragraphs()] == ["我局已办理。"]


def test_no_paragraph_is_dropped_silently() -> None:
    paragraphs = [
        "首页 > 公开目录", "明民函〔2025〕17号", "关于第0128号建议的答复", "王予安代表：", OPENING,
        "前言一段。", "一、关于设施的建议", "（一）主要措施", "一是规划。", "此外还有补充说明。",
        "1.数据一。", "（二）困难和问题", "资金不足。", *END, "附注：本件一式三份", "上一条：无",
    ]  # fmt: skip
    told = everything(recognise(paragraphs))
    for paragraph in paragraphs:
        words = paragraph.strip("一二三（）、1.：")
        assert words[-6:] in told, paragraph


def test_text_that_is_no_letter_is_refused_with_a_sentence() -> None:
    with pytest.raises(InputError, match="不像答复函"):
        recognise(["关于召开会议的通知", "各科室：", "定于周五开会。"])
    with pytest.raises(InputError, match="没有文字"):
        recognise(["", " "])


def test_what_is_missing_is_told() -> None:
    reading = recognise(["王予安代表：", OPENING, "我局已办理。"])
    assert any("成文日期" in note for note in reading.remarks)


def test_two_classes_above_a_letter_are_told() -> None:
    text = ("类别：A", "办理结果：B", "王予安代表：", OPENING, "已经办理。", *END)
    reading = recognise(text)
    assert reading.letter.resolution_class == "A"
    assert [doubt.field for doubt in reading.doubts if "办理结果" in doubt.said] == [
        "resolution_class"
    ]


def test_a_heading_that_a_section_name_counts_on_is_a_section_too() -> None:
    letter = read(
        "王予安代表：", OPENING, "一、关于加强经费保障的建议",
        "（一）目前的投入渠道", "安排资金2亿元。", "（二）存在的问题", "比例偏低。",
        "（三）下一步打算", "争取资金。", *END,
    )  # fmt: skip
    names = [section.heading for section in letter.parts[0].sections]
    assert names == ["目前的投入渠道", "存在的问题", "下一步打算"]
