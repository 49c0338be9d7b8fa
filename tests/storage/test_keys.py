"""The vault: what is sealed opens here only, and what is destroyed is gone from every file."""

from __future__ import annotations

import base64
import secrets
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.errors import KeyMissing, StoreError
from storage.keys import KEYS_FILE, MASTER_KEY_FILE, Vault, load_or_make_master_key


@pytest.fixture
def vault(folder: Path) -> Iterator[Vault]:
    opened = Vault.unlock(folder, load_or_make_master_key(folder))
    opened.make_key("dossier")
    opened.make_key("ander")
    yield opened
    opened.close()


def test_sealed_bytes_open_with_the_same_scope_and_context_only(vault: Vault) -> None:
    sealed = vault.seal("dossier", "answer/kan", b"voetballen")
    assert b"voetballen" not in sealed
    assert vault.open("dossier", "answer/kan", sealed) == b"voetballen"
    for scope, context, wrong in (
        ("dossier", "answer/wil", sealed),
        ("ander", "answer/kan", sealed),
        ("dossier", "answer/kan", sealed[:-1] + bytes([sealed[-1] ^ 1])),
        ("dossier", "answer/kan", b""),
    ):
        with pytest.raises(StoreError, match="beschadigd"):
            vault.open(scope, context, wrong)


def test_the_same_bytes_are_sealed_differently_each_time(vault: Vault) -> None:
    assert vault.seal("dossier", "c", b"x") != vault.seal("dossier", "c", b"x")


def test_what_was_revealed_is_not_given_for_other_bytes(vault: Vault) -> None:
    first = vault.conceal("dossier", "c", b"een", "een")
    second = vault.seal("dossier", "c", b"twee")
    for sealed, expected in ((first, "een"), (second, "twee"), (first, "een")):
        assert vault.reveal("dossier", "c", sealed, bytes.decode) == expected
    with pytest.raises(StoreError):
        vault.reveal("dossier", "d", first, bytes.decode)


def test_keys_survive_a_restart(folder: Path, vault: Vault) -> None:
    sealed = vault.seal("dossier", "c", b"blijft")
    again = Vault.unlock(folder, load_or_make_master_key(folder))
    assert again.open("dossier", "c", sealed) == b"blijft"
    assert again.fingerprint("code", "K7QM") == vault.fingerprint("code", "K7QM")
    assert again.fingerprint("code", "K7QM") != again.fingerprint("address", "K7QM")
    again.close()


def test_a_destroyed_key_is_in_no_file(folder: Path, vault: Vault) -> None:
    sealed = vault.seal("dossier", "c", b"weg")
    reader = sqlite3.connect(folder / KEYS_FILE)
    (wrapped,) = reader.execute("SELECT wrapped FROM scope_key WHERE scope = 'dossier'").fetchone()
    reader.close()
    assert any(wrapped in file.read_bytes() for file in folder.iterdir()), "it was there"
    vault.destroy_keys(["dossier"])
    assert not any(wrapped in file.read_bytes() for file in folder.iterdir())
    assert vault.is_destroyed("dossier")
    assert not vault.is_destroyed("ander")
    for attempt in (
        lambda: vault.open("dossier", "c", sealed),
        lambda: vault.reveal("dossier", "c", sealed, bytes.decode),
        lambda: vault.seal("dossier", "c", b"opnieuw"),
    ):
        with pytest.raises(KeyMissing, match="gewist"):
            attempt()
    assert vault.open("ander", "c", vault.seal("ander", "c", b"blijft")) == b"blijft"


def test_more_scopes_than_fit_in_memory(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.keys.REMEMBERED_SCOPES", 3)
    sealed = {}
    for number in range(10):
        vault.make_key(f"d{number}")
        sealed[f"d{number}"] = vault.conceal(f"d{number}", "c", b"x", b"x")
    assert len(vault._ciphers) == 3
    assert set(vault._opened) <= set(vault._ciphers)
    assert all(vault.reveal(scope, "c", it, bytes) == b"x" for scope, it in sealed.items())


def test_another_master_key_is_refused_and_touches_nothing(folder: Path, vault: Vault) -> None:
    vault.close()
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    with pytest.raises(StoreError, match="past niet bij deze gegevens"):
        Vault.unlock(folder, secrets.token_bytes(32))
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_the_master_key_is_made_once_for_the_owner_only(folder: Path) -> None:
    key = load_or_make_master_key(folder)
    assert len(key) == 32
    assert load_or_make_master_key(folder) == key
    assert (folder / MASTER_KEY_FILE).stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [file.name for file in folder.iterdir()] == [MASTER_KEY_FILE]


@pytest.mark.parametrize(
    "content", [b"", b"hallo", base64.b64encode(b"x" * 31), b"\xff\xfe", b"!" * 44]
)
def test_a_malformed_master_key_is_refused(folder: Path, content: bytes) -> None:
    folder.mkdir()
    (folder / MASTER_KEY_FILE).write_bytes(content)
    with pytest.raises(StoreError, match="geen goede sleutel"):
        load_or_make_master_key(folder)
    assert (folder / MASTER_KEY_FILE).read_bytes() == content


@pytest.mark.parametrize("beside", [KEYS_FILE, "overdracht.db"])
def test_a_lost_master_key_is_not_replaced_by_a_new_one(folder: Path, beside: str) -> None:
    folder.mkdir()
    (folder / beside).write_bytes(b"")
    with pytest.raises(StoreError, match="ontbreekt"):
        load_or_make_master_key(folder)
    assert not (folder / MASTER_KEY_FILE).exists()


def test_a_folder_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("geen map")
    with pytest.raises(StoreError, match="kan niet gebruikt worden"):
        load_or_make_master_key(tmp_path / "bestand" / "gegevens")


def test_an_unreadable_master_key_is_named(folder: Path) -> None:
    (folder / MASTER_KEY_FILE).mkdir(parents=True)  # root reads whatever its rights are
    with pytest.raises(StoreError, match="hoofdsleutel kan niet gelezen worden"):
        load_or_make_master_key(folder)
