"""Klassen, leerlingen and their invitations."""

from __future__ import annotations

from bot.classroom import InvitationCard
from bot.desk import words
from bot.desk.actions import Action, Verb
from bot.desk.blocks import Block, Button, paragraphs, rows
from bot.desk.visit import Visit
from bot.intake import Line
from bot.problems import Problem, sentence
from conversations.people import Role, Slot
from locales.catalogue import Catalogue


async def ask_klas(visit: Visit, action: Action) -> list[Block]:
    text = visit.t.text("Hoe heet de nieuwe klas? Typ de naam, bijvoorbeeld: Groep 8c.")
    return visit.expecting(text, action)


async def make_klas(visit: Visit, name: str) -> list[Block]:
    made = await visit.room.create_klas(visit.me, name, "", at=visit.at)
    if isinstance(made, Problem):
        return visit.expecting(made, Action(Verb.KLAS))
    return visit.told(
        visit.t.text(
            "{klas} is gemaakt voor schooljaar {schooljaar}. Je zit nu bij die klas. "
            "Voeg de leerlingen toe via het menu.",
            klas=made.name,
            schooljaar=made.schooljaar,
        )
    )


async def ask_names(visit: Visit, action: Action) -> list[Block]:
    """With `action.of`: what was typed before are names."""
    if action.of and visit.typed:
        return await add(visit, visit.typed)
    text = visit.t.text(
        "Stuur de namen voor {klas}, elke leerling op een eigen regel. De roepnaam is genoeg: "
        "van een achternaam bewaren we hooguit de eerste letter.",
        klas=visit.klas.name,
    )
    return visit.expecting(text, Action(Verb.ADD))


async def add(visit: Visit, text: str) -> list[Block]:
    t = visit.t
    done = await visit.services.intake.add_good(visit.me, visit.klas, text)
    if isinstance(done, Problem):
        return visit.told(done)
    added = done.added
    parts = []
    if added:
        parts.append(
            t.plural(
                "Er is {count} leerling bij {klas} gekomen: {names}",
                "Er zijn {count} leerlingen bij {klas} gekomen: {names}",
                len(added),
                klas=visit.klas.name,
                names=", ".join(dossier.name for dossier in added),
            )
        )
    parts += [left_out(line, t) for line in done.left]
    cards = Button(t.text("Uitnodigingen"), Action(Verb.CARDS).packed())
    more = Button(t.text("Leerlingen toevoegen"), Action(Verb.ADD).packed())
    return [Block(paragraphs(parts), rows((cards, more, visit.to_menu()), 2))]


def refuse_file(visit: Visit) -> list[Block]:
    """A class list out of an administration does not belong in a chat that somebody else keeps."""
    return visit.told(
        visit.t.text(
            "Een bestand lees ik hier niet. In een klassenlijst staan vaak geboortedata, adressen "
            "of een BSN, en die horen niet in deze chat: haal het bestand hier weg. Geef de lijst "
            "op de computer, op {address}: daar lezen we alleen de namen. Of stuur hier de "
            "roepnamen, elke leerling op een eigen regel.",
            address=f"{visit.services.settings.link_base}/klas",
        )
    )


def left_out(line: Line, t: Catalogue) -> str:
    """Which row did not come along, and why."""
    said = sentence(line.reason, t) if line.reason else line.name
    return t.text("Regel {row}: {words}", row=line.number, words=said) if line.number else said


async def cards(visit: Visit, action: Action) -> list[Block]:
    t = visit.t
    if action.of not in set(Role):
        choices = [
            (t.text("Voor de leerlingen"), Role.LEERLING),
            (t.text("Voor de ouders"), Role.OUDER),
            (t.text("Voor een andere leerkracht"), Role.LEERKRACHT),
        ]
        buttons = (Button(label, Action(Verb.CARDS, role).packed()) for label, role in choices)
        return [Block(t.text("Voor wie wil je de uitnodigingen zien?"), rows(buttons))]
    found = await visit.room.invite(visit.me, visit.klas, [Role(action.of)])
    if isinstance(found, Problem):
        return visit.told(found)
    if not found:
        return [visit.empty()]
    head = t.text("Geef elke code aan één persoon. Wie de code heeft, komt binnen.")
    return visit.told(paragraphs([head, *(card_lines(card, t) for card in found)]))


async def renew(visit: Visit, action: Action) -> list[Block]:
    t = visit.t
    if not action.of:
        text = t.text("Voor wie is de nieuwe code? De oude werkt dan niet meer.")
        return await visit.choose_leerling(Verb.RENEW, text)
    found = await visit.of(action.of)
    if isinstance(found, Problem):
        return visit.told(found)
    if action.slot is None:
        text = t.text("Wie krijgt de nieuwe code?")
        buttons = (
            Button(words.who(slot, t), Action(Verb.RENEW, action.of, slot=slot).packed())
            for slot in Slot
        )
        return [Block(text, (*rows(buttons), *visit.menu_row()))]
    made = await visit.room.invite(
        visit.me, visit.klas, list(Role), leerling=action.of, slot=action.slot, renew=True
    )
    if isinstance(made, Problem):
        return visit.told(made)
    head = t.text("De nieuwe code. De oude werkt niet meer.")
    return visit.told(paragraphs([head, *(card_lines(card, t) for card in made)]))


def card_lines(card: InvitationCard, t: Catalogue) -> str:
    """Whose it is, the code, and the links that hold it."""
    if card.leerling:
        name = f"{card.leerling}, {words.who(card.participant.slot, t)}"
    else:
        name = words.colleague(card.participant, t)
    if not card.code:
        hidden = t.text(
            "De code is al gebruikt, of er is er nog geen. Een nieuwe maak je op de bladzijde "
            "Collega's."
        )
        return f"{name}: {hidden}"
    links = [link for link in (card.web_link, card.telegram_link) if link]
    return "\n".join((f"{name}: {card.code}", *links))
