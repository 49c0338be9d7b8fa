"""The words of the pages around the conversation.

Who comes in is not yet known there: neither je nor u.
"""

from __future__ import annotations

from datetime import date

from bot import not_asked
from bot.assistant import Form, Welcome
from bot.forms import AUDIENCES, title_for
from bot.planning.words import until
from conversations.people import Role
from conversations.session import Status
from locales.catalogue import Catalogue

Words = dict[str, object]


def entry_words(t: Catalogue) -> Words:
    return {
        "title": t.text("Warme Overdracht"),
        "head": t.text("Welkom"),
        "lead": t.text("Typ de code die op het kaartje of in de brief van school staat."),
        "label": t.text("Code"),
        "hint": t.text("Twaalf tekens. Kleine letters en streepjes maken niet uit."),
        "go": t.text("Naar binnen"),
    }


def signed_out_words(t: Catalogue) -> Words:
    """For a device on which somebody was in."""
    return {
        "gone": t.text(
            "Op dit apparaat is niemand meer binnen. Misschien is er een nieuwe code, of staat de "
            "leerling niet meer in de klas. Op school kunnen ze het vertellen."
        )
    }


def closed_words(t: Catalogue, reason: str) -> Words:
    """Why the door stayed shut, and what helps."""
    notes = {
        "unknown_code": t.text(
            "Deze code kennen we niet. Kijk of alle tekens kloppen. "
            "Lukt het niet? De school kan een nieuwe code geven."
        ),
        "expired_code": t.text(
            "Deze code is niet meer geldig. De school kan een nieuwe code geven."
        ),
        "revoked_code": t.text(
            "Voor deze code is een nieuwe in de plaats gekomen. Gebruik het nieuwste kaartje."
        ),
        "used_link": t.text(
            "Deze link is al gebruikt, of te oud. Hij werkt één keer. In Telegram is er een nieuwe "
            "te krijgen. De code van het kaartje of de brief werkt ook."
        ),
        "too_many_tries": t.text(
            "Er is te vaak een verkeerde code getypt. Wacht tien minuten en probeer het opnieuw."
        ),
    }
    return {"note": notes.get(reason, notes["unknown_code"])}


def invited_words(t: Catalogue) -> Words:
    return {
        "title": t.text("Warme Overdracht"),
        "head": t.text("Welkom"),
        "lead": t.text("Deze link is persoonlijk. Is hij voor jou of voor u? Ga dan verder."),
        "small": t.text("Alles wordt bewaard. Stoppen en later verdergaan kan altijd."),
        "go": t.text("Verder"),
    }


def same_words(t: Catalogue) -> Words:
    """Somebody is at this device already. Who, is not said: it may be somebody else."""
    return {
        "title": t.text("Warme Overdracht"),
        "head": t.text("Eén vraag vooraf"),
        "lead": t.text(
            "Dit apparaat is al gebruikt door iemand met een andere code. Is dat dezelfde persoon?"
        ),
        "small": t.text(
            "Kies alleen ja als beide codes voor dezelfde persoon zijn. "
            "Dan zijn ze hier allebei te openen."
        ),
        "yes": t.text("Ja, dezelfde persoon"),
        "no": t.text("Nee, iemand anders"),
    }


def choose_words(t: Catalogue, welcome: Welcome, today: date | None = None) -> Words:
    """Each person with what they are here, each form with how far it is, and until when."""
    return {
        "title": t.text("Warme Overdracht"),
        "head": _choose_head(t, welcome),
        "lead": t.text("Over {name}", name=welcome.dossier.name) if welcome.dossier else "",
        "note": not_asked.why(welcome, t),
        "known": _known(welcome.participant.role, t),
        "photos": t.text("Eén vraag over foto's staat nog open") if welcome.asks_photos else "",
        "forms": [
            {
                "id": form.questionnaire.id,
                "title": t.text(title_for(welcome.participant.role, form.questionnaire)),
                "standing": _standing(t, form),
                "until": until(form.deadline, today, t) if today and _open(form) else "",
            }
            for form in welcome.forms
        ],
        "person": welcome.participant.id,
        "others": [
            {
                "id": one.participant.id,
                "name": one.leerling or one.klas.name,
                "role": _role(t, one.participant.role),
            }
            for one in welcome.people
            if one.participant.id != welcome.participant.id
        ],
        "others_head": t.text("Of voor iemand anders"),
        "leave": t.text("Stop op dit apparaat"),
    }


def over_words(t: Catalogue, welcome: Welcome) -> Words:
    """The schooljaar is over: what the person wrote is kept, and is theirs to have."""
    if welcome.participant.role is Role.LEERLING:
        head = t.text("Het schooljaar is voorbij")
        lead = t.text(
            "Je kunt nu niets meer opschrijven of veranderen. Wat je hebt ingeleverd, is bewaard. "
            "Wil je er iets over zeggen? Praat met je juf of meester."
        )
        ready = t.text("Bewaar je eigen exemplaar:")
    else:
        head = t.text("Het schooljaar is voorbij")
        lead = t.text(
            "Er wordt niets meer gevraagd. Wat u heeft ingeleverd, is bewaard. Veranderen kan nu "
            "niet meer. Heeft u er een vraag over? De school helpt u graag."
        )
        ready = t.text("Bewaar uw eigen exemplaar:")
    return choose_words(t, welcome) | {
        "head": head,
        "lead": lead,
        "ready": ready,
        "known": t.text("Wat wij van je weten")
        if welcome.participant.role is Role.LEERLING
        else t.text("Wat wij van u weten"),
        "copies": [
            {"id": form.questionnaire.id, "title": t.text(form.questionnaire.title)}
            for form in welcome.forms
            if form.status is Status.SUBMITTED
            and AUDIENCES[welcome.participant.role] is form.questionnaire.author
        ],
    }


def _known(role: Role, t: Catalogue) -> str:
    """The way to everything that is kept, and to take a yes back; "" for a leerkracht."""
    return {
        Role.LEERLING: t.text("Wat wij van je weten"),
        Role.OUDER: t.text("Wat wij van u weten"),
        Role.LEERKRACHT: "",
    }[role]


def _choose_head(t: Catalogue, welcome: Welcome) -> str:
    if not welcome.forms and welcome.participant.role is not Role.LEERKRACHT:
        return t.text("Hier is niets meer in te vullen")
    if welcome.participant.role is Role.OUDER:
        return t.text("Wat wilt u invullen?")
    return t.text("Waar ga je verder?")


def _open(form: Form) -> bool:
    return form.status is not Status.SUBMITTED


def _standing(t: Catalogue, form: Form) -> str:
    if form.status is Status.SUBMITTED:
        return t.text("Ingeleverd")
    if form.status is Status.NEW:
        return t.plural("{count} vraag", "{count} vragen", form.total)
    return t.text("{done} van {total} vragen klaar", done=form.done, total=form.total)


def _role(t: Catalogue, role: Role) -> str:
    return {
        Role.LEERLING: t.text("leerling"),
        Role.OUDER: t.text("ouder"),
        Role.LEERKRACHT: t.text("leerkracht"),
    }[role]


def unwell_words(t: Catalogue, *, posted: bool) -> Words:
    """`posted`: something was sent, and is still in the form behind the button "back"."""
    again = (
        t.text("Ga over een paar minuten terug en probeer het nog eens.")
        if posted
        else t.text("Probeer het over een paar minuten nog eens.")
    )
    return {
        "title": t.text("Warme Overdracht"),
        "head": t.text("Nu even niet"),
        "lead": f"{t.text('Er kan nu niets worden bewaard. Er is niets weg.')} {again}",
    }


def ask_words(t: Catalogue, contact: str) -> Words:
    """Whom to ask where nothing on the page helps: only what the school set, since who comes here
    may be of no school."""
    return (
        {"ask": t.text("Lukt het niet? Vraag het: {contact}", contact=contact)} if contact else {}
    )


def lost_words(t: Catalogue) -> Words:
    return {
        "title": t.text("Warme Overdracht"),
        "head": t.text("Deze pagina is er niet"),
        "lead": t.text("Misschien is de link niet helemaal goed overgenomen."),
        "go": t.text("Naar het begin"),
    }
