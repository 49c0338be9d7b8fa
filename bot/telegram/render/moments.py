"""The moments around the questions: coming in, a new chapter, a pause, help, handing in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.planning.words import until
from bot.telegram.buttons import CONTINUE, COPY, DOOR, OVERVIEW, REVIEW
from bot.telegram.render import agreeing
from bot.telegram.render.scene import Draft, Scene
from bot.telegram.rich import Paragraph, Span, Style, bold
from conversations.events import (
    ChapterBegun,
    HelpShown,
    LanguageChosen,
    NoticeShown,
    Paused,
    ReopenedByLeerkracht,
    Submitted,
    WelcomedBack,
)
from conversations.notice import Paragraph as Told
from conversations.people import Channel
from conversations.session import Status


def notice_shown(event: NoticeShown, scene: Scene, draft: Draft) -> None:
    t, reply = scene.t, scene.reply
    screens = scene.told_first.screens(
        Channel.TELEGRAM, reply.klas, reply.questionnaire, reply.session.audience, t
    )
    draft.say(*told(screens[event.screen]))
    if event.screen == 0:
        _say_until(scene, draft)
    last = event.screen + 1 >= event.screens
    label = t.text("Beginnen") if last else t.text("Verder")
    draft.offer((scene.button(label, CONTINUE, turn=event.turn),))
    draft.screen = True


def told(paragraphs: Iterable[Told]) -> Iterator[Paragraph]:
    """Paragraphs of the notice, a heading above what it is about."""
    for it in paragraphs:
        heading = (Span(it.heading, Style.BOLD), Span("\n")) if it.heading else ()
        yield (*heading, Span(it.text))


def welcomed_back(event: WelcomedBack, scene: Scene, draft: Draft) -> None:
    t = scene.t
    draft.say(t.text("Welkom terug. Alles is bewaard."))
    if scene.reply.session.status is not Status.SUBMITTED:
        _say_until(scene, draft)
    if event.place is None:
        draft.say(
            scene.you(t.text("Je hebt alle vragen gehad."), t.text("U heeft alle vragen gehad."))
        )


def _say_until(scene: Scene, draft: Draft) -> None:
    if last_day := until(scene.reply.deadline, scene.today, scene.t):
        draft.say(last_day)


def chapter_begun(event: ChapterBegun, scene: Scene, draft: Draft) -> None:
    t, chapter = scene.t, event.chapter
    if event.finished:
        draft.say(
            t.text("Hoofdstuk {letter} is klaar.", letter=event.finished.letter),
        )
        label = t.text("Hoofdstuk {letter} nalezen", letter=event.finished.letter)
        draft.offer_last((scene.button(label, REVIEW, choice=event.finished.id),))
    draft.say(bold(f"{chapter.letter}. {t.text(chapter.title)}"))
    if event.intro:
        draft.say(t.text(event.intro))


def submitted(event: Submitted, scene: Scene, draft: Draft) -> None:
    draft.say(bold(scene.t.text("Ingeleverd")), scene.t.text(event.closing))
    _afterwards(scene, draft)
    draft.screen = True


def reopened_by_leerkracht(_event: ReopenedByLeerkracht, scene: Scene, draft: Draft) -> None:
    t = scene.t
    if scene.reply.session.discuss:
        return  # the news before it, and the note at the question, say it all
    draft.say(
        scene.you(
            t.text("Je juf of meester heeft je antwoorden weer opengezet."),
            t.text("De leerkracht heeft uw antwoorden weer opengezet."),
        )
    )


def paused(_event: Paused, scene: Scene, draft: Draft) -> None:
    t = scene.t
    draft.say(
        scene.you(
            t.text("Tot later. Alles is bewaard. Tik op Verder als je weer wilt beginnen."),
            t.text("Tot later. Alles is bewaard. Tik op Verder als u weer wilt beginnen."),
        )
    )
    draft.offer((scene.button(t.text("Verder"), CONTINUE),))
    draft.screen = True


def help_shown(_event: HelpShown, scene: Scene, draft: Draft) -> None:
    t = scene.t
    draft.say(bold(t.text("Hulp")))
    draft.say(
        scene.you(
            t.text(
                "Typ je antwoord of tik op een knop. Typfout? Verander je bericht, dan verandert "
                "je antwoord mee."
            ),
            t.text(
                "Typ uw antwoord of tik op een knop. Typfout? Verander uw bericht, dan verandert "
                "uw antwoord mee."
            ),
        )
    )
    draft.say(
        "\n".join(
            (
                t.text("/terug  naar de vraag hiervoor"),
                t.text("/overslaan  deze vraag overslaan"),
                t.text("/overzicht  alle vragen, om iets te veranderen"),
                t.text("/pauze  even stoppen"),
                t.text("/inleveren  alles nalezen en inleveren"),
                t.text("/taal  een andere taal"),
                t.text("/kies  een ander kind of andere vragen"),
                t.text("/herinneringen  aan of uit"),
                t.text("/terugnemen  wat is ingeleverd weer openen"),
                t.text("/privacy  wie het leest, en hoelang het blijft"),
                t.text("/gegevens  wat hier is bewaard, en wie het las"),
                t.text("/stop  stoppen, en wat er dan gebeurt"),
            )
        )
    )
    draft.say(
        scene.you(
            t.text(
                "Kom je er niet uit, of zit je ergens mee? Praat met je juf of meester. De "
                "Kindertelefoon is gratis: 0800-0432, of chat op kindertelefoon.nl."
            ),
            t.text("Komt u er niet uit? Vraag het de leerkracht."),
        )
    )
    draft.offer((scene.button(t.text("Verder"), CONTINUE),))


def language_chosen(_event: LanguageChosen, scene: Scene, draft: Draft) -> None:
    name = scene.t.language.name
    draft.say(scene.t.text("De taal is nu {taal}.", taal=name))


def closing(text: str, scene: Scene, draft: Draft) -> None:
    """Where a submitted session stands."""
    if agreeing.is_asked(scene):
        agreeing.ask(scene, draft)
        return
    draft.say(scene.t.text(text))
    _afterwards(scene, draft)


def _afterwards(scene: Scene, draft: Draft) -> None:
    """The own copy is theirs at once: as a file where the school lets files go out, else in the
    web chat, else from the leerkracht."""
    t = scene.t
    if scene.files:
        label = scene.you(t.text("Jouw exemplaar (pdf)"), t.text("Uw exemplaar (pdf)"))
        draft.offer((scene.button(label, COPY),))
    if scene.web_door:
        label = scene.you(t.text("Jouw exemplaar (webchat)"), t.text("Uw exemplaar (webchat)"))
        draft.offer((scene.button(label, DOOR),))
    elif not scene.files:
        draft.say(
            scene.you(
                t.text("Je eigen exemplaar krijg je van je juf of meester."),
                t.text("Uw eigen exemplaar krijgt u van de leerkracht."),
            )
        )
    draft.offer((scene.button(t.text("Overzicht"), OVERVIEW),))
