"""The first wording of a reply: everything the submission and the office's profile tell."""

import re
from datetime import date
from typing import NamedTuple

from replydesk.domain.format import ReplyFormat
from replydesk.domain.letter import AddresseeRole, ReplyLetter, SignatureBlock, SubmissionKind
from replydesk.domain.submission import HandlingDuty, Submission
from replydesk.domain.unit import UnitProfile

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

    names = _templates(submission)
    role = _role(submission)
    subject, number = _subject(submission.subject), _number(submission.number)
    issuing_body = unit.name or submission.handling_unit.strip()
    fields = {
        "届次": submission.plenary_session,
        "编号": number,
        "案由": subject,
        "类别": _KIND_WORDS[submission.kind],
        "身份": _ROLE_WORDS[role],
        "称呼": _pronoun(submission, role),
        "单位": issuing_body,
        "地区": unit.region,
        "工作": unit.work,
        "文种": unit.title_suffix,
        "主办单位": submission.lead_unit.strip(),
        "提出者": _signers(submission, _ROLE_WORDS[role]),
        "首次文号": submission.earlier.document_number if submission.earlier else "",
        "首次日期": _day(submission.earlier.dated if submission.earlier else None),
    }
    lead = submission.lead_unit.strip()
    to_lead = submission.duty is HandlingDuty.CO
    return ReplyLetter(
        addressees=((lead,) if lead else ()) if to_lead else submission.submitters,
        addressee_role=AddresseeRole.BODY if to_lead else role,
        kind=submission.kind,
        title="".join(word(names.title, fields)) or None,
        plenary_session=submission.plenary_session.strip() or None,
        number=number or None,
        subject=subject or None,
        opening=word(names.opening, fields),
        parts=reply_format.empty_parts(submission.asks),
        closing=word(names.closing, fields),
        signature=SignatureBlock(issuing_body or None),
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
