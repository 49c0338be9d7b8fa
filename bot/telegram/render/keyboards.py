"""The buttons under a question: one pattern per kind, then the ways out, then back and overview."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.telegram.buttons import (
    APPEND,
    BACK,
    CHOOSE,
    DATE,
    DONE,
    DOOR,
    EDIT,
    OTHER,
    OVERVIEW,
    PASS,
    RATE,
    UNPICK,
)
from bot.telegram.messages import Button
from bot.telegram.render.scene import Scene
from bot.telegram.render.words import pass_label, step_text
from conversations.answers import ChoiceValue, TextValue
from conversations.events import Prompt
from conversations.questionnaire import Choice, Kind

ROW_SIGNS = 30  # what a narrow phone shows on one row of buttons without cutting words
MOST_ON_A_ROW = 8  # Telegram draws no more than this beside each other

Rows = list[tuple[Button, ...]]


def keyboard(prompt: Prompt, scene: Scene) -> Rows:
    """All rows of a question."""
    rows = _answers(prompt, scene) if prompt.waits_for == "answer" else []
    return [
        *rows,
        *_more(prompt, scene),
        *_beside(prompt, scene),
        *_finish(prompt, scene),
        *_passes(prompt, scene),
        *_ways(prompt, scene),
    ]


def side_by_side(buttons: Sequence[Button]) -> Rows:
    """As many on a row as can be read: all, or two, or one."""
    if not buttons:
        return []
    longest = max(len(item.text) for item in buttons)
    for width in (len(buttons), 2):
        if width <= MOST_ON_A_ROW and width * (longest + 2) <= ROW_SIGNS:
            return [tuple(buttons[at : at + width]) for at in range(0, len(buttons), width)]
    return [(item,) for item in buttons]


def _answers(prompt: Prompt, scene: Scene) -> Rows:
    match prompt.question.kind:
        case Kind.CHOICE | Kind.CHOICES:
            return _choices(prompt, scene)
        case Kind.SCALE:
            return _steps(prompt, scene)
        case Kind.DATE:
            return _days(prompt, scene)
        case _:
            return []


def _choices(prompt: Prompt, scene: Scene) -> Rows:
    question, t = prompt.question, scene.t
    picked, other = _picked(prompt)
    buttons = [_choice(prompt, scene, item, ticked=item.id in picked) for item in question.choices]
    rows = side_by_side(buttons)
    if question.other:
        own = "" if question.sensitive else other
        label = _ticked(own or t.text(question.other_label or "Anders"), bool(other))
        rows.append((scene.button(label, OTHER, question.id, turn=prompt.turn),))
    return rows


def _choice(prompt: Prompt, scene: Scene, choice: Choice, *, ticked: bool) -> Button:
    """A button does what it shows, however often it is tapped: of several, one with a tick takes
    the choice off."""
    off = ticked and prompt.question.kind is Kind.CHOICES
    label = _ticked(scene.t.text(choice.text), ticked)
    action = UNPICK if off else CHOOSE
    return scene.button(label, action, prompt.question.id, choice.id, prompt.turn)


def _picked(prompt: Prompt) -> tuple[tuple[str, ...], str]:
    """What has a tick: the selection of several, or what was answered before."""
    if prompt.question.kind is Kind.CHOICES:
        return prompt.picked, prompt.other
    value = prompt.answer.value if prompt.answer else None
    if prompt.question.sensitive or not isinstance(value, ChoiceValue):
        return (), ""
    return value.chosen, value.other


def _ticked(text: str, ticked: bool) -> str:
    return f"✓ {text}" if ticked else text


def _steps(prompt: Prompt, scene: Scene) -> Rows:
    question, turn = prompt.question, prompt.turn
    scale = question.scale
    steps = range(1, scale.steps + 1) if scale else range(0)
    return side_by_side(
        [
            scene.button(step_text(scene.t, question, step), RATE, question.id, str(step), turn)
            for step in steps
        ]
    )


def _days(prompt: Prompt, scene: Scene) -> Rows:
    question, t, today = prompt.question, scene.t, scene.today
    yesterday = today - timedelta(days=1)
    return [
        (
            scene.button(t.text("Vandaag"), DATE, question.id, today.isoformat(), prompt.turn),
            scene.button(t.text("Gisteren"), DATE, question.id, yesterday.isoformat(), prompt.turn),
        )
    ]


def _more(prompt: Prompt, scene: Scene) -> Rows:
    """An answer in words can be added to instead of written anew."""
    value = prompt.answer.value if prompt.answer else None
    if prompt.waits_for != "answer" or not isinstance(value, TextValue):
        return []
    return [(scene.button(scene.t.text("Aanvullen"), APPEND, prompt.question.id),)]


def _beside(prompt: Prompt, scene: Scene) -> Rows:
    """The other items of a group that is gone through again, each to be changed by itself."""
    if prompt.answer is None:
        return []
    others = [item for item, _ in prompt.group if item.id != prompt.question.id]
    return side_by_side([scene.button(scene.t.text(it.text), EDIT, it.id) for it in others])


def _finish(prompt: Prompt, scene: Scene) -> Rows:
    t, question = scene.t, prompt.question
    rated = [answer is not None for _, answer in prompt.group]
    if rated and not any(rated):
        return []
    if prompt.nudged:
        label = t.text("Zo is het goed")
    elif prompt.discuss and prompt.can_finish and _as_stored(prompt):
        label = t.text("Zo laat ik het")
    elif rated:
        label = t.text("Klaar") if all(rated) else t.text("De rest overslaan")
    elif question.kind is Kind.CHOICES and prompt.waits_for == "answer":
        label = t.text("Klaar")
    elif not prompt.can_finish:
        return []
    elif question.kind is Kind.PHOTO:
        label = t.text("Klaar")
    else:
        label = t.text("Laat het zo")
    return [(scene.button(label, DONE, question.id, turn=prompt.turn),)]


def _as_stored(prompt: Prompt) -> bool:
    """Nothing was picked or taken off since the answer was given."""
    value = prompt.answer.value if prompt.answer else None
    if prompt.question.kind is not Kind.CHOICES or not isinstance(value, ChoiceValue):
        return True
    return (set(prompt.picked), prompt.other) == (set(value.chosen), value.other)


def _passes(prompt: Prompt, scene: Scene) -> Rows:
    question, t = prompt.question, scene.t
    buttons = [
        scene.button(pass_label(t, reason), PASS, question.id, reason.value, prompt.turn)
        for reason in prompt.passes
    ]
    rows = side_by_side(buttons)
    if question.sensitive and scene.web_door and prompt.waits_for == "answer":
        rows.insert(0, (scene.button(t.text("Antwoorden in de webchat"), DOOR, question.id),))
    return rows


def _ways(prompt: Prompt, scene: Scene) -> Rows:
    overview = scene.button(scene.t.text("Overzicht"), OVERVIEW)
    if not prompt.can_go_back:
        return [(overview,)]
    return [(scene.button(scene.t.text("Terug"), BACK, turn=prompt.turn), overview)]
