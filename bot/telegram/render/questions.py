"""A question on the screen: where we are, the question, the hint, what stands, how to answer."""

from __future__ import annotations

from bot import photo_words
from bot.telegram.render.keyboards import keyboard
from bot.telegram.render.scene import Draft, Scene
from bot.telegram.render.words import answer_text, holds_withheld, question_text
from bot.telegram.rich import Paragraph, bold, italic, plain, quote
from conversations.events import Asked, Place, Prompt, Selected
from conversations.questionnaire import Kind


def asked(event: Asked, scene: Scene, draft: Draft) -> None:
    draw(event.prompt, scene, draft)


def selected(event: Selected, scene: Scene, draft: Draft) -> None:
    draft.in_place = True
    draw(event.prompt, scene, draft)


def draw(prompt: Prompt, scene: Scene, draft: Draft) -> None:
    """The whole question, with its buttons."""
    draft.say(*_remark(prompt, scene))
    draft.say(place_line(prompt.place, scene), *_question(prompt, scene))
    draft.say(*_standing(prompt, scene), *_how(prompt, scene))
    draft.offer(*keyboard(prompt, scene))
    draft.screen = True


def _remark(prompt: Prompt, scene: Scene) -> list[Paragraph]:
    """What the leerkracht wrote at this answer: their words, above the question."""
    remarks = scene.reply.remarks
    asked = (prompt.question, *(item for item, _ in prompt.group))
    note = next((remarks[item.id] for item in asked if item.id in remarks), None)
    if note is None:
        return []
    t = scene.t
    if note.by:
        head = t.text("{who} schrijft bij dit antwoord:", who=note.by)
    else:
        head = scene.you(
            t.text("Je juf of meester schrijft bij dit antwoord:"),
            t.text("De leerkracht schrijft bij dit antwoord:"),
        )
    hint = scene.you(
        t.text("Je kunt je antwoord veranderen. Of je laat het zoals het is."),
        t.text("U kunt uw antwoord veranderen. Of u laat het zoals het is."),
    )
    if prompt.question.sensitive and scene.web_door:
        away = (
            t.text("Wat er staat, lees je en beantwoord je in de webchat."),
            t.text("Wat er staat, leest en beantwoordt u in de webchat."),
        )
        return [bold(head), plain(scene.you(*away))]
    return [bold(head), quote(note.note), plain(hint)]


def place_line(place: Place, scene: Scene) -> Paragraph:
    """ "Vraag 13 van 25 · Mijn basisschool"."""
    t = scene.t
    where = t.text("Vraag {nummer} van {totaal}", nummer=place.number, totaal=place.total)
    return italic(f"{where} · {t.text(place.chapter.title)}")


def _question(prompt: Prompt, scene: Scene) -> list[Paragraph]:
    t, question = scene.t, prompt.question
    text = question_text(t, question, prompt.asked, prompt.piped)
    if question.heading:
        part = t.text("{deel} van {delen}", deel=prompt.place.part, delen=prompt.place.parts)
        lines = [bold(t.text(question.heading)), bold(f"{part}: {text}")]
    else:
        lines = [bold(text)]
    if question.hint and prompt.waits_for == "answer":
        lines.append(plain(t.text(question.hint)))
    return lines


def _standing(prompt: Prompt, scene: Scene) -> list[Paragraph]:
    """What is answered now, unless it is sensitive or was only just given."""
    t, question, answer = scene.t, prompt.question, prompt.answer
    if answer is None or prompt.nudged or question.kind is Kind.CHOICES:
        return []
    if question.sensitive:
        return [plain(t.text("Hier staat al een antwoord. Het wordt in deze chat niet getoond."))]
    label = scene.you(t.text("Je antwoord is nu:"), t.text("Uw antwoord is nu:"))
    stands = [plain(label), quote(answer_text(scene, question, answer))]
    if holds_withheld(scene, answer):
        stands.append(plain(photo_words.kept_back(t, je=scene.je)))
    return stands


def _how(prompt: Prompt, scene: Scene) -> list[Paragraph]:
    t = scene.t
    match prompt.waits_for:
        case "append":
            return [
                plain(
                    scene.you(
                        t.text("Typ wat je wilt toevoegen."), t.text("Typ wat u wilt toevoegen.")
                    )
                )
            ]
        case "other":
            return [
                plain(scene.you(t.text("Typ je eigen antwoord."), t.text("Typ uw eigen antwoord.")))
            ]
        case "describe":
            return [
                plain(
                    t.text(
                        "Wat is erop te zien? Eén zin is genoeg. Die is voor wie de foto niet ziet."
                    )
                )
            ]
    if prompt.nudged:
        return [
            plain(
                scene.you(
                    t.text("Kun je er nog één ding bij vertellen? Typ het hieronder."),
                    t.text("Kunt u er nog één ding bij vertellen? Typ het hieronder."),
                )
            )
        ]
    lines = [plain(line) for line in (_kind_line(prompt, scene),) if line]
    if prompt.question.sensitive:
        lines.append(plain(_sensitive_line(prompt, scene)))
    return lines


def _kind_line(prompt: Prompt, scene: Scene) -> str:
    t, question = scene.t, prompt.question
    match question.kind:
        case Kind.CHOICES:
            return t.plural(
                "Kies er hoogstens {count} en tik op Klaar.",
                "Kies er hoogstens {count} en tik op Klaar.",
                question.limits.maximum,
            )
        case Kind.SCALE:
            return _scale_line(prompt, scene)
        case Kind.PHOTO if question.drawing_only:
            how = t.plural(
                "Stuur een foto van je tekening, met de paperclip.",
                "Stuur een foto van je tekening, met de paperclip. Er passen er {count}.",
                question.limits.maximum,
            )
            return how if question.drawing else f"{photo_words.draw(t)} {how}"
        case Kind.PHOTO:
            return t.plural(
                "Stuur een foto of tekening, met de paperclip.",
                "Stuur een foto of tekening, met de paperclip. Er passen er {count}.",
                question.limits.maximum,
            )
        case Kind.DATE:
            return t.text("Tik op een knop, of typ de datum zo: 24-11-2026.")
        case _:
            return ""


def _scale_line(prompt: Prompt, scene: Scene) -> str:
    scale = prompt.question.scale
    if scale is None or len(scale.labels) == scale.steps:
        return ""
    return scene.t.text(
        "1 = {laagste} … {stappen} = {hoogste}",
        laagste=scene.t.text(scale.labels[0]),
        stappen=scale.steps,
        hoogste=scene.t.text(scale.labels[-1]),
    )


def _sensitive_line(prompt: Prompt, scene: Scene) -> str:
    """Three ways, and what this chat does and does not keep secret."""
    t = scene.t
    if prompt.question.kind in {Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.DATE}:
        return scene.you(
            t.text(
                "Dit kan gevoelig zijn. Antwoord je hier, dan haal ik je bericht meteen weg uit "
                "deze chat. Praat je er liever over? Daar is een knop voor."
            ),
            t.text(
                "Dit kan gevoelig zijn. Antwoordt u hier, dan haal ik uw bericht meteen weg uit "
                "deze chat. Vertelt u het liever in een gesprek? Daar is een knop voor."
            ),
        )
    return t.text("Dit kan gevoelig zijn. De knoppen gaan weg zodra er een keuze is gemaakt.")
