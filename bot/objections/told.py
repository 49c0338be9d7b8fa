"""What is said to who may object, on the page and in the chat alike: to a leerling in A2, to an
ouder in B1."""

from __future__ import annotations

from collections.abc import Iterator

from bot.forms import title_for
from bot.objections.model import About, Item, Mine
from conversations.people import Role, Slot
from locales.catalogue import Catalogue
from storage.objections import Decision, Objection


def named(about: About, mine: Mine, t: Catalogue) -> str:
    """What it is about, as the head of a line or on a button."""
    if mine.person.role is Role.LEERLING:
        return t.text("Jouw werkstuk")
    if about.slot is Slot.LEERLING:
        return t.text("Het werkstuk van {name}", name=mine.dossier.name)
    return t.text(title_for(mine.person.role, about.form))


def offer(about: About, mine: Mine, t: Catalogue) -> str:
    """What objecting does, before it is done."""
    if mine.person.role is Role.LEERLING:
        return t.text(
            "Mag je werkstuk niet naar je mentor? Dan kun je bezwaar maken. Je werkstuk gaat dan "
            "niet mee. Je juf of meester praat er met je over. Je mag altijd van gedachten "
            "veranderen."
        )
    if about.slot is Slot.LEERLING:
        return t.text(
            "Wilt u niet dat het werkstuk van {name} naar de nieuwe school gaat? Dan kunt u "
            "bezwaar maken. Het gaat dan niet mee. U krijgt het werkstuk daardoor niet te lezen. "
            "De leerkracht praat er met u over. U kunt het altijd weer intrekken.",
            name=mine.dossier.name,
        )
    return t.text(
        "Wilt u niet dat “{title}” naar de nieuwe school gaat? Dan kunt u bezwaar maken. Alleen "
        "dit deel gaat dan niet mee. De leerkracht praat er met u over. U kunt het altijd weer "
        "intrekken.",
        title=named(about, mine, t),
    )


def stands(item: Item, mine: Mine, t: Catalogue, *, echo: bool = True) -> Iterator[str]:
    """How an objection stands, sentence by sentence; nothing when there is none. `echo`: with the
    reason as it was typed."""
    one = item.objection
    if one is None:
        return
    child = mine.person.role is Role.LEERLING
    moment = t.moment(one.at)
    yield (
        t.text("Je hebt bezwaar gemaakt op {moment}.", moment=moment)
        if child
        else t.text("U heeft bezwaar gemaakt op {moment}.", moment=moment)
    )
    if echo and one.reason:
        yield (
            t.text("Je schreef erbij: {words}", words=one.reason)
            if child
            else t.text("U schreef erbij: {words}", words=one.reason)
        )
    match one.decision:
        case Decision.OPEN:
            yield from _waiting(item, mine, t)
        case Decision.STAYS:
            yield _stays(one, mine, t)
        case Decision.GOES:
            yield from _goes(one, mine, t)


def _waiting(item: Item, mine: Mine, t: Catalogue) -> Iterator[str]:
    if mine.person.role is Role.LEERLING:
        yield t.text("Je werkstuk wordt nu niet doorgegeven.")
        if item.handed_over_at:
            yield t.text(
                "Op {day} is het al doorgegeven. Je mentor kan het hier nu niet meer lezen. Wat "
                "je mentor zelf heeft bewaard, kunnen wij niet weghalen. Je juf of meester vraagt "
                "dat.",
                day=t.day(item.handed_over_at.date()),
            )
        yield t.text(
            "Je juf of meester ziet je bezwaar. Praat er samen over: {who}.",
            who=_who(mine, t.text("je juf of meester"), t),
        )
        return
    yield t.text("Dit wordt nu niet doorgegeven aan de nieuwe school.")
    if item.handed_over_at:
        yield t.text(
            "Op {day} is het al doorgegeven. Vanaf nu is het daar via dit programma niet meer te "
            "lezen. Wat de nieuwe school zelf heeft bewaard, kunnen wij niet weghalen; de "
            "leerkracht vraagt de nieuwe school om het te wissen.",
            day=t.day(item.handed_over_at.date()),
        )
    yield t.text(
        "De leerkracht ziet uw bezwaar en praat er met u over. Wilt u niet wachten? Vraag naar "
        "{who}.",
        who=_who(mine, t.text("de leerkracht"), t),
    )


def _stays(one: Objection, mine: Mine, t: Catalogue) -> str:
    day = t.day(one.answered_at.date()) if one.answered_at else ""
    if mine.person.role is Role.LEERLING:
        return t.text("Op {day} is erover gepraat: je werkstuk gaat niet mee.", day=day)
    return t.text("Op {day} is erover gesproken: het gaat niet mee.", day=day)


def _goes(one: Objection, mine: Mine, t: Catalogue) -> Iterator[str]:
    """What the school decided, its ground, and where to go with it."""
    day = t.day(one.answered_at.date()) if one.answered_at else ""
    who, words = one.answered_by or t.text("de leerkracht"), one.answer
    if mine.person.role is Role.LEERLING:
        yield t.text("Op {day} is erover gepraat: je werkstuk gaat toch mee.", day=day)
        yield t.text("{who} schreef waarom: {words}", who=who, words=words)
        yield t.text(
            "Ben je het er niet mee eens? Vertel het thuis. Je ouder kan er met school over praten."
        )
        return
    yield t.text("Op {day} is erover gesproken: het gaat toch mee.", day=day)
    yield t.text("{who} schreef waarom: {words}", who=who, words=words)
    yield t.text(
        "Bent u het er niet mee eens? Vraag de school wie er over privacy gaat. U kunt ook naar "
        "de Autoriteit Persoonsgegevens."
    )


def _who(mine: Mine, otherwise: str, t: Catalogue) -> str:
    names = t.list(mine.talk_to) if mine.talk_to else otherwise
    if mine.school.phone and mine.person.role is not Role.LEERLING:
        return t.text("{names} (school: {phone})", names=names, phone=mine.school.phone)
    return names
