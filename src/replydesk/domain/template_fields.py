"""The tags of an office's base template: {{发文机关}}, {{正文}} …, and what a letter puts there."""

from dataclasses import dataclass

from replydesk.domain import composition
from replydesk.domain.composition import Role, clean, derived_title
from replydesk.domain.letter import ReplyLetter, Urgency
from replydesk.domain.signing import bodies_of

_URGENCIES = {Urgency.EXTRA_URGENT: "特急", Urgency.URGENT: "加急"}


@dataclass(frozen=True, slots=True)
class TemplateField:
    """A tag that a template may have.

    `roles` are the paragraphs it stands for: set by the standard where the tag is a paragraph of
    its own in the text. `once`: a second one in the text would print the same thing twice.
    """

    name: str
    meaning: str
    roles: tuple[Role, ...] = ()
    once: bool = True


BODY = "正文"
ISSUER, NUMBER, RESULT, SIGNER, URGENCY = "发文机关", "发文字号", "类别", "签发人", "紧急程度"
COPIES, PRINTER, PRINTED_ON = "抄送", "印发机关", "印发日期"
_TEXT_ROLES = (
    Role.BODY, Role.POINT, Role.CLOSING,
    Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4,
)  # fmt: skip
FIELDS = {
    field.name: field
    for field in (
        TemplateField(BODY, "开头、各部分和结束语，自动编号；每个模板必须有", _TEXT_ROLES),
        TemplateField("标题", "答复的标题", (Role.TITLE,)),
        TemplateField("主送", "称谓和冒号，如“林予安代表：”", (Role.ADDRESSEES,)),
        TemplateField("附件", "附件说明", (Role.ATTACHMENT,)),
        TemplateField("署名", "落款的发文机关", (Role.ISSUING_BODY,)),
        TemplateField("日期", "成文日期", (Role.DATED,)),
        TemplateField("附注", "联系人、电话和公开方式，带括号", (Role.NOTE,)),
        TemplateField(ISSUER, "发文机关名称，用于红头", once=False),
        TemplateField(NUMBER, "发文字号，如“云教函〔2026〕12号”"),
        TemplateField(RESULT, "办理结果类别：A、B、C、D"),
        TemplateField(SIGNER, "签发人"),
        TemplateField(URGENCY, "紧急程度：特急、加急"),
        TemplateField("联系人", "联系人"),
        TemplateField("电话", "联系电话"),
        TemplateField("公开方式", "主动公开、依申请公开、不予公开"),
        TemplateField(COPIES, "抄送机关，不带“抄送：”"),
        TemplateField(PRINTER, "印发机关"),
        TemplateField(PRINTED_ON, "印发日期"),
        TemplateField("届次", "如“省十四届人大三次会议”", once=False),
        TemplateField("编号", "建议提案的编号", once=False),
        TemplateField("案由", "建议提案的标题", once=False),
    )
}
_DISCLOSED = {"open": "主动公开", "on_request": "依申请公开", "withheld": "不予公开"}
# A title or a note in a table, a text box or a header is one line of text there.
_JOINED = {Role.ATTACHMENT: "；", Role.ISSUING_BODY: "、", Role.NOTE: ""}


def field_values(letter: ReplyLetter) -> dict[str, str]:
    """What each tag but 正文 is in a letter, on one line; "" where the letter has no such thing."""
    signature = letter.signature
    lead = composition.lead_body(letter)
    told = {
        "标题": letter.title or derived_title(letter),
        "主送": letter.salutation,
        "署名": "、".join(bodies_of(clean(signature.issuing_body or ""))),
        "日期": composition.day_words(letter),
        ISSUER: lead,
        NUMBER: letter.document_number,
        RESULT: letter.resolution_class,
        SIGNER: letter.signer,
        URGENCY: _URGENCIES[letter.urgency] if letter.urgency else "",
        "联系人": letter.contact_person,
        "电话": letter.contact_phone,
        "公开方式": _DISCLOSED[letter.disclosure] if letter.disclosure else "",
        COPIES: "，".join(name for name in map(clean, letter.copies_to) if name),
        PRINTER: lead,
        PRINTED_ON: composition.day_words(letter),
        "届次": letter.plenary_session,
        "编号": letter.number,
        "案由": letter.subject,
    }
    elements = [*composition.body(letter), *composition.tail(letter)]
    for field in (FIELDS["附件"], FIELDS["附注"]):
        (role,) = field.roles
        pieces = [e.sign.removeprefix("附件：") + e.text for e in elements if e.role is role]
        told[field.name] = _JOINED[role].join(pieces)
    return {name: " ".join(clean(text or "").split("\n")) for name, text in told.items()}
