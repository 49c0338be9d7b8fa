"""The last days and the reminders, and when the leerkracht hears of what was handed in."""

from __future__ import annotations

from collections import Counter

from bot.desk.actions import Action, Verb
from bot.desk.blocks import Block, Button, paragraphs, rows
from bot.desk.visit import Visit
from bot.planning import typed
from bot.planning.model import Behind, Digest, Planned, Reachable
from bot.planning.moments import USUAL_DAYS
from bot.planning.words import line
from bot.problems import Problem
from locales.catalogue import Catalogue

NONE = "none"


async def show(visit: Visit, _: Action) -> list[Block]:
    """Both questionnaires, the moments that come, and how many hear of it."""
    t, planning = visit.t, visit.services.planning
    planned = await planning.planned(visit.me, visit.klas)
    late = await planning.behind(visit.me, visit.klas)
    if isinstance(planned, Problem):
        return visit.told(planned)
    if isinstance(late, Problem):
        return visit.told(late)
    parts = [_part(one, late.get(one.questionnaire.id, []), t) for one in planned]
    buttons = [
        Button(
            t.text("{titel}: laatste dag", titel=t.text(one.questionnaire.title)),
            Action(Verb.LAST_DAY, form=place).packed(),
        )
        for place, one in enumerate(planned)
    ]
    wish = Button(t.text("Berichten voor jou"), Action(Verb.DIGEST).packed())
    return [Block(paragraphs(parts), (*rows(buttons), *rows((wish, visit.to_menu()))))]


async def last_day(visit: Visit, action: Action) -> list[Block]:
    """Asks for a day; with `action.of` a day that was seen before: saves it, or drops the plan."""
    t, planning = visit.t, visit.services.planning
    if not 0 <= action.form < len(visit.forms):
        return visit.told(Problem("unknown_person"))
    form = visit.forms[action.form]
    if action.of == NONE:
        dropped = await planning.unplan(visit.me, visit.klas, form.id)
        done = t.text("Er is geen laatste dag meer, en er gaan geen herinneringen.")
        return visit.told(dropped if isinstance(dropped, Problem) else done)
    if action.of:
        day = typed.day(action.of)
        if isinstance(day, Problem):
            return visit.told(day)
        days = await _days(visit, form.id)
        made = await planning.plan(visit.me, visit.klas, form.id, day, days)
        return visit.told(made if isinstance(made, Problem) else _saved(made, t))
    return _ask(visit, action)


async def look(visit: Visit, action: Action, said: str) -> list[Block]:
    """A typed day, as it would become; a tap keeps it."""
    t, form = visit.t, visit.forms[action.form]
    day = typed.day(said)
    if isinstance(day, Problem):
        return visit.expecting(day, action)
    days = await _days(visit, form.id)
    shown = await visit.services.planning.preview(visit.me, visit.klas, form.id, day, days)
    if isinstance(shown, Problem):
        return visit.expecting(shown, action)
    keep = Action(Verb.LAST_DAY, day.isoformat(), action.form)
    buttons = (Button(t.text("Bewaar"), keep.packed()), visit.to_menu())
    return [Block(_planned(shown, t), rows(buttons), expects=action.packed())]


async def choose_digest(visit: Visit, action: Action) -> list[Block]:
    """When this leerkracht hears of what was handed in."""
    t, planning = visit.t, visit.services.planning
    if action.of in set(Digest):
        await planning.choose_digest(visit.me, Digest(action.of))
    wish = await planning.digest(visit.me)
    labels = {
        Digest.DAY: t.text("Eén overzicht per schooldag, om 15:15"),
        Digest.ONCE: t.text("Meteen, bij iedereen die inlevert"),
        Digest.NEVER: t.text("Niet"),
    }
    buttons = [
        Button(f"✓ {label}" if one is wish else label, Action(Verb.DIGEST, one.value).packed())
        for one, label in labels.items()
    ]
    text = t.text("Wanneer hoor je in Telegram wie heeft ingeleverd?")
    return [Block(text, (*rows(buttons), *visit.menu_row()))]


def _ask(visit: Visit, action: Action) -> list[Block]:
    t = visit.t
    none = Button(t.text("Geen laatste dag"), Action(Verb.LAST_DAY, NONE, action.form).packed())
    text = t.text("Typ de laatste dag om in te leveren, zoals: 18-6-2027.")
    return [Block(text, rows((none, visit.to_menu())), expects=action.packed())]


async def _days(visit: Visit, form: str) -> tuple[int, ...]:
    """Those that the plan has; other days are chosen on the page."""
    planned = await visit.services.planning.planned(visit.me, visit.klas)
    made = [] if isinstance(planned, Problem) else planned
    return next(
        (one.days_before for one in made if one.questionnaire.id == form and one.deadline),
        USUAL_DAYS,
    )


def _part(one: Planned, late: list[Behind], t: Catalogue) -> str:
    count = Counter(item.reach for item in late)
    on_paper = sum(item.on_paper for item in late)
    lines = [_planned(one, t)]
    if one.deadline is not None:
        lines.append(
            t.text(
                "Krijgt een herinnering: {now}. Niet te bereiken: {paper}.",
                now=count[Reachable.NOW] + count[Reachable.RESTING],
                paper=on_paper,
            )
        )
    return "\n".join(lines)


def _planned(one: Planned, t: Catalogue) -> str:
    title = t.text(one.questionnaire.title)
    if one.deadline is None:
        return t.text("{titel}: nog geen laatste dag.", titel=title)
    day = t.weekday(one.deadline)
    lines = [t.text("{titel}: tot en met {day}.", titel=title, day=day)]
    if not one.school_day:
        lines.append(t.text("Let op: {day} is geen schooldag.", day=day))
    for moment in one.moments:
        said = line(moment, one, t)
        lines.append(
            "· " + ", ".join(part for part in (said.when or said.before, said.why) if part)
        )
    if not one.moments:
        lines.append(t.text("Niemand krijgt een herinnering."))
    return "\n".join(lines)


def _saved(made: Planned, t: Catalogue) -> str:
    return paragraphs([t.text("Bewaard."), _planned(made, t)])
