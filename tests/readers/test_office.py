"""Old documents: told apart, refused where they can't be read, converted where LibreOffice is."""

import http.server
import os
import shutil
import stat
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk import office as machine
from replydesk.domain.errors import InputError, ResourceError
from replydesk.office import find_office, run_office
from replydesk.readers import office
from replydesk.readers.files import read_extract
from replydesk.readers.ole import read_ole
from tests.readers.docx_files import docx, p, package, r, table, texts
from tests.readers.ole_files import ole

WORD = b"\xec\xa5\xc1\x00" + b"\0" * 40
LOCKED = b"\xec\xa5\xc1\x00" + b"\0" * 6 + b"\x00\x01" + b"\0" * 40
RTF = rb"{\rtf1\ansi\ansicpg936 \u29579?\u20104?\u23433?}"
WORDML = b"http://schemas.microsoft.com/office/word/2003/wordml"
MIME = "application/vnd.oasis.opendocument.text"
SHELL = pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")


def stand_in(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str) -> Path:
    """A program in place of LibreOffice: $out is its folder, the files are what follows."""
    program = folder / "soffice"
    program.write_text(f'#!/bin/sh\nout="$7"\nshift 7\n{script}\n', "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(shutil, "which", lambda name: str(program))
    return program


def test_streams_and_passwords_of_an_ole_file_are_told() -> None:
    found = read_ole(ole({"WordDocument": WORD, "1Table": b"x" * 2000}))
    assert found is not None
    assert found.names == {"Root Entry", "WordDocument", "1Table"}
    assert not found.locked
    locked = read_ole(ole({"1Table": b"", "WordDocument": LOCKED}))
    assert locked is not None
    assert locked.locked


@given(st.binary(max_size=1500), st.integers(0, 2000), st.integers(0, 255))
def test_a_damaged_directory_never_raises(tail: bytes, at: int, byte: int) -> None:
    content = bytearray(ole({"WordDocument": WORD}))
    content[at % len(content)] = byte
    read_ole(bytes(content))
    read_ole(bytes(content[:at]) + tail)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (ole({"EncryptedPackage": b"x", "EncryptionInfo": b"y"}), "打开密码"),
        (ole({"WordDocument": LOCKED}), "打开密码"),
        (ole({"Workbook": b"x"}), "表格"),
        (ole({"PowerPoint Document": b"x"}), "演示文稿"),
        (ole({"Other": b"x"}), "不是Word或WPS"),
        (ole({"WordDocument": WORD})[:700], "已损坏"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><w:wordDocument xmlns:w="%s"/>' % WORDML, "不安全"),
        (package({"mimetype": MIME, "content.xml": b" " * 30_000_000}), "过大"),
        (
            package({"mimetype": MIME, "META-INF/manifest.xml": "<x><encryption-data/></x>"}),
            "打开密码",
        ),
        (package({"content.xml": '<!DOCTYPE x [<!ENTITY a "b">]>', "mimetype": MIME}), "不安全"),
    ],
)  # fmt: skip
def test_what_libreoffice_need_not_see_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as refused:
        read_extract(content, "信.doc")
    assert str(refused.value).count("。") == 1


def test_without_libreoffice_the_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(machine, "_usual_places", lambda: iter(()))
    with pytest.raises(
        ResourceError, match=r"请安装LibreOffice，或用Word、WPS另存为\.docx后再试。"
    ):
        read_extract(RTF, "信.rtf")


def test_a_program_of_the_current_folder_is_not_taken_for_libreoffice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"./{name}")
    monkeypatch.setattr(machine, "_usual_places", lambda: iter(()))
    assert find_office() is None


def test_libreoffice_is_found_in_its_usual_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    program = tmp_path / "LibreOffice" / "program" / "soffice.com"
    program.parent.mkdir(parents=True)
    program.touch()
    monkeypatch.setattr("replydesk.office.sys.platform", "win32")
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    assert find_office() == str(program)


@SHELL
def test_one_run_takes_several_files_and_a_bad_one_costs_only_itself(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    good = tmp_path / "good.docx"
    good.write_bytes(docx(p("甲")))
    # It stops at a file with the word “crash”; each start leaves a line.
    stand_in(
        monkeypatch,
        tmp_path,
        f'echo run >> "{tmp_path}/runs"\nfor f; do grep -q crash "$f" && exit 81\n'
        f'grep -q skip "$f" || cp "{good}" "$out/$(basename "$f" .rtf).docx"; done',
    )
    names = ["甲", "skip", "crash", "乙"]
    made = office.convert([(name, RTF + name.encode()) for name in names])
    assert [type(content).__name__ for content in made] == [
        "bytes", "InputError", "InputError", "bytes",
    ]  # fmt: skip
    assert str(made[2]).startswith("“crash”")
    assert (tmp_path / "runs").read_text().count("run") == 3


@SHELL
def test_a_libreoffice_that_hangs_is_ended_with_all_it_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stand_in(monkeypatch, tmp_path, f'sleep 300 & echo $! > "{tmp_path}/child"; wait')
    monkeypatch.setattr(office, "_START_SECONDS", 0.5)
    monkeypatch.setattr(office, "_FILE_SECONDS", 0.0)
    made = office.convert([("信.rtf", RTF)])
    assert isinstance(made[0], InputError)
    child = Path(f"/proc/{(tmp_path / 'child').read_text().strip()}/stat")
    assert not child.exists() or child.read_text().split()[2] == "Z"


@SHELL
@pytest.mark.parametrize("script", ["exit 0", "exit 1", 'echo x > "$out/0.docx"', "kill -9 $$"])
def test_what_libreoffice_does_not_make_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str
) -> None:
    stand_in(monkeypatch, tmp_path, script)
    with pytest.raises(InputError, match="LibreOffice读不了"):
        read_extract(RTF, "信.rtf")


def test_a_libreoffice_that_does_not_start_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: str(tmp_path / "none"))
    with pytest.raises(ResourceError, match="启动不了"):
        read_extract(RTF, "信.rtf")


def test_old_documents_are_told_from_others() -> None:
    assert office.is_old_office(RTF)
    assert office.is_old_office(ole({"WordDocument": WORD}))
    assert office.is_old_office(package({"mimetype": MIME}, compress=False))
    assert office.is_old_office(package({"x": "", "mimetype": MIME}))
    assert not office.is_old_office(docx(p("甲")))
    assert not office.is_old_office(b"PK\x03\x04broken")


CHANGED = f"<w:del><w:r><w:delText>1</w:delText></w:r></w:del><w:ins>{r('2')}</w:ins>"


def letter(changed: str) -> bytes:
    return docx(
        p("关于市人大会议第12号建议的答复")
        + p("王予安代表：")
        + p("您提出的建议收悉，现答复如下：")
        + p(r("累计") + changed)
        + table(("建议名称", "关于绿化的建议"), ("编号", "第12号"))
        + p("岚湖市住建局")
    )


READ = [
    "关于市人大会议第12号建议的答复",
    "王予安代表：",
    "您提出的建议收悉，现答复如下：",
    "累计2",
    "建议名称：关于绿化的建议",
    "编号：第12号",
    "岚湖市住建局",
]


@pytest.fixture(scope="module")
def old_letters(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The letter in each of the old formats, as LibreOffice writes them."""
    program = find_office()
    if program is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("old")
    kinds = {"doc": "doc:MS Word 97", "rtf": "rtf", "odt": "odt", "xml": "xml:MS Word 2003 XML"}
    for ending, kind in kinds.items():
        # LibreOffice has no words for changes in the XML of 2003.
        (folder / "a.docx").write_bytes(letter(r("2") if ending == "xml" else CHANGED))
        assert run_office(program, [folder / "a.docx"], kind, folder / ending, 120)
    return {ending: (folder / ending / f"a.{ending}").read_bytes() for ending in kinds}


@pytest.mark.rendered
def test_letters_in_old_formats_read_like_the_docx(old_letters: dict[str, bytes]) -> None:
    assert texts(letter(CHANGED)) == READ
    names = {"doc": "信.wps", "rtf": "信.doc", "odt": "信.odt", "xml": "信.xml"}
    files = [(names[ending], content) for ending, content in old_letters.items()]
    damaged = ("坏.doc", old_letters["doc"][:3000])
    for (name, content), made in zip(
        [*files, damaged], office.convert([*files, damaged]), strict=True
    ):
        assert office.is_old_office(content)
        if name == damaged[0]:
            assert isinstance(made, InputError)
        else:
            assert isinstance(made, bytes)
            assert texts(made) == READ, name


@pytest.mark.rendered
@pytest.mark.usefixtures("old_letters")
def test_nothing_is_fetched_from_the_net() -> None:
    asked: list[str] = []

    class Server(http.server.BaseHTTPRequestHandler):
        def handle(self) -> None:
            asked.append("asked")

    with http.server.HTTPServer(("127.0.0.1", 0), Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        place = f"http://127.0.0.1:{server.server_port}/x"
        field = rf'{{\field{{\*\fldinst INCLUDEPICTURE "{place}.png" \\d}}{{\fldrslt x}}}}'
        content = rf"{{\rtf1\ansi 1 {field}}}".encode()
        assert isinstance(office.convert([("信.rtf", content)])[0], bytes)
        server.shutdown()
    assert asked == []


@pytest.mark.rendered
def test_a_text_linked_from_outside_is_not_read(
    old_letters: dict[str, bytes], tmp_path: Path
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET", "utf-8")
    code = f'INCLUDETEXT "{secret.as_posix()}"'
    field = rf"{{\rtf1\ansi 1 {{\field{{\*\fldinst {code}}}{{\fldrslt old}}}} 2}}"
    lines = read_extract(field.encode(), "信.rtf").lines
    assert "SECRET" not in "".join(line.text for line in lines)
