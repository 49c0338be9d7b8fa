"""All rules by their code. A code never changes its meaning and is never used again.

V1..: the file. V2..: the questionnaire. V3..: the channels. These stop a questionnaire.
V4..: plain language. V5..: translations. These are advice.
"""

from __future__ import annotations

from conversations.lint import channels, language, limits, names, references, translation
from conversations.lint.subject import Rule

RULES: dict[str, Rule] = {
    "V201": names.unique_ids,
    "V202": names.id_shape,
    "V203": names.letters_in_order,
    "V204": names.known_lists,
    "V205": references.earlier_conditions,
    "V206": references.condition_choices,
    "V207": references.piping,
    "V208": references.sensitive_stays,
    "V209": limits.limits,
    "V210": limits.choice_numbers,
    "V211": limits.alone,
    "V212": limits.scale_words,
    "V213": limits.sensitive_ways,
    "V214": limits.one_required,
    "V215": limits.greeted,
    "V216": references.settings_named,
    "V301": channels.buttons,
    "V302": channels.questions,
    "V303": channels.screens,
    "V304": channels.translated_names,
    "V401": language.sentence_length,
    "V402": language.word_length,
    "V403": language.one_thing,
    "V404": language.double_negatives,
    "V405": language.address_form,
    "V406": language.drawing_words,
    "V501": translation.complete,
}

FILE_CODES = {
    "V101": "the file opens and is UTF-8 text of a sensible size",
    "V102": "the file is YAML",
    "V103": "no word stands twice in one block",
    "V104": "no two files of a school have the same id",
    "V110": "the file has the shape of the JSON Schema",
}
"""Told before there is a questionnaire to look at (`source`, `schema`, `loader`)."""


def is_advice(code: str) -> bool:
    """Whether a questionnaire that breaks this rule can still be used."""
    return code[1] in "45"
