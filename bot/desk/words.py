"""How the desk names people, states and answers."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.classroom import Standing, State
from bot.classroom.overview import Part
from bot.forms import title_for
from conversations.answers import (
    Answer,
    ChoiceValue,
    DateValue,
    PassValue,
    PhotoValue,
    ScaleValue,
    TextValue,
)
from conversations.people import Participant, Role, Slot
from conversations.questionnaire import Audience, Pass, Question, Questionnaire
from conversations.session import Status
from exports.answered import choices, step_word
from locales.catalogue import HOME, Catalogue


def who(slot: Slot | None, t: Catalogue) -> str:
    match slot:
        case Slot.OUDER_1:
            return t.text("ouder 1")
        case Slot.OUDER_2:
            return t.text("ouder 2")
        case Slot.LEERLING:
            return t.text("leerling")
    return t.text("leerkracht")


def function(person: Participant, t: Catalogue) -> str:
    """What a leerkracht is at school."""
    return person.function or t.text("leerkracht")


def colleague(person: Participant, t: Catalogue) -> str:
    """ "juf Marieke (ib'er)"; the function alone for who has no name yet."""
    works_as = function(person, t)
    if not person.name:
        return works_as
    return t.text("{name} ({function})", name=person.name, function=works_as)


def part(form: Questionnaire, role: Role, t: Catalogue) -> str:
    """What this role writes in this questionnaire."""
    return t.text(title_for(role, form))


def state(status: Status, t: Catalogue) -> str:
    match status:
        case Status.NEW:
            return t.text("Nog niet begonnen")
        case Status.REVIEW:
            return t.text("Leest na")
        case Status.SUBMITTED:
            return t.text("Ingeleverd")
    return t.text("Bezig")


def stand(standing: Standing, t: Catalogue) -> str:
    """How far one contribution is, in two or three words."""
    said = {
        State.NOT_INVITED: t.text("niet uitgenodigd"),
        State.INVITED: t.text("uitgenodigd"),
        State.BEGUN: t.text("bezig"),
        State.REVIEW: t.text("leest na"),
        State.DISCUSS: t.text("bespreek eerst"),
        State.TO_READ: t.text("te lezen"),
        State.READ: t.text("gelezen"),
        State.HANDED_OVER: t.text("overgedragen"),
        State.RECEIVED: t.text("ontvangen"),
        State.ERASED: t.text("gewist"),
    }
    if standing.state is State.BEGUN and standing.total > 1:
        return t.text("{done} van {total}", done=standing.done, total=standing.total)
    return said[standing.state]


def in_overleg(standing: Standing, t: Catalogue) -> str:
    """That it was filled in together, and what the ouder said of it; "" when it was not."""
    found = standing.together
    if found is None or found.taken_over_at is not None:
        return ""
    if found.confirmed_at is not None:
        return t.text("in overleg, door de ouder bevestigd")
    if standing.status is Status.SUBMITTED:
        return t.text("in overleg, nog niet door de ouder bevestigd")
    return t.text("in overleg")


def called(part: Part, t: Catalogue) -> str:
    match part:
        case Part.WERKSTUK:
            return t.text("werkstuk")
        case Part.HOME:
            return t.text("stukje van thuis")
    return t.text("OKR-ouders")


def by_author(form: Questionnaire, t: Catalogue) -> str:
    """What has to be ready at its deadline, at the beginning of a sentence."""
    if form.author is Audience.LEERLING:
        return t.text("Het werkstuk")
    return t.text("Het OKR-deel van ouders")


def last(moment: datetime, now: datetime, t: Catalogue) -> str:
    """The day, short enough for a column."""
    day, today = moment.astimezone(HOME).date(), now.astimezone(HOME).date()
    if day == today:
        return t.text("vandaag")
    if day == today - timedelta(days=1):
        return t.text("gisteren")
    return t.brief_day(day)


def answer(question: Question | None, given: Answer, t: Catalogue) -> str:
    """An answer in words, as typed. `question` None: it has left the questionnaire."""
    words = ""
    match given.value:
        case TextValue():
            words = given.value.text
        case ChoiceValue():
            words = _chosen(question, given.value, t)
        case ScaleValue(step):
            words = _step(question, step, t)
        case PhotoValue(photos):
            many = t.plural("{count} foto of tekening", "{count} foto's of tekeningen", len(photos))
            seen = tuple(photo.description for photo in photos if photo.description)
            words = f"{many}: {t.list(seen)}" if seen else many
        case DateValue(day):
            words = t.day(day)
        case PassValue(reason):
            words = passed(reason, t)
    return words


def _chosen(question: Question | None, value: ChoiceValue, t: Catalogue) -> str:
    if question is None:
        return t.list((*value.chosen, value.other) if value.other else value.chosen)
    picked = tuple(t.text(item) for item in choices(question, value))
    return t.list(picked) if picked else t.text("niets gekozen")


def passed(reason: Pass, t: Catalogue) -> str:
    match reason:
        case Pass.TELL_MYSELF:
            return t.text("Vertelt het liever zelf.")
        case Pass.IN_CONVERSATION:
            return t.text("Liever in een gesprek.")
        case Pass.UNKNOWN:
            return t.text("Weet het niet.")
        case Pass.SKIPPED:
            return t.text("Overgeslagen.")


def _step(question: Question | None, step: int, t: Catalogue) -> str:
    if question is None or question.scale is None:
        return str(step)
    word = step_word(question, step)
    of = t.text("{step} van {steps}", step=step, steps=question.scale.steps)
    return f"{t.text(word)} ({of})" if word else of
