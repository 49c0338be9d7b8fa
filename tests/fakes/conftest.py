"""What the tests of the stand-in share."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image


@pytest.fixture
def picture() -> bytes:
    """A JPEG of 640 x 480 pixels."""
    out = BytesIO()
    Image.new("RGB", (640, 480), "teal").save(out, "JPEG")
    return out.getvalue()
