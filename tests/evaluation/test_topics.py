"""Topics are suggested for the letters of the evaluation set as they are labelled there."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from replydesk.domain.topics import scores
from replydesk.services import editing
from replydesk.services.browsing import browse, passages
from replydesk.services.topics import shipped_topics, suggest_topics
from replydesk.store.engine import Store
from tests.evaluation.judged import EvaluationSet

# Names of the set in the words of the shipped table; (topic, sub-topic) where it divides one.
NAMES: dict[str | tuple[str, str], str] = {
    "养老": "养老服务",
    "托育": "托育服务",
    "基层医疗": "医疗卫生",
    "医保": "医疗保障",
    "就业": "就业创业",
    "人才": "人才队伍",
    "数字化转型": "数字经济",
    "企业融资": "金融服务",
    "涉企服务": "营商环境",
    "农产品流通": "商贸流通",
    "人居环境": "农村人居环境",
    "文旅": "文化旅游",
    "体育": "体育事业",
    "法治调解": "法律服务",
    ("停车充电", "停车"): "城市停车",
    ("停车充电", "充电"): "充电设施",
    ("特殊群体", "无障碍"): "残疾人",
    ("特殊群体", "儿童"): "未成年人",
}
SET = tomllib.loads((Path(__file__).parent / "letters.toml").read_text("utf-8"))["letters"]


def labelled(*, held: bool) -> Iterator[tuple[str, str, str, str]]:
    """(topic, text, part heading, subject) of each passage."""
    for letter in SET:
        if letter.get("held", False) is held:
            for part in letter["parts"]:
                name = NAMES.get((letter["topic"], part["sub"]))
                name = name or NAMES.get(letter["topic"], letter["topic"])
                for kind in ("measures", "outcomes", "next_steps"):
                    for text in part.get(kind, []):
                        yield name, text, part["heading"], letter["subject"]


def test_every_label_is_a_topic_of_the_table() -> None:
    labels = {row[0] for held in (False, True) for row in labelled(held=held)}
    assert labels <= {topic.name for topic in shipped_topics()}
    assert len(labels) >= 25


@pytest.mark.parametrize("held", [False, True])
def test_the_right_topic_comes_first_by_words_alone(held: bool) -> None:
    first = among = total = 0
    for topic, text, heading, subject in labelled(held=held):
        found = scores(shipped_topics(), text=text, heading=heading, subject=subject)
        best = sorted(found, key=lambda name: -found[name])[:3]
        total += 1
        first += best[:1] == [topic]
        among += topic in best
    assert total >= 70
    assert first / total >= 0.9
    assert among / total >= 0.95


def test_topics_the_office_gave_are_learnt_for_letters_of_the_same_topic(tmp_path: Path) -> None:
    """One letter of each topic has the office's own words for it; the others are to get them."""
    evaluation = EvaluationSet()
    with Store.open(tmp_path / "library.db") as store:
        evaluation.fill(store)
        own = {letter["subject"]: f"本单位{letter['topic']}" for letter in SET}
        first: dict[str, str] = {}
        wanted: dict[int, str] = {}
        for passage in passages(store, browse(store)):
            topic = own[passage.subject]
            if first.setdefault(topic, passage.subject) == passage.subject:
                editing.set_topic(store, [passage.id], topic)
            else:
                wanted[passage.id] = topic
        found = {n: suggest_topics(store, [n])[n] for n in wanted}
    assert len(wanted) >= 90
    among = sum(topic in found[number] for number, topic in wanted.items())
    assert among / len(wanted) >= 0.9
