"""The values of a PDF as they stand in a file (ISO 32000-1, 7.3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import pikepdf

Refer = Callable[[pikepdf.Object], bytes]
"""Gives the reference that stands in the new file for an indirect object of the old one."""


def value(given: Any, refer: Refer) -> bytes:  # noqa: PLR0911 - one return a type
    """As it stands inside another value: an indirect object is referred to."""
    if isinstance(given, pikepdf.Object) and given.is_indirect:
        return refer(given)
    match given:
        case None:
            return b"null"
        case bool():
            return b"true" if given else b"false"
        case int():
            return b"%d" % given
        case Decimal():
            return format(given, "f").encode()
        case pikepdf.Array():
            return array([value(item, refer) for item in given])
        case pikepdf.Dictionary():
            return dictionary({key: value(item, refer) for key, item in given.items()})
    return bytes(given.unparse())  # names and strings


def body(given: pikepdf.Object, refer: Refer, replaced: Mapping[str, bytes]) -> bytes:
    """An indirect object itself, with other values for the keys in `replaced`. A stream stays
    compressed as it is."""
    if isinstance(given, pikepdf.Stream):
        raw = given.read_raw_bytes()
        size = {"/Length": b"%d" % len(raw)}
        head = _entries(given, refer) | dict(replaced) | size
        return dictionary(head) + b"\nstream\n" + raw + b"\nendstream"
    if isinstance(given, pikepdf.Dictionary):
        return dictionary(_entries(given, refer) | dict(replaced))
    if isinstance(given, pikepdf.Array):
        return array([value(item, refer) for item in given])
    return bytes(given.unparse(resolved=True))


def reference(number: int) -> bytes:
    return b"%d 0 R" % number


def references(numbers: Sequence[int]) -> bytes:
    return array([reference(number) for number in numbers])


def text(words: str) -> bytes:
    return bytes(pikepdf.String(words).unparse())


def array(items: Sequence[bytes]) -> bytes:
    return b"[" + b" ".join(items) + b"]"


def dictionary(entries: Mapping[str, bytes]) -> bytes:
    inside = b" ".join(_name(key) + b" " + item for key, item in entries.items())
    return b"<<" + inside + b">>"


def _name(key: str) -> bytes:
    return bytes(pikepdf.Name(key).unparse())


def _entries(given: pikepdf.Object, refer: Refer) -> dict[str, bytes]:
    return {key: value(item, refer) for key, item in given.items()}
