"""Topics are told by the words of a table."""

from replydesk.domain.topics import Topic, read_topics, scores
from replydesk.services.topics import shipped_topics

TABLE = read_topics(
    """
# 备注：不是主题
养老服务：养老 老年人 助餐
社会保障: 养老保险 社保 社保
没有冒号的一行
"""
)


def test_a_table_is_a_line_for_each_topic() -> None:
    assert (
        Topic("养老服务", ("养老", "老年人", "助餐")),
        Topic("社会保障", ("养老保险", "社保")),
    ) == TABLE


def test_a_word_within_a_longer_one_speaks_for_that_topic_only() -> None:
    assert set(scores(TABLE, text="提高养老保险待遇。")) == {"社会保障"}
    assert set(scores(TABLE, text="建设养老机构。")) == {"养老服务"}


def test_the_heading_speaks_more_than_the_text() -> None:
    found = scores(TABLE, text="按时发放养老保险金。", heading="关于“老年人助餐”的建议")
    assert max(found, key=lambda name: found[name]) == "养老服务"


def test_a_text_without_its_words_has_no_topic() -> None:
    assert scores(TABLE, text="") == {}
    assert scores(TABLE, text="(((*\ud800\x00" * 50) == {}


def test_the_shipped_table_has_some_sixty_topics_of_distinct_names() -> None:
    names = [topic.name for topic in shipped_topics()]
    assert len(set(names)) == len(names) >= 40
    assert all(len(topic.words) >= 6 for topic in shipped_topics())
