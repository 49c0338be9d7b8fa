"""How a page or a file is sent to a leerkracht."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.templating import Jinja2Templates

from bot.classroom import ExportFile
from bot.web.staff.desk import Seat

_templates = Jinja2Templates(Path(__file__).parents[1] / "templates")
TYPES = {
    "pdf": "application/pdf",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "zip": "application/zip",
}


def show(
    request: Request, seat: Seat, template: str, status: int = 200, **context: object
) -> Response:
    """A page of this klas. Templates speak by `text` and `plural`, and know nothing of access."""
    t = seat.t
    shared: dict[str, object] = {
        "text": t.text,
        "plural": t.plural,
        "moment": t.moment,
        "language": t.language,
        "look": seat.here.look,
        "theme": "zee",
        "paper": "squared",
        "klas": seat.klas,
        "klassen": seat.klassen,
        "elsewhere": seat.elsewhere,
        "second_step": seat.services.settings.second_step,
        "base": f"/klas/{seat.klas.id}",
    }
    return _templates.TemplateResponse(request, f"staff/{template}", shared | context, status)


def download(file: ExportFile) -> Response:
    """Names are plain ASCII (see `bot.classroom.filenames`)."""
    ending = file.name.rsplit(".", 1)[-1]
    return Response(
        file.content,
        media_type=TYPES[ending],
        headers={"content-disposition": f'attachment; filename="{file.name}"'},
    )
