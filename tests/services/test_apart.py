"""Files are read in a process of their own, which a bad file may end but nothing else."""

import hashlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from replydesk.domain.errors import InputError, ReplydeskError, ResourceError
from replydesk.domain.reading import Reading
from replydesk.paths import resource_path
from replydesk.services import apart
from replydesk.services.apart import ReadingProcess
from replydesk.services.reading import read_letter, read_submission

_LETTERS = sorted(resource_path("samples/letters").iterdir())
_ODD = [sys.executable, str(Path(__file__).parent / "odd_child.py")]
posix = pytest.mark.skipif(os.name == "nt", reason="bounds memory and sends signals as POSIX does")


@pytest.fixture
def odd(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[ReadingProcess]:
    monkeypatch.setenv("HOME", str(tmp_path))
    with ReadingProcess(command=_ODD) as process:
        yield process


def _process_of(reading: Reading) -> int:
    return int(reading.letter.number or 0)


def _said(found: object) -> str:
    assert isinstance(found, InputError)
    return str(found)


def test_a_letter_is_read_as_in_the_own_process_and_comes_with_its_digest() -> None:
    with ReadingProcess() as process:
        reading, digest = process.read_letter(_LETTERS[0])
        unmended, _ = process.read_letter(_LETTERS[0], mend_marks=False)
    assert reading == read_letter(_LETTERS[0])
    assert unmended == read_letter(_LETTERS[0], mend_marks=False)
    assert digest == hashlib.sha256(_LETTERS[0].read_bytes()).hexdigest()


def test_a_submission_is_read_as_in_the_own_process() -> None:
    path = min(resource_path("samples/suggestions").iterdir())
    with ReadingProcess() as process:
        assert process.read_submission(path) == read_submission(path)


def test_files_come_in_their_order_and_a_refused_one_does_not_stop_the_others(
    tmp_path: Path,
) -> None:
    empty = tmp_path / "空.txt"
    empty.write_bytes(b"")
    paths = [_LETTERS[0], tmp_path / "没有.docx", empty, *_LETTERS[1:6]]
    with ReadingProcess() as process:
        found = list(process.letters(paths))
    assert [path for path, _ in found] == paths
    assert isinstance(found[1][1], InputError)
    assert str(found[2][1]) == "“空.txt”是空文件，请换一份有内容的文件。"
    assert [x[0] for _, x in found if not isinstance(x, ReplydeskError)] == [
        read_letter(path) for path in (_LETTERS[0], *_LETTERS[1:6])
    ]


def test_what_the_child_refuses_keeps_its_kind_and_its_sentence(odd: ReadingProcess) -> None:
    with pytest.raises(ResourceError, match="“refuse”读不了。"):
        odd.read_letter(Path("refuse"))


def test_the_same_process_reads_one_file_after_another_whatever_libraries_print(
    odd: ReadingProcess,
) -> None:
    first, _ = odd.read_letter(Path("a.pdf"))
    second, _ = odd.read_letter(Path("b.pdf"))
    assert _process_of(first) == _process_of(second) != os.getpid()


@posix
def test_a_file_that_ends_the_process_is_refused_and_the_next_ones_are_read(
    odd: ReadingProcess,
) -> None:
    found = dict(odd.letters([Path(name) for name in ("a", "crash", "b", "c", "d", "e")]))
    assert "读取“crash”时出错" in _said(found.pop(Path("crash")))
    read = {}
    for path, each in found.items():
        assert not isinstance(each, ReplydeskError)
        assert each[0].letter.subject == path.name
        read[path.name] = _process_of(each[0])
    assert list(read) == ["a", "b", "c", "d", "e"]
    assert read["a"] != read["b"]
    assert len({read[name] for name in "bcde"}) == 1


@posix
def test_a_file_that_takes_too_long_is_stopped() -> None:
    with ReadingProcess(seconds=0.4, command=_ODD) as process:
        first, _ = process.read_letter(Path("a"))
        with pytest.raises(InputError, match="读取“hang”用时过长，已停止"):
            process.read_letter(Path("hang"))
        with pytest.raises(ProcessLookupError):
            os.kill(_process_of(first), 0)
        second, _ = process.read_letter(Path("b"))
    assert _process_of(second) != _process_of(first)


@posix
def test_a_file_that_takes_too_much_memory_is_stopped(odd: ReadingProcess) -> None:
    with pytest.raises(InputError, match="读取“eat”占用内存过多，已停止"):
        odd.read_letter(Path("eat"))
    assert odd.read_letter(Path("a"))[0].letter.subject == "a"


def test_a_mistake_of_the_program_is_kept_as_a_report_and_the_file_refused(
    odd: ReadingProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[str] = []
    monkeypatch.setattr("replydesk.report.keep_report", kept.append)
    with pytest.raises(InputError, match="读取“bug”时出错"):
        odd.read_letter(Path("bug"))
    assert "ZeroDivisionError" in kept[0]


@posix
def test_killing_the_process_in_the_middle_costs_one_file_at_most(odd: ReadingProcess) -> None:
    names = [Path(f"{number}") for number in range(30)]
    found = []
    for path, each in odd.letters(names):
        found.append(path)
        if len(found) == 5 and not isinstance(each, ReplydeskError):
            os.kill(_process_of(each[0]), signal.SIGKILL)
        assert not isinstance(each, ResourceError)
    assert found == names


@posix
def test_leaving_off_in_the_middle_ends_the_process_and_the_next_request_starts_another(
    odd: ReadingProcess,
) -> None:
    coming = odd.letters([Path("a"), Path("hang"), Path("b")])
    _, first = next(coming)
    assert not isinstance(first, ReplydeskError)
    coming.close()
    with pytest.raises(ProcessLookupError):
        os.kill(_process_of(first[0]), 0)
    assert odd.read_letter(Path("c"))[0].letter.subject == "c"


@posix
def test_another_thread_can_end_the_reading_of_a_file(odd: ReadingProcess) -> None:
    odd.read_letter(Path("a"))
    stopper = threading.Timer(0.3, odd.close)
    stopper.start()
    with pytest.raises(InputError, match="读取“hang”时出错"):
        odd.read_letter(Path("hang"))
    stopper.join()
    assert odd.read_letter(Path("a"))[0].letter.subject == "a"


def test_a_process_that_does_not_start_is_told_in_a_sentence() -> None:
    for command in (["/no/such/program"], [*_ODD, "never"]):
        with (
            ReadingProcess(command=command) as process,
            pytest.raises(ResourceError, match="读取文件的程序启动不了"),
        ):
            process.read_letter(Path("a"))


def test_no_thread_and_no_process_is_left_behind() -> None:
    before = threading.active_count()
    with ReadingProcess() as process:
        process.read_letter(_LETTERS[0])
    assert threading.active_count() == before


@posix
def test_the_process_ends_with_the_one_that_asked_though_it_is_at_work() -> None:
    child = subprocess.Popen(_ODD, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert child.stdin is not None
    assert child.stdout is not None
    with child.stdin, child.stdout:
        child.stdin.write(b'\x17\x00\x00\x00{"path":"hang","what":0}')
        child.stdin.close()
        assert child.wait(timeout=20) == 0


@posix
def test_files_are_read_where_the_standard_streams_are_closed() -> None:
    code = (
        "import os; os.close(0); os.close(1); os.close(2)\n"
        "from pathlib import Path\n"
        "from replydesk.services.apart import ReadingProcess\n"
        "with ReadingProcess() as process:\n"
        f"    reading, _ = process.read_letter(Path({str(_LETTERS[0])!r}))\n"
        "os._exit(7 if reading.letter.subject else 1)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 7


@posix
def test_the_process_holds_no_open_file_of_the_one_that_asks(tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    with library.open("wb") as held, ReadingProcess(command=_ODD) as process:
        os.set_inheritable(held.fileno(), True)
        reading, _ = process.read_letter(Path("a"))
        folder = Path(f"/proc/{_process_of(reading)}/fd")
        if not folder.exists():
            pytest.skip("the system does not tell the open files of a process")
        assert str(library) not in {str(each.readlink()) for each in folder.iterdir()}


def test_asking_for_the_module_brings_in_no_reader() -> None:
    code = (
        "import sys, replydesk.services.apart; "
        "sys.exit(any(m in sys.modules for m in ('lxml', 'pypdfium2', 'replydesk.readers')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_packed_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert apart._own_command()[1:] == ["-P", "-m", "replydesk", "--read-apart"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert apart._own_command() == [sys.executable, "--read-apart"]
