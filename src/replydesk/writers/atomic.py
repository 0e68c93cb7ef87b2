"""A file appears whole or not at all."""

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from replydesk.domain.errors import InputError, ReplydeskError, ResourceError

_FULL = (errno.ENOSPC, errno.EDQUOT) if hasattr(errno, "EDQUOT") else (errno.ENOSPC,)
_BAD_NAME = (errno.ENAMETOOLONG, errno.EINVAL)
_LONGEST, _LONGEST_ON_WINDOWS, _LONGEST_NAME = 1000, 240, 255
_PROGRAMS = {".docx": "Word", ".doc": "Word", ".wps": "Word", ".xlsx": "Excel"}


def write_file(path: Path, content: bytes) -> None:
    """Put `content` at `path`, in place of a file that may stand there.

    Raises InputError or ResourceError, one sentence naming the file and what to do, where that is
    not possible; the old file is as it was then, and nothing is left beside it.
    """
    with placed(path) as beside:
        beside.write_bytes(content)


@contextmanager
def placed(path: Path) -> Iterator[Path]:
    """A new empty file beside `path`, to be filled; it takes the place of `path` at the end.

    Raises as `write_file` does. Where the block raises, or is left off, the old file is as it was
    and the new one is gone.
    """
    with _told(path):
        target = Path(os.path.realpath(path)) if path.is_symlink() else path
        _refuse_unwritable(target, path)
        # Beside the target, for only within one file system is replacing a single step.
        beside = target.with_name(f".{secrets.token_hex(8)}.tmp")
        beside.touch(exist_ok=False)
    try:
        try:
            yield beside
        except OSError as error:
            raise _sentence(error, path) from error
        with _told(path):
            _write_through(beside)
            if target.exists():
                beside.chmod(stat.S_IMODE(target.stat().st_mode))
            beside.replace(target)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _refuse_unwritable(target: Path, path: Path) -> None:
    if target.is_dir():
        raise InputError(f"“{path.name or path}”是文件夹，请指定一个文件名。")
    if not target.parent.is_dir():
        raise InputError(
            f"文件夹“{target.parent}”不存在，“{path.name}”没有写入；请先建立文件夹或另选位置。"
        )
    if target.exists() and not os.access(target, os.W_OK):
        raise ResourceError(f"无法写入“{path.name}”：文件是只读的，请取消只读或换一个文件名。")
    if not os.access(target.parent, os.W_OK):
        raise ResourceError(
            f"无法写入“{path.name}”：文件夹“{target.parent}”没有写权限，请另选位置。"
        )


def _write_through(path: Path) -> None:
    """What is in the file is on the disk when this returns."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Inside it, what the system refuses becomes a sentence about `path`."""
    try:
        yield
    except OSError as error:
        raise _sentence(error, path) from error
    except ValueError as error:
        # A NUL or half a character in the name.
        raise InputError("文件名中有不能使用的字符，请换一个文件名。") from error


def _sentence(error: OSError, path: Path) -> ReplydeskError:
    name = path.name
    if isinstance(error, PermissionError):
        program = _PROGRAMS.get(path.suffix.lower(), "别的程序")
        return ResourceError(f"无法写入“{name}”：文件可能正在{program}中打开，请关闭后再导出。")
    if error.errno in _FULL:
        return ResourceError(f"磁盘已满，“{name}”没有写入，请腾出空间或另选位置。")
    if _is_long(path) and error.errno in (*_BAD_NAME, errno.ENOENT):
        # Windows says only that there is no such file.
        return InputError(
            f"“{_shortened(name)}”没有写入：保存位置的路径太长，请缩短文件名，或换到上层文件夹。"
        )
    if error.errno in _BAD_NAME:
        return InputError(f"文件名“{_shortened(name)}”太长或有不能使用的字符，请换一个文件名。")
    if error.errno == errno.EROFS:
        return ResourceError(f"无法写入“{name}”：所在的磁盘是只读的，请另选位置。")
    reason = error.strerror or str(error)
    return ResourceError(f"写入“{name}”时出错（{reason}），请检查磁盘或网络盘后再试。")


def _is_long(path: Path) -> bool:
    """Whether the whole path may be more than the system takes, though its last name is not."""
    long = _LONGEST_ON_WINDOWS if os.name == "nt" else _LONGEST
    return len(str(path)) >= long and len(os.fsencode(path.name)) <= _LONGEST_NAME


def _shortened(name: str) -> str:
    return name if len(name) <= 30 else f"{name[:29]}…"
