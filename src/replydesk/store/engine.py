"""The library of an office, whichever database it is in, and its transactions."""

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from replydesk.domain.errors import ResourceError
from replydesk.store.address import SharedAddress, library_named

Transaction = Connection


class Store(ABC):
    """An open library. Any thread may use it; each transaction has a connection of its own."""

    path: Path  # the library; of a shared one the file with the clerk's own drafts

    @staticmethod
    def open(where: Path | str | SharedAddress, *, even_if_away: bool = False) -> "Store":
        """The library in a file or at a database address, created or migrated where needed.

        Raises InputError for what is no library, is damaged or is newer than the program, and
        ResourceError where it can't be written or reached. Such a library stays as it was. With
        `even_if_away` a shared library may be out of reach: drafts work, and everything else
        raises what is wrong until the server answers.
        """
        named = library_named(where)
        if isinstance(named, SharedAddress):
            try:
                from replydesk.store.postgres.store import SharedStore
            except ImportError as error:
                raise ResourceError(
                    "这台电脑上的replydesk没有装共用素材库的组件，"
                    '请技术人员用pip install "replydesk[shared]"安装。'
                ) from error
            return SharedStore.open_at(named, even_if_away=even_if_away)
        from replydesk.store.file_store import FileStore

        return FileStore.open_file(named)

    @property
    def local(self) -> "Store":
        """Where the clerk's own drafts are kept: this library, or a file beside a shared one."""
        return self

    @abstractmethod
    def read(self) -> AbstractContextManager[Transaction]:
        """A transaction that sees one state of the library throughout."""

    @abstractmethod
    def search(self) -> AbstractContextManager[Transaction]:
        """A reading transaction that `interrupt` may stop with SearchCancelledError."""

    @abstractmethod
    def write(self, *, repeatable: bool = False) -> AbstractContextManager[Transaction]:
        """A transaction that owns the right to write from its start; committed at the end.

        Nothing of it is kept when the block raises. What is `repeatable`, as an import is, does
        not wait for the disk: a power cut may lose the last of it whole, and never a part.
        """

    @abstractmethod
    def interrupt(self) -> None:
        """Stop the searches now running, from any thread; saves and imports are never stopped."""

    def note_drafts(self) -> None:  # noqa: B027 - a library in a file notes them with the draft
        """Drafts in `local` have changed: what they take over is told to a shared library soon."""

    @abstractmethod
    def close(self) -> None:
        """Close every connection; a file is complete by itself afterwards."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
