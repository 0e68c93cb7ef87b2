"""Families: grouped by themselves where sure, proposed where likely, changed by hand and undone."""

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from replydesk.domain.errors import InputError
from replydesk.domain.families import Family, FamilyBrief, Proposal
from replydesk.domain.letter import ReplyLetter, SectionKind
from replydesk.domain.passage import Filter, Passage
from replydesk.domain.progress import Progress
from replydesk.domain.reading import Reading
from replydesk.services import editing, families, reviews
from replydesk.services.browsing import browse, passages
from replydesk.store import index_state
from replydesk.store.engine import Store
from replydesk.store.fulltext import rebuild_index
from replydesk.store.library import add_letter
from tests.evaluation.grouped import run
from tests.store.made_letters import letter_of_points

STATION = (
    "依托高校和龙头企业，累计建设省级研究生工作站{}家，进站研究生{}余人，解决企业技术难题{}项。"
)
DOCTORS = STATION.replace("研究生", "博士后")
CANTEEN = "将老年助餐纳入民生实事，新建社区老年助餐点{}个，按人次给予补贴，引导物业企业参与供餐。"
SCHEME = "实施创新型企业{}培育，对入库企业给予研发费用补助，累计培育入库企业{}家。"


@pytest.fixture
def store(either_library: Path | str) -> Iterator[Store]:
    with Store.open(either_library) as opened:
        yield opened


def put(store: Store, letter: ReplyLetter) -> int:
    digest = hashlib.sha256(repr(letter).encode()).hexdigest()
    with store.write() as tx:
        return add_letter(tx, Reading(letter), "样例.txt", digest).letter_id


def put_years(store: Store, years: dict[int, list[str]]) -> None:
    for year, points in years.items():
        put(store, letter_of_points(points, year=year, subject=f"关于{year}年工作的建议"))
    run(families.group_new(store))


def every(store: Store) -> list[Passage]:
    return passages(store, browse(store, Filter()))


def that(store: Store, text: str, year: int) -> Passage:
    (found,) = (p for p in every(store) if text in p.text and p.dated.startswith(str(year)))
    return found


def family(store: Store, text: str, year: int) -> Family:
    found = families.family_of(store, that(store, text, year).id)
    assert found is not None
    return found


def years_of(store: Store, text: str, year: int) -> tuple[int, ...]:
    found = families.family_of(store, that(store, text, year).id)
    return found.years if found is not None else ()


@pytest.fixture
def stations(store: Store) -> Store:
    put_years(
        store,
        {
            2023: [STATION.format(180, 2300, 410), DOCTORS.format(92, 640, 205)],
            2024: [STATION.format(210, 2900, 530), CANTEEN.format(500)],
            2025: [STATION.format(240, 3500, 680), DOCTORS.format(105, 710, 260)],
        },
    )
    return store


def test_a_measure_of_three_years_is_one_family_newest_first(stations: Store) -> None:
    found = family(stations, "研究生", 2024)
    assert [each.dated[:4] for each in found.members] == ["2025", "2024", "2023"]
    assert found.years == (2025, 2024, 2023)
    assert family(stations, "研究生", 2023) == found


def test_the_same_sentence_about_another_object_is_another_family(stations: Store) -> None:
    assert years_of(stations, "博士后", 2023) == (2025, 2023)
    assert families.family_of(stations, that(stations, "助餐", 2024).id) is None
    assert families.proposals(stations) == []


def test_a_badge_tells_size_and_years(stations: Store) -> None:
    ids = [each.id for each in every(stations)]
    briefs = families.families_of(stations, ids)
    station, doctor = family(stations, "研究生", 2023), family(stations, "博士后", 2023)
    assert set(briefs.values()) == {
        FamilyBrief(station.id, 3, 2023, 2025),
        FamilyBrief(doctor.id, 2, 2023, 2025),
    }
    assert that(stations, "助餐", 2024).id not in briefs
    assert families.families_of(stations, []) == {}
    assert families.families_of(stations, [10**9]) == {}


def test_a_family_has_a_history_of_figures(stations: Store) -> None:
    history = families.figure_history(family(stations, "研究生", 2023).members)
    assert [[point.value for point in each.points] for each in history] == [
        [180, 210, 240],
        [2300, 2900, 3500],
        [410, 530, 680],
    ]


def test_a_new_letter_joins_what_is_there(stations: Store) -> None:
    put_years(stations, {2026: [STATION.format(268, 4000, 812)]})
    assert years_of(stations, "研究生", 2023) == (2026, 2025, 2024, 2023)


def test_grouping_tells_how_far_it_is_and_how_many_joined(store: Store) -> None:
    for year in (2024, 2025):
        put(store, letter_of_points([CANTEEN.format(year)], year=year))
    steps = list(families.group_new(store))
    assert [(step.done, step.total) for step in steps] == [(0, 2), (0, 2), (2, 2)]
    assert list(families.group_new(store)) == [Progress(0, 0)]


def test_a_letter_with_a_plan_and_the_next_with_the_measure_are_two(store: Store) -> None:
    put(store, letter_of_points([CANTEEN.format(400)], kind=SectionKind.NEXT_STEPS, year=2023))
    put_years(store, {2024: [CANTEEN.format(500)]})
    assert families.families_of(store, [each.id for each in every(store)]) == {}


def test_stopping_keeps_what_was_done_and_loses_nothing(store: Store) -> None:
    texts = {2024: [CANTEEN.format(500), STATION.format(1, 2, 3)]}
    texts[2025] = [CANTEEN.format(600), STATION.format(4, 5, 6)]
    for year, points in texts.items():
        put(store, letter_of_points(points, year=year))
    steps = families.group_new(store)
    next(steps)
    next(steps)
    steps.close()
    assert years_of(store, "助餐", 2024) == (2025, 2024)
    run(families.group_new(store))
    assert years_of(store, "研究生", 2024) == (2025, 2024)


def test_grouping_waits_while_the_search_index_is_made_anew(store: Store) -> None:
    for year in (2024, 2025):
        put(store, letter_of_points([CANTEEN.format(year)], year=year))
    with store.write() as tx:
        index_state.set_reach(tx, 0)
    assert run(families.group_new(store)) == 0
    assert years_of(store, "助餐", 2024) == ()
    with store.write() as tx:
        rebuild_index(tx)
    assert run(families.group_new(store)) > 0
    assert years_of(store, "助餐", 2024) == (2025, 2024)


@pytest.fixture
def renamed(store: Store) -> Store:
    """One measure under two names, each in two years."""
    put_years(
        store,
        {
            2022: [SCHEME.format("“雁阵”", 860)],
            2023: [SCHEME.format("“雁阵”", 1020)],
            2024: [SCHEME.format("“梯度”", 1215)],
            2025: [SCHEME.format("“梯度”", 1436)],
        },
    )
    return store


def only(store: Store) -> Proposal:
    (found,) = families.proposals(store)
    return found


def test_what_is_likely_is_proposed_once_for_two_families(renamed: Store) -> None:
    proposal = only(renamed)
    assert proposal.passage.dated > proposal.other.dated
    assert "梯度" in proposal.passage.text
    assert "雁阵" in proposal.other.text
    assert 0.5 < proposal.likeness < 1
    assert families.open_proposals(renamed) == 1  # whatever pairs stand between them
    assert years_of(renamed, "雁阵", 2022) == (2023, 2022)


def test_an_accepted_proposal_joins_both_families_and_can_be_undone(renamed: Store) -> None:
    before = only(renamed)
    change = families.accept(renamed, before)
    assert years_of(renamed, "雁阵", 2022) == (2025, 2024, 2023, 2022)
    assert families.proposals(renamed) == []
    assert editing.last_change(renamed) == change
    editing.undo(renamed, change.id)
    assert years_of(renamed, "雁阵", 2022) == (2023, 2022)
    assert years_of(renamed, "梯度", 2025) == (2025, 2024)
    after = only(renamed)
    assert (after.passage.id, after.other.id) == (before.passage.id, before.other.id)


def test_a_refused_proposal_does_not_come_back(renamed: Store) -> None:
    change = families.refuse(renamed, only(renamed))
    assert families.proposals(renamed) == []
    put_years(renamed, {2026: [SCHEME.format("“梯度”", 1500)]})
    assert years_of(renamed, "梯度", 2026) == (2026, 2025, 2024)
    assert families.proposals(renamed) == []
    editing.undo(renamed, change.id)
    assert only(renamed).likeness > 0.5


def test_what_became_one_family_meanwhile_cannot_be_refused(renamed: Store) -> None:
    proposal = only(renamed)
    families.accept(renamed, proposal)
    with pytest.raises(InputError, match="已经归为"):
        families.refuse(renamed, proposal)
    with pytest.raises(InputError, match="已经归为"):
        families.accept(renamed, proposal)


def test_what_is_taken_out_stays_out_until_that_is_undone(stations: Store) -> None:
    out = that(stations, "研究生", 2024)
    change = families.take_out(stations, [out.id])
    assert families.family_of(stations, out.id) is None
    assert years_of(stations, "研究生", 2025) == (2025, 2023)
    put_years(stations, {2026: [STATION.format(268, 4000, 812)]})
    assert years_of(stations, "研究生", 2026) == (2026, 2025, 2023)
    assert families.family_of(stations, out.id) is None
    editing.undo(stations, change.id)
    assert years_of(stations, "研究生", 2024) == (2026, 2025, 2024, 2023)


def test_the_last_but_one_taken_out_leaves_no_family_of_one(stations: Store) -> None:
    families.take_out(stations, [that(stations, "博士后", 2023).id])
    left = that(stations, "博士后", 2025)
    assert left.family is None
    assert families.families_of(stations, [left.id]) == {}
    with pytest.raises(InputError, match="没有归入"):
        families.take_out(stations, [left.id])


def test_passages_are_joined_by_hand_with_their_families(stations: Store) -> None:
    chosen = [that(stations, "研究生", 2023).id, that(stations, "助餐", 2024).id]
    change = families.join(stations, chosen)
    assert len(family(stations, "助餐", 2024).members) == 4
    editing.undo(stations, change.id)
    assert families.family_of(stations, chosen[1]) is None
    assert len(family(stations, "研究生", 2024).members) == 3


def test_what_cannot_be_joined_is_told_in_a_sentence(stations: Store) -> None:
    station = that(stations, "研究生", 2023).id
    with pytest.raises(InputError, match="至少选择两条"):
        families.join(stations, [station])
    with pytest.raises(InputError, match="已经归为"):
        families.join(stations, [station, that(stations, "研究生", 2024).id])
    with pytest.raises(InputError, match="不在素材库"):
        families.join(stations, [station, 10**9])
    put(stations, letter_of_points([CANTEEN.format(1)], kind=SectionKind.OUTCOMES, year=2020))
    with pytest.raises(InputError, match="类别不同"):
        families.join(stations, [station, that(stations, "助餐", 2020).id])


def test_a_letter_taken_out_leaves_its_families_and_comes_back_to_them(stations: Store) -> None:
    letter = that(stations, "研究生", 2024).letter_id
    reviews.remove_letter(stations, letter)
    assert years_of(stations, "研究生", 2025) == (2025, 2023)
    reviews.restore_letter(stations, letter)
    run(families.group_new(stations))
    assert years_of(stations, "研究生", 2025) == (2025, 2024, 2023)


def test_passages_of_a_letter_taken_out_are_not_grouped_until_it_is_back(store: Store) -> None:
    letter = put(store, letter_of_points([CANTEEN.format(500)], year=2024))
    reviews.remove_letter(store, letter)
    put_years(store, {2025: [CANTEEN.format(600)]})
    assert years_of(store, "助餐", 2025) == ()
    reviews.restore_letter(store, letter)
    run(families.group_new(store))
    assert years_of(store, "助餐", 2025) == (2025, 2024)


def test_a_corrected_letter_keeps_families_sane(stations: Store) -> None:
    old = that(stations, "研究生", 2024)
    letter = letter_of_points(
        [STATION.format(212, 2950, 531), CANTEEN.format(500)],
        year=2024,
        subject="关于2024年工作的建议",
    )
    reviews.save_review(stations, old.letter_id, letter, finished=True)
    assert years_of(stations, "研究生", 2025) == (2025, 2023)
    run(families.group_new(stations))
    assert years_of(stations, "研究生", 2025) == (2025, 2024, 2023)


def test_an_edited_passage_is_looked_at_again(stations: Store) -> None:
    canteen = that(stations, "助餐", 2024)
    editing.change_passage(
        stations, canteen, text=DOCTORS.format(98, 700, 230), kind=canteen.kind, topic=""
    )
    run(families.group_new(stations))
    assert years_of(stations, "博士后", 2024) == (2025, 2024, 2023)


def test_retired_passages_stay_in_their_family_and_are_not_proposed(renamed: Store) -> None:
    proposal = only(renamed)
    family_before = families.family_of(renamed, proposal.passage.id)
    editing.retire(renamed, [proposal.passage.id], "项目已更名")
    found = families.family_of(renamed, proposal.passage.id)
    assert found is not None
    assert family_before is not None
    assert [each.id for each in found.members] == [each.id for each in family_before.members]
    assert proposal.passage.id not in {
        each.id for p in families.proposals(renamed) for each in (p.passage, p.other)
    }


def test_grouping_does_not_make_a_clerks_edit_stale(store: Store) -> None:
    put(store, letter_of_points([CANTEEN.format(500)], year=2024))
    seen = that(store, "助餐", 2024)
    put_years(store, {2025: [CANTEEN.format(600)]})
    change = editing.change_passage(store, seen, text=seen.text, kind=seen.kind, topic="养老服务")
    assert change.id


def test_fifty_equal_passages_are_one_family(store: Store) -> None:
    for number in range(50):
        points = [CANTEEN.format(number)]
        put(store, letter_of_points(points, year=1990 + number % 30, subject=f"第{number}件"))
    run(families.group_new(store))
    (brief,) = set(families.families_of(store, [each.id for each in every(store)]).values())
    assert (brief.size, brief.first_year, brief.last_year) == (50, 1990, 2019)


def test_letters_without_a_date_have_no_year(store: Store) -> None:
    put(store, letter_of_points([CANTEEN.format(500)], year=0, subject="甲"))
    put(store, letter_of_points([CANTEEN.format(600)], year=0, subject="乙"))
    run(families.group_new(store))
    ids = [each.id for each in every(store)]
    (brief,) = set(families.families_of(store, ids).values())
    assert (brief.size, brief.first_year, brief.last_year) == (2, 0, 0)
    found = families.family_of(store, ids[0])
    assert found is not None
    assert found.years == ()


def test_two_programs_group_a_shared_library_at_once(shared_address: str) -> None:
    with Store.open(shared_address) as one, Store.open(shared_address) as other:
        for year in range(2016, 2026):
            points = [STATION.format(year, 2, 3), DOCTORS.format(year, 5, 6)]
            put(one, letter_of_points(points, year=year, subject=f"关于{year}年的建议"))
        with ThreadPoolExecutor(2) as pool:
            joined = list(pool.map(lambda store: run(families.group_new(store)), (one, other)))
        assert sum(joined) > 0
        briefs = families.families_of(one, [each.id for each in every(other)])
        assert sorted(brief.size for brief in set(briefs.values())) == [10, 10]
