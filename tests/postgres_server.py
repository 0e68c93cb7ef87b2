"""A PostgreSQL server of the tests' own, made in a temporary folder."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from replydesk.store.engine import Store
from replydesk.store.postgres.store import SharedStore

ADMIN = "office_admin"
_SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "shared_buffers": "32MB",
    "max_connections": "60",
    "unix_socket_directories": "",
    "listen_addresses": "127.0.0.1",
    "lc_messages": "C",
}
# Everybody is let in, but the clerk who has to show a password.
_WHO_MAY_COME = """
host all with_password 127.0.0.1/32 scram-sha-256
host all all 127.0.0.1/32 trust
"""
_names = count(1)


def programs() -> Path | None:
    """The folder of the newest installed server's programs; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version)
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


def _version(initdb: Path) -> float:
    return float(initdb.parents[1].name)


class Server:
    """A server on the loopback device; `stop` is rude, as a power cut is."""

    def __init__(self, folder: Path, found: Path) -> None:
        self.folder = folder
        self.port = _free_port()
        self._programs = found
        # The server refuses to run as root.
        self._user = _unprivileged() if os.name == "posix" and os.geteuid() == 0 else None
        if self._user:
            shutil.chown(folder, self._user)
        self._run("initdb", "-A", "trust", "-U", ADMIN, "-E", "UTF8", "--locale=C", "-N")
        (folder / "cluster" / "pg_hba.conf").write_text(_WHO_MAY_COME, encoding="ascii")
        self.start()

    def start(self) -> None:
        """Start it, and come back when it answers."""
        settings = {**_SETTINGS, "port": str(self.port)}
        options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
        log = str(self.folder / "log.txt")
        self._run("pg_ctl", "start", "-w", "-t", "60", "-l", log, "-o", options)

    def stop(self) -> None:
        """Let it die at once, whatever it is doing."""
        self._run("pg_ctl", "stop", "-w", "-m", "immediate")

    def address(self, database: str, user: str = ADMIN, password: str = "") -> str:
        """The address of a database on it."""
        secret = f":{password}" if password else ""
        return f"postgresql://{user}{secret}@127.0.0.1:{self.port}/{database}"

    def new_database(self) -> str:
        """The address of an empty database."""
        name = f"library_{next(_names)}"
        self.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return self.address(name)

    def new_schema(self) -> str:
        """The address of an empty schema, which does as well and is made in a moment."""
        name = f"library_{next(_names)}"
        self.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(name)))
        return f"{self.address('postgres')}?options=-csearch_path%3D{name}"

    def execute(self, statement: str | sql.Composable, database: str = "postgres") -> None:
        """Carry out a statement as the administrator."""
        with closing(psycopg.connect(self.address(database), autocommit=True)) as connection:
            connection.execute(statement)  # type: ignore[arg-type]

    def _run(self, program: str, *arguments: str) -> None:
        cluster = str(self.folder / "cluster")
        with (self.folder / "output.txt").open("wb") as output:  # a server would hold a pipe open
            done = subprocess.run(
                [str(self._programs / program), "-D", cluster, *arguments],
                check=False,
                user=self._user,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        if done.returncode:
            told = (self.folder / "output.txt").read_text(errors="replace")
            raise RuntimeError(f"{program} did not work: {told}")


def _unprivileged() -> str:
    import pwd  # not there on Windows

    names = {each.pw_name for each in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _server() -> Iterator[Server]:
    found = programs()
    if found is None:
        pytest.skip("PostgreSQL is not installed here (Debian: apt-get install postgresql)")
    # Not below pytest's own folder, which nobody but its user may enter.
    folder = Path(tempfile.mkdtemp(prefix="replydesk-server-"))
    try:
        made = Server(folder, found)
        yield made
        made.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A server that all tests share; each takes databases of its own."""
    yield from _server()


@pytest.fixture(scope="module")
def mortal_server() -> Iterator[Server]:
    """A server that may be stopped and started."""
    yield from _server()


def settle(store: Store) -> Store:
    """The store, after a shared one has noted what the drafts on this machine take over."""
    if isinstance(store, SharedStore):
        store.settle()
    return store


@pytest.fixture(params=["file", "server"])
def either_library(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """A library that is not made yet: in a file, and shared on a server."""
    if request.param == "file":
        return tmp_path / "library.db"
    address: str = request.getfixturevalue("shared_address")
    return address


@pytest.fixture
def shared_address(server: Server) -> str:
    """The address of a shared library that is not made yet."""
    return server.new_schema()
