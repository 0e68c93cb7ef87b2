"""Old .doc, .wps and .rtf files of an import, converted several at a time.

LibreOffice takes seconds to start and a moment for each file, so a dozen go through one run.
"""

import hashlib
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from replydesk.domain.errors import ReplydeskError, ResourceError
from replydesk.readers.files import read_bytes
from replydesk.readers.office import convert, is_old_office

_TOGETHER = 12  # files in one run
_FAR = 200  # files that are looked at for more of the kind
_MOST_BYTES = 64 * 1024 * 1024  # of a run, so that memory stays bounded
_ENDINGS = frozenset((".doc", ".wps", ".rtf", ".odt", ".xml", ".dot", ".wpt"))


class OldDocuments:
    """Converts old documents of a list of files; what it makes is gone with the context."""

    def __init__(self, paths: Sequence[Path], is_known: Callable[[str], bool]) -> None:
        self._paths = paths
        self._is_known = is_known
        self._made: dict[int, Path | ReplydeskError] = {}
        self._folder = tempfile.TemporaryDirectory(prefix="replydesk-", ignore_cleanup_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._folder.cleanup()

    def converted(self, place: int, content: bytes) -> Path | None:
        """The DOCX made of the file at a place of the list; None where it is no old document.

        It bears the name of the original. Raises what `readers.office.convert` refuses it with.
        """
        if not is_old_office(content):
            return None
        if place not in self._made:
            self._convert(place, content)
        made = self._made.pop(place)
        if isinstance(made, ReplydeskError):
            raise made
        return made

    def _convert(self, place: int, content: bytes) -> None:
        group = {place: content}
        for at in range(place + 1, min(place + _FAR, len(self._paths))):
            if len(group) == _TOGETHER or sum(map(len, group.values())) > _MOST_BYTES:
                break
            if at not in self._made and (more := self._old_document(self._paths[at])):
                group[at] = more
        names = [self._paths[at].name for at in group]
        done = convert(list(zip(names, group.values(), strict=True)))
        for at, made in zip(group, done, strict=True):
            self._made[at] = made if isinstance(made, ReplydeskError) else self._kept(at, made)

    def _old_document(self, path: Path) -> bytes | None:
        """The content of a file that will have to be converted; None for any other."""
        if path.suffix.lower() not in _ENDINGS:
            return None
        with suppress(ReplydeskError):  # told when its turn comes
            content = read_bytes(path)
            if is_old_office(content) and not self._is_known(hashlib.sha256(content).hexdigest()):
                return content
        return None

    def _kept(self, place: int, docx: bytes) -> Path | ReplydeskError:
        path = Path(self._folder.name, str(place), self._paths[place].name)
        try:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(docx)
        except OSError:
            return ResourceError(f"“{path.name}”转换后存不下，请腾出磁盘空间后再试。")
        return path
