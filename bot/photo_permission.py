"""Photos of a leerling only when the ouders allow it: what each of them said, by themselves or on a
paper slip that the school wrote down. Source of the rule: content.md 4.2 (free, specific, provable,
to be refused and to be withdrawn); who said what and when stands in the audit as well."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.access import Action, Target, may, may_in
from bot.assistant.seating import Seating
from bot.notices import NO_PHOTOS_NOTICE, notify
from bot.problems import Problem
from bot.recording import record
from bot.replies import Refusal
from bot.seated import own
from bot.withheld import withheld
from conversations.people import Channel, Dossier, Klas, Participant, Role, Slot
from conversations.permission import photos_allowed
from conversations.questionnaire import Questionnaire
from storage import audit, dossiers, klassen, participants, photo_words, sessions
from storage.photo_words import PhotoWord, Via
from storage.store import Store, Unit

OUDERS = (Slot.OUDER_1, Slot.OUDER_2)
Words = Mapping[Slot, PhotoWord]


@dataclass(frozen=True, slots=True)
class OwnWord:
    """What one ouder said, None as long as they said nothing; and whether photos are allowed with
    what all have said: nothing more of the other ouder than that."""

    person: Participant
    dossier: Dossier
    word: PhotoWord | None
    allowed: bool


def own_word(unit: Unit, forms: Mapping[str, Questionnaire], person: Participant) -> OwnWord | None:
    """None for who is no ouder, and where none of `forms` asks for a photo."""
    klas = klassen.klas(unit, person.klas_id)
    dossier = dossiers.dossier(unit, person.dossier_id) if person.dossier_id else None
    asking = _asking(forms)
    if klas is None or dossier is None or person.slot not in OUDERS or not asking:
        return None
    target = Target(klas.school_id, klas.id, dossier.id, person.slot)
    if not may(person, Action.PERMIT_PHOTOS, target):
        return None
    word = photo_words.of_dossier(unit, dossier.id).get(person.slot)
    return OwnWord(person, dossier, word, _allowed(asking, dossier))


@dataclass(frozen=True, slots=True)
class OfLeerling:
    """For the desk. `withheld`: how many photos are kept from everybody but the leerling."""

    dossier: Dossier
    words: Words
    allowed: bool
    withheld: int = 0

    def sign(self, slot: Slot) -> str:
        """Changes with every word, so that nobody overwrites what they did not see."""
        word = self.words.get(slot)
        return word.at.isoformat() if word else ""


class PhotoPermission:
    """One per process. `changed` hears, after each commit, who has to look again."""

    def __init__(
        self,
        store: Store,
        questionnaires: Mapping[str, Questionnaire],
        clock: Callable[[], datetime],
        telegram_roles: frozenset[Role],
        changed: Callable[[str], None],
    ) -> None:
        self._store = store
        self._forms = _asking(questionnaires)
        self._clock = clock
        self._seating = Seating(questionnaires, telegram_roles)
        self._changed = changed

    # -- an ouder ------------------------------------------------------------------------------

    async def own(self, channel: Channel, address: str) -> OwnWord | None:
        """Of the ouder who sits here; None for anybody else, and where no photo is asked for."""

        def work(unit: Unit) -> OwnWord | None:
            seat = self._seating.seat(unit, channel, address, self._clock())
            if isinstance(seat, Refusal) or not _says(seat.participant):
                return None
            return own_word(unit, self._forms, seat.participant)

        return await self._store.read(work)

    async def say(
        self, channel: Channel, address: str, participant_id: str, *, allowed: bool
    ) -> OwnWord | Problem:
        """An ouder for whom this address speaks says yes or no; the newest word counts."""

        def work(unit: Unit) -> OwnWord | Problem:
            now = self._clock()
            if isinstance(self._seating.seat(unit, channel, address, now), Refusal):
                return Problem("not_allowed")
            people = participants.seats(unit, channel, address, now)
            person = next((one for one in people if one.id == participant_id), None)
            before = own_word(unit, self._forms, person) if person and _says(person) else None
            if person is None or before is None or person.slot is None:
                return Problem("not_allowed")
            word = PhotoWord(person.slot, allowed, Via(channel.value), person.id, now)
            photo_words.save(unit, before.dossier.id, word)
            self._tell_leerling(unit, before.dossier, now)
            act = _act(person.slot, allowed=allowed)
            audit.record(unit, person.id, person.role, act, before.dossier.id, channel, now)
            return own_word(unit, self._forms, person) or Problem("not_allowed")

        done = await self._store.transact(work)
        if isinstance(done, OwnWord):
            await self._tell(done.dossier)
        return done

    # -- the desk ------------------------------------------------------------------------------

    async def of_klas(self, actor: Participant | None, klas: Klas) -> list[OfLeerling] | Problem:
        """In the order of the class list."""
        if not may_in(actor, Action.PERMIT_PHOTOS, klas):
            return Problem("not_allowed")

        def work(unit: Unit) -> list[OfLeerling]:
            said = photo_words.of_klas(unit, klas.id)
            return [
                OfLeerling(one, said.get(one.id, {}), _allowed(self._forms, one))
                for one in dossiers.of_klas(unit, klas.id)
            ]

        return await self._store.read(work)

    async def of_leerling(self, actor: Participant | None, dossier_id: str) -> OfLeerling | Problem:
        """With how many photos are withheld."""

        def work(unit: Unit) -> OfLeerling | Problem:
            found = _find(unit, actor, dossier_id)
            if isinstance(found, Problem):
                return found
            hidden = len(withheld(unit, self._forms, found))
            return self._of(unit, found, hidden)

        return await self._store.read(work)

    async def record(
        self,
        actor: Participant | None,
        dossier_id: str,
        slot: Slot,
        allowed: bool | None,
        *,
        seen: str | None = None,
    ) -> OfLeerling | Problem:
        """What stands on the paper of this ouder; None: it was written down by mistake. Audited.

        `seen` is the sign of the word on which it was decided. An ouder's own no is only undone by
        that ouder.
        """

        def work(unit: Unit) -> tuple[OfLeerling, bool] | Problem:
            dossier = _find(unit, actor, dossier_id, slot)
            if isinstance(dossier, Problem):
                return dossier
            before = self._of(unit, dossier)
            if seen is not None and seen != before.sign(slot):
                return Problem.of("changed_meanwhile", name=dossier.name)
            word = before.words.get(slot)
            if allowed is (word.allowed if word else None):
                return before, False
            if word is not None and word.own and allowed is not False:
                return Problem.of("ouder_said_so", name=dossier.name)
            now, by = self._clock(), actor.id if actor else ""
            if allowed is None:
                photo_words.remove(unit, dossier_id, slot)
            else:
                paper = PhotoWord(slot, allowed, Via.PAPER, by, now)
                photo_words.save(unit, dossier_id, paper)
            self._tell_leerling(unit, dossier, now)
            record(unit, actor, f"{_act(slot, allowed=allowed)} paper", dossier_id, now)
            return self._of(unit, dossiers.dossier(unit, dossier_id) or dossier), True

        done = await self._store.transact(work)
        if isinstance(done, Problem):
            return done
        if done[1]:
            await self._tell(done[0].dossier)
        return done[0]

    def _of(self, unit: Unit, dossier: Dossier, hidden: int = 0) -> OfLeerling:
        said = photo_words.of_dossier(unit, dossier.id)
        return OfLeerling(dossier, said, _allowed(self._forms, dossier), hidden)

    def _tell_leerling(self, unit: Unit, before: Dossier, now: datetime) -> None:
        """Who has begun hears in Telegram that photos are not allowed any more: what stands there
        may still ask for one. (A page draws itself again.)"""
        after = dossiers.dossier(unit, before.id)
        if after is None or not _allowed(self._forms, before) or _allowed(self._forms, after):
            return
        for person in participants.of_dossier(unit, before.id):
            if person.role is Role.LEERLING and sessions.has_begun(unit, person.id):
                for address in participants.addresses(unit, person.id, Channel.TELEGRAM):
                    notify(unit, address, person.id, before.id, NO_PHOTOS_NOTICE, {}, now)

    async def _tell(self, dossier: Dossier) -> None:
        people = await self._store.read(lambda unit: participants.of_dossier(unit, dossier.id))
        for topic in (*(person.id for person in people), dossier.klas_id):
            self._changed(topic)


def _says(person: Participant) -> bool:
    return may(person, Action.PERMIT_PHOTOS, own(person))


def _find(
    unit: Unit, actor: Participant | None, dossier_id: str, slot: Slot | None = None
) -> Dossier | Problem:
    """`slot` None: of both ouders."""
    dossier = dossiers.dossier(unit, dossier_id)
    klas = klassen.klas(unit, dossier.klas_id) if dossier else None
    if dossier is None or klas is None or slot is Slot.LEERLING:
        return Problem("unknown_person")
    target = Target(klas.school_id, klas.id, dossier.id, slot)
    if not may(actor, Action.PERMIT_PHOTOS, target):
        return Problem("not_allowed")
    return dossier


def _asking(forms: Mapping[str, Questionnaire]) -> dict[str, Questionnaire]:
    return {form.id: form for form in forms.values() if form.asks_for_photos}


def _allowed(asking: Mapping[str, Questionnaire], dossier: Dossier) -> bool:
    return all(photos_allowed(form, dossier) for form in asking.values())


def _act(slot: Slot, *, allowed: bool | None) -> str:
    said = {True: "yes", False: "no", None: "unsaid"}[allowed]
    return f"photos {said} {slot}"
