"""What a library is called by, and that a password is never told."""

from pathlib import Path

import pytest

from replydesk.domain.errors import InputError
from replydesk.store.address import SharedAddress, library_file, library_named


def shared(address: str) -> SharedAddress:
    found = library_named(address)
    assert isinstance(found, SharedAddress)
    return found


def test_an_address_has_its_parts() -> None:
    found = shared("postgresql://zhang:a%40b%2F%E5%AF%86@db.example:5433/library?sslmode=require")
    assert (found.host, found.port, found.user, found.database) == (
        "db.example",
        5433,
        "zhang",
        "library",
    )
    assert (found.user, found.password) == ("zhang", "a@b/密")
    assert found.options == (("sslmode", "require"),)


@pytest.mark.parametrize(
    ("address", "place", "database"),
    [
        ("postgresql:///library", "本机", "library"),
        ("postgres://host/library", "host", "library"),
        ("postgresql+psycopg2://host:5432/library", "host:5432", "library"),
        ("PostgreSQL://[2001:db8::7]:5432/library", "2001:db8::7:5432", "library"),
        ("postgresql:///library?host=/run/postgresql", "本机", "library"),
        ("postgresql://host/%E7%B4%A0%E6%9D%90", "host", "素材"),
    ],
)
def test_what_is_left_out_is_left_to_the_machine(address: str, place: str, database: str) -> None:
    found = shared(address)
    assert (found.place, found.database, found.password) == (place, database, None)


def test_a_password_is_in_nothing_that_is_shown() -> None:
    found = shared("postgresql://zhang:geheim@host/library?sslpassword=geheim")
    assert "geheim" not in f"{found} {found!r} {found.place} {found.without_password}"
    assert shared(str(found)).database == "library"


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://zhang:geheim@host",
        "postgresql://zhang:geheim@host/",
        "postgresql://zhang:geheim@host/a/b",
        "postgresql://zhang:geheim@host:fünf/a",
        "postgresql://zhang:geheim@host:99999/a",
        "postgresql://zhang:geheim@host/a#b",
        "postgresql://zhang:geheim@host/a%00",
        "postgresql://zhang:geheim@[::1/a",
        "mysql://zhang:geheim@host/a",
    ],
)
def test_an_address_written_wrongly_is_told_without_its_password(address: str) -> None:
    with pytest.raises(InputError) as refused:
        library_named(address)
    assert "geheim" not in str(refused.value)
    assert str(refused.value).endswith("。")


def test_files_are_named_as_ever(tmp_path: Path) -> None:
    assert library_named(tmp_path / "a.db") == tmp_path / "a.db"
    assert library_named(f"sqlite:///{tmp_path / 'a.db'}") == tmp_path / "a.db"
    with pytest.raises(InputError, match="共用素材库"):
        library_file("postgresql://host/a")
