"""Coming in: the notice, screen by screen, and then the first question."""

from __future__ import annotations

from conversations.constraints import NOTICE_FIRST, TOO_EARLY
from conversations.inputs import Continue, EditedText, Input, Reopen, SendPhoto, TakeBack, Text
from conversations.scene import Scene
from conversations.session import Status

WORDS = (Text, EditedText, SendPhoto)
"""What somebody made and must hear of when it cannot be kept."""


def enter(scene: Scene, given: Input) -> None:
    """Whatever comes before the first question leads there, by way of the notice."""
    if isinstance(given, Reopen | TakeBack):
        return
    if scene.session.status is Status.NEW:
        _open_door(scene, given)
    elif isinstance(given, Continue) and given.turn in {None, scene.session.turn}:
        _turn_page(scene)
    else:
        if isinstance(given, WORDS):
            scene.reject(NOTICE_FIRST)
        _show(scene)


def _open_door(scene: Scene, given: Input) -> None:
    has_notice = scene.screen.notice() is not None
    if isinstance(given, WORDS):
        scene.reject(NOTICE_FIRST if has_notice else TOO_EARLY)
    if not has_notice:
        scene.advance()
        return
    scene.set(status=Status.NOTICE, notice_screen=0, turn=scene.session.turn + 1)
    _show(scene)


def _turn_page(scene: Scene) -> None:
    notice = scene.screen.notice()
    if notice is None or notice.screen + 1 >= notice.screens:
        scene.advance()
        return
    scene.set(notice_screen=notice.screen + 1, turn=scene.session.turn + 1)
    _show(scene)


def _show(scene: Scene) -> None:
    notice = scene.screen.notice()
    if notice is None:
        scene.advance()
    else:
        scene.say(notice)
