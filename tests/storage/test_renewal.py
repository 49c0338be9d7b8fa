"""The master key: where it may be, and renewed at any moment, beside a running program."""

from __future__ import annotations

import base64
import secrets
import shlex
import sys
from pathlib import Path

import pytest

from storage import keys, master_key, renewal
from storage.errors import StoreError
from storage.keys import KEYS_FILE, MASTER_KEY_FILE, Vault
from storage.master_key import MasterKey, make_key_file
from storage.renewal import renew, settle


class Killed(BaseException):
    """The process ended here."""


def opened(where: MasterKey) -> Vault:
    return Vault.unlock(where.folder, where.read(), where.opens)


def filled(where: MasterKey) -> tuple[bytes, bytes]:
    """What was sealed, and a fingerprint, before anything is renewed."""
    vault = opened(where)
    vault.make_key("dossier")
    made = vault.seal("dossier", "c", b"blijft"), vault.fingerprint("code", "K7QM")
    vault.close()
    return made


def holds(where: MasterKey, made: tuple[bytes, bytes]) -> bool:
    vault = opened(where)
    settle(where, vault)
    kept = vault.open("dossier", "c", made[0]) == b"blijft"
    same = vault.fingerprint("code", "K7QM") == made[1]
    vault.make_key(secrets.token_hex(4))
    vault.close()
    return kept and same


def test_after_a_renewal_everything_is_found_and_the_old_key_opens_nothing(folder: Path) -> None:
    where = MasterKey(folder)
    made = filled(where)
    old = where.read()
    assert renew(where) == 1
    assert where.read() != old
    assert holds(where, made)
    assert sorted(file.name for file in folder.glob("master*")) == [MASTER_KEY_FILE]
    with pytest.raises(StoreError, match="past niet"):
        Vault.unlock(folder, old)


def test_what_the_old_key_wrapped_is_in_no_file(folder: Path) -> None:
    where = MasterKey(folder)
    filled(where)
    before = opened(where)
    (wrapped,) = [row[1] for row in before._queries.wrapped_keys(before._connection)]
    before.close()
    renew(where)
    assert not any(wrapped in file.read_bytes() for file in folder.glob(f"{KEYS_FILE}*"))


def test_a_running_program_goes_on_and_makes_keys_that_the_new_one_opens(folder: Path) -> None:
    where = MasterKey(folder)
    made = filled(where)
    running = opened(where)
    renew(where)
    running.refresh()
    assert running.open("dossier", "c", made[0]) == b"blijft"
    running.make_key("nieuw")
    sealed = running.seal("nieuw", "c", b"ook")
    running.close()
    again = opened(where)
    assert again.open("nieuw", "c", sealed) == b"ook"
    again.close()


def test_a_running_program_that_was_not_told_yet_wraps_by_the_new_key(folder: Path) -> None:
    where = MasterKey(folder)
    filled(where)
    running = opened(where)
    renew(where)
    running.make_key("nieuw")  # without a refresh before it
    running.close()
    again = opened(where)
    again.seal("nieuw", "c", b"x")
    again.close()


@pytest.mark.parametrize("step", range(6))
def test_cut_off_anywhere_one_of_the_keys_opens_everything(
    folder: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    where = MasterKey(folder)
    made = filled(where)
    count = iter(range(100))

    def dying(name: str, owner: object) -> None:
        real = getattr(owner, name)

        def wrapper(*given: object, **named: object) -> object:
            if next(count) == step:
                raise Killed
            return real(*given, **named)

        monkeypatch.setattr(owner, name, wrapper)

    dying("make_key_file", renewal)
    dying("load_or_make_master_key", renewal)
    dying("_seal", keys)
    dying("settle", renewal)
    dying("replace", Path)
    with pytest.raises(Killed):
        renew(where)
    monkeypatch.undo()
    assert holds(where, made)
    assert renew(where) >= 1
    assert holds(where, made)


def test_the_key_may_come_from_the_environment_or_a_command(folder: Path, tmp_path: Path) -> None:
    text = base64.b64encode(secrets.token_bytes(32)).decode()
    file = tmp_path / "sleutel"
    file.write_text(text)
    command = shlex.join([sys.executable, "-c", f"print(open({str(file)!r}).read())"])
    folder.mkdir()
    made = filled(MasterKey(folder, text=text))
    assert not (folder / MASTER_KEY_FILE).exists()
    assert holds(MasterKey(folder, command=command), made)
    out = tmp_path / "nieuw"
    with pytest.raises(StoreError, match="--out"):
        renew(MasterKey(folder, text=text))
    renew(MasterKey(folder, text=text), out)
    assert holds(MasterKey(folder, text=out.read_text()), made)
    with pytest.raises(StoreError, match="geldt"):
        renew(MasterKey(folder, text=out.read_text()), out)
    assert out.exists()


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ("/bestaat-niet", "kan niet gestart worden"),
        ("false", "stopte met uitkomst 1"),
        ("'", "aanhalingstekens"),
        ("sleep 60", "was na 0 tellen niet klaar"),
        ("true", "is geen goede sleutel"),
        ("printf geen-sleutel", "is geen goede sleutel"),
        ("head -c 3000000 /dev/zero", "is geen goede sleutel"),
    ],
)
def test_a_command_that_gives_no_key_is_named_and_touches_nothing(
    folder: Path, command: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if command.startswith("sleep"):
        monkeypatch.setattr(master_key, "COMMAND_SECONDS", 0.2)
    folder.mkdir()
    with pytest.raises(StoreError, match=why) as refused:
        MasterKey(folder, command=command).read()
    assert "OVERDRACHT_MASTER_KEY_COMMAND" in str(refused.value)
    assert "geen-sleutel" not in str(refused.value), "what it printed may be half a key"
    assert list(folder.iterdir()) == []


def test_a_key_in_another_file(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "kluis" / "sleutel"
    file.parent.mkdir()
    where = MasterKey(folder, file)
    made = filled(where)
    renew(where)
    assert holds(where, made)
    assert [item.name for item in file.parent.iterdir()] == ["sleutel"]
    make_key_file(tmp_path / "andere")
    with pytest.raises(StoreError, match="past niet"):
        opened(MasterKey(folder, tmp_path / "andere"))
