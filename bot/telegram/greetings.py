"""What the channel itself says, around the conversation: at the door, and when something fails."""

from __future__ import annotations

from bot import not_asked
from bot.forms import AUDIENCES, title_for
from bot.replies import Form, Person, Refusal, Welcome
from bot.telegram.buttons import FORM, LANGUAGE, PERSON, Tap, pack, seat_of
from bot.telegram.messages import Button, Message
from bot.telegram.render import moments
from bot.telegram.rich import bold, plain, to_html
from bot.telegram.rich import messages as to_messages
from bot.told_first import ToldFirst
from conversations.people import Channel, Participant, Role
from conversations.session import Status
from locales.catalogue import Catalogue, languages


def refused(refusal: Refusal, t: Catalogue) -> Message:
    """A code that does not open, or a person who is not known (any more)."""
    match refusal.reason:
        case "expired_code":
            words = t.text("Deze code is verlopen. Vraag op school om een nieuwe.")
        case "revoked_code":
            words = t.text("Deze code is ingetrokken. Vraag op school om een nieuwe.")
        case "too_many_tries":
            words = t.text("Te vaak een verkeerde code. Wacht even en probeer het dan weer.")
        case "unknown_code":
            words = t.text("Deze code ken ik niet. Kijk nog eens goed op het kaartje van school.")
        case "not_in_telegram":
            words = t.text(
                "School gebruikt Telegram hier niet voor. Ga naar het webadres op het kaartje en "
                "typ daar de code."
            )
        case "closed":
            words = _over(t)
        case "not_allowed":
            words = t.text("Dat kan hier niet.")
        case _:
            words = t.text(
                "Wij kennen elkaar nog niet. Op het kaartje van school staat een code van drie "
                "keer vier tekens. Typ die hier."
            )
    return Message(to_html([plain(words)]))


def signed_out(t: Catalogue) -> Message:
    """Somebody was in here: the leerling was removed, or the code renewed."""
    words = t.text(
        "Deze chat is hier niet meer van iemand. Misschien is er een nieuwe code, of staat de "
        "leerling niet meer in de klas. Op school kunnen ze het vertellen. Is er een nieuwe code? "
        "Typ die hier."
    )
    return Message(to_html([plain(words)]))


def stopped(t: Catalogue, *, je: bool) -> Message:
    """What stopping does, and what it does not do."""
    if je:
        words = t.text(
            "Stoppen mag altijd. Je antwoorden blijven staan, ook als je deze chat weggooit. Wil "
            "je helemaal niet meer meedoen, of moet weg wat je schreef? Zeg het tegen je juf of "
            "meester: school kan alles wissen. Alleen geen herinneringen meer? Kies /herinneringen."
        )
    else:
        words = t.text(
            "Stoppen mag altijd. Uw antwoorden blijven staan, ook als u deze chat weggooit. Wilt "
            "u helemaal niet meer meedoen, of moet weg wat u schreef? Zeg het tegen de "
            "leerkracht: de school kan alles wissen. Alleen geen herinneringen meer? Kies "
            "/herinneringen."
        )
    return Message(to_html([plain(words)]))


def in_group(t: Catalogue) -> Message:
    return Message(
        to_html(
            [
                plain(
                    t.text(
                        "In een groep praat ik met niemand over een werkstuk. Schrijf mij alleen."
                    )
                )
            ]
        )
    )


def failed(t: Catalogue) -> Message:
    """Our own mistake, after trying more than once."""
    return Message(
        to_html([plain(t.text("Dat ging bij ons mis en is niet bewaard. Stuur het nog een keer."))])
    )


def waits(t: Catalogue) -> Message:
    """Nothing can be stored for a while; the message comes again by itself."""
    words = t.text(
        "Er kan nu even niets worden bewaard. Dit bericht gaat niet verloren: zodra het weer kan, "
        "gaat het gesprek vanzelf verder."
    )
    return Message(to_html([plain(words)]))


def choose(welcome: Welcome, t: Catalogue) -> Message:
    """Which child or role, and which questions; of a klas whose schooljaar is over there are
    none."""
    person = welcome.participant
    forms = () if welcome.over else welcome.forms
    rows = [(_form_button(person, form, t),) for form in forms]
    rows += [
        (_person_button(other, t),) for other in welcome.people if other.participant.id != person.id
    ]
    lines = []
    if welcome.dossier is not None and person.role is Role.OUDER:
        lines.append(plain(t.text("Dit gaat over {leerling}.", leerling=welcome.dossier.name)))
    if welcome.over:
        lines.append(plain(_over(t)))
    elif note := not_asked.why(welcome, t):
        lines.append(plain(note))
    if rows:
        je = person.role is Role.LEERLING
        lines.append(bold(t.text("Waar wil je verder?") if je else t.text("Waar wilt u verder?")))
    return Message(to_html(lines), tuple(rows))


def _over(t: Catalogue) -> str:
    return t.text(
        "Het schooljaar is voorbij. Er wordt niets meer gevraagd. Wat is ingeleverd, is bewaard. "
        "Een eigen exemplaar is op te halen in de webchat, met de code van het kaartje of de "
        "brief. Vragen? De school helpt graag."
    )


def languages_to_choose(t: Catalogue, seat: str) -> Message:
    rows = tuple(
        (Button(language.name, pack(Tap(LANGUAGE, seat, choice=language.code))),)
        for language in languages()
    )
    return Message(to_html([plain(t.text("Welke taal?"))]), rows)


def web_door(t: Catalogue, address: str, *, je: bool) -> Message:
    """The link works once, and not for long."""
    words = (
        t.text(
            "Hier staan dezelfde vragen in de webchat. De link is voor jou alleen. Hij werkt één "
            "keer, een kwartier lang."
        )
        if je
        else t.text(
            "Hier staan dezelfde vragen in de webchat. De link is voor u alleen. Hij werkt één "
            "keer, een kwartier lang."
        )
    )
    return Message(to_html([plain(words)]), ((Button(t.text("Naar de webchat"), url=address),),))


def known(t: Catalogue, address: str, *, je: bool) -> Message:
    """Where everything that is kept about this person can be read. `address` "" when the web chat
    has none that people reach."""
    words = (
        t.text(
            "Alles wat hier van je bewaard is, en wie het las, lees je in de webchat: tik daar op "
            "Hulp en dan op “Wat wij van je weten”. Daar kun je ook terugnemen wat je inleverde. "
            "Je komt binnen met de code van je kaartje, of met een link uit deze chat. Mag je "
            "werkstuk niet naar je mentor? Kies /bezwaar."
        )
        if je
        else t.text(
            "Alles wat hier van u bewaard is, en wie het las, leest u in de webchat: tik daar op "
            "Hulp en dan op “Wat wij van u weten”. Daar kunt u ook terugnemen wat u inleverde. "
            "U komt binnen met de code uit de brief, of met een link uit deze chat. Wilt u niet "
            "dat iets naar de nieuwe school gaat? Kies /bezwaar."
        )
    )
    rows = ((Button(t.text("Naar de webchat"), url=address),),) if address else ()
    return Message(to_html([plain(words)]), rows)


def told_first(welcome: Welcome, told: ToldFirst, t: Catalogue) -> list[Message]:
    """The notice of before the first question, whole."""
    role = welcome.participant.role
    audience = AUDIENCES[role]
    forms = [form.questionnaire for form in welcome.forms]
    here = [form for form in forms if form.id == welcome.current_form] or forms
    messages = []
    for form in here:
        screens = told.screens(Channel.TELEGRAM, welcome.klas, form, audience, t)
        lines = [bold(t.text(title_for(role, form)))]
        lines += [line for screen in screens for line in moments.told(screen)]
        messages += [Message(text) for text in to_messages(lines)]
    return messages or [Message(to_html([plain(_over(t))]))]


def picture_refused(reason: str, t: Catalogue) -> Message:
    """Why a picture was not kept."""
    match reason:
        case "too_large":
            words = t.text("Deze foto is te groot, meer dan 20 MB. Stuur hem als gewone foto.")
        case "too_many_pixels":
            words = t.text("Deze foto is te groot. Stuur hem als gewone foto, of kies een andere.")
        case "not_fetched":
            words = t.text("De foto kwam niet over. Stuur hem nog een keer.")
        case _:
            words = t.text("Dit is geen foto die ik kan lezen. Stuur een gewone foto (jpg of png).")
    return Message(to_html([plain(words)]))


def submitted_news(leerling: str, role: str, title: str, t: Catalogue) -> Message:
    """For the leerkracht. Never a word of an answer."""
    if role == Role.OUDER:
        words = t.text(
            "Een ouder van {leerling} heeft {titel} ingeleverd.", leerling=leerling, titel=title
        )
    else:
        words = t.text("{leerling} heeft {titel} ingeleverd.", leerling=leerling, titel=title)
    return Message(to_html([plain(words)]))


def reopened_news(
    participant_id: str, questionnaire: str, title: str, t: Catalogue, *, je: bool, notes: int
) -> Message:
    """`notes`: at how many answers the leerkracht wrote something."""
    if notes and je:
        words = t.plural(
            "Je juf of meester heeft {titel} gelezen en schreef iets bij {count} antwoord. "
            "Kijk er rustig naar: je kunt het veranderen of zo laten.",
            "Je juf of meester heeft {titel} gelezen en schreef iets bij {count} antwoorden. "
            "Kijk er rustig naar: je kunt ze veranderen of zo laten.",
            notes,
            titel=title,
        )
    elif notes:
        words = t.plural(
            "De leerkracht heeft {titel} gelezen en schreef iets bij {count} antwoord. "
            "U kunt het veranderen of zo laten.",
            "De leerkracht heeft {titel} gelezen en schreef iets bij {count} antwoorden. "
            "U kunt ze veranderen of zo laten.",
            notes,
            titel=title,
        )
    elif je:
        words = t.text("Je juf of meester heeft {titel} weer opengezet.", titel=title)
    else:
        words = t.text("De leerkracht heeft {titel} weer opengezet.", titel=title)
    button = Button(t.text("Verder"), pack(Tap(FORM, seat_of(participant_id, questionnaire))))
    return Message(to_html([plain(words)]), ((button,),))


def together_news(participant_id: str, questionnaire: str, title: str, t: Catalogue) -> Message:
    """For the ouder with whom it was filled in."""
    words = t.text(
        "U heeft {titel} samen met de leerkracht ingevuld. Wilt u het nalezen en zeggen of het zo "
        "is?",
        titel=title,
    )
    button = Button(t.text("Lees het na"), pack(Tap(FORM, seat_of(participant_id, questionnaire))))
    return Message(to_html([plain(words)]), ((button,),))


def _form_button(person: Participant, form: Form, t: Catalogue) -> Button:
    title = t.text(title_for(person.role, form.questionnaire))
    if form.status is Status.SUBMITTED:
        label = t.text("{titel} (ingeleverd)", titel=title)
    elif form.done:
        label = t.text(
            "{titel} ({gedaan} van {totaal})", titel=title, gedaan=form.done, totaal=form.total
        )
    else:
        label = title
    return Button(label, pack(Tap(FORM, seat_of(person.id, form.questionnaire.id))))


def _person_button(person: Person, t: Catalogue) -> Button:
    match person.participant.role:
        case Role.LEERKRACHT:
            label = t.text("Klas {klas} (leerkracht)", klas=person.klas.name)
        case Role.OUDER:
            label = t.text("{leerling} (ouder)", leerling=person.leerling)
        case Role.LEERLING:
            label = t.text("{leerling} (leerling)", leerling=person.leerling)
    return Button(label, pack(Tap(PERSON, seat_of(person.participant.id, ""))))
