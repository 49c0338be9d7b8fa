"""The words of what comes at a planned moment, and of saying no to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bot.desk.words import who
from bot.forms import title_for
from bot.planning.model import Told
from bot.telegram import rich
from bot.telegram.buttons import FORM, QUIET, Tap, pack, seat_of
from bot.telegram.messages import Button, Message
from conversations.people import Role, Slot
from conversations.questionnaire import Questionnaire
from locales.catalogue import Catalogue

ON, OFF = "on", "off"


def reminder(
    participant_id: str, payload: Mapping[str, Any], form: Questionnaire, t: Catalogue
) -> Message:
    """What is not handed in yet, until when it can be, and one tap to where the person was."""
    role, leerling = Role(payload["role"]), payload["leerling"]
    titel, day = t.text(title_for(role, form)), t.weekday(date.fromisoformat(payload["deadline"]))
    if role is Role.LEERLING:
        words = t.text(
            "Dag {leerling}. “{titel}” is nog niet ingeleverd. Inleveren kan tot en met {day}. "
            "Alles wat je schreef, is er nog.",
            leerling=leerling,
            titel=titel,
            day=day,
        )
    else:
        words = t.text(
            "“{titel}” over {leerling} is nog niet ingeleverd. Inleveren kan tot en met {day}. "
            "Wat u al schreef, is bewaard.",
            leerling=leerling,
            titel=titel,
            day=day,
        )
    go_on = Button(t.text("Verder"), pack(Tap(FORM, seat_of(participant_id, form.id))))
    stop = Button(
        t.text("Geen herinneringen meer"),
        pack(Tap(QUIET, seat_of(participant_id, ""), choice=OFF)),
    )
    return Message(rich.to_html([rich.plain(words)]), ((go_on,), (stop,)))


def quiet(participant_id: str, t: Catalogue, *, wanted: bool, je: bool) -> Message:
    """How it stands now, and the way back."""
    sign = seat_of(participant_id, "")
    if wanted:
        words = (
            t.text("Je krijgt een herinnering als de laatste dag dichtbij komt.")
            if je
            else t.text("U krijgt een herinnering als de laatste dag dichtbij komt.")
        )
        other = Button(t.text("Geen herinneringen meer"), pack(Tap(QUIET, sign, choice=OFF)))
    else:
        words = (
            t.text("Goed. Je krijgt geen herinneringen meer. Verder verandert er niets.")
            if je
            else t.text("Goed. U krijgt geen herinneringen meer. Verder verandert er niets.")
        )
        other = Button(t.text("Toch weer herinneringen"), pack(Tap(QUIET, sign, choice=ON)))
    return Message(rich.to_html([rich.plain(words)]), ((other,),))


def digest(
    klas: str, told: Sequence[Told], forms: Mapping[str, Questionnaire], t: Catalogue
) -> list[Message]:
    """What happened in the klas since the last one: counts and names, never an answer."""
    heads: dict[str, list[str]] = {}
    for one in told:
        form = forms.get(one.questionnaire)
        title = t.text(title_for(one.person.role, form)) if form else ""
        name = _named(one.leerling, one.person.slot, t)
        heads.setdefault(_head(one.kind, title, t), []).append(name)
    lines = [rich.bold(t.text("{klas}: dit is er nieuw", klas=klas))]
    lines += [rich.plain(_line(head, names, t)) for head, names in heads.items()]
    return [Message(text) for text in rich.messages(lines)]


def _line(head: str, names: Sequence[str], t: Catalogue) -> str:
    return f"{head} ({len(names)})\n{t.list(tuple(names))}"


def at_once(payload: Mapping[str, Any], form: Questionnaire | None, t: Catalogue) -> Message:
    """One piece of news, for a leerkracht who wants to hear it when it happens."""
    title = t.text(title_for(Role(payload["role"]), form)) if form else ""
    name = _named(payload["leerling"], Slot(payload["slot"]), t)
    return Message(rich.to_html([rich.plain(f"{_head(payload['kind'], title, t)}: {name}")]))


def _head(kind: str, titel: str, t: Catalogue) -> str:
    match kind:
        case "answered":
            return t.text("{titel}: antwoord op wat je wilde bespreken", titel=titel)
        case "unreachable":
            return t.text("Niet meer te bereiken in Telegram, geef een brief")
        case "objected":
            return t.text("Bezwaar tegen doorgeven. Lees het op de pagina van de leerling")
    return t.text("{titel}: ingeleverd", titel=titel)


def _named(leerling: str, slot: Slot | None, t: Catalogue) -> str:
    if slot is Slot.LEERLING:
        return leerling
    return t.text("{who} van {leerling}", who=who(slot, t), leerling=leerling)
