"""Topics for passages: suggested, never forced."""

from collections.abc import Collection
from functools import cache

from replydesk.domain import topics
from replydesk.domain.topics import Topic
from replydesk.paths import resource_path
from replydesk.services import library
from replydesk.store import browsing, topic_votes
from replydesk.store.engine import Store

_MOST = 5  # topics for a passage
_LOOKED_UP = 12  # passages at most for which alike ones are looked for in the library
_ALIKE, _LIKE_PASSAGES = 16, 30.0  # alike passages that are asked, and what the best one says


def known_topics(store: Store) -> list[str]:
    """The topics to choose from: those the office uses, most used first, then the shipped ones."""
    with store.read() as tx:
        used = [name for name, _ in browsing.topics(tx)]
    return list(dict.fromkeys([*used, *(topic.name for topic in shipped_topics())]))


def suggest_topics(store: Store, ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    """For each passage the topics that fit, best first; () where nothing tells.

    They are told by the words of its text, part heading and letter, and by the topics the office
    gave to passages of the same family, part and letter, and to alike ones of other letters (the
    latter for a few passages only, as it takes some milliseconds each). The topic that a passage
    has already is not among them. Passages that are gone are missing.
    """
    with store.read() as tx:
        passages = topic_votes.undecided(tx, ids)
        own = [name for name, _ in browsing.topics(tx)]
    shipped = shipped_topics()
    table = (*shipped, *(Topic(n, ()) for n in own if n not in {topic.name for topic in shipped}))
    out: dict[int, tuple[str, ...]] = {}
    for passage in passages:
        told = [
            topics.scores(table, text=passage.text, heading=passage.part, subject=passage.subject),
            passage.beside,
        ]
        if own and len(passages) <= _LOOKED_UP:
            told.append(_of_alike(store, passage))
        names = {name for votes in told for name in votes} - {passage.topic}
        votes = {name: sum(each.get(name, 0.0) for each in told) for name in names}
        best = sorted(votes, key=lambda name: (-votes[name], name))
        out[passage.id] = tuple(best[:_MOST])
    return out


def _of_alike(store: Store, passage: topic_votes.Undecided) -> dict[str, float]:
    """The topics of passages that would answer the same point, weighed by how well they would."""
    point = f"{passage.part or passage.subject}\n{passage.text}"
    hits = library.suggest(store, point, limit=_ALIKE, wide=False)
    others = [hit for hit in hits if hit.passage.id != passage.id]
    best = max((hit.score for hit in others), default=0.0)
    votes: dict[str, float] = {}
    for hit in others:
        if topic := hit.passage.topic:
            votes[topic] = max(votes.get(topic, 0.0), _LIKE_PASSAGES * hit.score / best)
    return votes


@cache
def shipped_topics() -> tuple[Topic, ...]:
    """The topics that came with the program, with their words."""
    return topics.read_topics(resource_path("topics.txt").read_text("utf-8"))
