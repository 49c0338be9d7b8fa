"""Joins tagged PDFs into one file while only one of them is in memory.

pikepdf keeps every source that it copies from until it saves (650 MB for 400 werkstukken), so
here it only reads: each object goes to the file at once, under a number of its own. What
PDF/A-2a and PDF/UA-1 ask for stays: tags, languages, metadata, colours (ISO 32000-1, 7.5 for
the file, 14.7 for the tags).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import BinaryIO

import pikepdf

from exports.pdf_values import array, body, dictionary, reference, references, text, value

HEADER = b"%PDF-1.7\n%\x80\x80\x80\x80\n"  # the second line says that it is not text (7.5.2)
SETTINGS = ("/Metadata", "/OutputIntents", "/Lang", "/MarkInfo", "/ViewerPreferences")
TAG_KEYS = ("/StructParent", "/StructParents")
"""An object with one of these is found in the tags under that number (14.7.4.4)."""

Values = dict[str, bytes]


class Merged:
    """`add` the parts in their order, then `front` once, whose pages come first and whose metadata
    is that of the whole, then `finish`. The same parts give the same bytes."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._offsets: list[int] = []  # where each object stands, by its number from 1
        self._pages: list[int] = []
        self._parts: list[int] = []  # the top of the tags of each part
        self._tagged: list[bytes] = []  # the parent tree: a number and its elements, in turn
        self._next_tag = 0
        self._roles: Values = {}
        self._bookmarks: list[tuple[str, int]] = []
        self._settings: Values = {}
        self._ids: Values = {}
        self._trailer: Values = {}
        self._tree, self._tags, self._document = (self._number() for _ in range(3))
        file.write(HEADER)

    def add(self, pdf: pikepdf.Pdf, bookmark: str) -> int:
        """The number of pages of this part. ValueError when its tags have ids: those would have to
        be made unique, and only tables and notes have them."""
        if "/IDTree" in pdf.Root.StructTreeRoot:
            raise ValueError("a part of a merged file has no tables or notes")
        _, pages = self._copied(pdf, bookmark)
        self._pages += pages
        return len(pages)

    def front(self, pdf: pikepdf.Pdf, bookmark: str) -> None:
        part, pages = self._copied(pdf, bookmark)
        self._pages = pages + self._pages
        self._parts.insert(0, self._parts.pop())
        self._bookmarks.insert(0, self._bookmarks.pop())
        self._settings = {key: part.value(pdf.Root[key]) for key in SETTINGS if key in pdf.Root}
        self._trailer = {
            key: part.value(pdf.trailer[key]) for key in ("/Info", "/ID") if key in pdf.trailer
        }
        tags = pdf.Root.StructTreeRoot
        self._ids = {"/IDTree": part.value(tags.IDTree)} if "/IDTree" in tags else {}
        self._write_waiting(part)

    def finish(self) -> None:
        """Writes what binds the parts: pages, tags, bookmarks, and where each object stands."""
        count = b"%d" % len(self._pages)
        pages = {"/Type": b"/Pages", "/Count": count, "/Kids": references(self._pages)}
        self._write(self._tree, dictionary(pages))
        self._write_tags()
        catalog = {
            "/Type": b"/Catalog",
            **self._settings,
            "/Pages": reference(self._tree),
            "/StructTreeRoot": reference(self._tags),
            "/Outlines": reference(self._write_bookmarks()),
        }
        root = self._number()
        self._write(root, dictionary(catalog))
        self._write_index(root)

    def _copied(self, pdf: pikepdf.Pdf, bookmark: str) -> tuple[_Part, list[int]]:
        tags = pdf.Root.StructTreeRoot
        part = _Part(self._number, self._next_tag)
        part.placed[pdf.Root.Pages.objgen] = self._tree
        part.placed[tags.objgen] = self._tags
        pages = [part.number(page.obj) for page in pdf.pages]
        for page in pdf.pages:
            part.replaced[page.obj.objgen] = {"/Parent": reference(self._tree)}
        top = tags.K[0] if isinstance(tags.K, pikepdf.Array) else tags.K
        part.replaced[top.objgen] = {"/S": b"/Part", "/P": reference(self._document)}
        self._parts.append(part.number(top))
        for key, elements in pikepdf.NumberTree(tags.ParentTree).items():
            self._tagged += [b"%d" % (self._next_tag + key), part.value(elements)]
        self._next_tag += int(tags.ParentTreeNextKey)
        self._roles |= {key: part.value(role) for key, role in tags.get("/RoleMap", {}).items()}
        self._bookmarks.append((bookmark, pages[0]))
        self._write_waiting(part)
        return part, pages

    def _write_waiting(self, part: _Part) -> None:
        while part.waiting:
            given = part.waiting.popleft()
            self._write(part.placed[given.objgen], part.body(given))

    def _write_tags(self) -> None:
        document = {"/Type": b"/StructElem", "/S": b"/Document", "/K": references(self._parts)}
        self._write(self._document, dictionary(document | {"/P": reference(self._tags)}))
        tags = {
            "/Type": b"/StructTreeRoot",
            "/K": references([self._document]),
            "/RoleMap": dictionary(self._roles),
            "/ParentTree": dictionary({"/Nums": array(self._tagged)}),
            "/ParentTreeNextKey": b"%d" % self._next_tag,
            **self._ids,
        }
        self._write(self._tags, dictionary(tags))

    def _write_bookmarks(self) -> int:
        root = self._number()
        numbers = [self._number() for _ in self._bookmarks]
        for at, (title, page) in enumerate(self._bookmarks):
            around = {"/Prev": at - 1, "/Next": at + 1}
            item = {
                "/Title": text(title),
                "/Parent": reference(root),
                "/Dest": array([reference(page), b"/Fit"]),
                **{k: reference(numbers[n]) for k, n in around.items() if 0 <= n < len(numbers)},
            }
            self._write(numbers[at], dictionary(item))
        ends = {"/First": reference(numbers[0]), "/Last": reference(numbers[-1])}
        count = {"/Count": b"%d" % len(numbers)}
        self._write(root, dictionary({"/Type": b"/Outlines", **ends, **count}))
        return root

    def _write_index(self, root: int) -> None:
        start = self._file.tell()
        size = len(self._offsets) + 1
        self._file.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
        for offset in self._offsets:
            self._file.write(b"%010d 00000 n \n" % offset)
        trailer = {"/Size": b"%d" % size, "/Root": reference(root), **self._trailer}
        self._file.write(b"trailer\n" + dictionary(trailer) + b"\nstartxref\n%d\n%%%%EOF\n" % start)

    def _number(self) -> int:
        self._offsets.append(0)
        return len(self._offsets)

    def _write(self, number: int, content: bytes) -> None:
        self._offsets[number - 1] = self._file.tell()
        self._file.write(b"%d 0 obj\n" % number + content + b"\nendobj\n")


class _Part:
    """One source while it is copied: which number each of its objects gets."""

    def __init__(self, new_number: Callable[[], int], first_tag: int) -> None:
        self.placed: dict[tuple[int, int], int] = {}
        self.replaced: dict[tuple[int, int], Values] = {}
        self.waiting: deque[pikepdf.Object] = deque()
        self._new_number = new_number
        self._first_tag = first_tag

    def number(self, given: pikepdf.Object) -> int:
        """The number in the new file; what has none yet gets one and waits to be written."""
        if given.objgen not in self.placed:
            self.placed[given.objgen] = self._new_number()
            self.waiting.append(given)
        return self.placed[given.objgen]

    def value(self, given: object) -> bytes:
        return value(given, self._refer)

    def body(self, given: pikepdf.Object) -> bytes:
        replaced = dict(self.replaced.get(given.objgen, {}))
        if isinstance(given, pikepdf.Dictionary | pikepdf.Stream):
            moved = {key: int(given[key]) for key in TAG_KEYS if key in given}
            replaced |= {key: b"%d" % (self._first_tag + number) for key, number in moved.items()}
        return body(given, self._refer, replaced)

    def _refer(self, given: pikepdf.Object) -> bytes:
        return reference(self.number(given))
