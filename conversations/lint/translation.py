"""V501: advice on what is not translated. Without a translation people read the Dutch text."""

from __future__ import annotations

from collections.abc import Iterator

from conversations.lint.subject import Complaint, Subject

MANY = 10  # more than this is a questionnaire still to be translated: said once, not a line each


def complete(subject: Subject) -> Iterator[Complaint]:
    """V501: every text has a translation in every language that we ship."""
    for language, lookup in subject.translations.items():
        missing = [told for told in subject.told() if lookup(told.text) is None]
        if len(missing) > MANY:
            yield Complaint(
                missing[0].line,
                f"{len(missing)} teksten hebben geen vertaling ({language}); wie die taal koos, "
                "leest ze in het Nederlands.",
            )
            continue
        for told in missing:
            yield Complaint(
                told.line,
                f'"{_begin(told.text)}" heeft geen vertaling ({language}); wie die taal koos, '
                "leest het in het Nederlands.",
            )


def _begin(text: str) -> str:
    first, _, more = text.partition("\n")
    return f"{first} …" if more else text
