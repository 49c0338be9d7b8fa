"""What goes along of whom: decided from one read of the database, before anything is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.classroom import filenames, gather
from bot.forms import is_asked
from bot.handover.order import LeftOut, Order, Why
from bot.handover.overview import ouderdelen, werkstukken
from conversations.answers import Answers, PassValue
from conversations.people import Dossier, Klas, Participant, School, Slot, VoSchool
from conversations.questionnaire import Questionnaire
from conversations.session import Status
from exports import okr_ouders, werkstuk, words
from exports.model import Sheet
from exports.papers import Contact, Piece
from storage import dossiers, klassen, objections, participants, vo_schools
from storage.store import Unit

MAX_OKR_BYTES = 2 * 1024 * 1024
"""What administrations take as an attachment differs and is not in the schema of OSO; this is what
the region agreed on. The longest answers in every script stay below a tenth of it."""


@dataclass(frozen=True, slots=True)
class Werkstuk:
    """A leerling's werkstuk: `piece` makes it, `name` is that of its file."""

    dossier: Dossier
    form: Questionnaire
    name: str
    piece: Piece


@dataclass(frozen=True, slots=True)
class Ouderdeel:
    """What one ouder wrote for the OKR: `make` gives its PDF."""

    dossier: Dossier
    form: Questionnaire
    name: str
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Stack:
    """Those who go to one VO school; None: not known yet."""

    vo_school: VoSchool | None
    werkstukken: tuple[Werkstuk, ...]
    ouderdelen: tuple[Ouderdeel, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that goes along, per VO school, and what does not. `one` when the order is about
    one leerling, whose stem of file names it then is."""

    order: Order
    school: School
    contacts: tuple[Contact, ...]
    stacks: tuple[Stack, ...]
    left_out: tuple[LeftOut, ...]
    made_at: datetime
    one: str = ""

    @property
    def werkstukken(self) -> list[Werkstuk]:
        """In the order of the class list, which is that of the ids."""
        found = [item for stack in self.stacks for item in stack.werkstukken]
        return sorted(found, key=lambda item: item.dossier.id)

    @property
    def ouderdelen(self) -> list[Ouderdeel]:
        return [item for stack in self.stacks for item in stack.ouderdelen]

    @property
    def count(self) -> int:
        """Of documents to be made."""
        return len(self.werkstukken) + len(self.ouderdelen)


def plan(
    unit: Unit, order: Order, questionnaires: Mapping[str, Questionnaire], now: datetime
) -> Plan:
    """The pieces read from `unit` when they are made, so it has to stay open until then."""
    klas = order.klas
    school = klassen.school_of(unit, klas)
    everybody = dossiers.of_klas(unit, klas.id)
    known = {one.id: one for one in vo_schools.of_school(unit, school.id)}
    chosen = [one for one in everybody if _is_ordered(one, order, known)]
    desk = _Desk(unit, order, questionnaires, filenames.stems(everybody), now)
    to = {one.id: one.vo_school_id if one.vo_school_id in known else "" for one in chosen}
    stacks = tuple(
        Stack(
            known.get(vo_school_id),
            tuple(item for one in going for item in desk.werkstuk(one)),
            tuple(item for one in going for item in desk.ouderdelen(one)),
        )
        for vo_school_id in (*known, "")
        if (going := [one for one in chosen if to[one.id] == vo_school_id])
    )
    stacks = tuple(stack for stack in stacks if stack.werkstukken or stack.ouderdelen)
    contacts = _contacts(klas, participants.leerkrachten(unit, klas.id))
    one = desk.stems.get(order.dossier_id, "")
    return Plan(order, school, contacts, stacks, tuple(desk.left_out), now, one)


def _is_ordered(dossier: Dossier, order: Order, known: Mapping[str, VoSchool]) -> bool:
    if order.dossier_id:
        return dossier.id == order.dossier_id
    to = dossier.vo_school_id if dossier.vo_school_id in known else ""
    return order.vo_school_id is None or order.vo_school_id == to


class _Desk:
    """Looks through one dossier after the other, and remembers what does not go along."""

    def __init__(
        self,
        unit: Unit,
        order: Order,
        questionnaires: Mapping[str, Questionnaire],
        stems: Mapping[str, str],
        now: datetime,
    ) -> None:
        self._unit = unit
        self._order = order
        self._forms = list(questionnaires.values())
        self._now = now
        self.stems = stems
        self.left_out: list[LeftOut] = []

    def werkstuk(self, dossier: Dossier) -> Iterator[Werkstuk]:
        """One, or none with the reason why."""
        if not self._order.werkstuk:
            return
        form = werkstukken(self._forms)[0]
        people = participants.of_dossier(self._unit, dossier.id)
        leerling = next(person for person in people if person.slot is Slot.LEERLING)
        held = objections.held(self._unit, dossier.id)
        objected = (form.id, Slot.LEERLING) in held
        why = Why.OBJECTED if objected else self._why_not(leerling, form)
        if why is not None:
            self.left_out.append(LeftOut(dossier.name, why))
            return
        wrote = [one for one in people if one is not leerling and self._wrote(one, form)]
        home = [one for one in wrote if (form.id, one.slot) not in held]
        self.left_out += [LeftOut(dossier.name, Why.HOME_OBJECTED)] * (len(wrote) - len(home))
        piece = Piece(
            dossier.name,
            dossier.theme,
            dossier.seed,
            home=bool(home),
            make=lambda first_page: werkstuk.pdf(self._sheet(dossier, form), first_page),
            draft=self._is_draft(leerling, form),
        )
        name = filenames.of_werkstuk(form, self.stems[dossier.id], "pdf")
        yield Werkstuk(dossier, form, name, piece)

    def ouderdelen(self, dossier: Dossier) -> Iterator[Ouderdeel]:
        """One per ouder who handed in. Locked until it is known where the leerling is registered:
        the OKR goes to that school and to no other, and is not exchanged before the registration
        (content.md 4.5)."""
        if not self._order.okr:
            return
        for form in ouderdelen(self._forms):
            if not is_asked(form, okr=dossier.okr):
                continue
            if not dossier.vo_school_id:
                self.left_out.append(LeftOut(dossier.name, Why.NO_VO_SCHOOL))
                continue
            held = {form_id for form_id, _ in objections.held(self._unit, dossier.id)}
            if form.id in held:
                self.left_out.append(LeftOut(dossier.name, Why.OKR_OBJECTED))
            sheet = next(self._sheets(dossier, form), None)
            if sheet is None:
                if form.id not in held:
                    self.left_out.append(LeftOut(dossier.name, Why.OKR_NOT_HANDED_IN))
                continue
            for part in sheet.contributions:
                name = filenames.of_ouder(form, self.stems[dossier.id], part.slot, "pdf")
                yield Ouderdeel(dossier, form, name, self._maker(dossier, form, part.slot))

    def _maker(self, dossier: Dossier, form: Questionnaire, slot: Slot) -> Callable[[], bytes]:
        def make() -> bytes:
            sheet = self._sheet(dossier, form)
            part = next(item for item in sheet.contributions if item.slot is slot)
            # Pictures would make the attachment large, and the OKR asks for none.
            alone = replace(sheet, contributions=(part,), photos={})
            return okr_ouders.pdf(replace(alone, draft=part.submitted_at is None), part)

        return make

    def _sheet(self, dossier: Dossier, form: Questionnaire) -> Sheet:
        return next(self._sheets(dossier, form))

    def _sheets(self, dossier: Dossier, form: Questionnaire) -> Iterator[Sheet]:
        order = self._order
        wish = gather.Wish((form,), order.drafts, order.sensitive, self._now, leaving=True)
        return gather.sheets(self._unit, order.klas, dossier, wish)

    def _why_not(self, leerling: Participant, form: Questionnaire) -> Why | None:
        session, given = gather.answers_of(self._unit, leerling, form)
        if session is not None and session.status is Status.SUBMITTED:
            return None
        if session is None or not given:
            return Why.NOTHING
        if self._order.drafts:
            return None
        return Why.WRITING_AGAIN if session.reopened else Why.NOT_HANDED_IN

    def _is_draft(self, leerling: Participant, form: Questionnaire) -> bool:
        """Whether it is not handed in. (Of an ouder nothing goes along that is not.)"""
        session, given = gather.answers_of(self._unit, leerling, form)
        handed_in = session is not None and session.status is Status.SUBMITTED
        return self._order.drafts and bool(given) and not handed_in

    def _wrote(self, ouder: Participant, form: Questionnaire) -> bool:
        session, given = gather.answers_of(self._unit, ouder, form)
        handed_in = session is not None and session.status is Status.SUBMITTED
        return handed_in and _says_something(given)


def _says_something(given: Answers) -> bool:
    return any(not isinstance(answer.value, PassValue) for answer in given.values())


def _contacts(klas: Klas, staff: Sequence[Participant]) -> tuple[Contact, ...]:
    """Whom a mentor asks for at the basisschool. One without a name is the leerkracht."""
    named = [
        Contact(person.name, f"{person.function or words.LEERKRACHT} {klas.name}")
        for person in staff
        if person.name
    ]
    if named:
        return tuple(named)
    return (Contact(words.LEERKRACHT_OF.format(klas=klas.name), ""),) if staff else ()
