"""parse_mode HTML as Telegram reads it: the text that remains and its entities."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from tests.fakes.bot_api.errors import ApiError, bad_request

TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
FOUND_TYPES = {"bot_command", "mention", "hashtag", "url", "email", "phone_number", "text_mention"}
GIVEN_TYPES = set(TYPES.values()) | FOUND_TYPES
REFERENCES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}  # the only named ones Telegram knows

_REFERENCE = re.compile(r"&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|([a-z]+));")
_TAG = re.compile(r"<(/?)([A-Za-z0-9-]*)((?:\s+[^<>]*)?)>")
_ATTRIBUTE = re.compile(r"""([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_COMMAND = re.compile(r"(?<!\S)/[A-Za-z0-9_]{1,32}(?:@\w{3,32})?(?!\S)")


def units(text: str) -> int:
    """UTF-16 code units, in which Telegram measures entities and (at its strictest) lengths."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def commands(text: str) -> list[dict[str, Any]]:
    """The entities that a client finds in typed text; of these only commands matter to a bot."""
    if "/" not in text:
        return []
    return [
        {
            "type": "bot_command",
            "offset": units(text[: found.start()]),
            "length": units(found.group()),
        }
        for found in _COMMAND.finditer(text)
    ]


@dataclass(frozen=True, slots=True)
class _Open:
    name: str
    offset: int
    extra: dict[str, Any]


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.out: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.entities: list[dict[str, Any]] = []

    def put(self, text: str) -> None:
        self.out.append(text)
        self.length += units(text)

    def fail(self, why: str, at: int, more: str = "") -> ApiError:
        offset = len(self.source[:at].encode())
        tail = f", {more}" if more else ""
        return bad_request(f"can't parse entities: {why} at byte offset {offset}{tail}")

    def run(self) -> tuple[str, list[dict[str, Any]]]:
        at = 0
        for special in re.finditer(r"[<&]", self.source):
            if special.start() < at:
                continue
            self.put(self.source[at : special.start()])
            at = self.tag(special.start()) if special.group() == "<" else self.reference(special)
        self.put(self.source[at:])
        if self.open:
            name = self.open[-1].name
            why = f"can't parse entities: Can't find end tag corresponding to start tag \"{name}\""
            raise bad_request(why)
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return "".join(self.out), self.entities

    def reference(self, special: re.Match[str]) -> int:
        found = _REFERENCE.match(self.source, special.start())
        meant = _referred(found) if found else ""
        if not found or not meant:
            self.put("&")
            return special.end()
        self.put(meant)
        return found.end()

    def tag(self, at: int) -> int:
        found = _TAG.match(self.source, at)
        if not found:
            tag = re.match(r"</?([^\s<>/]*)", self.source[at:])
            why = f'Unsupported start tag "{tag.group(1) if tag else ""}"'
            raise self.fail(why, at)
        closing, name, attributes = found.groups()
        if closing:
            self.close(name.lower(), at)
        else:
            self.start(name.lower(), attributes, at)
        return found.end()

    def start(self, name: str, attributes: str, at: int) -> None:
        if name not in TYPES:
            why = f'Unsupported start tag "{name}"'
            raise self.fail(why, at)
        given = {m[1]: m[2] or m[3] or m[4] or "" for m in _ATTRIBUTE.finditer(attributes)}
        if name == "span" and given.get("class") != "tg-spoiler":
            raise self.fail('Tag "span" must have class "tg-spoiler"', at)
        extra = {"url": given["href"]} if name == "a" and given.get("href") else {}
        self.open.append(_Open(name, self.length, extra))

    def close(self, name: str, at: int) -> None:
        if not self.open:
            raise self.fail("Unexpected end tag", at)
        opened = self.open.pop()
        if name and name != opened.name:
            found = f'expected "</{opened.name}>", found "</{name}>"'
            raise self.fail("Unmatched end tag", at, found)
        length = self.length - opened.offset
        if length and not (opened.name == "a" and not opened.extra):
            kind = TYPES[opened.name]
            self.entities.append(
                {"type": kind, "offset": opened.offset, "length": length, **opened.extra}
            )


def _referred(found: re.Match[str]) -> str:
    decimal, hexadecimal, name = found.groups()
    if name:
        return REFERENCES.get(name, "")
    code = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


def _checked(text: str, entities: list[dict[str, Any]] | None) -> list[dict[str, Any]]:
    """Entities that a bot gave itself; refused when they lie outside the text."""
    end = units(text)
    for entity in entities or []:
        offset, length = int(entity.get("offset", 0)), int(entity.get("length", 0))
        if entity.get("type") not in GIVEN_TYPES:
            raise bad_request("can't parse MessageEntity: Unsupported type specified")
        if offset < 0 or length < 0:
            why = f"receive an entity with incorrect offset {offset}"
            raise bad_request(why)
        if offset > end:
            why = f"entity begins after the end of the text at UTF-16 offset {offset}"
            raise bad_request(why)
        if offset + length > end:
            why = f"entity beginning at UTF-16 offset {offset} ends after the end of the text"
            where = f"{why} at UTF-16 offset {offset + length}"
            raise bad_request(where)
    return list(entities or [])


def read_formatted(
    source: str, parse_mode: str, entities: list[dict[str, Any]] | None
) -> tuple[str, list[dict[str, Any]]]:
    """Text and entities after parsing and trimming. Refuses bad markup."""
    if parse_mode and parse_mode.lower() != "html":
        raise bad_request("unsupported parse_mode (the stand-in reads HTML only)")
    text, found = _Parser(source).run() if parse_mode else (source, _checked(source, entities))
    text = text.replace("\0", "")
    trimmed = text.lstrip()
    lost = units(text) - units(trimmed)
    trimmed = trimmed.rstrip()
    if lost:
        found = [{**entity, "offset": max(0, entity["offset"] - lost)} for entity in found]
    return trimmed, found
