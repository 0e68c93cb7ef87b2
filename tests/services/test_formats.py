"""The formats that came with the program and those of an office."""

from pathlib import Path

import pytest

from replydesk import paths
from replydesk.domain.errors import InputError, ResourceError
from replydesk.domain.letter import SectionKind
from replydesk.domain.outline import LabelStyle
from replydesk.domain.submission import Ask
from replydesk.services.formats import DEFAULT_FORMAT, format_of_draft, list_formats, load_format


@pytest.fixture
def own() -> Path:
    """The folder of an office's own formats."""
    folder = paths.data_folder() / "formats"
    folder.mkdir(parents=True)
    return folder


def test_five_parts_come_first() -> None:
    names = [made.name for made in list_formats()]
    assert names == ["five-parts", "difficulties", "parts-only", "plain"]


def test_the_default_has_five_parts_of_three_sections() -> None:
    made = load_format("five-parts")
    assert (made.title, made.parts) == ("五部分答复", 5)
    assert [(s.kind, s.heading, s.labels) for s in made.sections] == [
        (SectionKind.MEASURES, "主要措施", LabelStyle.SHI),
        (SectionKind.OUTCOMES, "主要成效", LabelStyle.SHI),
        (SectionKind.NEXT_STEPS, "下步打算", LabelStyle.ARABIC),
    ]


@pytest.mark.parametrize(
    ("name", "headings", "part"),
    [
        ("difficulties", ["办理情况", "存在困难", "下一步工作"], "关于“甲”的建议"),
        ("parts-only", [None], "关于“甲”的建议"),
        ("plain", [None], None),
    ],
)
def test_the_other_formats_have_their_sections(
    name: str, headings: list[str | None], part: str | None
) -> None:
    (made,) = load_format(name).empty_parts((Ask("甲"),))
    assert made.heading == part
    assert [section.heading for section in made.sections] == headings


def test_an_offices_format_is_added_and_one_of_the_same_name_wins(own: Path) -> None:
    text = "\ufeff" + 'title = "本局格式"\nparts = 2\n[[sections]]\nkind = "measures"\n'
    for name in ("county", "plain"):
        (own / f"{name}.toml").write_text(text, encoding="utf-8")
    assert [made.name for made in list_formats()][1] == "county"
    assert load_format("plain").title == "本局格式"


@pytest.mark.parametrize(
    "content",
    [
        b"title = ",
        b'title = "x"\nparts = 3\n',
        "title = '甲'".encode("gb18030"),
        b"a = " + b"[" * 5000,
        b"",
    ],
)
def test_a_damaged_file_is_told_when_loaded_and_hides_no_other(own: Path, content: bytes) -> None:
    (own / "broken.toml").write_bytes(content)
    assert len(list_formats()) == 4
    with pytest.raises(InputError, match="broken"):
        load_format("broken")


def test_a_file_that_cannot_be_read_is_named_and_hides_no_other(own: Path) -> None:
    (own / "folder.toml").mkdir()
    assert len(list_formats()) == 4
    with pytest.raises(ResourceError, match=r"folder\.toml"):
        load_format("folder")


@pytest.mark.parametrize("name", ["没有", "", "../formats/plain", "/etc/passwd", "a\0b"])
def test_an_unknown_format_is_refused_with_the_known_ones(name: str) -> None:
    with pytest.raises(InputError, match="five-parts"):
        load_format(name)


def test_a_draft_opens_though_its_format_was_removed() -> None:
    assert format_of_draft("gone").name == DEFAULT_FORMAT
    assert format_of_draft("plain").name == "plain"
