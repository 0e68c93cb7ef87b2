"""What a letter says before the clerk has written anything, and the office's profile."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk import paths
from replydesk.domain.errors import InputError
from replydesk.domain.letter import AddresseeRole, ReplyLetter, SubmissionKind
from replydesk.domain.letter_json import from_json
from replydesk.domain.submission import Ask, Submission
from replydesk.domain.unit import UnitProfile, read_unit
from replydesk.services.checking import check_letter
from replydesk.services.formats import load_format
from replydesk.services.letter_files import write_json
from replydesk.services.units import load_unit
from replydesk.services.wording import prefill

UNIT = UnitProfile(
    name="云岭省教育厅",
    region="全省",
    work="教育工作",
    contact_person="周知夏",
    contact_phone="0999-5550137",
    copies_suggestion=("人大代表工委", "政府办公厅"),
    copies_proposal=("政协提案委",),
    deadline_months_proposal=6,
)
SUGGESTION = Submission(
    subject="关于加强人才培养的建议",
    number="0118",
    plenary_session="省十四届人大三次会议",
    submitters=("林予安",),
    asks=(Ask("扩大培养规模"), Ask("完善政策")),
    handling_unit="省教育厅",
)
PROPOSAL = Submission(
    kind=SubmissionKind.PROPOSAL,
    subject="关于发展托育服务的提案",
    number="第0045号",
    plenary_session="省政协十三届三次会议",
    submitters=("林予安", "周知夏"),
)


def filled(submission: Submission, unit: UnitProfile = UNIT) -> ReplyLetter:
    return prefill(submission, load_format("five-parts"), unit)


def office(source: str) -> None:
    """Put an office's own profile in its place."""
    paths.data_folder().mkdir(parents=True)
    (paths.data_folder() / "unit.toml").write_text(source, encoding="utf-8")


def test_a_reply_to_a_suggestion_is_worded_throughout() -> None:
    letter = filled(SUGGESTION)
    assert letter.title == "关于省十四届人大三次会议第0118号建议的答复"
    assert letter.salutation == "林予安代表："
    assert letter.opening[0].startswith(
        "您在省十四届人大三次会议上提出的《关于加强人才培养的建议》"
    )
    assert letter.closing[0].startswith("感谢您对全省教育工作的关心和支持")
    assert [part.heading for part in letter.parts] == [
        "关于“扩大培养规模”的建议",
        "关于“完善政策”的建议",
    ]
    assert (letter.signature.issuing_body, letter.signature.dated) == ("云岭省教育厅", None)
    assert (letter.contact_person, letter.contact_phone) == ("周知夏", "0999-5550137")
    assert letter.copies_to == ("人大代表工委", "政府办公厅")


def test_a_reply_to_a_proposal_of_several_members_is_worded_for_them() -> None:
    letter = filled(PROPOSAL)
    assert letter.title == "关于省政协十三届三次会议第0045号提案的答复"
    assert letter.salutation == "林予安、周知夏委员："
    assert letter.opening[0].startswith("你们在省政协十三届三次会议上提出的")
    assert letter.closing[0].startswith("感谢你们对")
    assert letter.number == "0045"
    assert letter.copies_to == ("政协提案委",)


def test_a_proposal_of_a_body_is_not_addressed_to_a_member() -> None:
    submission = Submission(kind=SubmissionKind.PROPOSAL, submitters=("某党派云岭省委员会",))
    letter = filled(submission)
    assert letter.addressee_role is AddresseeRole.BODY
    assert letter.salutation == "某党派云岭省委员会："
    assert letter.opening[0].startswith("贵单位提出的提案收悉。")


def test_a_long_name_of_a_person_is_no_body() -> None:
    submission = Submission(kind=SubmissionKind.PROPOSAL, submitters=("阿依·古丽社",))
    assert filled(submission).addressee_role is AddresseeRole.MEMBER


def test_an_empty_submission_and_an_empty_profile_leave_no_holes() -> None:
    letter = filled(Submission(), UnitProfile())
    assert letter.title == "关于有关建议的答复"
    assert letter.opening == ("您提出的建议收悉。经认真研究，现答复如下：",)
    assert letter.closing == ("感谢您对我们工作的关心和支持，希望继续提出宝贵意见建议。",)
    assert (letter.subject, letter.number, letter.plenary_session) == (None, None, None)
    assert (letter.signature.issuing_body, letter.contact_person) == (None, None)


def test_the_handling_unit_signs_where_the_profile_has_no_name() -> None:
    assert filled(SUGGESTION, UnitProfile()).signature.issuing_body == "省教育厅"


@pytest.mark.parametrize(
    ("typed", "subject"),
    [
        ("《关于托育的建议》", "关于托育的建议"),
        ("关于落实《办法》的建议", "关于落实〈办法〉的建议"),
        ("《关于落实《办法》的建议》", "关于落实〈办法〉的建议"),
        ("《甲》和《乙》", "〈甲〉和〈乙〉"),
    ],
)
def test_a_subject_stands_inside_one_pair_of_title_marks(typed: str, subject: str) -> None:
    letter = filled(Submission(subject=typed))
    assert letter.subject == subject
    assert f"提出的《{subject}》收悉" in letter.opening[0]


@pytest.mark.parametrize("typed", ["0118", "第0118号", "第0118号建议", " 0118号 "])
def test_a_number_is_kept_bare(typed: str) -> None:
    assert filled(Submission(number=typed)).number == "0118"


@pytest.mark.parametrize("submission", [SUGGESTION, PROPOSAL])
def test_the_checks_find_no_fault_in_the_wording(submission: Submission) -> None:
    places = ("title", "opening", "closing", "addressee_role", "number", "subject")
    found = [f for f in check_letter(filled(submission)) if f.where.field in places]
    assert found == []


@given(st.text(max_size=30), st.text(max_size=10), st.text(max_size=10))
def test_whatever_was_typed_a_letter_is_worded(subject: str, number: str, session: str) -> None:
    typed = Submission(subject=subject, number=number, plenary_session=session)
    letter = filled(typed)
    assert len(letter.opening) == len(letter.closing) == 1
    assert letter.title


def test_the_default_profile_names_nobody_and_gives_three_months() -> None:
    unit = load_unit()
    assert (unit.name, unit.contact_person, unit.contact_phone) == ("", "", "")
    assert unit.copies_for(SubmissionKind.SUGGESTION) == ("人大代表工委", "政府办公厅")
    assert unit.copies_for(SubmissionKind.PROPOSAL) == ("政协提案委", "政府办公厅")
    assert {unit.deadline_months_for(kind) for kind in SubmissionKind} == {3}


def test_an_offices_own_profile_wins() -> None:
    office('\ufeffname = " 云岭省教育厅 "\ntitle_suffix = "会办意见"\ncopies_proposal = []\n')
    unit = load_unit()
    assert (unit.name, unit.copies_proposal) == ("云岭省教育厅", ())
    assert filled(SUGGESTION, unit).title == "关于省十四届人大三次会议第0118号建议的会办意见"


def test_each_kind_has_its_own_months() -> None:
    assert UNIT.deadline_months_for(SubmissionKind.PROPOSAL) == 6
    assert UNIT.deadline_months_for(SubmissionKind.SUGGESTION) == 3


def test_a_damaged_profile_is_refused_by_name() -> None:
    office("name = 云岭")
    with pytest.raises(InputError, match=r"unit\.toml"):
        load_unit()


@pytest.mark.parametrize(
    "data",
    [
        {"name": 5},
        {"nmae": "云岭省教育厅"},
        {"copies_suggestion": "政府办公厅"},
        {"copies_proposal": ["政府办公厅", 1]},
        {"deadline_months_suggestion": "3"},
        {"deadline_months_proposal": 0},
        {"deadline_months_proposal": True},
        {"contact_phone": ["0999-5550137"]},
    ],
)
def test_a_faulty_entry_of_a_profile_is_named(data: dict[str, Any]) -> None:
    (name,) = data
    with pytest.raises(InputError, match=f"“{name}”"):
        read_unit(data)


def test_a_letter_is_written_as_json_that_reads_back(tmp_path: Path) -> None:
    letter = filled(SUGGESTION)
    write_json(letter, tmp_path / "草稿.json")
    text = (tmp_path / "草稿.json").read_text(encoding="utf-8")
    assert '\n  "title": "关于省十四届人大三次会议第0118号建议的答复"' in text
    assert from_json(json.loads(text)) == letter


def test_half_a_character_does_not_stop_the_json(tmp_path: Path) -> None:
    write_json(ReplyLetter(title="甲\ud800"), tmp_path / "草稿.json")
    assert json.loads((tmp_path / "草稿.json").read_text(encoding="utf-8"))["title"] == "甲?"
