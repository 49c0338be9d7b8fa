"""How a page is sent to a reader: in Dutch, as the werkstukken are, and naming nobody in its
title."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.templating import Jinja2Templates

from bot.web.visitor import look
from conversations.people import Dossier, Theme
from exports import pattern
from locales.catalogue import SOURCE_LANGUAGE, catalogue

TILES = 4
"""The middle of the child's pattern, as on the card and the gespreksblad."""

_templates = Jinja2Templates(Path(__file__).parents[1] / "templates")
T = catalogue(SOURCE_LANGUAGE)


def show(
    request: Request,
    template: str,
    status: int = 200,
    theme: Theme = Theme.ZEE,
    **context: object,
) -> Response:
    """Templates speak by `text` and `plural`, and know nothing of access."""
    shared: dict[str, object] = {
        "text": T.text,
        "plural": T.plural,
        "moment": T.moment,
        "day": T.day,
        "language": T.language,
        "look": look(request),
        "theme": theme,
        "paper": "lined",
        "drawn": drawn,
    }
    return _templates.TemplateResponse(request, f"reader/{template}", shared | context, status)


def over(request: Request) -> Response:
    """For who is not in, or not any more."""
    return show(request, "over.html", 401)


def drawn(dossier: Dossier) -> Markup:
    """The child's own pattern. It is made of numbers and our colours only."""
    return Markup(pattern.svg(dossier.seed, dossier.theme, TILES))  # noqa: S704


def mark(dossier: Dossier, chapter: int) -> Markup:
    """The piece of it that stands at a chapter."""
    return Markup(pattern.mark(dossier.seed, dossier.theme, chapter))  # noqa: S704
