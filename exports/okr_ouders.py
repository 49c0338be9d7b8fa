"""The ouders' section of the aanvullend OKR as a sober PDF."""

from __future__ import annotations

from exports.model import Contribution, Sheet


def pdf(sheet: Sheet, contribution: Contribution) -> bytes:
    """One document per contributor: two ouders never read each other's answers. Blocking."""
    raise NotImplementedError
