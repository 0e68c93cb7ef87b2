"""Files told apart by content; what can't be read is refused with one sentence."""

import os
import threading
from pathlib import Path

import pytest

from replydesk.domain.errors import InputError, ReplydeskError, ResourceError
from replydesk.readers.files import READABLE, read_bytes, read_extract, shown_name
from replydesk.readers.kinds import Kind, kind_of
from replydesk.readers.plain_text import decode
from tests.readers.docx_files import docx, p, package

TEXT = "王予安代表：\n您提出的建议收悉，现答覆如下：〇"
LETTER = TEXT * 20
WORDML = b"http://schemas.microsoft.com/office/word/2003/wordml"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"]
)
def test_text_is_read_in_the_encodings_offices_have(encoding: str) -> None:
    text = TEXT.replace("现", "2025年3月\n现")
    assert decode(text.encode(encoding), "信.txt") == text


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_few_damaged_bytes_are_told_and_the_rest_is_read(encoding: str) -> None:
    whole = LETTER.encode(encoding)
    extract = read_extract(whole[:60] + b"\xff" + whole[61:-1], "信.txt")
    assert sum("收悉" in line.text for line in extract.lines) >= 19
    assert len(extract.notes) == 1
    assert "损坏" in extract.notes[0]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"PK\x03\x04", Kind.ZIP),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.OLE),
        (b"\r\n {\\rtf1", Kind.RTF),
        (b"\n%PDF-1.4", Kind.PDF),
        (b"\x89PNG\r\n\x1a\n", Kind.PICTURE),
        (b"BM\x36\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0", Kind.PICTURE),
        ("\ufeff<!DOCTYPE html>".encode(), Kind.HTML),
        ("<html>".encode("utf-16"), Kind.HTML),
        (b"<!-- saved --><div>", Kind.HTML),
        (b"From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", Kind.HTML),
        (b'<?xml version="1.0"?><w:wordDocument xmlns:w="%s">' % WORDML, Kind.WORD_XML),
        (TEXT.encode(), Kind.TEXT),
        (b'{"addressees": []}', Kind.TEXT),
        ("BM公司<p>".encode(), Kind.TEXT),
    ],
)  # fmt: skip
def test_the_kind_of_a_file_is_in_its_first_bytes(content: bytes, kind: Kind) -> None:
    assert kind_of(content) is kind


def test_names_say_nothing() -> None:
    assert [x.text for x in read_extract(docx(p("甲")), "图片.png").lines] == ["甲"]
    assert [x.text for x in read_extract("甲".encode(), "信.docx").lines] == ["甲"]


def _one_sentence(content: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as refused:
        read_extract(content, "信.docx")
    assert str(refused.value).count("。") == 1
    assert str(refused.value).startswith("“信.docx”")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "已损坏"),
        (b"<!DOCTYPE html><html></html>", "没有文字"),
        (b"MZ\x90\x00\x03\x00\x00\x00\x04" + bytes(range(256)) * 4, "不是文字文件"),
        (b"PK\x03\x04broken", "已损坏"),
        (b" \r\n\0", "空文件"),
        (b"GIF89a" + bytes(range(256)), "不是文字文件"),
        (TEXT.encode() * 20_000, "文字过多"),
    ],
    ids=["doc", "html", "program", "zip", "empty", "picture", "long"],
)
def test_other_kinds_are_refused_with_what_to_do(content: bytes, said: str) -> None:
    _one_sentence(content, said)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    _one_sentence(docx(p("甲"), parts={"word/styles.xml": b" " * 20_000_000}), "展开后过大")
    lying = docx(p("甲"), parts={"word/styles.xml": b" " * 70_000_000})
    size = (70_000_000).to_bytes(4, "little")
    _one_sentence(lying.replace(size, (4000).to_bytes(4, "little")), "已损坏|过大")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/numbering.xml"])
def test_entities_are_refused_in_every_part_and_encoding(encoding: str, part: str) -> None:
    entities = "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10}">' for n in range(1, 9))
    text = (
        f'<?xml version="1.0" encoding="{encoding[:6]}"?>{" " * 5000}'
        f'<!DOCTYPE w [<!ENTITY x0 "甲">{entities}]><w a="&x8;">&x8;</w>'
    )
    raw = text.encode(encoding)
    if encoding == "utf-16-be":
        raw = b"\xfe\xff" + raw
    _one_sentence(docx(p("甲"), parts={part: raw}), "不安全|已损坏")


def test_deep_nesting_is_refused() -> None:
    _one_sentence(docx("<w:sdt>" * 5000 + "</w:sdt>" * 5000), "已损坏")
    table = "<w:tbl><w:tr><w:tc>"
    closed = "</w:tc></w:tr></w:tbl>"
    assert read_extract(docx(table * 80 + p("甲") + closed * 80), "信.docx").lines[0].text == "甲"


def test_a_package_with_a_password_is_refused() -> None:
    content = bytearray(package({"word/document.xml": "x"}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + place] |= 1
    _one_sentence(bytes(content), "打开密码")


def test_missing_empty_and_folder_are_refused(tmp_path: Path) -> None:
    empty = tmp_path / "空.txt"
    empty.write_bytes(b" \r\n\0")
    for path in (tmp_path / "没有.txt", empty, tmp_path, empty / "内.txt"):
        with pytest.raises(ReplydeskError) as refused:
            read_bytes(path)
        assert path.name in str(refused.value)
    with pytest.raises(InputError, match="找不到文件"):
        read_bytes(tmp_path / "a\0b.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes among its files")
def test_pipes_and_devices_are_refused_without_waiting(tmp_path: Path) -> None:
    pipe = tmp_path / "管道.docx"
    os.mkfifo(pipe)
    refused: list[str] = []

    def read() -> None:
        for path in (pipe, Path(os.devnull)):
            try:
                read_bytes(path)
            except InputError as error:
                refused.append(str(error))

    thread = threading.Thread(target=read, daemon=True)
    thread.start()
    thread.join(20)
    assert len(refused) == 2
    assert all("设备或管道" in said for said in refused)


def test_a_file_that_grows_and_one_that_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = tmp_path / "大.docx"
    with large.open("wb") as file:
        file.truncate(101 * 1024 * 1024)
    with pytest.raises(InputError, match="超过100 MB"):
        read_bytes(large)

    def refuse(*args: object) -> int:
        raise PermissionError

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(ResourceError, match="权限"):
        read_bytes(large)


def test_odd_names_are_shown_so_that_they_can_be_printed() -> None:
    assert shown_name("信\u3000（1）.docx") == "信\u3000（1）.docx"
    assert shown_name("信\udcff\u202e\n.docx") == "信???.docx"
    with pytest.raises(InputError) as refused:
        read_extract(b"PK\x03\x04", "信\udcff.docx")
    assert "信?.docx" in str(refused.value)


def test_every_kind_of_letter_is_looked_at_in_a_folder() -> None:
    assert {".docx", ".doc", ".wps", ".pdf", ".txt", ".mhtml", ".json"} <= READABLE
