"""Letters of every shape, with invented text: what their pages look like is measured."""

from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

from replydesk.domain.letter import (
    AddresseeRole,
    Disclosure,
    LetterFormat,
    Paragraph,
    Part,
    ReplyLetter,
    Section,
    SectionKind,
    SignatureBlock,
    SubmissionKind,
    Urgency,
)
from replydesk.domain.outline import LabelStyle

_SENTENCES = (
    "健全工作推进机制，把建议所提事项逐条列入年度重点任务，明确牵头处室和完成时限，按月调度、按季通报",
    "会同省财政厅印发《云岭省社区养老服务设施建设三年行动方案（2025—2027年）》，细化为6个方面23项措施",
    "截至2026年5月底，全省累计建成综合服务中心1286个，覆盖率由63.5%提高到78.2%，惠及群众345.6万人次",
    "聚焦基层反映的“最后一公里”问题，组织3个调研组赴9个市州、27个县区开展蹲点调研，收集意见建议412条",
    "对照先进地区做法，我省在专业队伍、运营补贴和信息共享等方面仍有差距，少数县区设施使用率不高",
    "推行“一站式”办理，将申报材料由11项精简为4项，平均办理时间由20个工作日压缩到7个工作日",
    "支持符合条件的企业与高校、科研院所共建研究平台，对通过验收的项目按实际投入给予不超过200万元的补助",
    "坚持因地制宜、分类施策，不搞“一刀切”，对山区和边远地区给予适当倾斜，确保政策真正落到实处",
    "下一步，我厅将认真吸纳您的建议，加强部门协同和上下联动，推动相关政策措施尽快落地见效",
    "加大宣传引导力度，通过新闻发布会、政策宣讲和现场观摩等形式，让更多群众了解政策、用好政策",
    "建立定期评估和动态调整机制，每年组织第三方机构对实施效果开展评估，评估结果作为资金分配的重要依据",
    "强化要素保障——在用地、用能、人才引进等方面优先支持，帮助项目单位解决实际困难86件",
    "全面落实安全生产责任，开展专项排查整治，发现并整改隐患2035处，守住不发生较大事故的底线",
)
_ASKS = (
    "扩大服务设施覆盖范围",
    "健全多元投入保障机制",
    "加强专业人才队伍建设",
    "推进数据互通和信息共享",
    "完善监督评价和激励办法",
)
_KINDS = (
    (SectionKind.MEASURES, "主要措施"),
    (SectionKind.OUTCOMES, "主要成效"),
    (SectionKind.NEXT_STEPS, "下步打算"),
)
_LETTER, _DOCUMENT = LetterFormat.LETTER, LetterFormat.DOCUMENT
_BODY = "云岭省民政厅"
_LONG_BODY = "云岭省推进新型城镇化和城乡融合发展工作领导小组办公室综合协调与督查专班"
_MARKED = "甲&乙 <丙> “丁”——戊…己"
_JOINT = "云岭省民政厅、云岭省财政厅、云岭省卫生健康委员会"
_ATTACHMENT = "关于进一步完善养老服务体系若干措施的任务分解表和责任清单"


def _text(random: Random, sentences: int) -> str:
    return "。".join(random.sample(_SENTENCES, sentences)) + "。"


def _plain(seed: int, paragraphs: int, sentences: int = 3) -> tuple[Part, ...]:
    """A text without parts."""
    random = Random(seed)
    texts = tuple(Paragraph(_text(random, sentences)) for _ in range(paragraphs))
    return (Part(None, (Section(SectionKind.OTHER, None, texts),)),)


def _parts(
    seed: int, count: int, most: int = 3, label: LabelStyle = LabelStyle.SHI
) -> tuple[Part, ...]:
    """Parts of three sections, each of 1 to `most` paragraphs."""
    random = Random(seed)

    def section(kind: SectionKind, heading: str) -> Section:
        own = label if kind is SectionKind.MEASURES else LabelStyle.NONE
        points = range(random.randint(1, most))
        return Section(
            kind,
            heading,
            tuple(Paragraph(_text(random, random.randint(1, 3)), own) for _ in points),
        )

    return tuple(
        Part(
            f"关于“{_ASKS[at % len(_ASKS)]}”的建议",
            tuple(section(kind, heading) for kind, heading in _KINDS),
        )
        for at in range(count)
    )


_BASE = ReplyLetter(
    addressees=("沈砚秋",),
    addressee_role=AddresseeRole.DEPUTY,
    kind=SubmissionKind.SUGGESTION,
    title="关于省十四届人大四次会议第0271号建议的答复",
    document_number="云民函〔2026〕71号",
    resolution_class="B",
    plenary_session="省十四届人大四次会议",
    number="0271",
    subject="关于加快完善社区养老服务体系的建议",
    opening=("您提出的《关于加快完善社区养老服务体系的建议》（第0271号）收悉，现答复如下：",),
    closing=("感谢您对全省养老服务工作的关心和支持。",),
    signature=SignatureBlock(_BODY, date(2026, 6, 18)),
    contact_person="林望舒",
    contact_phone="0999-5550137",
    disclosure=Disclosure.OPEN,
    copies_to=("云岭省人大常委会代表人事工作委员会", "云岭省人民政府办公厅"),
)


def _letter(page_format: LetterFormat, parts: tuple[Part, ...], **changes: Any) -> ReplyLetter:
    return replace(_BASE, format=page_format, parts=parts, **changes)


def _signed(body: str, *, sealed: bool = True, day: date = date(2026, 11, 12)) -> SignatureBlock:
    return SignatureBlock(body, day, sealed)


_LEVELS = (
    Section(
        SectionKind.MEASURES,
        "主要措施",
        (
            Paragraph("完善政策体系", LabelStyle.ARABIC),
            Paragraph("制定实施办法", LabelStyle.PAREN_ARABIC),
            Paragraph(_SENTENCES[1] + "。"),
            Paragraph("加强督促指导", LabelStyle.PAREN_ARABIC),
            Paragraph(_SENTENCES[3] + "。"),
            Paragraph("强化资金保障", LabelStyle.ARABIC),
            Paragraph("一是" + _SENTENCES[0] + "；二是" + _SENTENCES[6] + "。"),
        ),
    ),
    Section(
        SectionKind.OUTCOMES,
        "主要成效",
        (
            Paragraph(_SENTENCES[2] + "。", LabelStyle.ARABIC),
            Paragraph(_SENTENCES[5] + "。", LabelStyle.ARABIC),
            Paragraph(_SENTENCES[11] + "。", LabelStyle.ARABIC, restarts=True),
            Paragraph(_SENTENCES[12] + "。", LabelStyle.DI),
        ),
    ),
)
_FIGURES = tuple(
    Paragraph(
        f"202{at}年投入{at * 137 + 1286}.5万元，新建{at + 12}个、改造{at + 35}个，"
        f"服务{at * 1043 + 20876}人次，同比增长{at + 3}.{at}%，"
        f"其中城区{at + 61}.2%、乡村{at + 38}.8%；2027年计划再投入{at + 2}.35亿元，"
        f"建成{at * 3 + 48}个，覆盖率达到{at + 80}%以上。"
    )
    for at in range(8)
)

_ANSWER = Paragraph("。".join(_SENTENCES[at] for at in (7, 10)) + "。")
_ONE_PARAGRAPH = (Part(None, (Section(SectionKind.OTHER, None, (_ANSWER,)),)),)

VARIED: dict[str, ReplyLetter] = {
    "one-page": _letter(_LETTER, _ONE_PARAGRAPH, copies_to=()),
    "one-page-document": _letter(_DOCUMENT, _ONE_PARAGRAPH, disclosure=None),
    "short": _letter(_LETTER, _plain(3, 3)),
    "short-document": _letter(_DOCUMENT, _plain(4, 3)),
    "two-pages": _letter(_LETTER, _plain(5, 6), copies_to=(), contact_person=None),
    "two-pages-document": _letter(_DOCUMENT, _plain(6, 5)),
    "one-part": _letter(_LETTER, _parts(7, 1)),
    "two-parts-document": _letter(_DOCUMENT, _parts(8, 2)),
    "three-parts": _letter(_LETTER, _parts(9, 3), disclosure=Disclosure.ON_REQUEST),
    "five-parts": _letter(_LETTER, _parts(10, 5)),
    "five-parts-document": _letter(_DOCUMENT, _parts(11, 5)),
    "eight-parts": _letter(_LETTER, _parts(12, 8, 2)),
    "twelve-parts-document": _letter(_DOCUMENT, _parts(13, 12)),
    "twenty-parts": _letter(_LETTER, _parts(14, 20, 5)),
    "levels": _letter(_LETTER, (Part("关于“健全机制”的建议", _LEVELS),)),
    "levels-document": _letter(_DOCUMENT, (Part(None, _LEVELS), *_parts(15, 1))),
    "nothing-optional": _letter(
        _LETTER,
        _parts(16, 2),
        document_number=None,
        resolution_class=None,
        contact_person=None,
        contact_phone=None,
        disclosure=None,
        copies_to=(),
        closing=(),
    ),
    "long-body": _letter(_LETTER, _parts(17, 2), signature=_signed(_LONG_BODY)),
    "long-body-document": _letter(_DOCUMENT, _parts(18, 2), signature=_signed(_LONG_BODY)),
    "unsealed": _letter(_LETTER, _parts(19, 2), signature=_signed(_BODY, sealed=False)),
    "unsealed-document": _letter(
        _DOCUMENT,
        _parts(20, 3),
        signature=_signed("云岭省社会组织管理局", sealed=False, day=date(2026, 1, 2)),
    ),
    "one-attachment": _letter(_LETTER, _parts(21, 2), attachments=(f"{_ATTACHMENT}（2026年版）",)),
    "nine-attachments": _letter(
        _DOCUMENT,
        _parts(22, 3),
        attachments=tuple(f"{_ATTACHMENT}（第{at}批）" for at in range(1, 10)),
    ),
    "twelve-attachments": _letter(
        _LETTER,
        _plain(23, 4),
        attachments=tuple(f"{_ATTACHMENT}（第{at}批）" for at in range(1, 13)),
    ),
    "many-copies": _letter(
        _DOCUMENT,
        _parts(24, 2),
        copies_to=tuple(f"云岭省人民代表大会第{at}专门委员会" for at in "一二三四五六七八"),
    ),
    "rare-names": _letter(
        _LETTER,
        _parts(25, 2),
        addressees=("㑇𠮷", "龘鑫", "〇伟", "朱镕喆"),
        addressee_role=AddresseeRole.MEMBER,
        contact_person="𠮷龘",
    ),
    "markup": _letter(
        _LETTER,
        (
            Part(
                f"关于“{_MARKED}”的建议",
                (
                    Section(
                        SectionKind.MEASURES,
                        f"措施{_MARKED}",
                        (Paragraph(f"落实{_MARKED}。" * 6, LabelStyle.SHI),),
                    ),
                ),
            ),
        ),
        title=f"关于{_MARKED}的答复",
        addressees=(_MARKED,),
        subject=_MARKED,
        opening=(f"您提出的《{_MARKED}》收悉，现答复如下：",),
        closing=(f"感谢{_MARKED}。",),
        attachments=(_MARKED, _MARKED),
        contact_person=_MARKED,
        copies_to=(_MARKED,),
    ),
    "long-title": _letter(
        _DOCUMENT,
        _parts(26, 2),
        title="关于省十四届人大四次会议第0271号加快推进县域养老服务体系高质量发展并健全基层医养结合长效机制"
        "切实增进老年人福祉的建议的答复",
    ),
    "many-addressees": _letter(
        _LETTER,
        _parts(27, 3),
        addressees=tuple(f"欧阳望{c}" for c in "一二三四五六七八九十甲乙丙丁"),
    ),
    "body-addressed": _letter(
        _DOCUMENT,
        _plain(28, 8, 2),
        title="会办意见",
        addressees=("云岭省数字经济发展局",),
        addressee_role=AddresseeRole.BODY,
        disclosure=Disclosure.WITHHELD,
    ),
    "figures": _letter(_LETTER, (Part(None, (Section(SectionKind.OUTCOMES, None, _FIGURES),)),)),
    "joint": _letter(
        _LETTER, _parts(29, 2), signature=_signed("云岭省民政厅、云岭省财政厅")
    ),
    "joint-document": _letter(_DOCUMENT, _parts(30, 3), signature=_signed(_JOINT)),
    "joint-unsealed": _letter(_LETTER, _parts(31, 2), signature=_signed(_JOINT, sealed=False)),
    "urgent": _letter(_LETTER, _parts(32, 2), urgency=Urgency.URGENT),
    "urgent-signed-document": _letter(
        _DOCUMENT, _parts(33, 2), urgency=Urgency.EXTRA_URGENT, signer="顾清远、裴知微"
    ),
}  # fmt: skip
