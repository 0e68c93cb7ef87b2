"""What a deputy asks for, from the shapes deputies write."""

from collections.abc import Sequence

import pytest

from replydesk.domain.asks import read_submission
from replydesk.domain.errors import InputError
from replydesk.domain.letter import SubmissionKind
from replydesk.domain.rejoin import Line
from replydesk.domain.submission import Submission

HEAD = (
    "关于加快发展社区托育服务的建议",
    "编号：第0128号",
    "明州市第十七届人民代表大会第五次会议",
    "领衔代表：王予安",
    "联名代表：李知远、张 晚",
    "承办单位：市卫生健康委员会",
)
PROBLEMS = ("托育服务供给不足。一是数量少，二是价格高，家长反映强烈。",)


def read_asks(paragraphs: Sequence[str]) -> Submission:
    return read_submission([Line(text) for text in paragraphs])


def headings(*body: str) -> list[str]:
    return [ask.heading for ask in read_asks((*HEAD, *body)).asks]


def test_the_form_around_the_text_is_read() -> None:
    found = read_asks((*HEAD, *PROBLEMS, "建议：", "一、增加托位。", "二、降低收费。"))
    assert found == Submission(
        kind=SubmissionKind.SUGGESTION,
        subject="关于加快发展社区托育服务的建议",
        number="0128",
        plenary_session="明州市第十七届人民代表大会第五次会议",
        submitters=("王予安", "李知远", "张晚"),
        asks=found.asks,
        handling_unit="市卫生健康委员会",
    )
    assert [ask.heading for ask in found.asks] == ["增加托位", "降低收费"]


@pytest.mark.parametrize(
    "body",
    [
        (
            "为此，建议：",
            "一、增加普惠托位。在社区新建托育点。",
            "二、降低托育收费。给予运营补助。",
        ),
        (
            "为此，提出以下建议：",
            "（一）增加普惠托位。",
            "在社区新建托育点。",
            "（二）降低托育收费。",
        ),
        ("有关建议如下：", "1.增加普惠托位。在社区新建。", "2.降低托育收费。给予补助。"),
        ("建议：", "一是增加普惠托位。在社区新建。", "二是降低托育收费。给予补助。"),
        ("建议：一是增加普惠托位，在社区新建；二是降低托育收费，给予补助。",),
        ("为此，建议：1.增加普惠托位。在社区新建。", "2.降低托育收费。给予补助。"),
        ("建议增加普惠托位，在社区新建托育点。", "建议降低托育收费，给予运营补助。"),
        ("一、存在问题", "托位不足。", "二、意见建议", "1.增加普惠托位。", "2.降低托育收费。"),
    ],
    ids=["一、", "（一）", "1.", "一是", "run-in", "fused", "plain", "problems first"],
)
def test_asks_in_each_shape(body: tuple[str, ...]) -> None:
    assert headings(*PROBLEMS, *body) == ["增加普惠托位", "降低托育收费"]


@pytest.mark.parametrize(
    "body",
    [
        ("目前，托育服务供给不足，家长反映强烈。为此，建议：", "增加普惠托位。在社区新建。",
         "降低托育收费，给予补助。"),
        ("一、关于增加普惠托位", "建议在社区新建。", "二、关于降低托育收费", "建议给予补助。"),
        ("建议有关部门：一是增加普惠托位，在社区新建；二是降低托育收费。",),
        ("因此，提出建议如下：", "首先，增加普惠托位。", "其次，降低托育收费。"),
        ("三、意见和建议", "（一）增加普惠托位", "在社区新建。", "（二）降低托育收费", "补助。"),
    ],
    ids=["behind a paragraph", "items that say 建议", "to a body", "首先", "headings alone"],
)  # fmt: skip
def test_asks_as_deputies_announce_them(body: tuple[str, ...]) -> None:
    assert headings(*PROBLEMS, *body) == ["增加普惠托位", "降低托育收费"]


@pytest.mark.parametrize(
    ("form", "subject", "submitters", "unit"),
    [
        (("案由：关于加强托育服务的建议", "提出代表：王予安代表团：远桥代表团", "附议代表：李知远"),
         "关于加强托育服务的建议", ("王予安", "李知远"), ""),
        (("关于破解托育“最后一公里”", "难题的建议", "领衔代表王予安", "办理单位：市卫健委"),
         "关于破解托育“最后一公里”难题的建议", ("王予安",), "市卫健委"),
        (("标题：关于解决停车难的建议", "王予安代表"), "关于解决停车难的建议", ("王予安",), ""),
        (("关于夜间经济的几点建议", "代表姓名王予安代表证号0231"),
         "关于夜间经济的几点建议", ("王予安",), ""),
        (("建议名称：关于无障碍环境的建议", "代表姓名：王予安等3人", "建议人：李知远"),
         "关于无障碍环境的建议", ("王予安", "李知远"), ""),
    ],
)  # fmt: skip
def test_forms_with_and_without_colons(
    form: tuple[str, ...], subject: str, submitters: tuple[str, ...], unit: str
) -> None:
    found = read_asks((*form, "托育供给不足。", "建议：", "一、增加托位。", "二、降低收费。"))
    assert (found.subject, found.submitters) == (subject, submitters)
    assert found.handling_unit == unit
    assert [ask.heading for ask in found.asks] == ["增加托位", "降低收费"]


def test_an_ask_keeps_the_deputys_words() -> None:
    asks = read_asks(
        (*HEAD, "建议：", "一、增加托位。在社区新建。", "同时改建旧园。", "二、降低收费。")
    ).asks
    assert asks[0].text == "增加托位。在社区新建。\n同时改建旧园。"


def test_a_proposal_is_told_by_its_form() -> None:
    found = read_asks(
        (
            "案由：关于发展冷链物流的提案",
            "省政协十三届四次会议",
            "提案人：王予安",
            "建议：一是建库；二是降费。",
        )
    )
    assert (found.kind, found.subject) == (SubmissionKind.PROPOSAL, "关于发展冷链物流的提案")
    assert found.submitters == ("王予安",)


def test_text_without_asks_gives_none_and_no_text_is_refused() -> None:
    assert read_asks(("今天天气很好。",)).asks == ()
    with pytest.raises(InputError):
        read_asks(("", " "))


def test_a_short_subject_on_the_first_line_is_the_subject() -> None:
    assert read_asks(("关于养老的建议", "建议：", "一、增加床位。")).subject == "关于养老的建议"
