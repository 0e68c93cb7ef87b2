"""What a PostgreSQL server refuses, as one sentence for the clerk. Anything not listed stays a bug.

No sentence holds a password: addresses are told by server and name only.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy.exc import DBAPIError

from replydesk.domain.errors import InputError, ReplydeskError, ResourceError
from replydesk.store.address import SharedAddress


class LibraryAwayError(ResourceError):
    """The server of a shared library does not answer; it may do so again by itself."""


_AWAY = "连不上共用素材库的服务器（{place}），请检查网络或联系技术人员；草稿照常保存在本机。"
_CUT = "与共用素材库服务器（{place}）的连接断了，刚才的操作没有完成，稍后会自动重连，请再试一次。"
_STARTING = "共用素材库的服务器（{place}）正在启动或关闭，请稍候再试；草稿照常保存在本机。"
_FULL_HOUSE = "共用素材库的服务器（{place}）连接数已满，请稍候再试或请技术人员调大连接数。"
_DENIED = "用户“{user}”没有使用共用素材库“{name}”的权限，请技术人员授权。"

# What a server says to somebody it does not let in, in English and Chinese: PostgreSQL's library
# tells no code there. The first that fits counts.
_AT_THE_DOOR: tuple[tuple[str, type[ReplydeskError], str], ...] = (
    (
        "no password supplied|没有提供密码|未提供密码",
        InputError,
        "登录共用素材库（{place}）需要密码，请写进地址或pgpass文件。",
    ),
    (
        r"pg_hba\.conf",
        InputError,
        "服务器（{place}）不允许这台电脑以用户“{user}”打开“{name}”，请技术人员修改pg_hba.conf。",
    ),
    (
        "authentication failed|认证失败|验证失败",
        InputError,
        "共用素材库（{place}）的用户名或密码不对，请核对后重试。",
    ),
    (
        r"database \S+ does not exist|数据库.+不存在",
        InputError,
        "服务器（{place}）上没有名为“{name}”的数据库，请核对地址或请技术人员建立。",
    ),
    (
        r"role \S+ does not exist|角色.+不存在",
        InputError,
        "共用素材库（{place}）的用户名或密码不对，请核对后重试。",
    ),
    ("permission denied|权限不够", InputError, _DENIED),
    (
        "starting up|shutting down|recovery mode|not accepting|正在启动|正在关闭|恢复模式",
        LibraryAwayError,
        _STARTING,
    ),
    ("too many|connection slots|连接数|太多", LibraryAwayError, _FULL_HOUSE),
    (
        "FATAL|致命错误",
        InputError,
        "服务器（{place}）拒绝打开共用素材库“{name}”，请核对用户名、密码和库名。",
    ),
    (
        "invalid connection option|invalid .*value|certificate",
        InputError,
        "共用素材库的地址里有写错的选项或证书，请技术人员核对地址中“?”后面的部分。",
    ),
)
# By the code that comes with an error, or the class its first two characters are.
_IN_WORK: dict[str, tuple[type[ReplydeskError], str]] = {
    "57P01": (LibraryAwayError, _CUT),
    "57P02": (LibraryAwayError, _CUT),
    "57P03": (LibraryAwayError, _STARTING),
    "57P05": (LibraryAwayError, _CUT),
    "25P03": (LibraryAwayError, _CUT),
    "25P04": (LibraryAwayError, _CUT),
    "08": (LibraryAwayError, _CUT),
    "53300": (LibraryAwayError, _FULL_HOUSE),
    "53100": (ResourceError, "共用素材库的服务器（{place}）磁盘已满，没有写入，请联系技术人员。"),
    "53": (ResourceError, "共用素材库的服务器（{place}）资源不足，请稍候再试或联系技术人员。"),
    "57014": (ResourceError, "共用素材库的服务器（{place}）太忙，没有按时完成，请稍候再试。"),
    "55P03": (ResourceError, "共用素材库正由同事写入，请稍候再试。"),
    "40": (ResourceError, "共用素材库正由同事改动，刚才的操作没有完成，请再试一次。"),
    "25006": (ResourceError, "共用素材库“{name}”现在只能查看，不能写入，请联系技术人员。"),
    "42501": (InputError, _DENIED),
    "28": (InputError, "共用素材库（{place}）的用户名或密码不对，请核对后重试。"),
    "54": (InputError, "有一处文字太长，共用素材库存不下，没有写入，请检查这封答复的称谓和编号。"),
    "58": (ResourceError, "共用素材库的服务器（{place}）读写磁盘出错，请联系技术人员。"),
    "XX001": (InputError, "共用素材库“{name}”已损坏，请技术人员用备份恢复。"),
    "XX002": (InputError, "共用素材库“{name}”已损坏，请技术人员用备份恢复。"),
}


@contextmanager
def translated(address: SharedAddress, *, at_the_door: bool = False) -> Iterator[None]:
    """Inside it, what the server refuses is raised as InputError or ResourceError.

    LibraryAwayError is what may be over when the server answers again. `at_the_door` is true
    where a connection is being made.
    """
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, psycopg.Error):
            _raise_known(error.orig, address, at_the_door=at_the_door)
        raise
    except psycopg.Error as error:
        _raise_known(error, address, at_the_door=at_the_door)
        raise


def _raise_known(error: psycopg.Error, address: SharedAddress, *, at_the_door: bool) -> None:
    kind, words = _known(error, at_the_door=at_the_door) or (None, "")
    if kind is None:
        return
    told = words.format(place=address.place, name=address.database, user=address.user or "?")
    # Without the cause: the record of a failed connection holds what was sent, and its password.
    raise kind(told) from None


def _known(error: psycopg.Error, *, at_the_door: bool) -> tuple[type[ReplydeskError], str] | None:
    code = error.sqlstate or ""
    if known := _IN_WORK.get(code) or _IN_WORK.get(code[:2]):
        return known
    if code:
        return None
    if isinstance(error, psycopg.InterfaceError) or (
        isinstance(error, psycopg.OperationalError) and not at_the_door and error.pgconn is None
    ):
        return LibraryAwayError, _CUT
    said = str(error)
    for pattern, kind, words in _AT_THE_DOOR:
        if re.search(pattern, said):
            return kind, words
    return (LibraryAwayError, _AWAY) if isinstance(error, psycopg.OperationalError) else None
