"""Personal data in a letter for the public: found with its place, figures are not taken for it."""

from time import perf_counter

import pytest

from replydesk.domain.letter import Paragraph, Part, ReplyLetter, Section, SectionKind
from replydesk.domain.personal_data import personal_data


def told(text: str) -> list[tuple[str, str]]:
    letter = ReplyLetter(opening=(text,), contact_phone="0999-5550100", contact_person="温如玉")
    return [(each.kind, each.text) for each in personal_data(letter)]


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("已致电您（0999-5550137）沟通。", "电话", "0999-5550137"),
        ("可拨打09995550137联系。", "电话", "09995550137"),
        ("（0999）5550137", "电话", "（0999）5550137"),
        ("手机19900000137。", "电话", "19900000137"),
        ("手机199-0000-0137。", "电话", "199-0000-0137"),
        ("电话：5550137", "电话", "5550137"),
        ("村民某某（110101199001010019）的户口", "身份证号", "110101199001010019"),
        ("身份证11010119900101001X，", "身份证号", "11010119900101001X"),
        ("老证110101900101001已换", "身份证号", "110101900101001"),
        ("卡号6222 0000 0000 0000 000", "银行卡号", ""),
        ("发至wen.ruyu@example.org即可", "邮箱", "wen.ruyu@example.org"),
        ("您反映的柳汀路128号3栋2单元501室漏水", "住址", "128号3栋2单元501室"),
        ("已到柳汀路128号走访", "住址", "柳汀路128号"),
        ("住址：青溪谷二期，", "住址", "青溪谷二期"),
        ("家住北关村宅基地东侧三间，", "住址", "北关村宅基地东侧三间"),
    ],
)
def test_what_tells_of_a_person_is_found(text: str, kind: str, found: str) -> None:
    if not found:
        assert told(text) == []  # its check digit is wrong
        return
    [(its_kind, its_text)] = told(text)
    assert its_kind == kind
    assert its_text.endswith(found)


@pytest.mark.parametrize(
    "text",
    [
        "2025年投入13800000000元，惠及5550137人。",
        "云教函〔2026〕12号，第0094号建议，国道318号线，新建公路128公里。",
        "2023—2027年，覆盖率由63%提高到68%，共20230101批。",
        "受益群众13812345678人次",
        "对住在四楼以上的高龄老人逐户登记，现居家养老的2.4万人。",
        "截至2026年5月31日，全省建成城市书房1286个、乡村书屋12号。",
    ],
)
def test_figures_dates_and_numbers_of_documents_are_not_taken_for_it(text: str) -> None:
    assert told(text) == []


def test_the_place_is_told_in_words() -> None:
    points = (Paragraph("已联系。"), Paragraph("请拨打0999-5550137。"))
    sections = (Section(SectionKind.MEASURES, "主要措施", points),)
    letter = ReplyLetter(parts=(Part("关于托育", sections),), addressees=("木增荣",))
    [found] = personal_data(letter)
    assert found.sentence() == "第1部分第1节第2段有电话“0999-5550137”。"
    assert found.where.start == 3


def test_a_long_text_is_looked_through_at_once() -> None:
    letter = ReplyLetter(
        opening=("推进社区建设完善道路小区服务" * 4000, "1" * 20000, "0999-" * 5000)
    )
    began = perf_counter()
    personal_data(letter)
    assert perf_counter() - began < 2
