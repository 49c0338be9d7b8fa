""" "Bespreek eerst" by chat: which answer, a typed note, and opening it again with a message."""

from __future__ import annotations

import hashlib

from bot.classroom import ReadContribution
from bot.desk.actions import Action, Verb
from bot.desk.blocks import Block, Button, paragraphs, rows
from bot.desk.visit import Visit
from bot.problems import Problem
from bot.talks import Remark, Spot
from conversations.session import Status

_SIGNS_ON_A_BUTTON = 40  # of a question; a longer one is cut off by the channel anyway
_MANY = 99_999  # a note's sign as a number of at most five digits: what fits on a button


def said_of(remark: Remark | None, visit: Visit) -> str:
    """The note below an answer, "" when there is none."""
    if remark is None:
        return ""
    t = visit.t
    if remark.open:
        return t.text("⚑ Bespreek eerst: {note}", note=remark.note)
    return t.text("✓ Besproken: {note}", note=remark.note)


def buttons(read: ReadContribution, action: Action, visit: Visit) -> list[Button]:
    """What can be done under what was read."""
    t = visit.t
    if read.status is not Status.SUBMITTED:
        return []
    offered = [Button(t.text("Bespreek eerst"), _to(Verb.TALK, action).packed())]
    if any(note.open for note in read.remarks.values()):
        label = t.text("Weer openzetten en bericht sturen")
        offered.append(Button(label, _to(Verb.SEND, action).packed()))
    return offered


async def choose(visit: Visit, action: Action) -> list[Block]:
    """At which answer; a group of scales is one."""
    read = await _read(visit, action)
    if isinstance(read, Problem):
        return visit.told(read)
    t, form = visit.t, read.questionnaire
    places = {question.id: at for at, question in enumerate(form.questions)}
    shown: dict[str, Button] = {}
    for given in read.answers:
        question = form.question(given.question)
        if question is None:
            continue
        title = question.heading or given.asked
        mark = "⚑ " if (note := read.remarks.get(question.id)) and note.open else ""
        label = f"{mark}{title}"[:_SIGNS_ON_A_BUTTON]
        key = question.part_of + question.heading if question.heading else question.id
        if key not in shown or mark:
            at = Action(Verb.NOTE, action.of, action.form, action.slot, 0, places[question.id])
            shown[key] = Button(label, at.packed())
    return [Block(t.text("Bij welk antwoord?"), (*rows(shown.values()), *visit.menu_row()))]


async def ask(visit: Visit, action: Action) -> list[Block]:
    """The question, the note that stands, and what to type."""
    read = await _read(visit, action)
    question = _question_at(visit, action)
    if isinstance(read, Problem) or question is None:
        return visit.told(read if isinstance(read, Problem) else Problem("answer_gone"))
    t, note = visit.t, read.remarks.get(question)
    asked = next((item.asked for item in read.answers if item.question == question), "")
    standing = note if note is not None and note.open else None
    text = paragraphs(
        [
            asked,
            said_of(standing, visit),
            t.text(
                "Typ kort wat je wilt vragen of zeggen. Bijvoorbeeld: Wil je dat je mentor dit "
                "leest, of vertel je het liever zelf?"
            ),
        ]
    )
    seen = Action(Verb.NOTE, action.of, action.form, action.slot, _number(note), action.at)
    row = visit.menu_row()
    if standing is not None:
        row = (*rows([_verb(visit, Verb.SETTLE, seen), _verb(visit, Verb.UNSAY, seen)], 2), *row)
    return [Block(text, row, expects=seen.packed())]


async def write(visit: Visit, action: Action, words: str) -> list[Block]:
    """The typed note."""
    found = await _spot(visit, action)
    if isinstance(found, Problem):
        return visit.told(found)
    at, seen = found
    done = await visit.services.talks.remark(visit.me, at, words, seen=seen)
    if isinstance(done, Problem):
        return visit.expecting(done, action) if _typed(done) else visit.told(done)
    return _after(visit, action, visit.t.text("Het staat erbij."))


async def settle(visit: Visit, action: Action) -> list[Block]:
    found = await _spot(visit, action)
    if isinstance(found, Problem):
        return visit.told(found)
    done = await visit.services.talks.settle(visit.me, found[0], seen=found[1])
    words = visit.t.text("Besproken.")
    return visit.told(done) if isinstance(done, Problem) else _after(visit, action, words)


async def take_back(visit: Visit, action: Action) -> list[Block]:
    found = await _spot(visit, action)
    if isinstance(found, Problem):
        return visit.told(found)
    done = await visit.services.talks.take_back(visit.me, found[0], seen=found[1])
    words = visit.t.text("De opmerking is weg.")
    return visit.told(done) if isinstance(done, Problem) else _after(visit, action, words)


async def send(visit: Visit, action: Action) -> list[Block]:
    if action.form < 0 or action.slot is None:
        return visit.told(Problem("unknown_person"))
    at = Spot(action.of, visit.forms[action.form].id, action.slot)
    done = await visit.services.talks.send(visit.me, at)
    if isinstance(done, Problem):
        return visit.told(done)
    t = visit.t
    return visit.told(t.text("Het staat weer open, met een bericht erbij. Vertel het zelf ook."))


def _after(visit: Visit, action: Action, words: str) -> list[Block]:
    t = visit.t
    again = Button(t.text("Nog een antwoord"), _to(Verb.TALK, action).packed())
    going = Button(t.text("Weer openzetten en bericht sturen"), _to(Verb.SEND, action).packed())
    return [Block(words, (*rows([again, going]), *visit.menu_row()))]


def _verb(visit: Visit, verb: Verb, seen: Action) -> Button:
    t = visit.t
    label = t.text("Besproken") if verb is Verb.SETTLE else t.text("Haal weg")
    action = Action(verb, seen.of, seen.form, seen.slot, seen.version, seen.at)
    return Button(label, action.packed())


def _typed(problem: Problem) -> bool:
    """Whether another text may do."""
    return problem.reason in {"no_note", "note_too_long"}


def _to(verb: Verb, action: Action) -> Action:
    return Action(verb, action.of, action.form, action.slot)


def _question_at(visit: Visit, action: Action) -> str | None:
    if action.form < 0:
        return None
    questions = visit.forms[action.form].questions
    return questions[action.at].id if 0 <= action.at < len(questions) else None


async def _read(visit: Visit, action: Action) -> ReadContribution | Problem:
    if action.form < 0 or action.slot is None:
        return Problem("unknown_person")
    return await visit.room.read(visit.me, action.of, visit.forms[action.form].id, action.slot)


async def _spot(visit: Visit, action: Action) -> tuple[Spot, str] | Problem:
    """The answer, and the sign of the note that this leerkracht saw: the standing one, or one that
    is no more."""
    read, question = await _read(visit, action), _question_at(visit, action)
    if isinstance(read, Problem) or question is None or action.slot is None:
        return read if isinstance(read, Problem) else Problem("answer_gone")
    standing = read.remarks.get(question)
    saw_this = action.version == _number(standing)
    seen = (standing.sign if standing else "") if saw_this else "another"
    return Spot(action.of, read.questionnaire.id, action.slot, question), seen


def _number(note: Remark | None) -> int:
    """What a button can carry of a note's sign; 0 for none."""
    if note is None:
        return 0
    digest = hashlib.blake2b(note.sign.encode(), digest_size=4).digest()
    return int.from_bytes(digest) % _MANY + 1
