"""Files told apart by content; what can't be read is refused with one sentence."""

from pathlib import Path

import pytest

from replydesk.domain.errors import InputError, ReplydeskError
from replydesk.readers.files import read_bytes, read_extract
from replydesk.readers.plain_text import decode

TEXT = "王予安代表：\n您提出的建议收悉，現答覆如下：〇"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_text_is_read_in_the_encodings_offices_have(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "信.txt") == TEXT


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "另存为"),
        (b"<!DOCTYPE html><html></html>", "网页"),
        (b"PK\x03\x04broken", "已损坏"),
    ],
    ids=["doc", "html", "zip"],
)
def test_other_kinds_are_refused_with_what_to_do(content: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as refused:
        read_extract(content, "信.docx")
    assert str(refused.value).count("。") == 1


def test_missing_empty_and_folder_are_refused(tmp_path: Path) -> None:
    empty = tmp_path / "空.txt"
    empty.write_bytes(b" \r\n\0")
    for path in (tmp_path / "没有.txt", empty, tmp_path):
        with pytest.raises(ReplydeskError) as refused:
            read_bytes(path)
        assert path.name in str(refused.value)
