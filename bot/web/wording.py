"""The questionnaire's own texts in the person's language."""

from __future__ import annotations

from dataclasses import dataclass

from conversations.answers import ChoiceValue
from conversations.events import Piped
from conversations.questionnaire import Question
from locales.catalogue import SOURCE_LANGUAGE, Catalogue


@dataclass(frozen=True, slots=True)
class Wording:
    """Texts of a questionnaire for one person. `polite` is True where people are called u. Of the
    pictures `withheld` are seen by nobody else (any more)."""

    t: Catalogue
    polite: bool
    withheld: frozenset[str] = frozenset()

    def own(self, text: str) -> str:
        """A text of the questionnaire (a title, a hint, a choice); "" stays ""."""
        return self.t.text(text) if text else ""

    def asked(self, question: Question, dutch: str, piped: tuple[Piped, ...]) -> str:
        """The question as it is asked. `dutch` is how the engine asked it, earlier answers and
        all; `piped` what another language puts in those places."""
        if self.t.language.code == SOURCE_LANGUAGE:
            return dutch
        parts = {
            one.name: self.t.list((*map(self.t.text, one.choices), *one.words)) for one in piped
        }
        return self.t.text(question.text, **parts)

    def choice(self, question: Question, choice_id: str) -> str:
        found = question.choice(choice_id)
        return self.own(found.text) if found else choice_id

    def picked(self, question: Question, value: ChoiceValue) -> list[str]:
        """What was chosen, in words, with the person's own word last."""
        words = [self.choice(question, choice) for choice in value.chosen]
        return [*words, value.other] if value.other else words

    def step(self, question: Question, step: int) -> str:
        """The word of a step of a scale; only the ends have one when the scale has two labels."""
        labels = question.scale.labels if question.scale else ()
        steps = question.scale.steps if question.scale else 0
        if len(labels) == steps:
            return self.own(labels[step - 1])
        return self.own(labels[0] if step == 1 else labels[-1] if step == steps else "")
