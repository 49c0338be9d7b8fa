"""Reading one contribution, and opening it again."""

from __future__ import annotations

from collections.abc import Sequence

from bot.classroom import LeerlingProgress, ReadContribution, Standing
from bot.desk import talking, words
from bot.desk.actions import Action, Verb
from bot.desk.blocks import Block, Button, paragraphs, rows
from bot.desk.visit import Visit
from bot.talks import may_begin
from conversations.answers import Answer, PassValue
from conversations.questionnaire import Audience, Questionnaire
from conversations.session import Status
from locales.catalogue import Catalogue


def of_leerling(progress: LeerlingProgress, forms: Sequence[Questionnaire], t: Catalogue) -> Block:
    """What there is to read of one leerling."""
    name = progress.dossier.name
    begun = [item for item in progress.standings if item.readable]
    together = _on_the_page(progress, forms, t)
    if not begun:
        nothing = t.text("Van {leerling} is er nog niets om te lezen.", leerling=name)
        return Block(paragraphs([nothing, together]))
    return Block(
        paragraphs([t.text("Wat wil je van {leerling} lezen?", leerling=name), together]),
        rows(_button(progress, item, forms, t) for item in begun),
    )


def _on_the_page(progress: LeerlingProgress, forms: Sequence[Questionnaire], t: Catalogue) -> str:
    """Where filling in together with an ouder is done: eighteen questions on behalf of somebody
    would only confuse in a chat. "" when there is nothing to fill in together."""
    ouders = {form.id for form in forms if form.author is Audience.OUDER}
    free = [item for item in progress.standings if item.questionnaire in ouders]
    if not any(may_begin(item.status, item.together) for item in free):
        return ""
    return t.text(
        "Vul je de vragen aan ouders samen met een ouder in? Dat doe je op de webpagina van de "
        "klas, bij {leerling}.",
        leerling=progress.dossier.name,
    )


def shown(read: ReadContribution, action: Action, visit: Visit) -> list[Block]:
    """The answers, as typed, with the notes of leerkrachten. Sensitive ones only when they are
    asked for by a second tap."""
    t, open_all = visit.t, action.verb is Verb.SENSITIVE
    lines = [
        "\n".join(
            part
            for part in (
                _line(read, given, t, open_all=open_all),
                talking.said_of(read.remarks.get(given.question), visit),
            )
            if part
        )
        for given in read.answers
    ]
    if read.kept_back:
        form = read.questionnaire
        notes = [(form.question(question), note) for question, note in read.remarks.items()]
        lines = [
            "\n".join((t.text(question.text), talking.said_of(note, visit)))
            for question, note in notes
            if question is not None
        ]
    hidden = not open_all and any(_is_sensitive(read, given) for given in read.answers)
    blocks = [Block(paragraphs([_head(read, t), *lines]))]
    buttons = []
    if hidden:
        again = Action(Verb.SENSITIVE, action.of, action.form, action.slot)
        buttons.append(Button(t.text("Laat gevoelige antwoorden zien"), again.packed()))
    buttons += talking.buttons(read, action, visit)
    if read.status is Status.SUBMITTED:
        reopen = Action(Verb.REOPEN, action.of, action.form, action.slot)
        buttons.append(Button(t.text("Weer openzetten"), reopen.packed()))
    back = Action(Verb.READ, action.of)
    buttons.append(Button(t.text("Terug"), back.packed()))
    return [*blocks, Block(t.text("Dit was alles."), rows(buttons))]


def _button(
    progress: LeerlingProgress, standing: Standing, forms: Sequence[Questionnaire], t: Catalogue
) -> Button:
    person = standing.participant
    place = next(at for at, form in enumerate(forms) if form.id == standing.questionnaire)
    label = t.text(
        "{part}, {who} ({state})",
        part=words.part(forms[place], person.role, t),
        who=words.who(person.slot, t),
        state=words.state(standing.status, t).lower(),
    )
    return Button(label, Action(Verb.READ, progress.dossier.id, place, person.slot).packed())


def _head(read: ReadContribution, t: Catalogue) -> str:
    head = t.text(
        "{leerling}: {title}, {who}",
        leerling=read.dossier.name,
        title=t.text(read.questionnaire.title),
        who=words.who(read.slot, t),
    )
    if read.kept_back:
        told = t.text(
            "De ouder heeft dit nog niet opnieuw ingeleverd. Tot dan leest alleen die ouder het. "
            "Hier staat wat jij erbij schreef."
        )
        return f"{head}\n{told}"
    if read.submitted_at is None:
        return f"{head}\n{t.text('Concept: dit is nog niet ingeleverd.')}"
    return f"{head}\n{t.text('Ingeleverd op {moment}.', moment=t.moment(read.submitted_at))}"


def _line(read: ReadContribution, given: Answer, t: Catalogue, *, open_all: bool) -> str:
    question = read.questionnaire.question(given.question)
    heading = f"{question.heading} " if question and question.heading else ""
    if _is_sensitive(read, given) and not open_all:
        return f"{heading}{given.asked}\n{t.text('Gevoelig: hier staat een antwoord.')}"
    return f"{heading}{given.asked}\n{words.answer(question, given, t)}"


def _is_sensitive(read: ReadContribution, given: Answer) -> bool:
    question = read.questionnaire.question(given.question)
    in_words = not isinstance(given.value, PassValue)
    return bool(question and question.sensitive and in_words)
