"""Copies of a shared library in files, and putting one back."""

from pathlib import Path

from replydesk.domain.errors import InputError
from replydesk.store.address import SharedAddress, require_reachable
from replydesk.store.backup import beside, unused
from replydesk.store.copying import replace_all
from replydesk.store.engine import Store
from replydesk.store.library import size
from replydesk.store.opening import check_header


def copy_to_file(address: SharedAddress, target: Path) -> None:
    """Copy a shared library, which may be in use, to a file that is a library of its own.

    An older copy there is replaced. Raises InputError where the target is some other file, and
    ResourceError where it can't be written or the server is away.
    """
    require_reachable(target)
    if target.exists():
        check_header(target)
    with Store.open(address) as shared:
        _write(shared, target)


def replace_from_file(source: Path, address: SharedAddress, beside_of: Path) -> Path | None:
    """Put a library from a file in the place of a shared one, for everybody at once.

    What it held before is kept in a file named after `beside_of`, which is returned; None where
    it was empty. Raises InputError where the source is no sound library; nothing is changed then.
    """
    require_reachable(source)
    if not source.is_file():
        raise InputError(f"没有找到备份“{source.name}”，请核对文件名。")
    with Store.open(source) as file, Store.open(address) as shared:
        kept = None
        with shared.read() as tx:
            if size(tx).letters:
                kept = unused(beside_of.with_name(f"{beside_of.name}.db"))
        if kept is not None:
            _write(shared, kept)
        with file.read() as old, shared.write() as new:
            replace_all(old, new)
        return kept


def _write(shared: Store, target: Path) -> None:
    with beside(target) as copy:
        copy.unlink()
        with Store.open(copy) as file, shared.read() as old, file.write() as new:
            replace_all(old, new)
        copy.replace(target)
