"""The form, head and foot of a suggestion: who submits what, where, under which number."""

import pytest

from replydesk.domain.asks import read_submission
from replydesk.domain.letter import SubmissionKind
from replydesk.domain.rejoin import lines_of
from replydesk.domain.submission import Submission

TEXT = "停车设施不足，群众反映强烈。\n为此，建议：\n一、增设泊位。\n二、错时开放。"


def read(head: str, foot: str = "") -> Submission:
    return read_submission(lines_of(f"{head}\n\n{TEXT}\n{foot}"))


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("领衔代表：王予安等12人", ("王予安",)),
        (
            "领衔代表：王予安\n附议代表：李知远、张 晚，周其川",
            ("王予安", "李知远", "张晚", "周其川"),
        ),
        ("附议人：李知远\n领衔人：王予安", ("王予安", "李知远")),
        ("代表姓名：王　予　安", ("王予安",)),
        ("提案人\t王予安\t界别\t教育界\n联名人\t李知远　　张　晚", ("王予安", "李知远", "张晚")),
        ("附议代表：\n王予安\n李 知\n周其川", ("王予安", "李知", "周其川")),
        ("附议代表：王予安、李知远、周\n其川、张晚晴、", ("王予安", "李知远", "周其川", "张晚晴")),
        ("提案者：民建明州市委会", ("民建明州市委会",)),
        ("提出人：省人大代表、远桥村党支部书记 王予安", ("王予安",)),
        ("领衔代表：王予安（远桥代表团） 联系电话：0999-5550137", ("王予安",)),
        ("提案人（签名）：王予安  联名人（2人）：李知远、周其川", ("王予安", "李知远", "周其川")),
        ("王予安 李知远", ("王予安", "李知远")),
        ("市人大代表 王予安", ("王予安",)),
    ],
)
def test_submitters_however_they_are_written(lines: str, names: tuple[str, ...]) -> None:
    found = read(f"关于解决停车难的建议\n{lines}")
    assert found.submitters == names
    assert found.subject == "关于解决停车难的建议"
    assert [ask.heading for ask in found.asks] == ["增设泊位", "错时开放"]


@pytest.mark.parametrize(
    "foot",
    [
        "市人大代表：王予安\n2026年1月6日",
        "建议人：王予安\n2026.1.6",
        "            王予安\n      2026年1月6日",
        "市九届人大五次会议代表 王予安",
    ],
)
def test_a_signature_at_the_end_names_the_submitter_and_is_no_ask(foot: str) -> None:
    found = read("关于解决停车难的建议", foot)
    assert found.submitters == ("王予安",)
    assert found.asks[-1].text == "错时开放。"


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("编号：2026-033", "2026-033"),
        ("（第0128号）", "0128"),
        ("DH0271", "DH0271"),
        ("编号\t台52\t类别\t城建", "台52"),
        ("提案编号 0093", "0093"),
        ("序号：031", "031"),
        ("市九届人大五次会议 第 58 号", "58"),
        ("代表证号：0167", ""),
        ("", ""),
    ],
)
def test_numbers_in_every_form(head: str, number: str) -> None:
    assert read(f"关于解决停车难的建议\n{head}").number == number


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("《让停车不再难》", "让停车不再难"),
        ("案由：关于解决\n停车难的建议", "关于解决停车难的建议"),
        ("题    目：对停车收费的建议", "对停车收费的建议"),
        ("标题\n关于解决停车难的建议\n编号\n0128", "关于解决停车难的建议"),
        ("【优秀建议】关于解决停车难的建议", "关于解决停车难的建议"),
        ("关于解决停车难的建议（第0128号）", "关于解决停车难的建议"),
        ("关于解决停车难的建议\n案由：城区车位缺口大。早晚高峰无处停车。", "关于解决停车难的建议"),
    ],
)
def test_titles_in_every_form(title: str, subject: str) -> None:
    assert read(title).subject == subject


def test_a_proposal_is_told_by_session_label_or_title() -> None:
    told = ("政协明州市十二届四次会议", "提案编号：0093", "委员证号：12")
    for line in told:
        assert read(f"关于解决停车难的建议\n{line}").kind is SubmissionKind.PROPOSAL
    assert read("关于解决停车难的提案").kind is SubmissionKind.PROPOSAL
    assert read("关于解决停车难的建议").kind is SubmissionKind.SUGGESTION
