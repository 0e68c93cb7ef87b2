"""Wording templates: what they yield, what an office may write, what is refused."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk import paths
from replydesk.domain.errors import InputError, ResourceError
from replydesk.writers.wording import word

FIELDS = {
    "届次": "省十四届人大三次会议",
    "编号": "0118",
    "案由": "关于加强人才培养的建议",
    "类别": "建议",
    "身份": "代表",
    "称呼": "您",
    "单位": "云岭省教育厅",
    "地区": "全省",
    "工作": "教育工作",
    "文种": "答复",
}


def office(source: str, name: str = "opening") -> None:
    """Put an office's own template in its place."""
    folder = paths.data_folder() / "wording"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.j2").write_text(source, encoding="utf-8")


def refusal(source: str) -> str:
    office(source)
    with pytest.raises(InputError) as caught:
        word("opening", FIELDS)
    assert "opening.j2" in str(caught.value)
    return str(caught.value)


def test_the_shipped_templates_word_a_whole_letter() -> None:
    assert word("title", FIELDS) == ("关于省十四届人大三次会议第0118号建议的答复",)
    (opening,) = word("opening", FIELDS)
    assert opening == (
        "您在省十四届人大三次会议上提出的《关于加强人才培养的建议》（第0118号）收悉。"
        "经认真研究，现答复如下："
    )
    assert word("closing", FIELDS) == (
        "感谢您对全省教育工作的关心和支持，希望继续提出宝贵意见建议。",
    )


@pytest.mark.parametrize(
    ("empty", "title", "opening"),
    [
        (
            "届次",
            "关于第0118号建议的答复",
            "您提出的《关于加强人才培养的建议》（第0118号）收悉。",
        ),
        (
            "编号",
            "关于省十四届人大三次会议《关于加强人才培养的建议》的答复",
            "您在省十四届人大三次会议上提出的《关于加强人才培养的建议》收悉。",
        ),
        (
            "案由",
            "关于省十四届人大三次会议第0118号建议的答复",
            "您在省十四届人大三次会议上提出的第0118号建议收悉。",
        ),
        (
            "编号案由",
            "关于省十四届人大三次会议有关建议的答复",
            "您在省十四届人大三次会议上提出的建议收悉。",
        ),
        ("届次编号案由", "关于有关建议的答复", "您提出的建议收悉。"),
    ],
)
def test_what_is_not_known_is_left_out_of_the_sentence(
    empty: str, title: str, opening: str
) -> None:
    fields = {name: "" if name in empty else value for name, value in FIELDS.items()}
    assert word("title", fields) == (title,)
    assert word("opening", fields)[0].startswith(opening)


def test_an_offices_file_wins_and_the_others_stay() -> None:
    office("\ufeff{{ 称呼 }}好。\r\n\r\n　　{{ 单位 }}收到{{ 类别 }}。\n")
    assert word("opening", FIELDS) == ("您好。", "云岭省教育厅收到建议。")
    assert word("closing", FIELDS)[0].startswith("感谢您")


def test_conditions_and_the_few_filters_may_be_used() -> None:
    office(
        "{% if 编号 and not 届次 == '无' %}\n{{ 编号|trim|default('无') ~ '号' }}\n{% else %}无\n"
        "{% endif %}\n{{ '多' if 案由|length > 3 else '少' }}"
    )
    assert word("opening", FIELDS) == ("0118号", "多")


@pytest.mark.parametrize(
    "text", ["甲{{ 7*7 }}乙", "{% include 'x' %}", "甲&乙 <b>丙</b>", "{# 注 #}", "a\\nb"]
)
def test_what_a_clerk_typed_stays_literal(text: str) -> None:
    assert f"《{text}》" in word("opening", {**FIELDS, "案由": text})[0]


@given(st.text(max_size=40))
def test_a_field_never_opens_a_paragraph_of_its_own(text: str) -> None:
    assert len(word("opening", {**FIELDS, "案由": text})) == 1


@pytest.mark.parametrize(
    ("source", "tag"),
    [
        ("第一行\n{{ 届別 }}收悉", "第2行的标签“{{ 届別 }}”用了未知的“届別”"),
        ("{% if 编号 %}好{% else %}{{ 姓名 }}{% endif %}", "“{{ 姓名 }}”用了未知的“姓名”"),
        ("{{ 编号|pprint }}", "“{{ 编号|pprint }}”用了不支持的“pprint”"),
    ],
)
def test_an_unknown_name_is_refused_also_where_this_letter_does_not_need_it(
    source: str, tag: str
) -> None:
    assert tag in refusal(source)


@pytest.mark.parametrize(
    "source",
    [
        "{{ 编号.__class__.__mro__ }}",
        "{{ 编号['__class__'] }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{{ 编号.format(编号) }}",
        "{{ self }}",
        "{{ range(9) }}",
        "{{ 'x' * 1000000000 }}",
        "{{ 9 ** 9 ** 9 ** 9 }}",
        "{{ '%1000000000d' % 1 }}",
        "{% for a in 编号 %}{{ a }}{% endfor %}",
        "{% set a = 编号 %}",
        "{% macro m() %}{% endmacro %}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% extends 'title.j2' %}",
        "{{ [编号] }}",
        "{{ 编号 is defined }}",
    ],
)
def test_a_template_reaches_nothing_but_its_fields(source: str) -> None:
    assert "第1行的标签“{" in refusal(source)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("好\n{{ 编号 收悉", "第2行的标签“{{ 编号 收悉”写法有误"),
        ("{% if 编号 %}没有结束", "写法有误"),
        ("{% 届次 %}", "“{% 届次 %}”写法有误"),
        ("{{ 编号 + 1 }}", "只能用字段和条件"),
        ("{{ 编号|length(1) }}", "不能使用"),
        ("{{ 编号 < 1 }}", "不能使用"),
        ("{{ " + "(" * 5000 + "编号", "嵌套太深"),
        ("{{ " + "not " * 60 + "编号 }}", "嵌套太深"),
        ("{% if 编号 %}" * 45 + "{% endif %}" * 45, "嵌套太深"),
        ("长" * 20_001, "超过20000字"),
    ],
)
def test_a_faulty_template_is_refused_with_its_file_and_place(source: str, said: str) -> None:
    assert said in refusal(source)


def test_a_template_in_another_encoding_is_refused() -> None:
    office("")
    (paths.data_folder() / "wording" / "opening.j2").write_bytes("收悉".encode("gb18030"))
    with pytest.raises(InputError, match=r"opening\.j2.*UTF-8"):
        word("opening", FIELDS)


def test_a_template_that_cannot_be_read_is_named() -> None:
    (paths.data_folder() / "wording" / "opening.j2").mkdir(parents=True)
    with pytest.raises(ResourceError, match=r"opening\.j2"):
        word("opening", FIELDS)


def test_each_shipped_template_tells_which_tags_there_are() -> None:
    text = Path(paths.template_path("wording") / "title.j2").read_text(encoding="utf-8")
    assert all(name in text for name in FIELDS)
