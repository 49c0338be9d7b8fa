"""Said when something was stored: shortly, so that the next question stands out.

The answer to a sensitive question is never repeated.
"""

from __future__ import annotations

from bot.telegram.buttons import DONE, REASSIGN
from bot.telegram.render.scene import Draft, Scene
from bot.telegram.render.words import answer_text
from conversations.events import Changed, Extended, Nudged, Passed, Recorded
from conversations.questionnaire import Kind, Pass, Question

TAPPED_KINDS = frozenset({Kind.CHOICE, Kind.CHOICES, Kind.SCALE, Kind.DATE})


def recorded(event: Recorded, scene: Scene, draft: Draft) -> None:
    words = _tapped(scene, event.question)
    if words:
        draft.say(scene.t.text("Bewaard: {antwoord}.", antwoord=words))
    else:
        draft.say(scene.t.text("Bewaard."))


def changed(event: Changed, scene: Scene, draft: Draft) -> None:
    t, number = scene.t, scene.number(event.question)
    words = _tapped(scene, event.question)
    if words:
        draft.say(
            t.text("Vraag {nummer} is veranderd in: {antwoord}.", nummer=number, antwoord=words)
        )
    else:
        draft.say(
            scene.you(
                t.text("Je antwoord op vraag {nummer} is veranderd.", nummer=number),
                t.text("Uw antwoord op vraag {nummer} is veranderd.", nummer=number),
            )
        )


def extended(event: Extended, scene: Scene, draft: Draft) -> None:
    t, number = scene.t, scene.number(event.question)
    draft.say(
        scene.you(
            t.text("Toegevoegd aan je antwoord op vraag {nummer}.", nummer=number),
            t.text("Toegevoegd aan uw antwoord op vraag {nummer}.", nummer=number),
        )
    )
    other = scene.reply.questionnaire.question(event.movable_to)
    if other is not None:
        label = t.text("Nee, dit hoort bij vraag {nummer}", nummer=scene.number(other))
        draft.offer_last((scene.button(label, REASSIGN, other.id),))


def passed(event: Passed, scene: Scene, draft: Draft) -> None:
    t = scene.t
    match event.reason:
        case Pass.SKIPPED:
            draft.say(t.text("Overgeslagen."))
        case Pass.TELL_MYSELF:
            draft.say(
                scene.you(t.text("Goed, dat vertel je zelf."), t.text("Goed, dat vertelt u zelf."))
            )
        case Pass.IN_CONVERSATION:
            draft.say(
                scene.you(
                    t.text("Goed, dat bespreek je liever in een gesprek."),
                    t.text("Goed, dat bespreekt u liever in een gesprek."),
                )
            )
        case Pass.UNKNOWN:
            draft.say(t.text("Dat is ook goed."))


def nudged(event: Nudged, scene: Scene, draft: Draft) -> None:
    t = scene.t
    draft.say(
        scene.you(
            t.text("Kun je er nog één ding bij vertellen? Typ het hieronder."),
            t.text("Kunt u er nog één ding bij vertellen? Typ het hieronder."),
        )
    )
    draft.offer(
        (scene.button(t.text("Zo is het goed"), DONE, event.question.id, turn=event.turn),),
    )
    draft.screen = True


def _tapped(scene: Scene, question: Question) -> str:
    """What a tap chose, since the buttons go; "" for typed words, photos and sensitive answers."""
    answer = scene.reply.answers.get(question.id)
    if question.sensitive or question.kind not in TAPPED_KINDS or answer is None:
        return ""
    return answer_text(scene, question, answer)
