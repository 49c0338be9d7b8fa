"""Changing one leerling in the chat, and a colleague who joins."""

from __future__ import annotations

from bot.desk import words
from bot.desk.actions import Action, Verb
from bot.desk.blocks import Block, Button, paragraphs, rows
from bot.desk.people import card_lines
from bot.desk.visit import Visit
from bot.leerlingen import Written
from bot.problems import Problem, sentence
from conversations.people import Dossier, Permission, Role


async def edit(visit: Visit, action: Action) -> list[Block]:
    """What can be changed here; what cannot, and where it can."""
    t = visit.t
    if not action.of:
        return await visit.choose_leerling(Verb.EDIT, t.text("Wie wil je wijzigen?"))
    dossier = await _dossier(visit, action)
    if isinstance(dossier, Problem):
        return visit.told(dossier)
    return [_menu(visit, dossier)]


async def okr(visit: Visit, action: Action) -> list[Block]:
    """On becomes off, off on, for the version that the button was made for."""
    dossier = await _dossier(visit, action)
    if isinstance(dossier, Problem):
        return visit.told(dossier)
    service = visit.services.leerlingen
    done = await service.ask_okr(visit.me, dossier.id, action.version, on=not dossier.okr)
    return await _outcome(visit, action, done)


async def ask_name(visit: Visit, action: Action) -> list[Block]:
    dossier = await _dossier(visit, action)
    if isinstance(dossier, Problem):
        return visit.told(dossier)
    text = visit.t.text("Hoe heet {name} voortaan? Typ de roepnaam.", name=dossier.name)
    return visit.expecting(text, action)


async def rename(visit: Visit, action: Action, typed: str) -> list[Block]:
    service = visit.services.leerlingen
    done = await service.rename(visit.me, action.of, action.version, typed)
    if isinstance(done, Problem) and done.reason not in {"changed_meanwhile", "unknown_person"}:
        return visit.expecting(done, action)
    return await _outcome(visit, action, done)


async def ask_removal(visit: Visit, action: Action) -> list[Block]:
    """What would be lost, and a second button."""
    t = visit.t
    dossier = await _dossier(visit, action)
    if isinstance(dossier, Problem):
        return visit.told(dossier)
    written = await visit.services.leerlingen.written(visit.me, dossier.id)
    if isinstance(written, Problem):
        return visit.told(written)
    lost = [_line(visit, one) for one in written] or [t.text("Er is nog niets geschreven.")]
    text = paragraphs(
        [
            t.text("{name} verwijderen? Dit is niet terug te halen:", name=dossier.name),
            "\n".join(lost),
        ]
    )
    yes = Action(Verb.ERASE, dossier.id, version=dossier.version)
    no = Action(Verb.EDIT, dossier.id)
    buttons = (
        Button(t.text("Niet verwijderen"), no.packed()),
        Button(t.text("Verwijder {name} voorgoed", name=dossier.name), yes.packed()),
    )
    return [Block(text, rows(buttons))]


async def remove(visit: Visit, action: Action) -> list[Block]:
    done = await visit.services.leerlingen.remove(visit.me, action.of, action.version)
    if isinstance(done, Problem):
        return await _outcome(visit, action, done)
    return visit.told(
        visit.t.text("{name} is verwijderd, met alles wat er geschreven was.", name=done.name)
    )


async def ask_colleague(visit: Visit, action: Action) -> list[Block]:
    text = visit.t.text(
        "Hoe heet je collega? Typ de naam, en na een komma de functie als dat geen leerkracht is, "
        "zoals: Hanneke Smit, ib'er"
    )
    return visit.expecting(text, action)


async def add_colleague(visit: Visit, typed: str) -> list[Block]:
    """The new colleague's code at once."""
    name, _, function = typed.partition(",")
    done = await visit.services.team.add(visit.me, visit.klas, name, function)
    if isinstance(done, Problem):
        return visit.expecting(done, Action(Verb.TEAM))
    cards = await visit.room.invite(visit.me, visit.klas, [Role.LEERKRACHT], person=done.id)
    if isinstance(cards, Problem):
        return visit.told(cards)
    head = visit.t.text(
        "{who} hoort nu bij {klas}. Geef deze code aan niemand anders.",
        who=words.colleague(done, visit.t),
        klas=visit.klas.name,
    )
    return visit.told(paragraphs([head, *(card_lines(card, visit.t) for card in cards)]))


async def _dossier(visit: Visit, action: Action) -> Dossier | Problem:
    found = await visit.of(action.of)
    return found if isinstance(found, Problem) else found.dossier


async def _outcome(visit: Visit, action: Action, done: Dossier | Problem) -> list[Block]:
    """What is wrong, if anything, and how the leerling is now."""
    said = sentence(done, visit.t) if isinstance(done, Problem) else ""
    now = await _dossier(visit, action)
    if isinstance(now, Problem):
        return visit.told(said or now)
    return [_menu(visit, now, said)]


def _menu(visit: Visit, dossier: Dossier, said: str = "") -> Block:
    t = visit.t
    if dossier.okr:
        okr_now = t.text("De ouders krijgen de vragen voor het OKR.")
        switch = t.text("OKR uitzetten")
    else:
        okr_now = t.text("De ouders krijgen de vragen voor het OKR niet.")
        switch = t.text("OKR aanzetten")
    page = f"{visit.services.settings.link_base}/klas/{visit.klas.id}/leerling/{dossier.id}"
    more = t.text(
        "Naar een andere klas, of een andere taal voor de ouders? Dat kan op de webpagina: {page}",
        page=page,
    )
    entries = (
        (switch, Verb.OKR),
        (t.text("Naam veranderen"), Verb.NAME),
        (t.text("Verwijderen"), Verb.GONE),
    )
    buttons = (
        Button(label, Action(verb, dossier.id, version=dossier.version).packed())
        for label, verb in entries
    )
    photos = {
        Permission.GIVEN: t.text("Er mogen foto's in het werkstuk."),
        Permission.REFUSED: t.text("Geen foto's in het werkstuk: een ouder zei nee."),
        Permission.UNSAID: t.text("Over foto's zei nog geen ouder iets."),
    }[dossier.photos]
    text = paragraphs([said, f"{dossier.name}\n{okr_now}\n{photos}", more])
    return Block(text, (*rows(buttons), *visit.menu_row()))


def _line(visit: Visit, one: Written) -> str:
    t = visit.t
    form = visit.room.questionnaires.get(one.questionnaire)
    role = one.participant.role
    part = words.part(form, role, t) if form else one.questionnaire
    who = words.who(one.participant.slot, t)
    if one.submitted:
        return t.text("{part}, {who}: ingeleverd", part=part, who=who)
    answers = t.plural("{count} antwoord", "{count} antwoorden", one.done)
    return t.text("{part}, {who}: {answers}", part=part, who=who, answers=answers)
