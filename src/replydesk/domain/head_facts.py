"""What a letter's head says of the submission, and where its words contradict each other."""

import re
from dataclasses import dataclass, field

from replydesk.domain.facts import (
    is_marked,
    names_used,
    number_in,
    session_in,
    subject_in,
    subjects_in,
)
from replydesk.domain.letter import AddresseeRole, Disclosure, SubmissionKind, Urgency
from replydesk.domain.reading import Doubt

_KINDS = {"提案": SubmissionKind.PROPOSAL, "建议": SubmissionKind.SUGGESTION}


@dataclass(slots=True)
class Head:
    """What the head of a letter says; None and empty where it is silent."""

    addressees: tuple[str, ...] = ()
    role: AddresseeRole | None = None
    kind: SubmissionKind | None = None
    title: str | None = None
    document_number: str | None = None
    resolution_class: str | None = None
    signer: str | None = None
    urgency: Urgency | None = None
    disclosure: Disclosure | None = None
    issuer: str | None = None
    plenary_session: str | None = None
    number: str | None = None
    subject: str | None = None
    opening: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def doubt(self, name: str, said: str) -> None:
        """Note that a field is unsure."""
        self.doubts.append(Doubt(name, said))

    def take_marks(self, result: str | None, disclosure: Disclosure | None) -> None:
        """Take what a line says; what differs from an earlier line is a doubt."""
        if result and self.resolution_class not in (None, result):
            self.doubt(
                "resolution_class", f"办理结果写了{self.resolution_class}和{result}，请核对。"
            )
        if disclosure and self.disclosure not in (None, disclosure):
            self.doubt("disclosure", "公开方式写了不止一种，请核对。")
        self.resolution_class = self.resolution_class or result
        self.disclosure = self.disclosure or disclosure


def read_facts(head: Head) -> None:
    """Session, number, subject and kind, from the opening first and then from the title."""
    opening, title = "".join(head.opening), head.title or ""
    sessions = [s for s in (session_in(opening), session_in(title)) if s]
    if sessions and not head.plenary_session:
        longer = sessions[-1].endswith(sessions[0])
        head.plenary_session = sessions[-1] if longer else sessions[0]
    for text in (opening, title):
        head.number = head.number or number_in(text)
        head.subject = head.subject or subject_in(text)
    if head.subject and not is_marked(head.subject, f"{opening}{title}"):
        head.doubt("subject", f"案由没有书名号或引号，按上下文取“{head.subject}”，请核对。")
    head.kind = _kind(head, opening, title)
    _doubt_number(head, number_in(opening), number_in(title))
    if len(set(subjects_in(opening))) > 1:
        head.doubt("subject", "开头提到不止一件建议提案，只收入了第一件的案由和编号，请核对。")
        head.doubt("number", "开头提到不止一件建议提案，编号请核对。")


def _doubt_number(head: Head, opening: str | None, title: str | None) -> None:
    if opening and title and opening.lstrip("0") != title.lstrip("0"):
        head.doubt("number", f"开头写的编号是{opening}，标题写的是{title}，请核对。")
    elif head.number and head.number.startswith("〔"):
        head.doubt("number", f"编号写成“{head.number}”，请核对。")


def _kind(head: Head, opening: str, title: str) -> SubmissionKind | None:
    """提案 or 建议: by the session, the name, the addressee; where they differ it is told."""
    called = re.search(r"号\S{0,2}?(提案|建议)", f"{title}。{opening}") or re.search(
        r"(提案|建议)$", head.subject or ""
    )
    by_name = _KINDS[called[1]] if called else None
    everywhere = f"{head.plenary_session or ''}{opening}{title}"
    by_session = by_role = None
    if found := re.search(r"(政协|政治协商)|人大|人民代表大会", everywhere):
        by_session = SubmissionKind.PROPOSAL if found[1] else SubmissionKind.SUGGESTION
    if head.role is AddresseeRole.MEMBER:
        by_role = SubmissionKind.PROPOSAL
    elif head.role is AddresseeRole.DEPUTY:
        by_role = SubmissionKind.SUGGESTION
    told = [kind for kind in (by_session, by_name, by_role) if kind]
    mixed = len(names_used(f"{title}。{opening}")) > 1 or (head.subject or "").endswith("议案")
    if len(set(told)) > 1 or mixed:
        head.doubt("kind", "称谓、届次和“建议”“提案”的叫法不一致，类别请核对。")
    if by_role and by_role is not told[0]:
        head.doubt("addressee_role", "称谓与建议提案的类别不一致，请核对是代表还是委员。")
    return told[0] if told else None
