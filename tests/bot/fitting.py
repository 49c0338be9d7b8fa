"""Something fitting to say at a question, whatever its kind."""

from __future__ import annotations

from datetime import date

from conversations.events import Prompt
from conversations.inputs import ChooseAll, Done, GiveDate, Input, PassOn, Rate, Text
from conversations.questionnaire import Kind, Pass


def fitting(prompt: Prompt) -> Input:
    question, turn = prompt.question, prompt.turn
    if prompt.nudged:
        return Done(question.id, turn)
    match question.kind:
        case Kind.CHOICE | Kind.CHOICES:
            return ChooseAll(question.id, turn, (question.choices[0].id,))
        case Kind.SCALE:
            return Rate(question.id, turn, 2)
        case Kind.DATE:
            return GiveDate(question.id, turn, date(2026, 3, 20))
        case Kind.PHOTO:
            return PassOn(Pass.SKIPPED, question.id, turn)
        case _:
            return Text("Hij helpt anderen graag en blijft rustig in de groep.")
