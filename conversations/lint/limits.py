"""V209-V215: limits, choices, and what an answer may be."""

from __future__ import annotations

from collections.abc import Iterator

from conversations.lint.subject import Complaint, Subject
from conversations.questionnaire import Kind, Pass

MAXIMA = {
    Kind.SHORT_TEXT: 200,  # one line on a page and in print
    Kind.LONG_TEXT: 4000,  # is read back in one Telegram message (4096)
    Kind.PHOTO: 10,  # one Telegram album
}
MAX_CHOICES = 20  # what still fits a phone screen as buttons, two in a row
MIN_CHOICES = 2


def limits(subject: Subject) -> Iterator[Complaint]:
    """V209: a minimum under its maximum, and a maximum that every channel can carry."""
    for item in subject.items():
        allowed = item.question.limits
        if allowed.minimum > allowed.maximum:
            yield Complaint(
                subject.line(item, "minimum"),
                f"het minimum ({allowed.minimum}) is groter dan het maximum "
                f"({allowed.maximum}); maak het kleiner.",
            )
        most = MAXIMA.get(item.question.kind)
        if most is not None and allowed.maximum > most:
            yield Complaint(
                subject.line(item, "maximum"),
                f"het maximum kan bij deze soort niet boven {most} liggen; maak het kleiner.",
            )


def choice_numbers(subject: Subject) -> Iterator[Complaint]:
    """V210: enough to choose from, not too much, and never more asked than there is."""
    for item in subject.items():
        question = item.question
        if question.kind not in {Kind.CHOICE, Kind.CHOICES}:
            continue
        there = len(question.choices) + question.other
        if not MIN_CHOICES <= there <= MAX_CHOICES:
            yield Complaint(
                subject.line(item, "keuzes"),
                f"het aantal keuzes is {there}; maak er minstens {MIN_CHOICES} en hoogstens "
                f"{MAX_CHOICES} van.",
            )
        elif question.limits.maximum > there:
            yield Complaint(
                subject.line(item, "maximum"),
                f"het maximum is {question.limits.maximum}, maar er zijn {there} keuzes; maak "
                "het maximum kleiner.",
            )


def alone(subject: Subject) -> Iterator[Complaint]:
    """V211: "kies_alleen" names choices of a question where several can be chosen."""
    for item in subject.items():
        names = item.data.get("kies_alleen", ())
        if names and item.question.kind is not Kind.CHOICES:
            yield Complaint(
                subject.line(item, "kies_alleen"),
                '"kies_alleen" hoort alleen bij meer_keuzes; haal het weg.',
            )
        for name in names:
            if item.question.choice(name) is None:
                yield Complaint(
                    subject.line(item, "kies_alleen"),
                    f'"{name}" staat niet bij de keuzes; verbeter de naam of haal het weg.',
                )


def scale_words(subject: Subject) -> Iterator[Complaint]:
    """V212: a word for each step, or for the two ends."""
    for item in subject.items():
        scale = item.question.scale
        if scale and len(scale.labels) not in {2, scale.steps}:
            yield Complaint(
                subject.line(item, "woorden"),
                f"er staan {len(scale.labels)} woorden bij {scale.steps} stappen; geef elke stap "
                "een woord, of alleen de eerste en de laatste.",
            )


def sensitive_ways(subject: Subject) -> Iterator[Complaint]:
    """V213: what is sensitive can always be told instead of written."""
    for item in subject.items():
        if item.question.sensitive and Pass.IN_CONVERSATION not in item.question.passes:
            yield Complaint(
                subject.line(item, "gevoelig"),
                'bij een gevoelige vraag hoort een andere weg; zet erbij "mag_ook: [in_gesprek]".',
            )


def one_required(subject: Subject) -> Iterator[Complaint]:
    """V214: a questionnaire that may stay wholly empty cannot be handed in with meaning."""
    author = subject.questionnaire.author
    if not any(question.required for question in subject.questionnaire.for_audience(author)):
        yield Complaint(
            subject.source.line("hoofdstukken"),
            f"geen enkele vraag aan de {author} is verplicht; zet bij minstens één vraag "
            '"verplicht: ja".',
        )


def greeted(subject: Subject) -> Iterator[Complaint]:
    """V215: whoever is asked is welcomed and thanked."""
    questionnaire = subject.questionnaire
    asked = {audience for question in questionnaire.questions for audience in question.audiences}
    for audience in sorted(asked):
        for word, texts in (("welkom", questionnaire.notice), ("slot", questionnaire.closing)):
            if audience not in texts:
                yield Complaint(
                    subject.source.line(word),
                    f'de {audience} krijgt vragen, maar hier mist "{audience}:"; schrijf die '
                    "tekst erbij.",
                )
