"""Words that mean the same to suggestions: the shipped table, and the office's own beside it."""

import logging
from collections import Counter
from functools import lru_cache
from pathlib import Path

from replydesk.domain.errors import InputError, ResourceError
from replydesk.domain.packing import storable
from replydesk.domain.synonyms import Groups, as_compared, is_remark, read_group, read_table
from replydesk.paths import data_folder
from replydesk.store import terms
from replydesk.writers.atomic import write_file

_REMARK = "# 本单位的同义词：一行一组，词与词之间用空格隔开。以#开头的行不起作用。"

_log = logging.getLogger(__name__)


def synonyms_file() -> Path:
    """Where the office's own table lies, or would lie."""
    return data_folder() / "synonyms.txt"


def shipped_groups() -> Groups:
    """The groups that came with the program."""
    return terms.synonyms()


def office_groups() -> Groups:
    """The office's own groups as they are written; () where it has no table.

    Raises InputError naming the malformed line, ResourceError where the file can't be read.
    """
    groups, faults = read_table(_text())
    if faults:
        raise InputError(f"同义词表“{synonyms_file()}”{faults[0]}")
    return groups


def load_groups() -> Groups:
    """What suggestions go by: the shipped groups and the office's own, in force at once.

    A damaged file or line is left out and noted in the log; `office_groups` says what is wrong.
    """
    path = synonyms_file()
    try:
        state = path.stat()
    except OSError:
        return shipped_groups()
    # Asked for with each suggestion, and read again only when it has changed.
    return _loaded(path, state.st_mtime_ns, state.st_size, state.st_ino)


def save_groups(groups: Groups) -> None:
    """Make these the office's own groups; remarks and unchanged lines of the file stay in place.

    Raises InputError where one of them is no group, ResourceError where the file can't be written.
    """
    sound = [read_group(storable(" ".join(group))) for group in groups]
    path = synonyms_file()
    lines = _merged(_text().rstrip("\n").split("\n"), sound) if path.exists() else [_REMARK]
    if not path.exists():
        lines += map(" ".join, sound)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ResourceError(f"数据文件夹“{path.parent}”建不了，请检查权限。") from error
    write_file(path, "".join(f"{line}\n" for line in lines).encode())


def _merged(lines: list[str], groups: list[tuple[str, ...]]) -> list[str]:
    left = Counter(groups)
    out = []
    for line in lines:
        if not is_remark(line):
            try:
                group = read_group(line)
            except InputError:
                pass  # somebody wrote it: kept for them to mend
            else:
                if not left[group]:
                    continue
                left[group] -= 1
        out.append(line)
    for group in groups:
        if left[group]:
            left[group] -= 1
            out.append(" ".join(group))
    return out


def _text() -> str:
    path = synonyms_file()
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise InputError(f"同义词表“{path}”不是UTF-8编码，请另存为UTF-8后再试。") from error
    except OSError as error:
        raise ResourceError(f"同义词表“{path}”读不了，请检查读取权限。") from error


@lru_cache(maxsize=1)
def _loaded(path: Path, _changed: int, _size: int, _place: int) -> Groups:
    try:
        groups, faults = read_table(_text())
    except (InputError, ResourceError) as error:
        groups, faults = (), [str(error)]
    for fault in faults:
        _log.warning("synonyms left out: %s: %s", path, fault)
    own = (tuple(map(as_compared, group)) for group in groups)
    return tuple(dict.fromkeys((*shipped_groups(), *own)))
