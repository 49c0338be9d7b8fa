"""In overleg: what was filled in together is read to the ouder, who has the last word."""

from __future__ import annotations

from bot.telegram.buttons import AGREE, DOOR
from bot.telegram.render.overview import chapter_read
from bot.telegram.render.scene import Draft, Scene
from bot.telegram.rich import bold
from conversations.session import Status

YES, CHANGE = "ja", "nee"


def is_asked(scene: Scene) -> bool:
    """Whether the ouder has something to say of it yet."""
    reply = scene.reply
    waiting = reply.together is not None and reply.together.to_confirm
    return waiting and reply.session.status is Status.SUBMITTED


def ask(scene: Scene, draft: Draft) -> None:
    """All that was written down, and whether it is so."""
    t = scene.t
    draft.say(
        t.text(
            "De leerkracht heeft dit samen met u ingevuld en opgeschreven wat u zei. "
            "Lees het rustig na."
        )
    )
    for chapter in scene.reply.view.outline:
        draft.say(*chapter_read(chapter, scene))
    draft.say(bold(t.text("Is het zo goed?")))
    draft.offer((scene.button(t.text("Ja, zo is het"), AGREE, choice=YES),))
    draft.offer((scene.button(t.text("Ik wil iets veranderen"), AGREE, choice=CHANGE),))
    if scene.web_door:
        draft.offer((scene.button(t.text("Lezen in de webchat"), DOOR),))
    draft.screen = True
