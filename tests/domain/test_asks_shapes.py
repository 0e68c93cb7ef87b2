"""Any list of asks, written in any of the shapes deputies use, is read back."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.domain.asks import read_submission
from replydesk.domain.errors import InputError
from replydesk.domain.outline import LabelStyle, han_number, label
from replydesk.domain.rejoin import Line, lines_of
from replydesk.domain.submission import Submission

VERBS = "完善 建立 加大 优化 推进 规范 增设 降低 培育 修订".split()
THINGS = "托育服务体系 停车收费办法 河道管护制度 校园食堂监管 乡村公交线网 图书流转机制".split()
REASONS = "由县级财政安排专项经费 每年公布一次进展 三年内覆盖全部乡镇 会同有关单位制定方案".split()
SUBJECT = "关于改进民生服务的建议"
PROBLEMS = (
    "近年来全市建成设施273处，受益群众3.7万户，但仍有短板：一是数量不足；二是分布不均。",
    "走访的60个点位中，正常使用的只有34个，群众反映强烈。",
)
TROUBLES = [
    PROBLEMS,
    PROBLEMS[1:],
    ("存在的问题主要表现在以下三个方面。", "一是数量不足。", "二是分布不均。", "三是无人值守。"),
    ("走访中发现的主要问题有：", "（一）数量不足。全市仅有34处。", "（二）分布不均。"),
    ("原因如下：1.投入不足；2.人手不够；3.制度不全。",),
    ("一、基本情况", "全市建成设施273处。", "二、存在问题", "1.数量不足。", "2.分布不均。"),
]
BACKGROUND = (
    "公共服务是政府的基本职责所在也是群众最关心最直接最现实的利益问题之一。"
    "全市常住人口超过二百万的片区里能够就近享受到服务的居民比例还没有达到一半以上，"
    "一些设施建成以后长期没有人员值守和资金维护最终只能关门上锁成为摆设，"
    "基层干部群众和服务机构的负责人在座谈时都希望尽早改变这种局面。"
)

one_ask = st.builds(
    lambda verb, thing, reason: (f"{verb}{thing}", f"{reason}。"),
    st.sampled_from(VERBS),
    st.sampled_from(THINGS),
    st.sampled_from(REASONS),
)
some_asks = st.lists(one_ask, min_size=2, max_size=12, unique_by=lambda ask: ask[0])
Pairs = list[tuple[str, str]]


def read_asks(paragraphs: Sequence[str]) -> Submission:
    return read_submission([Line(text) for text in paragraphs])


def labelled(style: LabelStyle) -> Callable[[Pairs], list[str]]:
    def write(asks: Pairs) -> list[str]:
        lines = [f"{label(style, n)}{head}。{why}" for n, (head, why) in enumerate(asks, 1)]
        return ["为此，提出如下建议：", *lines]

    return write


def headings_alone(asks: Pairs) -> list[str]:
    pairs = [(f"（{han_number(n)}）{head}", why) for n, (head, why) in enumerate(asks, 1)]
    return ["三、有关建议", *(line for pair in pairs for line in pair)]


def one_paragraph(asks: Pairs) -> list[str]:
    said = [f"{han_number(n)}是{head}，{why[:-1]}" for n, (head, why) in enumerate(asks, 1)]
    return [f"为此，建议：{'；'.join(said)}。"]


def figures_in_one_paragraph(asks: Pairs) -> list[str]:
    said = [f"{n}.{head}，{why[:-1]}" for n, (head, why) in enumerate(asks, 1)]
    return [f"具体建议如下：{'；'.join(said)}。"]


def plain_paragraphs(asks: Pairs) -> list[str]:
    return [f"建议{head}，{why}" for head, why in asks]


def parted_by_semicolons(asks: Pairs) -> list[str]:
    return ["为此，建议" + "；".join(f"{head}，{why[:-1]}" for head, why in asks) + "。"]


def named(asks: Pairs) -> list[str]:
    lines = [(f"建议{han_number(n)}：{head}", why) for n, (head, why) in enumerate(asks, 1)]
    return [line for pair in lines for line in pair]


def with_sub_points(asks: Pairs) -> list[str]:
    out = ["对策建议："]
    for n, (head, why) in enumerate(asks, 1):
        out += [f"（{han_number(n)}）{head}", f"1.{why}", "2.把落实情况纳入年度考核。"]
    return out


def unlabelled_headings(asks: Pairs) -> list[str]:
    return ["建议：", *(line for pair in asks for line in pair)]


SHAPES: list[Callable[[Pairs], list[str]]] = [
    *(
        labelled(style)
        for style in (
            LabelStyle.HAN,
            LabelStyle.PAREN_HAN,
            LabelStyle.ARABIC,
            LabelStyle.PAREN_ARABIC,
            LabelStyle.CIRCLED,
            LabelStyle.SHI,
            LabelStyle.DI,
        )
    ),
    headings_alone,
    one_paragraph,
    figures_in_one_paragraph,
    plain_paragraphs,
    parted_by_semicolons,
    named,
    with_sub_points,
    unlabelled_headings,
]


@given(
    asks=some_asks,
    shape=st.sampled_from(SHAPES),
    polite=st.booleans(),
    before=st.sampled_from(TROUBLES),
)
def test_any_list_of_asks_in_any_shape_is_read_back(
    asks: Pairs, shape: Callable[[Pairs], list[str]], polite: bool, before: tuple[str, ...]
) -> None:
    ending = ("以上建议，请予考虑。",) if polite else ()
    found = read_asks((SUBJECT, "领衔代表：王予安", *before, *shape(asks), *ending))
    assert [ask.heading for ask in found.asks] == [head for head, _ in asks]
    assert all(why[:-1] in ask.text for ask, (_, why) in zip(found.asks, asks, strict=True))
    assert found.subject == SUBJECT
    assert found.submitters == ("王予安",)


@given(
    asks=some_asks,
    shape=st.sampled_from([s for s in SHAPES if s is not unlabelled_headings]),
    width=st.integers(24, 34),
)
def test_lines_broken_at_the_papers_edge_give_the_same_asks(
    asks: Pairs, shape: Callable[[Pairs], list[str]], width: int
) -> None:
    body = [BACKGROUND, *PROBLEMS, *shape(asks)]
    broken = [SUBJECT, "领衔代表：王予安"]
    for paragraph in body:
        whole = "　　" + paragraph
        broken += [whole[at : at + width] for at in range(0, len(whole), width)]
    found = read_submission(lines_of("\n".join(broken)))
    assert [ask.heading for ask in found.asks] == [head for head, _ in asks]


@given(
    st.lists(st.text(st.sampled_from("一二、（）1.是建议：；。为此关于的\t 代表王"), max_size=30))
)
def test_no_text_makes_the_reader_fail_otherwise_than_by_a_sentence(texts: list[str]) -> None:
    try:
        found = read_asks(texts)
    except InputError:
        return
    assert all(ask.heading and ask.text for ask in found.asks)


@given(some_asks)
def test_more_asks_than_a_draft_has_parts_are_all_kept(asks: Pairs) -> None:
    many = [(f"{head}第{n}项", why) for n in range(1, 9) for head, why in asks]
    found = read_asks((SUBJECT, *labelled(LabelStyle.ARABIC)(many)))
    assert len(found.asks) == len(many)


@pytest.mark.parametrize(
    "letter",
    [
        (
            "明州市民政局关于市九届人大五次会议第033号建议的答复",
            "王予安代表：",
            "您提出的《关于改进民生服务的建议》收悉，现答复如下：",
            "一、主要措施",
            "我局建立了台账。",
            "二、下步打算",
            "继续推进。",
        ),
        (
            "王予安委员：",
            "您在市政协十二届四次会议上提出的关于社区食堂的提案已收悉。经研究，现答复如下：",
            "一是完善政策。二是加大投入。",
        ),
        (
            "关于对市政协十二届四次会议第41号提案的会办意见",
            "市城市管理局：",
            "现提出会办意见如下：",
            "一、加强监管。",
            "二、做好宣传。",
        ),
        (
            "碧水县水务局关于闭会期间建议第14号的办理情况报告",
            "县人大常委会：",
            "代表工委转来的建议已转交我局。现将有关情况报告如下：",
            "存在的问题：一是水源单一；二是管网老化。",
        ),
        (
            "会 办 意 见",
            "对政协明州市九届四次会议第87号提案《关于改造旧厂房的提案》，提出会办意见如下：",
            "一是开展调查。",
            "二是专人对接。",
        ),
    ],
    ids=["titled", "opening only", "co-handler", "report", "co-handler by its opening"],
)
def test_a_reply_is_refused_with_one_sentence(letter: tuple[str, ...]) -> None:
    with pytest.raises(InputError, match="这是一份答复函"):
        read_asks(letter)


@pytest.mark.parametrize(
    "subject",
    [
        "关于加强建议答复承诺事项跟踪落实的建议",
        "关于对代表建议答复不满意件实行重新办理的建议",
        "关于提高提案答复质量的提案",
    ],
)
def test_a_suggestion_about_replies_is_none(subject: str) -> None:
    found = read_asks(
        (subject, "去年有31件建议的答复没有兑现。", "建议：", "一、建立台账。", "二、定期回访。")
    )
    assert [ask.heading for ask in found.asks] == ["建立台账", "定期回访"]
    assert found.subject == subject


def test_a_page_with_suggestion_and_reply_gives_the_suggestion() -> None:
    found = read_submission(
        lines_of(
            "建议编号\t118\t届次\t区七届人大四次会议\n"
            "建议标题\t关于增设夜间门诊的建议\t提出代表\t王予安\n"
            "建议内容：\n夜间带孩子看病难。建议在南片增设儿童夜间门诊，并公布出诊医生。\n"
            "答复内容：\n王予安代表：\n您提出的建议收悉，现答复如下：\n"
            "1．合理布点。已于5月开诊。\n2．充实力量。选派医师8人。\n"
        )
    )
    assert (found.subject, found.number) == ("关于增设夜间门诊的建议", "118")
    assert [ask.heading for ask in found.asks] == ["在南片增设儿童夜间门诊"]
