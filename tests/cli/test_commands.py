"""The command line as scripts use it: JSON, an exit status, one sentence when refused."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from replydesk.cli import run
from replydesk.domain.errors import ResourceError
from replydesk.paths import resource_path

LETTERS = resource_path("samples/letters")
LETTER = min(LETTERS.glob("2025-云岭省教育厅*.txt"))
SUGGESTION = min(resource_path("samples/suggestions").glob("*0128*.txt"))
MODEL = Path(__file__).parents[3] / "shared" / "letters" / "model-letter.txt"


def answer(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, Any]:
    """Exit status and the JSON document of a command."""
    status = run([str(a) for a in arguments])
    return status, json.loads(capsys.readouterr().out)


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """The sentence a command is refused with; nothing may stand on standard output."""
    assert run([str(a) for a in arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err
    return said.err.strip()


@pytest.mark.skipif(not MODEL.exists(), reason="the model letter is not here")
def test_the_model_letter_is_read_whole(capsys: pytest.CaptureFixture[str]) -> None:
    status, letter = answer(capsys, "read", MODEL, "--json")
    sections = [section for part in letter["parts"] for section in part["sections"]]
    paragraphs = [p for section in sections for p in section["paragraphs"]]
    assert status == 0
    assert len(letter["parts"]) == 5
    assert [s["heading"] for s in sections] == ["主要措施", "主要成效", "下步打算"] * 5
    assert sum(len(p.get("points", [1])) for p in paragraphs) == 39
    assert (letter["addressee_role"], len(letter["addressees"])) == ("deputy", 1)
    assert letter["dated"] == "2025-05-27"
    assert letter["title"] is None
    assert letter["closing"] == []
    assert any("断行" in note for note in letter["notes"])


def test_asks_of_a_suggestion(capsys: pytest.CaptureFixture[str]) -> None:
    status, found = answer(capsys, "asks", SUGGESTION, "--json")
    assert status == 0
    assert (found["kind"], found["number"], len(found["asks"])) == ("suggestion", "0128", 5)
    assert set(found) == {"kind", "subject", "number", "plenary_session", "submitters", "asks"}


def test_import_search_and_suggest(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    status, first = answer(capsys, "import", LETTERS, "--library", library, "--json")
    assert status == 0
    assert first["letters"] == len(first["files"]) >= 24
    _, again = answer(capsys, "--library", library, "import", LETTERS, "--json")
    assert (again["letters"], again["passages"]) == (0, 0)
    assert {file["status"] for file in again["files"]} == {"duplicate"}

    _, found = answer(capsys, "search", "工作站", "--library", library, "--json", "--limit", 5)
    assert 0 < len(found["hits"]) <= 5
    for hit in found["hits"]:
        marked = [hit["text"][start:end] for start, end in hit["marks"]]
        assert "工作站" in hit["text"] + hit["part"]
        assert all(mark == "工作站" for mark in marked)

    point = ("suggest", "扩大研究生工作站建设规模", "--kind", "outcomes")
    _, ranked = answer(capsys, *point, "--library", library, "--json")
    assert ranked["hits"][0]["kind"] == "outcomes"
    assert "研究生工作站" in ranked["hits"][0]["text"] + ranked["hits"][0]["part"]
    scores = [hit["score"] for hit in ranked["hits"]]
    assert scores == sorted(scores, reverse=True)


def test_a_refused_file_is_exit_status_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    bad = tmp_path / "通知.txt"
    bad.write_text("关于召开会议的通知", encoding="utf-8")
    status, report = answer(capsys, "import", LETTER, bad, "--library", tmp_path / "l.db", "--json")
    assert status == 1
    assert [file["status"] for file in report["files"]] == ["imported", "refused"]


def test_a_draft_has_the_asks_as_headings_and_empty_sections(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = tmp_path / "draft.json"
    assert run(["draft", str(SUGGESTION), "-o", str(target)]) == 0
    letter = json.loads(target.read_text(encoding="utf-8"))
    assert len(letter["parts"]) == 5
    assert "研究生工作站" in letter["parts"][0]["heading"]
    assert [len(part["sections"]) for part in letter["parts"]] == [3] * 5
    assert not any(s["paragraphs"] for part in letter["parts"] for s in part["sections"])
    assert "收悉" in "".join(letter["opening"])


def test_a_draft_says_how_many_asks_have_no_part_of_their_own(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    suggestion, target = tmp_path / "many.txt", tmp_path / "draft.json"
    lines = [f"{n}.增设第{n}号服务点。" for n in range(1, 24)]
    suggestion.write_text("\n".join(["关于增设服务点的建议", "建议：", *lines]), "utf-8")
    status, found = answer(capsys, "asks", suggestion, "--json")
    assert (status, len(found["asks"])) == (0, 23)
    assert run(["draft", str(suggestion), "-o", str(target)]) == 1
    assert "后3条" in capsys.readouterr().err
    assert len(json.loads(target.read_text(encoding="utf-8"))["parts"]) == 20


def test_a_reply_is_no_suggestion(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    letter = tmp_path / "reply.txt"
    letter.write_text(
        "王予安代表：\n您提出的《关于增设服务点的建议》（第0128号）收悉，现答复如下：\n"
        "一、主要措施\n我局增设了服务点。\n二、下步打算\n继续推进。\n",
        "utf-8",
    )
    assert "答复函" in refused(capsys, "asks", letter, "--json")
    assert "答复函" in refused(capsys, "draft", letter, "-o", tmp_path / "draft.json")
    assert not (tmp_path / "draft.json").exists()


def test_an_exported_letter_reads_back_the_same(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    source = resource_path("samples/sample-letter.json")
    target = tmp_path / "答复.docx"
    assert run(["export", str(source), "-o", str(target)]) == 0
    capsys.readouterr()
    _, letter = answer(capsys, "read", target, "--json")
    _, wanted = answer(capsys, "read", source, "--json")
    assert letter == wanted


def test_check_tells_findings_with_their_places(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    _, letter = answer(capsys, "read", LETTER, "--json")
    letter["parts"][0]["sections"][0]["paragraphs"][0]["text"] = "制定方案,投入XX万元"
    source = tmp_path / "letter.json"
    source.write_text(json.dumps(letter), encoding="utf-8")
    status, found = answer(capsys, "check", source, "--json")
    assert status == 1
    here = [f for f in found["findings"] if f["where"]["part"] == 0 and f["where"]["section"] == 0]
    assert any(f["where"]["start"] == 4 and f["where"]["end"] == 5 for f in here)
    assert all(f["severity"] in ("error", "warning", "note") for f in found["findings"])


def test_figures_have_the_span_they_stand_in(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    source = tmp_path / "text.txt"
    source.write_text("截至2025年底，累计投入7095万元。", encoding="utf-8")
    _, found = answer(capsys, "figures", source, "--json")
    money = next(f for f in found["figures"] if f["kind"] == "money")
    assert (money["text"], money["value"], money["unit"]) == ("7095万元", "7095", "万元")
    assert source.read_text(encoding="utf-8")[money["start"] : money["end"]] == "7095万元"


def test_what_cannot_be_used_is_refused_with_one_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    no_letter = tmp_path / "notice.txt"
    no_letter.write_text("关于召开会议的通知", encoding="utf-8")
    no_database = tmp_path / "library.db"
    no_database.write_text("这不是数据库，只是一段文字。" * 40, encoding="utf-8")
    no_json = tmp_path / "letter.json"
    no_json.write_text('{"parts": [}', encoding="utf-8")
    assert "找不到" in refused(capsys, "read", tmp_path / "missing.docx", "--json")
    assert "不像答复函" in refused(capsys, "read", no_letter)
    assert "library.db" in refused(capsys, "search", "养老", "--library", no_database)
    assert no_database.read_text(encoding="utf-8").startswith("这不是数据库")
    assert "JSON" in refused(capsys, "export", no_json, "-o", tmp_path / "out.docx")
    assert not (tmp_path / "out.docx").exists()
    assert "没有“nothing”" in refused(capsys, "nothing")
    assert "缺少TEXT" in refused(capsys, "search")
    assert "缺少内容" in refused(capsys, "search", "养老", "--kind")
    assert "条数" in refused(capsys, "search", "养老", "--limit", "0")


def test_doctor_backup_and_restore(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    library, copy = tmp_path / "library.db", tmp_path / "copy.db"
    answer(capsys, "import", LETTER, "--library", library, "--json")
    assert run(["backup", str(copy), "--library", str(library)]) == 0
    assert run(["restore", str(copy), "--library", str(tmp_path / "other.db")]) == 0
    capsys.readouterr()
    status, _ = answer(capsys, "doctor", "--library", tmp_path / "other.db", "--json")
    assert status == 0


def test_a_library_may_be_named_by_its_address_on_either_side_of_the_command(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    address = f"sqlite:///{tmp_path / 'a.db'}"
    _, first = answer(capsys, "--library", address, "import", LETTER, "--json")
    _, again = answer(capsys, "import", LETTER, "--json", "--library", "sqlite:///a.db")
    assert (first["letters"], again["letters"]) == (1, 0)
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"]
    assert "写法" in refused(capsys, "--library", "mysql://host/a", "search", "路")


@pytest.mark.parametrize("count", ["0", "-3", "²", "9" * 30])
def test_a_number_of_hits_that_makes_no_sense_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, count: str
) -> None:
    said = refused(capsys, "search", "路", "--library", tmp_path / "a.db", f"--limit={count}")
    assert count in said
    assert not any(tmp_path.iterdir())


def test_a_draft_for_a_text_that_asks_for_nothing_is_told_and_for_no_submission_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    made, source = tmp_path / "draft.json", tmp_path / "text.txt"
    source.write_text("你好，今天天气很好。", encoding="utf-8")
    assert "不像建议提案" in refused(capsys, "draft", source, "-o", made)
    assert not made.exists()
    source.write_text("关于加强乡村道路建设的建议\n代表：张三\n道路很窄。", encoding="utf-8")
    assert run(["draft", str(source), "-o", str(made)]) == 1
    assert "没有认出诉求" in capsys.readouterr().err
    assert json.loads(made.read_text(encoding="utf-8"))["addressees"] == ["张三"]


def test_the_file_that_is_read_is_never_written_over(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    suggestion, letter = tmp_path / "a.txt", tmp_path / "a.docx"
    suggestion.write_bytes(SUGGESTION.read_bytes())
    assert "另写" in refused(capsys, "draft", suggestion, "-o", suggestion)
    assert suggestion.read_bytes() == SUGGESTION.read_bytes()
    assert run(["export", str(LETTER), "-o", str(letter)]) == 0
    capsys.readouterr()
    before = letter.read_bytes()
    assert "另写" in refused(capsys, "export", letter, "-o", letter, "--public")
    assert letter.read_bytes() == before


LONG = "长" * 200


@pytest.mark.parametrize(
    "words",
    [
        ("export", LETTER, "-o", ""),
        ("export", LETTER, "-o", f"{LONG}.docx"),
        ("draft", SUGGESTION, "-o", LONG),
        ("--library", f"{LONG}.db", "search", "路"),
        ("--library", "~nobody-of-this-name/a.db", "search", "路"),
        ("--library", "a.db", "restore", LONG),
        ("--library", "a.db", "backup", LONG),
        ("--library", LONG, "doctor"),
    ],
)
def test_a_name_that_no_file_can_have_is_refused(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[object, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["--library", "a.db", "search", "路"]) == 0
    capsys.readouterr()
    assert "内部" not in refused(capsys, *words)
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"]


def test_export_heeds_format_public_and_pdf(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "答复.docx"
    source = resource_path("samples/sample-letter.json")
    _, letter = answer(capsys, "read", source, "--json")
    export = ["export", str(source), "-o", str(target), "--format", "document"]
    assert run(export) == 0
    capsys.readouterr()
    assert letter["format"] == "letter"
    _, made = answer(capsys, "read", target, "--json")
    assert (made["format"], made["contact_phone"]) == ("document", letter["contact_phone"])
    assert run([*export, "--public"]) == 0
    capsys.readouterr()
    _, made = answer(capsys, "read", target, "--json")
    assert (made["contact_person"], made["contact_phone"]) == (None, None)


def test_a_pdf_without_libreoffice_is_painted_and_that_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr("replydesk.office._usual_places", lambda: iter(()))
    monkeypatch.setattr("replydesk.bootstrap.paint_pdf", lambda letter: b"%PDF-painted")
    source = str(resource_path("samples/sample-letter.json"))
    target = tmp_path / "答复.docx"
    export = ["export", source, "-o", str(target), "--pdf"]
    assert run(export) == 0
    assert "PDF由程序版面生成，以Word为准。" in capsys.readouterr().err
    assert target.with_suffix(".pdf").read_bytes() == b"%PDF-painted"

    def refuse(_letter: object) -> bytes:
        raise ResourceError("没有中文字体。")

    monkeypatch.setattr("replydesk.bootstrap.paint_pdf", refuse)
    assert run(export) == 1  # the Word file is there, the PDF is not
    assert "没有中文字体。" in capsys.readouterr().err
    assert target.exists()


def test_search_heeds_kind_year_and_topic(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    search = ["--library", tmp_path / "a.db", "search", "建设", "--json", "--limit", 1000]
    answer(capsys, "import", LETTERS, "--library", tmp_path / "a.db", "--json")
    _, everything = answer(capsys, *search)
    wanted: dict[tuple[str, str], Callable[[Any], bool]] = {
        ("--kind", "outcomes"): lambda hit: hit["kind"] == "outcomes",
        ("--since", "2025"): lambda hit: hit["dated"] >= "2025",
        ("--until", "2024"): lambda hit: hit["dated"] < "2025",
        ("--topic", "养老"): lambda hit: "养老" in hit["part"] + hit["subject"],
        ("--body", "民政"): lambda hit: "民政" in hit["issuing_body"],
    }
    assert any(hit["dated"] < "2025" for hit in everything["hits"])
    for option, fits in wanted.items():
        _, found = answer(capsys, *search, *option)
        assert 0 < len(found["hits"]) < len(everything["hits"])
        assert all(fits(hit) for hit in found["hits"])


def test_search_gives_the_newest_first_where_asked(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    answer(capsys, "import", LETTERS, "--library", tmp_path / "a.db", "--json")
    search = ["--library", tmp_path / "a.db", "search", "建设", "--json", "--limit", 1000]
    _, newest = answer(capsys, *search, "--newest")
    years = [hit["dated"][:4] for hit in newest["hits"]]
    assert years == sorted(years, reverse=True)
    _, best = answer(capsys, *search)
    scores = [hit["score"] for hit in best["hits"]]
    assert scores == sorted(scores, reverse=True)
    assert {hit["id"] for hit in best["hits"]} == {hit["id"] for hit in newest["hits"]}


def test_a_suggestion_tells_why(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    answer(capsys, "import", LETTERS, "--library", tmp_path / "a.db", "--json")
    suggest = ["--library", tmp_path / "a.db", "suggest", "加快社区养老服务设施建设"]
    _, found = answer(capsys, *suggest, "--json")
    assert found["hits"]
    assert all({"topic", "words"} & set(hit["reasons"]) for hit in found["hits"])
    assert run([str(each) for each in suggest]) == 0
    assert "（主题相同" in capsys.readouterr().out
    _, narrow = answer(capsys, *suggest, "--json", "--body", "不存在的单位")
    assert narrow["hits"] == []


def test_check_tells_half_width_marks_that_reading_mends(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    text = LETTER.read_text(encoding="utf-8").replace("，", ",", 30)
    source = tmp_path / "letter.txt"
    source.write_text(text, encoding="utf-8")
    _, found = answer(capsys, "check", source, "--json")
    assert "half_width_mark" in {finding["code"] for finding in found["findings"]}


def test_doctor_tells_a_damaged_library(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    library = tmp_path / "a.db"
    answer(capsys, "import", LETTER, "--library", library, "--json")
    content = bytearray(library.read_bytes())
    content[12000:40000] = b"U" * 28000
    library.write_bytes(content)
    status, found = answer(capsys, "doctor", "--library", library, "--json")
    assert status == 1
    assert [each["health"] for each in found["findings"] if each["code"] == "pages"] == ["damaged"]


def test_marks_are_kept_where_that_is_asked_for(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    half = tmp_path / "a.txt"
    half.write_text(LETTER.read_text(encoding="utf-8").replace("，", ","), encoding="utf-8")
    _, mended = answer(capsys, "read", half, "--json")
    _, kept = answer(capsys, "read", half, "--json", "--keep-marks")
    assert "，" in json.dumps(mended["parts"], ensure_ascii=False)
    assert "，" not in json.dumps(kept["parts"], ensure_ascii=False)
    library = tmp_path / "library.db"
    answer(capsys, "import", half, "--keep-marks", "--json", "--library", library)
    _, found = answer(capsys, "search", ",", "--json", "--library", library)
    assert found["hits"]


def test_what_is_unsure_is_told_to_people_and_to_programs(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    undated = tmp_path / "a.txt"
    lines = LETTER.read_text(encoding="utf-8").splitlines()
    undated.write_text(
        "\n".join(line for line in lines if not re.fullmatch(r"\s*\d{4}年\d+月\d+日\s*", line)),
        encoding="utf-8",
    )
    assert run(["read", str(undated)]) == 0
    assert "？ 没有找到成文日期，请核对。" in capsys.readouterr().out
    _, letter = answer(capsys, "read", undated, "--json")
    assert "没有找到成文日期，请核对。" in letter["notes"]
    library = tmp_path / "library.db"
    _, report = answer(capsys, "import", undated, "--json", "--library", library)
    assert "没有找到成文日期，请核对。" in report["files"][0]["notes"]


def test_a_duplicate_names_the_file_it_equals(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    library, copy = tmp_path / "library.db", tmp_path / "副本.txt"
    copy.write_text(LETTER.read_text(encoding="utf-8").replace("，", ","), encoding="gb18030")
    status, report = answer(capsys, "import", LETTER, copy, "--json", "--library", library)
    assert (status, report["letters"]) == (0, 1)
    assert report["files"][1]["status"] == "duplicate"
    assert LETTER.name in report["files"][1]["notes"][0]
    assert run(["import", str(copy), "--library", str(library)]) == 0
    assert f"已有\t副本.txt\t与“{LETTER.name}”是同一封答复" in capsys.readouterr().out


def test_a_broken_pdf_is_refused_in_a_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    broken = tmp_path / "a.pdf"
    broken.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 20)
    for command in ("read", "asks"):
        assert "a.pdf" in refused(capsys, command, broken)


def test_whoever_reads_the_output_may_stop_reading() -> None:
    # As `replydesk figures FILE | head` does: far more than a pipe holds is left unread.
    program = "import sys; from replydesk.cli import run; sys.exit(run(sys.argv[1:]))"
    command = [sys.executable, "-c", program, "read", str(LETTER), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        assert child.stderr.read() == b""
        assert child.wait() == 0
