"""Said when something could not be kept: what is wrong, and what to do. Nothing stored is lost."""

from __future__ import annotations

from collections.abc import Callable

from bot.telegram.buttons import OVERVIEW
from bot.telegram.render import agreeing
from bot.telegram.render.scene import Draft, Scene
from conversations import constraints as why
from conversations.events import CannotKeep, ReadOnly, Rejected, Stale
from conversations.questionnaire import Question

HOLDS_WORDS = frozenset(
    {
        *(why.TOO_LONG, why.TOO_EARLY, why.CHOOSE, why.CHOOSE_STEP, why.NO_OTHER),
        *(why.NOT_A_DATE, why.FUTURE_DATE, why.NO_PHOTO_HERE, why.TOO_MANY_PHOTOS),
    }
)
"""Refused although something was said: the message may tell what is nobody else's business."""

Sentence = Callable[[Scene, dict[str, int | str]], str]


def rejected(event: Rejected, scene: Scene, draft: Draft) -> None:
    draft.say(SENTENCES[event.reason](scene, dict(event.params)))
    if event.reason in HOLDS_WORDS:
        _say_that_it_stays(scene.reply.questionnaire.question(event.question), scene, draft)


def stale(_event: Stale, scene: Scene, draft: Draft) -> None:
    draft.say(scene.t.text("Die knop hoorde bij iets van eerder. Hier zijn we nu:"))


def read_only(_event: ReadOnly, scene: Scene, draft: Draft) -> None:
    t = scene.t
    if agreeing.is_asked(scene):
        agreeing.ask(scene, draft)
        return
    draft.say(
        scene.you(
            t.text(
                "Je hebt dit ingeleverd. Wil je toch iets veranderen? Neem het terug met "
                "/terugnemen. Of vraag het je juf of meester, die kan het weer openzetten."
            ),
            t.text(
                "U heeft dit ingeleverd. Wilt u toch iets veranderen? Neem het terug met "
                "/terugnemen. Of vraag het de leerkracht, die kan het weer openzetten."
            ),
        )
    )
    draft.offer((scene.button(t.text("Overzicht"), OVERVIEW),))


def cannot_keep(event: CannotKeep, scene: Scene, draft: Draft) -> None:
    t = scene.t
    match event.what:
        case "sticker":
            draft.say(t.text("Leuke sticker. Die kan ik alleen niet bewaren."))
        case "voice":
            draft.say(t.text("Een gesproken bericht kan ik niet bewaren. Typ het liever."))
        case "location":
            draft.say(t.text("Een plek bewaar ik niet. Dat hoeft ook niet."))
        case "video":
            draft.say(t.text("Een filmpje kan ik niet bewaren."))
        case "contact":
            draft.say(t.text("Een telefoonnummer bewaar ik niet. Dat hoeft ook niet."))
        case _:
            draft.say(t.text("Dit soort bestand kan ik niet bewaren."))
    prompt = scene.reply.view.prompt
    _say_that_it_stays(prompt.question if prompt else None, scene, draft)


def _say_that_it_stays(question: Question | None, scene: Scene, draft: Draft) -> None:
    """What was sent in confidence and could not be kept is not taken away either: it would be
    lost. The person decides."""
    if question is None or not question.sensitive or not scene.origin.typed:
        return
    t = scene.t
    draft.say(
        scene.you(
            t.text("Je bericht staat nog in deze chat. Haal het zelf weg als je dat wilt."),
            t.text("Uw bericht staat nog in deze chat. Haal het zelf weg als u dat wilt."),
        )
    )


def _too_long(s: Scene, p: dict[str, int | str]) -> str:
    return s.you(
        s.t.text(
            "Je tekst is te lang: {length} tekens, er passen er {maximum}. Hij is nog niet "
            "bewaard. Maak hem korter en stuur hem nog een keer.",
            **p,
        ),
        s.t.text(
            "Uw tekst is te lang: {length} tekens, er passen er {maximum}. Hij is nog niet "
            "bewaard. Maak hem korter en stuur hem nog een keer.",
            **p,
        ),
    )


def _required_open(s: Scene, p: dict[str, int | str]) -> str:
    return s.t.plural(
        "Er is nog {count} vraag open die een antwoord nodig heeft.",
        "Er zijn nog {count} vragen open die een antwoord nodig hebben.",
        int(p["count"]),
    )


def _choose_at_least(s: Scene, p: dict[str, int | str]) -> str:
    return s.t.plural("Kies er minstens {count}.", "Kies er minstens {count}.", int(p["minimum"]))


def _too_many_choices(s: Scene, p: dict[str, int | str]) -> str:
    return s.you(
        s.t.text("Er passen er {maximum}. Wil je ruilen? Tik er eerst één weg.", **p),
        s.t.text("Er passen er {maximum}. Wilt u ruilen? Tik er eerst één weg.", **p),
    )


def _too_many_photos(s: Scene, p: dict[str, int | str]) -> str:
    return s.t.plural(
        "Hier past {count} foto of tekening. Deze heb ik niet bewaard.",
        "Hier passen {count} foto's of tekeningen. Deze heb ik niet bewaard.",
        int(p["maximum"]),
    )


def _choose_step(s: Scene, p: dict[str, int | str]) -> str:
    return s.t.text("Tik op een knop onder de vraag, of typ een cijfer van 1 tot {steps}.", **p)


SENTENCES: dict[str, Sentence] = {
    why.EMPTY: lambda s, _: s.t.text("Ik zie geen letters in dit bericht. Typ het nog een keer."),
    why.TOO_LONG: _too_long,
    why.TOO_EARLY: lambda s, _: s.you(
        s.t.text("Dat bericht kwam binnen vóór je deze vraag kon lezen. Stuur het nog een keer."),
        s.t.text("Dat bericht kwam binnen vóór u deze vraag kon lezen. Stuur het nog een keer."),
    ),
    why.CHOOSE: lambda s, _: s.t.text("Tik op een van de knoppen onder de vraag."),
    why.CHOOSE_AT_LEAST: _choose_at_least,
    why.TOO_MANY_CHOICES: _too_many_choices,
    why.NO_OTHER: lambda s, _: s.t.text(
        "Bij deze vraag is er geen eigen antwoord. Tik op een knop."
    ),
    why.CHOOSE_STEP: _choose_step,
    why.NOT_A_DATE: lambda s, _: s.t.text("Dat is geen datum. Typ hem zo: 24-11-2026."),
    why.FUTURE_DATE: lambda s, _: s.t.text(
        "Die dag moet nog komen. Typ een dag die al is geweest."
    ),
    why.TOO_MANY_PHOTOS: _too_many_photos,
    why.NO_PHOTO_HERE: lambda s, _: s.t.text("Bij deze vraag past geen foto. Typ een antwoord."),
    why.PHOTO_WANTED: lambda s, _: s.you(
        s.t.text(
            "Hier kun je een foto of tekening sturen. Met de paperclip, of sla de vraag over."
        ),
        s.t.text(
            "Hier kunt u een foto of tekening sturen. Met de paperclip, of sla de vraag over."
        ),
    ),
    why.PHOTO_GONE: lambda s, _: s.t.text("Die foto staat er niet meer bij."),
    why.REQUIRED: lambda s, _: s.you(
        s.t.text("Deze vraag kun je niet overslaan. Een kort antwoord is ook goed."),
        s.t.text("Deze vraag kunt u niet overslaan. Een kort antwoord is ook goed."),
    ),
    why.NOT_OFFERED: lambda s, _: s.t.text("Dat kan bij deze vraag niet."),
    why.NOTHING_YET: lambda s, _: s.t.text("Er is nog geen antwoord op deze vraag."),
    why.CANNOT_APPEND: lambda s, _: s.t.text("Aanvullen kan alleen bij een antwoord in woorden."),
    why.REQUIRED_OPEN: _required_open,
    why.NOTHING_BEFORE: lambda s, _: s.t.text("Dit is de eerste vraag."),
    why.NOTICE_FIRST: lambda s, _: s.t.text("Lees dit eerst, en tik daarna op de knop."),
    why.IN_REVIEW: lambda s, _: s.you(
        s.t.text(
            "Je bent alles aan het nalezen. Tik op het nummer van de vraag die je wilt veranderen."
        ),
        s.t.text(
            "U bent alles aan het nalezen. Tik op het nummer van de vraag die u wilt veranderen."
        ),
    ),
    why.QUESTION_GONE: lambda s, _: s.t.text("Die vraag wordt niet meer gesteld."),
    why.UNKNOWN_EDIT: lambda s, _: s.you(
        s.t.text(
            "Bij dat bericht hoort geen antwoord dat ik zo kan veranderen. Gebruik het overzicht."
        ),
        s.t.text(
            "Bij dat bericht hoort geen antwoord dat ik zo kan veranderen. Gebruik het overzicht."
        ),
    ),
    why.UNKNOWN_LANGUAGE: lambda s, _: s.t.text("Die taal spreek ik niet."),
}
"""A sentence for each reason in `conversations.constraints`."""
