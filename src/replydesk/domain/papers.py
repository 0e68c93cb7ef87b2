"""The papers around a letter: one for each signer, and the form their opinion comes back on."""

from dataclasses import dataclass, replace

from replydesk.domain.composition import lead_body
from replydesk.domain.draft import Draft
from replydesk.domain.letter import AddresseeRole, LetterFormat, ReplyLetter, SubmissionKind
from replydesk.domain.submission import HandlingDuty

FORM_NAME = "征询意见表"
PUBLIC_NAME = "公开版"
_SIGNER_WORDS = {
    AddresseeRole.DEPUTY: "代表",
    AddresseeRole.MEMBER: "委员",
    AddresseeRole.BODY: "提案者",
}


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """What is made of a draft: its letter, and beside it what is chosen here.

    `format` overrides the letters' own.
    """

    format: LetterFormat | None = None
    per_signer: bool = False
    form: bool = False
    public: bool = False
    pdf: bool = False


@dataclass(frozen=True, slots=True)
class FeedbackForm:
    """征询意见表: what is filled in before it is sent; an empty text is left to the deputy.

    `signer_word` is what the signers are called: 代表, 委员, or 提案者 for bodies.
    `result` is the class the office gave its reply (A类), `signers` are all, the lead signer first;
    `address` is where the form goes back to.
    """

    kind: SubmissionKind = SubmissionKind.SUGGESTION
    plenary_session: str = ""
    number: str = ""
    subject: str = ""
    signer_word: str = "代表"
    signers: tuple[str, ...] = ()
    handling_unit: str = ""
    document_number: str = ""
    result: str = ""
    address: str = ""
    contact_person: str = ""
    contact_phone: str = ""

    @property
    def title(self) -> str:
        """省十四届人大三次会议代表建议办理情况征询意见表."""
        what = "提案" if self.kind is SubmissionKind.PROPOSAL else "代表建议"
        return f"{self.plenary_session}{what}办理情况{FORM_NAME}"


def feedback_form(draft: Draft, address: str = "", meaning: str = "") -> FeedbackForm:
    """The form that goes with the letter of a draft.

    `address` is the office's own, `meaning` what its result class means there.
    """
    letter, submission = draft.letter, draft.submission
    mark = (letter.resolution_class or "").strip()
    number = (letter.number or submission.number).strip()
    return FeedbackForm(
        kind=letter.kind or submission.kind,
        plenary_session=(letter.plenary_session or submission.plenary_session).strip(),
        number=number.removeprefix("第").removesuffix("号"),
        subject=(letter.subject or submission.subject).strip(),
        signer_word=_SIGNER_WORDS[letter.addressee_role or AddresseeRole.DEPUTY],
        signers=letter.addressees or submission.submitters,
        handling_unit=lead_body(letter) or submission.handling_unit.strip(),
        document_number=(letter.document_number or "").strip(),
        result=f"{mark}类" + (f"（{meaning}）" if meaning else "") if mark else "",
        address=address,
        contact_person=(letter.contact_person or "").strip(),
        contact_phone=(letter.contact_phone or "").strip(),
    )


def takes_form(draft: Draft) -> bool:
    """Whether a form goes with the letter: what one body writes to another has none."""
    return draft.submission.duty is HandlingDuty.LEAD


def letters_per_signer(letter: ReplyLetter) -> tuple[ReplyLetter, ...]:
    """A letter to each signer, the lead signer first, all with the same text.

    A letter to one signer, to nobody or to a body alone is the only one there is.
    """
    if len(letter.addressees) < 2 or letter.addressee_role in (None, AddresseeRole.BODY):
        return (letter,)
    names = dict.fromkeys(name.strip() for name in letter.addressees if name.strip())
    return tuple(replace(letter, addressees=(name,)) for name in names)
