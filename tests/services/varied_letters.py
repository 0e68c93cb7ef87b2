"""Letters of every shape an office writes, made from the sample letter's paragraphs."""

import random
from dataclasses import replace
from datetime import date

from replydesk.domain.letter import (
    Disclosure,
    LetterFormat,
    Paragraph,
    Part,
    ReplyLetter,
    Section,
    SectionKind,
    SignatureBlock,
    Urgency,
)
from replydesk.domain.outline import LabelStyle
from replydesk.paths import resource_path
from replydesk.services.reading import read_letter

SAMPLE = read_letter(resource_path("samples/sample-letter.json")).letter
_TEXTS = [paragraph.text for *_, paragraph in SAMPLE.paragraphs()]
_PLACES = "东西南北中上下内外前后左右新旧长短远近高低"


def varied_letters() -> dict[str, ReplyLetter]:
    """Thirty letters by name; no two paragraphs of one letter are the same."""
    base = replace(SAMPLE, parts=())
    made = {
        f"parts{count:02}": replace(base, parts=_parts(count)) for count in (1, 2, 3, 5, 8, 12, 20)
    }
    made |= {f"plain{count}": replace(base, parts=_plain(count)) for count in (1, 2, 3, 5)}
    two, three = made["parts02"], made["parts03"]
    made["without-class-and-number"] = replace(three, resolution_class=None, document_number=None)
    made["unsealed"] = replace(two, signature=_signed("云岭省民政厅", sealed=False))
    made["long-body"] = replace(
        two, signature=_signed("云岭省推进新型城镇化和城乡融合发展工作领导小组办公室综合专班")
    )
    made["joint"] = replace(two, signature=_signed("云岭省民政厅、云岭省财政厅"))
    made["no-date"] = replace(two, signature=SignatureBlock("云岭省民政厅"))
    made["one-attachment"] = replace(two, attachments=("云岭省养老服务设施一览表",))
    names = tuple(f"任务分解表和责任清单（第{number}批次）" for number in range(1, 13))
    made["many-attachments"] = replace(three, attachments=names)
    made["copies-and-notes"] = replace(
        two,
        copies_to=tuple(f"云岭省人大常委会代表工作委员会{number}处" for number in range(4)),
        contact_person="林望舒",
        contact_phone="0999-5550137",
        disclosure=Disclosure.OPEN,
    )
    made["no-copies-no-notes"] = replace(
        two, copies_to=(), contact_person=None, contact_phone=None, disclosure=None
    )
    made["rare-names"] = replace(two, addressees=("㑇𠮷", "龘鑫", "〇伟"))
    made["odd-signs"] = replace(
        two,
        opening=("您提出的《A&B <甲> “乙”——…》收悉，现答复如下：",),
        closing=("感谢您 & 您的同事<们>“支持”——……",),
        attachments=("“A&B”<表>—…",),
    )
    made["long-title"] = replace(
        two,
        title="关于省十四届人大四次会议第DH0271号关于加快推进县域养老服务体系高质量发展的建议的答复",
    )
    made["derived-title"] = replace(two, title=None)
    made["many-deputies"] = replace(
        three, addressees=tuple(f"欧阳望{sign}" for sign in "一二三四五六七八九十")
    )
    made["levels"] = replace(base, parts=(_levels(),))
    made["restarts"] = replace(base, parts=(_restarts(),))
    made["urgent"] = replace(two, urgency=Urgency.EXTRA_URGENT, signer="林望舒")
    made["document"] = replace(three, format=LetterFormat.DOCUMENT)
    made["document-joint"] = replace(made["joint"], format=LetterFormat.DOCUMENT)
    return made


def _signed(body: str, *, sealed: bool = True) -> SignatureBlock:
    return SignatureBlock(body, date(2026, 11, 12), sealed)


def _parts(count: int) -> tuple[Part, ...]:
    choose = random.Random(count)
    return tuple(
        Part(
            f"关于加快完善{_PLACES[at]}片区公共服务体系",
            (
                Section(
                    SectionKind.MEASURES,
                    "主要措施",
                    _paragraphs(choose, f"{_PLACES[at]}措", choose.randint(2, 3), LabelStyle.SHI),
                ),
                Section(
                    SectionKind.OUTCOMES, "主要成效", _paragraphs(choose, f"{_PLACES[at]}效", 1)
                ),
                Section(
                    SectionKind.NEXT_STEPS,
                    "下步打算",
                    _paragraphs(choose, f"{_PLACES[at]}步", choose.randint(1, 2)),
                ),
            ),
        )
        for at in range(count)
    )


def _plain(count: int) -> tuple[Part, ...]:
    points = _paragraphs(random.Random(count), "平", count)
    return (Part(None, (Section(SectionKind.OTHER, None, points),)),)


def _levels() -> Part:
    points = (
        Paragraph("组织领导", LabelStyle.ARABIC),
        Paragraph("成立专班。由主要负责人牵头，每月调度一次。", LabelStyle.PAREN_ARABIC),
        Paragraph("压实责任。把任务分到科室，逐项销号。", LabelStyle.PAREN_ARABIC, origin=7),
        Paragraph("资金保障", LabelStyle.ARABIC),
        Paragraph("列入预算。今年安排2400万元，比上年增长12.5%。", LabelStyle.PAREN_ARABIC),
    )
    return Part("关于工作推进机制", (Section(SectionKind.MEASURES, "主要措施", points),))


def _restarts() -> Part:
    points = (
        Paragraph("新建社区食堂32个，覆盖全部街道。", LabelStyle.SHI),
        Paragraph("改造敬老院15所，新增床位1200张。", LabelStyle.SHI),
        Paragraph("在人才方面，主要做了以下工作："),
        Paragraph("培训护理员3600人次。", LabelStyle.SHI, restarts=True),
        Paragraph("发放入职奖励480万元。", LabelStyle.SHI, origin=11),
    )
    return Part("关于养老服务", (Section(SectionKind.MEASURES, "主要措施", points),))


def _paragraphs(
    choose: random.Random, mark: str, count: int, label: LabelStyle = LabelStyle.NONE
) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(f"在{mark}{at}项工作上，{choose.choice(_TEXTS)}", label, origin=100 + at)
        for at in range(1, count + 1)
    )
