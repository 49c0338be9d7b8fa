"""Words taken as the answer to one question, whatever its kind."""

from __future__ import annotations

from conversations import wording
from conversations.answers import TextPart, TextValue
from conversations.constraints import EMPTY, TOO_LONG
from conversations.events import Extended
from conversations.moves import choosing, dating, picturing, rating
from conversations.questionnaire import Kind, Question
from conversations.scene import Scene
from conversations.session import LastText, Mode

ADDING = frozenset({Mode.APPEND, Mode.NUDGE})


def take(scene: Scene, question: Question, text: str, source: str) -> None:
    """Stores the words, or says why not. `question` is on screen."""
    words = wording.clean(text)
    if not words:
        scene.refuse_words(EMPTY, question, source)
        return
    match question.kind:
        case Kind.SHORT_TEXT:
            _write(scene, question, TextPart(wording.one_line(words), source))
        case Kind.LONG_TEXT:
            _write(scene, question, TextPart(words, source))
        case Kind.CHOICE | Kind.CHOICES:
            choosing.say(scene, question, words, source)
        case Kind.SCALE:
            rating.say(scene, question, words)
        case Kind.PHOTO:
            picturing.say(scene, question, words, source)
        case Kind.DATE:
            dating.say(scene, question, words)


def parts_of(scene: Scene, question_id: str) -> tuple[TextPart, ...]:
    """What stands there in words; () when nothing does."""
    answer = scene.screen.answers.get(question_id)
    value = answer.value if answer else None
    return value.parts if isinstance(value, TextValue) else ()


def fits(scene: Scene, question: Question, parts: tuple[TextPart, ...], source: str = "") -> bool:
    """Whether this is not too long; says so when it is."""
    length, maximum = len(TextValue(parts).text), question.limits.maximum
    if length > maximum:
        scene.refuse_words(TOO_LONG, question, source, length=length, maximum=maximum)
    return length <= maximum


def _write(scene: Scene, question: Question, part: TextPart) -> None:
    adding = scene.session.mode in ADDING
    standing = parts_of(scene, question.id) if adding else ()
    parts = (*standing, part)
    if not fits(scene, question, parts, part.source):
        return
    if standing:
        scene.store(question, TextValue(parts))
        scene.say(Extended(question))
    else:
        scene.record(question, TextValue(parts))
    last = LastText(question.id, len(parts) - 1) if question.kind is Kind.LONG_TEXT else None
    short = len(TextValue(parts).text) < question.limits.minimum
    if short and not adding and question.id not in scene.session.nudged:
        scene.nudge(question, last)
    else:
        scene.advance(last)
