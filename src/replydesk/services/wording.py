"""The first wording of a reply: everything the submission and the office's profile tell."""

import re

from replydesk.domain.format import ReplyFormat
from replydesk.domain.letter import AddresseeRole, ReplyLetter, SignatureBlock, SubmissionKind
from replydesk.domain.submission import Submission
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
    }
    return ReplyLetter(
        addressees=submission.submitters,
        addressee_role=role,
        kind=submission.kind,
        title="".join(word("title", fields)) or None,
        plenary_session=submission.plenary_session.strip() or None,
        number=number or None,
        subject=subject or None,
        opening=word("opening", fields),
        parts=reply_format.empty_parts(submission.asks),
        closing=word("closing", fields),
        signature=SignatureBlock(issuing_body or None),
        contact_person=unit.contact_person or None,
        contact_phone=unit.contact_phone or None,
        copies_to=unit.copies_for(submission.kind),
    )


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
