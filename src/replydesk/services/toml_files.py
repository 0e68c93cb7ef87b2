"""Settings files that an office edits by hand."""

import tomllib
from pathlib import Path
from typing import Any

from replydesk.domain.errors import InputError, ResourceError


def read_toml(path: Path) -> dict[str, Any]:
    """The content of a TOML file, with or without a byte order mark.

    Raises InputError where it is no TOML in UTF-8, ResourceError where it can't be read.
    """
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(f"设置文件“{path.name}”不是UTF-8编码，请另存为UTF-8后再试。") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(
            f"设置文件“{path.name}”写法有误（{error}），请对照默认文件修改。"
        ) from error
    except OSError as error:
        raise ResourceError(f"设置文件“{path.name}”读不了，请检查读取权限。") from error
