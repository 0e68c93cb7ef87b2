"""The first wording of a reply: everything the submission and the office's profile tell."""

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from replydesk.domain.errors import ResourceError
from replydesk.domain.format import ReplyFormat
from replydesk.domain.letter import AddresseeRole, ReplyLetter, SignatureBlock, SubmissionKind
from replydesk.domain.submission import EarlierReply, HandlingDuty, Submission
from replydesk.domain.unit import UnitProfile
from replydesk.writers.atomic import write_file

# The templates, with what their paragraphs are called: replies, 会办意见, second replies.
WORDINGS = {
    "title": "标题",
    "opening": "开头",
    "closing": "结束语",
    "co-title": "会办意见的标题",
    "co-opening": "会办意见的开头",
    "co-closing": "会办意见的结束语",
    "again-title": "再次答复的标题",
    "again-opening": "再次答复的开头",
}
# What the wording is tried on where no draft is open.
SAMPLE = Submission(
    subject="关于加快农村公路建设的建议",
    number="0128",
    plenary_session="省十四届人大四次会议",
    submitters=("林予安",),
    lead_unit="云岭省交通运输厅",
    earlier=EarlierReply(0, document_number="云交函〔2026〕12号", dated=date(2026, 5, 27)),
)
_KIND_WORDS = {SubmissionKind.SUGGESTION: "建议", SubmissionKind.PROPOSAL: "提案"}
_ROLE_WORDS = {AddresseeRole.DEPUTY: "代表", AddresseeRole.MEMBER: "委员", AddresseeRole.BODY: ""}
# Parties, federations and sectors submit proposals too; no person's name is that long.
_BODY_NAME = re.compile(r"[^·•]{3,}(?:委|委员会|工商联|联|会|社|组|界|部|院|校)(?:（.+）)?")


def prefill(submission: Submission, reply_format: ReplyFormat, unit: UnitProfile) -> ReplyLetter:
    """A letter worded as far as can be told, with an empty part for each ask.

    What the submission leaves open is None or left out of the sentences. Raises InputError naming
    the file and tag where an office's wording template is faulty.
    """
    # Late: Jinja2 is only needed once a letter is worded.
    from replydesk.writers.wording import word

    names, fields = _templates(submission), _fields(submission, unit)
    lead = fields["主办单位"]
    to_lead = submission.duty is HandlingDuty.CO
    return ReplyLetter(
        addressees=((lead,) if lead else ()) if to_lead else submission.submitters,
        addressee_role=AddresseeRole.BODY if to_lead else _role(submission),
        kind=submission.kind,
        title="".join(word(names.title, fields)) or None,
        plenary_session=submission.plenary_session.strip() or None,
        number=fields["编号"] or None,
        subject=fields["案由"] or None,
        opening=word(names.opening, fields),
        parts=reply_format.empty_parts(submission.asks),
        closing=word(names.closing, fields),
        signature=SignatureBlock(fields["单位"] or None),
        contact_person=unit.contact_person or None,
        contact_phone=unit.contact_phone or None,
        copies_to=() if to_lead else unit.copies_for(submission.kind),
    )


class _Templates(NamedTuple):
    title: str = "title"
    opening: str = "opening"
    closing: str = "closing"


def _templates(submission: Submission) -> _Templates:
    """Which templates word a letter: 会办意见 and 再次答复 have their own."""
    if submission.duty is HandlingDuty.CO:
        return _Templates("co-title", "co-opening", "co-closing")
    if submission.earlier is not None:
        return _Templates("again-title", "again-opening")
    return _Templates()


def _signers(submission: Submission, role: str) -> str:
    """木增荣代表 · 木增荣等3名代表."""
    names = [name.strip() for name in submission.submitters if name.strip()]
    if len(names) > 1 and role:
        return f"{names[0]}等{len(names)}名{role}"
    return "、".join(names) + (role if names else "")


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def wording_sources(*, shipped: bool = False) -> dict[str, str]:
    """The wording templates in force by name, or the shipped ones.

    Raises InputError or ResourceError where one can't be read.
    """
    from replydesk.writers.wording import read_source

    return {name: read_source(name, shipped=shipped) for name in WORDINGS}


def preview_wording(
    name: str, source: str, submission: Submission, unit: UnitProfile
) -> tuple[str, ...]:
    """The paragraphs that a template not saved yet makes of a submission.

    Raises InputError naming the line and the tag where it is faulty.
    """
    from replydesk.writers.wording import word_source

    return word_source(name, source, _fields(submission, unit))


def save_wording(sources: Mapping[str, str], unit: UnitProfile) -> None:
    """Take templates into force, or go back to the shipped ones where they are the same.

    Raises InputError for the first that is faulty; nothing is saved then. ResourceError where
    the folder can't be written.
    """
    from replydesk.writers.wording import own_file

    for name, source in sources.items():
        preview_wording(name, source, Submission(), unit)
    shipped = wording_sources(shipped=True)
    for name, source in sources.items():
        path = own_file(name)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if source.strip() == shipped[name].strip():
                path.unlink(missing_ok=True)
                continue
        except OSError as error:
            raise ResourceError(
                f"措辞没有保存：文件夹“{path.parent}”不能写入，请检查权限。"
            ) from error
        write_file(path, source.encode())


def _fields(submission: Submission, unit: UnitProfile) -> dict[str, str]:
    """What a wording template may name."""
    role = _role(submission)
    earlier = submission.earlier
    return {
        "届次": submission.plenary_session,
        "编号": _number(submission.number),
        "案由": _subject(submission.subject),
        "类别": _KIND_WORDS[submission.kind],
        "身份": _ROLE_WORDS[role],
        "称呼": _pronoun(submission, role),
        "单位": _issuing_body(submission, unit),
        "地区": unit.region,
        "工作": unit.work,
        "文种": unit.title_suffix,
        "主办单位": submission.lead_unit.strip(),
        "提出者": _signers(submission, _ROLE_WORDS[role]),
        "首次文号": earlier.document_number if earlier else "",
        "首次日期": _day(earlier.dated if earlier else None),
    }


def _issuing_body(submission: Submission, unit: UnitProfile) -> str:
    """The body that the submission was given to, where the office writes for it."""
    handling = submission.handling_unit.strip()
    return handling if unit.writes_for(handling) or not unit.name else unit.name


def _role(submission: Submission) -> AddresseeRole:
    if submission.kind is SubmissionKind.SUGGESTION:
        return AddresseeRole.DEPUTY
    names = submission.submitters
    if names and all(len(name) > 4 and _BODY_NAME.fullmatch(name) for name in names):
        return AddresseeRole.BODY
    return AddresseeRole.MEMBER


def _pronoun(submission: Submission, role: AddresseeRole) -> str:
    if len(submission.submitters) > 1:
        return "你们"
    return "贵单位" if role is AddresseeRole.BODY else "您"


def _subject(text: str) -> str:
    """The subject as it stands inside 《》, where a title takes 〈〉 (GB/T 15834)."""
    found = re.fullmatch(r"《([^《》]*(?:《[^《》]*》[^《》]*)*)》", text.strip())
    bare = found[1].strip() if found else text.strip()
    return bare.replace("《", "〈").replace("》", "〉")


def _number(text: str) -> str:
    """The bare number of 0128, 第0128号, 第0128号建议."""
    return re.sub(r"^第|号(?:建议|提案)?$", "", text.strip()).strip()
