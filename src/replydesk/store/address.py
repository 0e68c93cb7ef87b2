"""How a library is named: by its file, or by the address of a database."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from replydesk.domain.errors import InputError, ResourceError

_ADDRESS = re.compile(r"([^/\\]*?)(?:\+\w+)?://(.*)", re.DOTALL)
_IN_FILE = re.compile(r"/([^?]*)(?:\?.*)?", re.DOTALL)
_SHARED = ("postgresql", "postgres")
_HOW = "postgresql://用户名@服务器:端口/库名"


@dataclass(frozen=True, slots=True)
class SharedAddress:
    """A library in a PostgreSQL database. What is shown of it never holds the password.

    `host` is "" and `port` None where the settings of the machine (PGHOST …) are to decide.
    """

    database: str
    host: str = ""
    port: int | None = None
    user: str = ""
    password: str | None = field(default=None, repr=False)
    options: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    @property
    def place(self) -> str:
        """The server as people are told of it: `192.0.2.7:5433`, or a word for this machine."""
        host = self.host or dict(self.options).get("host", "")
        name = host if host and not host.startswith("/") else "本机"
        return f"{name}:{self.port}" if self.port else name

    @property
    def without_password(self) -> str:
        """The address as text, for titles and lists."""
        user = f"{quote(self.user, safe='')}@" if self.user else ""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = f":{self.port}" if self.port else ""
        kept = urlencode([pair for pair in self.options if pair[0] == "host"])
        name = quote(self.database, safe="")
        return f"postgresql://{user}{host}{port}/{name}{'?' if kept else ''}{kept}"

    def __str__(self) -> str:
        return self.without_password


def library_named(named: Path | str | SharedAddress) -> Path | SharedAddress:
    """The file or the database a library is named by.

    Raises InputError for an address that is neither, and for a name no file can have.
    """
    if isinstance(named, SharedAddress):
        return named
    if isinstance(named, str) and (address := _ADDRESS.fullmatch(named)):
        backend = address[1].lower()
        if backend in _SHARED:
            return _shared_address(address[2])
        inside = _IN_FILE.fullmatch(address[2])
        if backend != "sqlite" or inside is None or inside[1] in ("", ":memory:"):
            # The address itself is not repeated: a mistyped one may hold a password.
            raise InputError(
                f"素材库地址写法不对，请写文件名、sqlite:///文件名，或共用素材库的地址{_HOW}。"
            )
        named = inside[1]
    return _file(named)


def library_file(named: Path | str) -> Path:
    """The absolute path of a library named by its file or as `sqlite:///FILE`.

    Raises InputError for an address of any other database and for a name no file can have.
    """
    found = library_named(named)
    if isinstance(found, SharedAddress):
        raise InputError(f"“{found}”是共用素材库，这里要写文件名。")
    return found


def _file(named: Path | str) -> Path:
    if "\0" in str(named) or not str(named).strip():
        raise InputError("素材库的文件名无效，请另写一个。")
    try:
        return Path(named).expanduser().absolute()
    except RuntimeError as error:  # ~ of somebody who is not known here
        raise InputError(f"没有“{named}”中的那个用户，请写明素材库的完整位置。") from error


def _shared_address(rest: str) -> SharedAddress:
    wrong = f"共用素材库的地址写法不对，应为{_HOW}；密码里的@、/、:、#等字符要写成百分号编码。"
    try:
        parts = urlsplit(f"//{rest}")
        port = parts.port
    except ValueError as error:
        raise InputError(wrong) from error
    database = unquote(parts.path.removeprefix("/"))
    options = tuple(parse_qsl(parts.query, keep_blank_values=True))
    if not database or "/" in database or "\0" in unquote(rest) or parts.fragment:
        raise InputError(wrong)
    return SharedAddress(
        database=database,
        host=unquote(parts.hostname or ""),
        port=port,
        user=unquote(parts.username or ""),
        password=None if parts.password is None else unquote(parts.password),
        options=options,
    )


def require_reachable(path: Path) -> None:
    """Raise ResourceError where the machine does not even tell whether a file is there."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        name = path.name if len(path.name) <= 30 else f"{path.name[:29]}…"
        raise ResourceError(
            f"打不开“{name}”：名称太长，或所在的文件夹没有访问权限，请另选位置。"
        ) from error
