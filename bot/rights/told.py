"""Everything that is known about a person, in words: for the page, the PDF and the chat alike."""

from __future__ import annotations

from collections.abc import Iterator

from bot import photo_words
from bot.desk import words
from bot.forms import title_for
from bot.objections import told as objecting
from bot.photo_permission import OwnWord
from bot.rights.model import Kind, Known, KnownForm, Note, Place, Seen
from conversations.answers import Answer, ChoiceValue, PassValue, PhotoValue
from conversations.people import Channel, Role
from conversations.session import Status
from exports.gegevens import Line, Section
from locales import catalogue
from locales.catalogue import Catalogue


def sections(known: Known, t: Catalogue) -> list[Section]:
    """In the order in which people ask: who, what, who read it, where."""
    return [
        _person(known, t),
        *(_form(form, known.person.role, t) for form in known.forms),
        *_objections(known, t),
        *([_photos(known.photos, t)] if known.photos else []),
        Section(_for(known, t.text("Wie las het?"), t.text("Wie las het?")), _seen(known, t)),
        Section(t.text("Apparaten"), tuple(place(one, t) for one in known.places)),
    ]


def title(known: Known, t: Catalogue) -> str:
    return _for(known, t.text("Wat wij van je weten"), t.text("Wat wij van u weten"))


def nothing_more(known: Known, t: Catalogue) -> str:
    return _for(
        known,
        t.text("Dit is alles wat hier van jou bewaard wordt. Er is niets anders."),
        t.text("Dit is alles wat hier van u bewaard wordt. Er is niets anders."),
    )


def may_take_back(known: Known, t: Catalogue) -> list[dict[str, str]]:
    """What was handed in and did not leave the school: its id, and a sentence about it."""
    return [
        {
            "form": form.questionnaire.id,
            "text": _for(
                known,
                t.text(
                    "Wil je {title} terugnemen? Dan gaat het nog niet naar je mentor. Je kunt "
                    "het veranderen en opnieuw inleveren.",
                    title=t.text(title_for(known.person.role, form.questionnaire)),
                ),
                t.text(
                    "Wilt u {title} terugnemen? Dan is het weer van u alleen. U kunt het "
                    "veranderen en opnieuw inleveren.",
                    title=t.text(title_for(known.person.role, form.questionnaire)),
                ),
            ),
        }
        for form in known.forms
        if form.may_be_taken_back and not known.klas.closed
    ]


def _for(known: Known, child: str, grown: str) -> str:
    return child if known.person.role is Role.LEERLING else grown


def _person(known: Known, t: Catalogue) -> Section:
    role = words.who(known.person.slot, t)
    spoken = {one.code: one.name for one in catalogue.languages()}
    lines = [
        Line(t.text("Leerling"), known.dossier.name),
        Line(t.text("Klas"), f"{known.klas.name}, {known.klas.schooljaar}"),
        Line(t.text("School"), known.school.name),
        Line(_for(known, t.text("Jij bent"), t.text("U bent")), role),
        Line(t.text("Taal"), spoken.get(known.person.language, known.person.language)),
    ]
    if known.vo_school:
        lines.append(Line(t.text("Middelbare school"), known.vo_school))
    return Section(_for(known, t.text("Wie je bent"), t.text("Wie u bent")), tuple(lines))


def _photos(own: OwnWord, t: Catalogue) -> Section:
    lines = (
        Line(t.text("U zei"), photo_words.said(own.word, t)),
        Line(t.text("Wat nu geldt"), photo_words.outcome(own, t)),
    )
    return Section(t.text("Foto's van uw kind"), lines)


def _form(form: KnownForm, role: Role, t: Catalogue) -> Section:
    name = t.text(title_for(role, form.questionnaire))
    lines = [Line(t.text("Stand"), _state(form, t))]
    if form.held:
        lines.append(Line(t.text("Doorgeven"), _held(role, t)))
    lines += [line for answer in form.answers for line in _answer(form, answer, t)]
    lines += [_note(form, note, t) for note in form.notes]
    lines.append(Line(t.text("Wordt gewist op"), t.day(form.kept_until)))
    return Section(name, tuple(lines))


def _state(form: KnownForm, t: Catalogue) -> str:
    if form.handed_over_at is not None:
        day = t.day(form.handed_over_at.date())
        return t.text("Doorgegeven aan de nieuwe school op {day}", day=day)
    if form.status is Status.SUBMITTED and form.submitted_at is not None:
        return t.text("Ingeleverd op {moment}", moment=t.moment(form.submitted_at))
    return words.state(form.status, t)


def _held(role: Role, t: Catalogue) -> str:
    if role is Role.LEERLING:
        return t.text("Nu niet. Je juf of meester weet waarom.")
    return t.text("Nu niet: er is bezwaar gemaakt.")


def _objections(known: Known, t: Catalogue) -> Iterator[Section]:
    lines = [
        Line(objecting.named(item.about, known.objecting, t), line)
        for item in known.objecting.items
        if item.objection
        for line in objecting.stands(item, known.objecting, t)
    ]
    if lines:
        yield Section(t.text("Bezwaar"), tuple(lines))


def _answer(form: KnownForm, answer: Answer, t: Catalogue) -> Iterator[Line]:
    question = form.questionnaire.question(answer.question)
    if question is None:
        return
    if isinstance(answer.value, PhotoValue):
        said = t.plural(
            "{count} foto of tekening", "{count} foto's of tekeningen", len(answer.value.photos)
        )
        yield Line(answer.asked, said)
        return
    own = not isinstance(answer.value, PassValue | ChoiceValue)
    language = answer.language if own else t.language.code
    yield Line(answer.asked, words.answer(question, answer, t), language)


def _note(form: KnownForm, note: Note, t: Catalogue) -> Line:
    question = form.questionnaire.question(note.question)
    asked = t.text(question.text) if question else ""
    who = note.by or t.text("leerkracht")
    label = t.text(
        "{who} schreef op {moment} bij: {question}",
        who=who,
        moment=t.moment(note.at),
        question=asked,
    )
    return Line(label, note.text, catalogue.SOURCE_LANGUAGE)


def _seen(known: Known, t: Catalogue) -> tuple[Line, ...]:
    return tuple(Line(t.moment(item.at), _did(item, known, t)) for item in known.seen)


def _did(item: Seen, known: Known, t: Catalogue) -> str:
    kinds = {
        Kind.JOINED: t.text("binnengekomen met de code"),
        Kind.SUBMITTED: t.text("ingeleverd"),
        Kind.TAKEN_BACK: t.text("teruggenomen"),
        Kind.COPIED: t.text("eigen pdf opgehaald"),
        Kind.READ: t.text("gelezen"),
        Kind.READ_SENSITIVE: t.text("gelezen, ook de gevoelige antwoorden"),
        Kind.SAW_PHOTO: t.text("een foto of tekening bekeken"),
        Kind.EXPORTED: t.text("in een bestand gezet"),
        Kind.HANDED_OVER: t.text("doorgegeven aan de nieuwe school"),
        Kind.LET_READ: t.text("een link gemaakt waarmee een mentor het werkstuk kan lezen"),
        Kind.RECEIVED: t.text("ontvangen"),
        Kind.OPENED: t.text("weer opengezet"),
        Kind.ERASED: t.text("gewist, op de dag die de school had beloofd"),
        Kind.OBJECTED: t.text("bezwaar gemaakt"),
        Kind.WITHDREW: t.text("bezwaar ingetrokken"),
        Kind.SAW_OBJECTION: t.text("het bezwaar gelezen"),
        Kind.SETTLED: t.text("het bezwaar besproken"),
        Kind.PHOTOS_YES: t.text("foto's van het kind: ja"),
        Kind.PHOTOS_NO: t.text("foto's van het kind: nee"),
        Kind.PHOTOS_UNSAID: t.text("foto's van het kind: weggehaald wat er stond"),
        Kind.CHANGED: t.text("iets veranderd, geen antwoord"),
    }
    return t.text("{who}: {what}", who=_who(item, known, t), what=kinds[item.kind])


def _who(item: Seen, known: Known, t: Catalogue) -> str:
    if item.mine:
        return _for(known, t.text("jij"), t.text("u"))
    roles = {
        "leerkracht": t.text("leerkracht"),
        "mentor": t.text("mentor"),
        "operator": t.text("beheerder"),
    }
    role = roles.get(item.role, item.role)
    return t.text("{name} ({function})", name=item.who, function=role) if item.who else role


def place(one: Place, t: Catalogue) -> Line:
    """A browser or a chat: which, since when, until when."""
    where = t.text("Telegram") if one.channel is Channel.TELEGRAM else t.text("webchat")
    if one.here:
        where = t.text("{where}, dit apparaat", where=where)
    since = t.text("sinds {moment}", moment=t.moment(one.since))
    if one.until is None:
        return Line(where, since)
    until = t.text("tot {day} zonder gebruik", day=t.day(one.until.date()))
    return Line(where, t.text("{since}, {until}", since=since, until=until))
