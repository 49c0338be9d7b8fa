"""QR codes as SVG documents or PNG pictures, black on white with their own quiet zone."""

from __future__ import annotations

import io

import segno

QUIET_ZONE = 4
"""Modules of white round the code (ISO/IEC 18004 asks for four)."""
SCALE = 8
"""Pixels a module in a PNG: about 500 across, sharp on any telephone."""


def svg(link: str) -> str:
    """The code of this link at error correction M or better: a crease or a stain may take 15 %."""
    out = io.BytesIO()
    segno.make(link, error="m", micro=False).save(
        out, kind="svg", border=QUIET_ZONE, light="#ffffff", omitsize=True, xmldecl=False
    )
    return out.getvalue().decode()


def png(link: str) -> bytes:
    out = io.BytesIO()
    segno.make(link, error="m", micro=False).save(out, kind="png", border=QUIET_ZONE, scale=SCALE)
    return out.getvalue()
