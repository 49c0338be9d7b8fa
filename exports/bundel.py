"""The werkstukken for one VO school in one file: the contents, then each werkstuk with the pages
numbered on. Written step by step, so that a bundle of 400 takes no more memory than one of 28."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import BinaryIO

import pikepdf

from exports import contents, words
from exports.merging import Merged
from exports.papers import Bundle


def write(
    bundle: Bundle, file: BinaryIO, done: Callable[[int], None] = lambda _count: None
) -> None:
    """Writes the bundle to `file`, from front to back. `done` hears after each werkstuk how many
    there are; what it raises (so one cancels) or what a piece raises comes through, and then what
    stands in `file` is no bundle. ValueError for a bundle without werkstukken, OSError of the disk.
    Blocking."""
    if not bundle.pieces:
        raise ValueError("a bundle without werkstukken")
    unknown = [0] * len(bundle.pieces)
    with _opened(contents.pdf(bundle, unknown)) as draft:
        next_page = len(draft.pages) + 1
    first_pages: list[int] = []
    merged = Merged(file)
    for piece in bundle.pieces:
        first_pages.append(next_page)
        with _opened(piece.make(next_page)) as pdf:
            next_page += merged.add(pdf, contents.title(piece))
        done(len(first_pages))
    with _opened(contents.pdf(bundle, first_pages)) as pdf:
        merged.front(pdf, words.BUNDLE_CONTENTS)
    merged.finish()


def _opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))
