"""Photos as SVG text: typst takes files from memory only as text, and passes the JPEG inside
through to the PDF as it is (12 ms for 1 MB; a list of numbers in JSON costs 140 ms)."""

from __future__ import annotations

from base64 import b64encode

from exports.model import ExportPhoto


def photo_svg(photo: ExportPhoto) -> str:
    """An SVG document of the photo's own size that holds nothing but the photo."""
    size = f'width="{photo.width}" height="{photo.height}"'
    encoded = b64encode(photo.jpeg).decode("ascii")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {photo.width} {photo.height}" '
        f'{size}><image {size} href="data:image/jpeg;base64,{encoded}"/></svg>'
    )


def photo_name(photo_id: str) -> str:
    """The file name under which a template opens this photo."""
    return f"photo-{photo_id}.svg"
