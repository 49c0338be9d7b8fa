"""The notice of before the first question, to read again at any time."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.forms import AUDIENCES, title_for
from bot.web import doors
from bot.web.visitor import catalogue_for, door, visitor
from conversations.people import Channel, Role

SEE_OTHER = 303


async def notice(request: Request) -> Response:
    """GET /privacy: of every form that this person is asked, also when the schooljaar is over."""
    here, told_first = await visitor(request), door(request).settings.told_first
    welcome = here.welcome
    if welcome is None or welcome.participant.role is Role.LEERKRACHT:
        return RedirectResponse("/", SEE_OTHER)
    t, role = catalogue_for(request, welcome), welcome.participant.role
    told = [
        {
            "title": t.text(title_for(role, form.questionnaire)),
            "screens": told_first.screens(
                Channel.WEB, welcome.klas, form.questionnaire, AUDIENCES[role], t
            ),
        }
        for form in welcome.forms
    ]
    spoken: dict[str, object] = {
        "title": t.text("Warme Overdracht"),
        "head": t.text("Privacy"),
        "known": t.text("Wat wij van je weten")
        if role is Role.LEERLING
        else t.text("Wat wij van u weten"),
        "back": t.text("Terug"),
    }
    return doors.page(request, here, "privacy.html", spoken, told=told)
