"""What a deputy asks for, from the shapes deputies write."""

import pytest

from replydesk.domain.asks import read_asks
from replydesk.domain.errors import InputError
from replydesk.domain.letter import SubmissionKind
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
        ("建议增加普惠托位，在社区新建托育点。", "建议降低托育收费，给予运营补助。"),
        ("一、存在问题", "托位不足。", "二、意见建议", "1.增加普惠托位。", "2.降低托育收费。"),
    ],
    ids=["一、", "（一）", "1.", "一是", "run-in", "plain", "problems first"],
)
def test_asks_in_each_shape(body: tuple[str, ...]) -> None:
    assert headings(*PROBLEMS, *body) == ["增加普惠托位", "降低托育收费"]


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
