"""Encryption: AES-256-GCM, one key per scope (a school, a dossier, a part of a dossier), wrapped by
the master key. "a/b" is a scope below "a": it goes when "a" goes.

The wrapped keys stand in `keys.db`, apart from the data, so that destroying a key there makes
every older backup of the data unreadable for that scope.
"""

from __future__ import annotations

import hmac
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import TypeVar

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage.connection import connect
from storage.errors import KEYS_GONE, KeyMissing, StoreError, for_people
from storage.master_key import MASTER_KEY_FILE, load_or_make_master_key
from storage.migrate import (
    KEY_MIGRATIONS,
    migrate,
    migrations_in,
    refuse_another,
    version_of,
)
from storage.named_queries import named_queries

__all__ = ["ANY_TEXT", "KEYS_FILE", "MASTER_KEY_FILE", "Vault", "load_or_make_master_key"]

KEYS_FILE = "keys.db"
REMEMBERED_SCOPES = 4096  # unwrapped keys and opened values in memory; about 30 kB a dossier in use
_NONCE = (
    12  # bytes, as NIST SP 800-38D advises for GCM; random, and a key seals far below 2^32 times
)
_KEY_BITS = 256
ANY_TEXT = ("utf-8", "surrogatepass")  # half an emoji, as some clients send, is no error here
_CHECK = "check"
_FINGERPRINT = "fingerprint"
_GONE = (
    "Deze gegevens zijn gewist, of keys.db is niet de nieuwste. "
    "Zet de nieuwste keys.db terug als er niets gewist had mogen zijn."
)

T = TypeVar("T")
Others = Callable[[], Iterable[bytes]]


class Vault:
    """Seals and opens bytes for a scope. Raises KeyMissing for an erased scope.

    Safe to use from the store's threads at the same time.
    """

    def __init__(
        self, connection: sqlite3.Connection, master_key: bytes, others: Others | None = None
    ) -> None:
        """Use `unlock`."""
        self._connection = connection
        self._queries = named_queries()
        self._lock = RLock()
        self._others = others
        self._wrapping = AESGCM(_derived(master_key, b"wrap"))
        self._fingerprint_key = _derived(master_key, b"fingerprint")
        self._ciphers: dict[str, AESGCM] = {}
        self._opened: dict[str, dict[str, tuple[bytes, object]]] = {}
        self._version = self._seen_version()

    @classmethod
    def unlock(
        cls, folder: Path, master_key: bytes, others: Others | None = None, *, new: bool = True
    ) -> Vault:
        """Opens or makes `keys.db`. Raises StoreError when the master key is not the one that it
        is wrapped by; nothing is touched then. `others` gives the keys to try when it is not, or
        not any more, because it was renewed. `new` False: there ought to be keys in it."""
        connection = connect(folder / KEYS_FILE, any_thread=True)
        try:
            vault = cls(connection, master_key, others)
            refuse_another(connection, "scope_key", KEYS_FILE)
            if version_of(connection) > 0:
                vault._follow()
            else:
                _may_begin(new)
            migrate(connection, migrations_in(KEY_MIGRATIONS))
            vault._mark_new()
            vault._follow()
            vault._know_fingerprints()
        except sqlite3.Error as error:
            connection.close()
            raise for_people(error, KEYS_FILE) from error
        except BaseException:
            connection.close()
            raise
        return vault

    def close(self) -> None:
        with self._lock:
            self._ciphers.clear()
            self._opened.clear()
            self._connection.close()

    def make_key(self, scope: str) -> None:
        """A fresh key, durable in keys.db before this returns."""
        key = AESGCM.generate_key(_KEY_BITS)
        with self._lock, _transaction(self._connection):
            self._follow()  # another process may have renewed the master key just now
            wrapped = _seal(self._wrapping, scope, key)
            self._queries.add_key(self._connection, scope=scope, wrapped=wrapped)
            self._remember(scope, AESGCM(key))

    def rewrap(self, master_key: bytes) -> int:
        """Wraps every key by this master key instead; how many. All or none. What the keys sealed
        stays as it is."""
        new = AESGCM(_derived(master_key, b"wrap"))
        with self._lock:
            with _transaction(self._connection):
                self._follow()
                rows = list(self._queries.wrapped_keys(self._connection))
                for scope, wrapped in rows:
                    key = _open_or_refuse(self._wrapping, scope, wrapped)
                    sealed = _seal(new, scope, key)
                    self._queries.set_key(self._connection, scope=scope, wrapped=sealed)
                self._mark(new, _CHECK, b"")
                self._mark(new, _FINGERPRINT, self._fingerprint_key)
            self._wrapping = new
            self.empty_log()
        return len(rows)

    def has_keys(self) -> bool:
        """Whether anything was ever written that is not erased."""
        with self._lock:
            return bool(self._queries.any_scope(self._connection))

    def fits(self, master_key: bytes) -> bool:
        """Whether everything is wrapped by this one now."""
        with self._lock:
            return self._is_wrapped_by(AESGCM(_derived(master_key, b"wrap")))

    def ensure_key(self, scope: str) -> None:
        """`make_key`, unless there is one. Raises KeyMissing when it, or the scope above it, was
        erased: what is gone does not begin again."""
        with self._lock:
            if scope in self._ciphers or self._queries.wrapped_key(self._connection, scope=scope):
                return
            if self.is_destroyed(scope) or self.is_destroyed(scope.partition("/")[0]):
                raise KeyMissing(_GONE)
            self.make_key(scope)

    def destroy_keys(self, scopes: Iterable[str]) -> None:
        """Gone for good, with every scope below them: from memory, from keys.db and from its log.
        Only the ids stay, so that an older copy of the data, put back, is erased again when it is
        opened. All of them or none."""
        with self._lock:
            with _transaction(self._connection):
                for scope in scopes:
                    self._queries.add_destroyed_below(self._connection, scope=scope)
                    self._queries.add_destroyed(self._connection, scope=scope)
                    self._queries.remove_key(self._connection, scope=scope)
            self._forget_destroyed()
            # The log still holds the page with the key until it is emptied.
            emptied = self.empty_log()
        if not emptied:
            raise StoreError(
                "De sleutel is gewist, maar een ander programma houdt keys.db nog vast. "
                "Sluit het andere programma en wis nog een keer."
            )

    def empty_log(self) -> bool:
        """False when another program is reading just now."""
        with self._lock:
            return not self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]

    def refresh(self) -> None:
        """What another process destroyed is forgotten here too. Cheap when nothing changed; asked
        at the begin of every unit of work."""
        with self._lock:
            version = self._seen_version()
            if version != self._version:
                self._follow()
                self._version = version
                self._forget_destroyed()

    def is_destroyed(self, scope: str) -> bool:
        if scope in self._ciphers:  # what is destroyed is forgotten first; asked at every answer
            return False
        with self._lock:
            return bool(self._queries.is_destroyed(self._connection, scope=scope))

    def destroyed(self) -> set[str]:
        with self._lock:
            return {row[0] for row in self._queries.destroyed_scopes(self._connection)}

    def seal(self, scope: str, context: str, plain: bytes) -> bytes:
        """`context` (such as table and row id) is authenticated: ciphertext moved to another row
        does not open."""
        return _seal(self._cipher(scope), f"{scope}\0{context}", plain)

    def open(self, scope: str, context: str, sealed: bytes) -> bytes:
        """Raises StoreError when the bytes are not what was sealed here."""
        return _open_or_refuse(self._cipher(scope), f"{scope}\0{context}", sealed)

    def reveal(self, scope: str, context: str, sealed: bytes, decode: Callable[[bytes], T]) -> T:
        """`open` and `decode` (to an immutable value), done once as long as the sealed bytes stay
        the same: a conversation reads the same answers again at every turn."""
        known = self._opened.get(scope)
        if known is not None:
            kept = known.get(context)
            if kept is not None and kept[0] == sealed:
                return kept[1]  # type: ignore[return-value]
        value = decode(self.open(scope, context, sealed))
        self._keep(scope, context, sealed, value)
        return value

    def conceal(self, scope: str, context: str, plain: bytes, value: object) -> bytes:
        """`seal`, and what `reveal` will give for it."""
        sealed = self.seal(scope, context, plain)
        self._keep(scope, context, sealed, value)
        return sealed

    def fingerprint(self, purpose: str, value: str) -> bytes:
        """A keyed hash for look-ups (codes, addresses) that cannot be guessed from the file."""
        return hmac.digest(self._fingerprint_key, f"{purpose}\0{value}".encode(*ANY_TEXT), "sha256")

    def _seen_version(self) -> int:
        """Another number once another connection has changed keys.db (sqlite.org/pragma.html)."""
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def _forget_destroyed(self) -> None:
        for scope in self.destroyed():
            self._ciphers.pop(scope, None)
            self._opened.pop(scope, None)

    def _follow(self) -> None:
        """Goes on with the master key that keys.db is wrapped by now. Raises StoreError when that
        is none of those that we have."""
        if self._is_wrapped_by(self._wrapping):
            return
        for master_key in self._others() if self._others else []:
            wrapping = AESGCM(_derived(master_key, b"wrap"))
            if self._is_wrapped_by(wrapping):
                self._wrapping = wrapping
                return
        message = (
            "De hoofdsleutel past niet bij deze gegevens. "
            "Zet de goede sleutel terug; er is niets veranderd."
        )
        raise StoreError(message)

    def _is_wrapped_by(self, wrapping: AESGCM) -> bool:
        sealed = self._queries.mark_named(self._connection, name=_CHECK)
        try:
            _open(wrapping, _CHECK, sealed or b"")
        except (InvalidTag, ValueError):
            return False
        return True

    def _know_fingerprints(self) -> None:
        """They stay what they were when the master key is renewed: codes and addresses are found
        by them."""
        sealed = self._queries.mark_named(self._connection, name=_FINGERPRINT)
        if sealed:
            self._fingerprint_key = _open_or_refuse(self._wrapping, _FINGERPRINT, sealed)

    def _mark_new(self) -> None:
        check = _seal(self._wrapping, _CHECK, b"")
        with _transaction(self._connection):
            self._queries.add_mark(self._connection, name=_CHECK, value=check)

    def _mark(self, wrapping: AESGCM, name: str, plain: bytes) -> None:
        self._queries.set_mark(self._connection, name=name, value=_seal(wrapping, name, plain))

    def _cipher(self, scope: str) -> AESGCM:
        known = self._ciphers.get(scope)
        if known is not None:
            return known
        with self._lock:
            wrapped = self._queries.wrapped_key(self._connection, scope=scope)
            if wrapped is None:
                raise KeyMissing(_GONE)
            return self._remember(scope, AESGCM(_open_or_refuse(self._wrapping, scope, wrapped)))

    def _remember(self, scope: str, cipher: AESGCM) -> AESGCM:
        while len(self._ciphers) >= REMEMBERED_SCOPES:
            oldest = next(iter(self._ciphers))
            del self._ciphers[oldest]
            self._opened.pop(oldest, None)
        self._ciphers[scope] = cipher
        return cipher

    def _keep(self, scope: str, context: str, sealed: bytes, value: object) -> None:
        with self._lock:
            if scope in self._ciphers:
                self._opened.setdefault(scope, {})[context] = (sealed, value)


def _may_begin(new: bool) -> None:
    if not new:
        raise StoreError(KEYS_GONE)


def _derived(master_key: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=b"warme-overdracht " + purpose).derive(master_key)


def _seal(cipher: AESGCM, bound_to: str, plain: bytes) -> bytes:
    nonce = os.urandom(_NONCE)
    return nonce + cipher.encrypt(nonce, plain, bound_to.encode())


def _open(cipher: AESGCM, bound_to: str, sealed: bytes) -> bytes:
    return cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], bound_to.encode())


def _open_or_refuse(cipher: AESGCM, bound_to: str, sealed: bytes) -> bytes:
    try:
        return _open(cipher, bound_to, sealed)
    except (InvalidTag, ValueError) as error:
        raise StoreError(
            "Een bewaard gegeven is beschadigd of hoort ergens anders. "
            "Zet een reservekopie terug; `overdracht doctor` laat zien wat er mis is."
        ) from error


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
