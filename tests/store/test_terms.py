"""What a point is about, and the table of words that mean the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.store.terms import Term, synonyms, terms_of


def factors(text: str) -> dict[str, float]:
    return {form: term.factor for term in terms_of(text) for form in term.forms}


def test_the_heading_counts_more_than_the_words_under_it() -> None:
    found = factors("关于修建栈桥的建议\n希望增设护栏")
    assert found["栈桥"] > found["护栏"]
    assert "关于" not in found
    assert "建议" not in found


def test_words_of_grammar_are_no_terms() -> None:
    assert not {"的栈", "桥和"} & set(factors("雨中的栈桥和护栏"))
    assert terms_of("") == terms_of("\n \n") == terms_of("……") == []


def test_a_word_brings_those_that_mean_the_same() -> None:
    assert Term(next(g for g in synonyms() if "引才" in g), 2.5) in terms_of("引才政策")


def test_a_word_that_is_a_piece_of_a_longer_one_is_not_meant() -> None:
    groups = (("养老", "银发"), ("养老保险", "参保"))

    def meant(text: str) -> list[tuple[str, ...]]:
        return [term.forms for term in terms_of(text, groups) if term.forms in groups]

    assert meant("提高养老保险待遇") == [groups[1]]
    assert meant("发展养老服务") == [groups[0]]
    assert meant("养老服务和养老保险") == [*groups]
    assert meant("养老服务\n提高养老金和银发经济") == [groups[0]]


def test_what_every_heading_says_counts_less_and_joins_no_other_word() -> None:
    found = factors("进一步加强栈桥建设")
    assert 0 < found["加强"] < found["栈桥"]
    assert not {"强栈", "桥建", "步加"} & set(found)
    assert factors("建设发展")["建设"] == found["栈桥"]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_no_term_is_empty_or_twice(text: str) -> None:
    forms = [term.forms for term in terms_of(text)]
    assert len(set(forms)) == len(forms)
    assert all(form for group in forms for form in group)


@pytest.mark.parametrize("group", synonyms(), ids=lambda group: str(group[0]))
def test_each_group_of_synonyms_holds_different_words_of_two_characters_or_more(
    group: tuple[str, ...],
) -> None:
    assert len(group) == len(set(group)) >= 2
    assert all(len(word) >= 2 for word in group)


def test_no_word_is_in_two_groups() -> None:
    words = [word for group in synonyms() for word in group]
    assert sorted(words) == sorted(set(words))
