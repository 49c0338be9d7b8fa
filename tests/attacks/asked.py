"""What each service is asked about Amira and her klas, and whose asking is heard.

A new method of a service has no row, and then a test fails.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.app import now
from bot.handover import Choice, Order
from bot.handover.order import Made
from bot.intake import Chosen
from bot.planning.moments import today
from bot.readers import Wish
from bot.retention import erasing
from bot.talks import Spot
from conversations.inputs import Start
from conversations.people import Klas, Participant, Role, Slot
from conversations.people import School as BasisSchool
from storage.objections import Decision
from tests.bot.web.desktop import OKR, WERKSTUK

OPERATOR, JUF = frozenset({"operator"}), frozenset({"juf"})
STAFF = JUF | OPERATOR
DIRECTEUR = frozenset({"directeur"})
NEXT_YEAR = "2027-2028"


@dataclass
class Ward:
    """What the calls are made with. `s` are the services; ids are of Amira's klas."""

    s: Any
    klas: Klas
    elsewhere: str  # another klas of the same school
    finn: str  # a dossier there
    foreign: str  # a klas of another school
    amira: str
    yusuf: str
    child: str  # the participant
    ouder_2: str
    objected: tuple[str, Slot, Slot, str]  # by ouder 2, to the werkstuk
    photo: str
    picture: str  # in Yusuf's werkstuk
    reader: str  # a mentor's link
    directeur: str
    colleague: str  # of juf
    proven: Participant  # the colleague, who has a second step
    goes_to: str  # where she is registered
    vo_school: str  # nobody goes there
    note: str  # the sign of the one at `helpt`
    bundle: str = ""

    @property
    def okr(self) -> Spot:
        return Spot(self.amira, OKR, Slot.OUDER_1, "helpt")

    @property
    def together(self) -> Spot:
        return Spot(self.amira, OKR, Slot.OUDER_2)

    @property
    def deadline(self) -> Any:
        return today(now()) + timedelta(days=40)


@dataclass(frozen=True)
class Row:
    """`who` is a participant or reader, None for the operator."""

    ask: Callable[[Ward, Any], Awaitable[object]]
    heard: frozenset[str]
    over: bool = False  # in a closed klas nobody is heard


async def at_once(value: object) -> object:
    """What needs no waiting, as if it did."""
    return value


async def _confirmed(w: Ward, who: Any) -> object:
    await w.s.bundles.fetch(who, w.klas, w.bundle)
    return await w.s.bundles.confirm(who, w.klas, w.bundle)


# Asked as somebody of the school, or as the operator.
BY_PERSON: dict[str, Row] = {
    "classroom.create_klas": Row(
        lambda w, who: w.s.classroom.create_klas(who, "Groep 7", "De Voorbeeldboom", NEXT_YEAR),
        STAFF | {"colleague"},  # of the same school
    ),
    "classroom.find_klas": Row(lambda w, who: w.s.classroom.find_klas(who, w.klas.id), STAFF),
    "classroom.klassen": Row(
        lambda w, who: w.s.classroom.klassen(who),
        frozenset({"juf", "colleague", "other school", "operator"}),
    ),
    "classroom.add_leerlingen": Row(
        lambda w, who: w.s.classroom.add_leerlingen(who, w.klas, ["Bo"]), STAFF, over=True
    ),
    "classroom.invite": Row(
        lambda w, who: w.s.classroom.invite(who, w.klas, [Role.OUDER], renew=True), STAFF, over=True
    ),
    "classroom.board": Row(lambda w, who: w.s.classroom.board(who, w.klas), STAFF),
    "classroom.progress": Row(lambda w, who: w.s.classroom.progress(who, w.klas), STAFF),
    "classroom.read": Row(
        lambda w, who: w.s.classroom.read(who, w.amira, OKR, Slot.OUDER_1, sensitive=True),
        STAFF | {"ouder 1"},  # whose it is
    ),
    "classroom.photo": Row(
        lambda w, who: w.s.classroom.photo(who, w.amira, w.photo),
        STAFF | {"leerling"},  # to whom it belongs
    ),
    "classroom.reopen": Row(
        lambda w, who: w.s.classroom.reopen(who, w.amira, OKR, Slot.OUDER_1), STAFF, over=True
    ),
    "classroom.export": Row(
        lambda w, who: w.s.classroom.export(who, w.klas, formats=["csv"]), STAFF
    ),
    "papers.cards": Row(lambda w, who: w.s.papers.cards(who, w.klas), STAFF, over=True),
    "papers.letters": Row(
        lambda w, who: w.s.papers.letters(who, w.klas, leerling=w.amira), STAFF, over=True
    ),
    "papers.together": Row(lambda w, who: w.s.papers.together(who, w.klas), STAFF, over=True),
    "handover.overview": Row(lambda w, who: w.s.handover.overview(who, w.klas), STAFF),
    "handover.vo_schools": Row(lambda w, who: w.s.handover.vo_schools(who, w.klas), STAFF),
    "handover.add_vo_school": Row(
        lambda w, who: w.s.handover.add_vo_school(who, w.klas, "Het Zuider"), STAFF
    ),
    "handover.rename_vo_school": Row(
        lambda w, who: w.s.handover.rename_vo_school(who, w.klas, w.vo_school, "Anders"), STAFF
    ),
    "handover.remove_vo_school": Row(
        lambda w, who: w.s.handover.remove_vo_school(who, w.klas, w.vo_school), STAFF
    ),
    "handover.set_phone": Row(
        lambda w, who: w.s.handover.set_phone(who, w.klas, "020 1234567"), STAFF
    ),
    "handover.choose": Row(
        lambda w, who: w.s.handover.choose(who, w.klas, [Choice(w.yusuf, "", 1, "Het Zuider")]),
        STAFF,
    ),
    "handover.hand_over": Row(
        lambda w, who: w.s.handover.hand_over(who, w.klas, [w.amira], OKR), STAFF
    ),
    "handover.take_back": Row(
        lambda w, who: w.s.handover.take_back(who, w.klas, w.yusuf, WERKSTUK), STAFF
    ),
    "handover.receive": Row(
        lambda w, who: w.s.handover.receive(who, w.klas, w.yusuf, WERKSTUK), STAFF
    ),
    "handover.inspections": Row(
        lambda w, who: w.s.handover.inspections(who, w.klas, w.amira), STAFF
    ),
    "bundles.start": Row(lambda w, who: w.s.bundles.start(who, Order(w.klas)), JUF),
    "bundles.make": Row(
        lambda w, who: w.s.bundles.make(who, Order(w.klas), lambda _: None), STAFF
    ),
    "bundles.given": Row(
        lambda w, who: w.s.bundles.given(
            who, w.klas, Made("x.pdf", ((w.amira, OKR, w.goes_to),), (), now())
        ),
        STAFF,
    ),
    "bundles.of": Row(lambda w, who: at_once(w.s.bundles.of(who, w.klas)), JUF),
    "bundles.one": Row(lambda w, who: at_once(w.s.bundles.one(who, w.klas, w.bundle)), JUF),
    "bundles.phrase": Row(lambda w, who: at_once(w.s.bundles.phrase(who, w.klas, w.bundle)), JUF),
    "bundles.fetch": Row(lambda w, who: w.s.bundles.fetch(who, w.klas, w.bundle), JUF),
    "bundles.confirm": Row(_confirmed, JUF),
    "intake.read": Row(lambda w, who: w.s.intake.read(who, w.klas, "Bo"), STAFF),
    "intake.confirm": Row(
        lambda w, who: w.s.intake.confirm(who, w.klas, [Chosen("Bo", "Bo")]), STAFF, over=True
    ),
    "intake.add_good": Row(
        lambda w, who: w.s.intake.add_good(who, w.klas, "Bo"), STAFF, over=True
    ),
    "talks.remark": Row(
        lambda w, who: w.s.talks.remark(who, w.okr, "Waarom?", seen=w.note), STAFF, over=True
    ),
    "talks.settle": Row(lambda w, who: w.s.talks.settle(who, w.okr, seen=w.note), STAFF, over=True),
    "talks.take_back": Row(
        lambda w, who: w.s.talks.take_back(who, w.okr, seen=w.note), STAFF, over=True
    ),
    "talks.send": Row(lambda w, who: w.s.talks.send(who, w.okr), STAFF, over=True),
    "overleg.begin": Row(lambda w, who: w.s.overleg.begin(who, w.together), JUF, over=True),
    "overleg.open": Row(lambda w, who: w.s.overleg.open(who, w.together), JUF, over=True),
    "overleg.look": Row(lambda w, who: w.s.overleg.look(who, w.together), JUF, over=True),
    "overleg.say": Row(
        lambda w, who: w.s.overleg.say(who, w.together, Start(), "x"), JUF, over=True
    ),
    "leerlingen.find": Row(lambda w, who: w.s.leerlingen.find(who, w.klas, w.amira), STAFF),
    "leerlingen.rename": Row(lambda w, who: w.s.leerlingen.rename(who, w.yusuf, 1, "Bo"), STAFF),
    "leerlingen.move": Row(
        lambda w, who: w.s.leerlingen.move(who, w.yusuf, 1, w.elsewhere, who),
        OPERATOR,  # juf does not work there
    ),
    "leerlingen.speak": Row(lambda w, who: w.s.leerlingen.speak(who, w.yusuf, 1, "en"), STAFF),
    "leerlingen.family": Row(lambda w, who: w.s.leerlingen.family(who, w.yusuf), STAFF),
    "leerlingen.ask_okr": Row(
        lambda w, who: w.s.leerlingen.ask_okr(who, w.yusuf, 1, on=False), STAFF
    ),
    "leerlingen.ask_okr_of": Row(
        lambda w, who: w.s.leerlingen.ask_okr_of(who, w.klas, ["Yusuf"], on=False), STAFF
    ),
    "leerlingen.written": Row(lambda w, who: w.s.leerlingen.written(who, w.amira), STAFF),
    "leerlingen.remove": Row(lambda w, who: w.s.leerlingen.remove(who, w.yusuf, 1), STAFF),
    "schoolyear.close": Row(lambda w, who: w.s.schoolyear.close(who, w.klas), STAFF),
    "schoolyear.open_again": Row(lambda w, who: w.s.schoolyear.open_again(who, w.klas), STAFF),
    "schoolyear.plan": Row(
        lambda w, who: w.s.schoolyear.plan(who, "De Voorbeeldboom", NEXT_YEAR),
        frozenset({"juf", "colleague", "other school", "operator"}),
    ),
    "schoolyear.start": Row(
        lambda w, who: w.s.schoolyear.start(who, "De Voorbeeldboom", NEXT_YEAR),
        frozenset({"juf", "colleague", "other school", "operator"}),
    ),
    "school_counts.of": Row(
        lambda w, who: w.s.school_counts.of(who, w.klas.school_id), DIRECTEUR | OPERATOR
    ),
    "objections.read": Row(lambda w, who: w.s.objections.read(who, w.klas, w.amira), JUF),
    "objections.settle": Row(
        lambda w, who: w.s.objections.settle(who, w.klas, w.amira, w.objected, Decision.STAYS), JUF
    ),
    "photo_permission.of_klas": Row(
        lambda w, who: w.s.photo_permission.of_klas(who, w.klas), STAFF
    ),
    "photo_permission.of_leerling": Row(
        lambda w, who: w.s.photo_permission.of_leerling(who, w.amira), STAFF
    ),
    "photo_permission.record": Row(
        lambda w, who: w.s.photo_permission.record(who, w.amira, Slot.OUDER_2, False),
        STAFF | {"ouder 2"},  # whose word it is
    ),
    "planning.behind": Row(lambda w, who: w.s.planning.behind(who, w.klas), STAFF, over=True),
    "planning.planned": Row(lambda w, who: w.s.planning.planned(who, w.klas), STAFF),
    "planning.preview": Row(
        lambda w, who: w.s.planning.preview(who, w.klas, WERKSTUK, w.deadline, [7]),
        STAFF,
        over=True,
    ),
    "planning.plan": Row(
        lambda w, who: w.s.planning.plan(who, w.klas, WERKSTUK, w.deadline, [7]), STAFF, over=True
    ),
    "planning.unplan": Row(
        lambda w, who: w.s.planning.unplan(who, w.klas, WERKSTUK), STAFF, over=True
    ),
    "planning.remind": Row(
        lambda w, who: w.s.planning.remind(who, w.klas, w.child, wanted=False), STAFF, over=True
    ),
    "retention.planned": Row(lambda w, who: w.s.retention.planned(who), OPERATOR),
    "retention.run": Row(lambda w, who: w.s.retention.run(who), OPERATOR),
    "erasing.choose": Row(lambda w, who: w.s.erasing.choose(who, w.klas, w.amira), STAFF),
    "erasing.show": Row(lambda w, who: w.s.erasing.show(who, _klas(w)), OPERATOR),
    "erasing.erase": Row(lambda w, who: w.s.erasing.erase(who, _klas(w)), OPERATOR),
    "readers.mentors.make": Row(
        lambda w, who: w.s.readers.mentors.make(who, w.klas, Wish("Bos", dossier_ids=(w.amira,))),
        STAFF,
    ),
    "readers.mentors.of_klas": Row(lambda w, who: w.s.readers.mentors.of_klas(who, w.klas), STAFF),
    "readers.mentors.prolong": Row(
        lambda w, who: w.s.readers.mentors.prolong(who, w.klas, w.reader), STAFF
    ),
    "readers.mentors.renew": Row(
        lambda w, who: w.s.readers.mentors.renew(who, w.klas, w.reader), STAFF
    ),
    "readers.mentors.revoke": Row(
        lambda w, who: w.s.readers.mentors.revoke(who, w.klas, w.reader), STAFF
    ),
    "readers.directeuren.make": Row(
        lambda w, who: w.s.readers.directeuren.make(who, w.klas.school_id, "Vos"), OPERATOR
    ),
    "readers.directeuren.of_school": Row(
        lambda w, who: w.s.readers.directeuren.of_school(who, w.klas.school_id), OPERATOR
    ),
    "readers.directeuren.revoke": Row(
        lambda w, who: w.s.readers.directeuren.revoke(who, w.klas.school_id, w.directeur), OPERATOR
    ),
    "second_step.reset": Row(
        lambda w, who: w.s.second_step.reset(who, w.klas, w.proven), OPERATOR
    ),
    "team.add": Row(lambda w, who: w.s.team.add(who, w.klas, "juf An"), STAFF),
    "team.change": Row(lambda w, who: w.s.team.change(who, w.klas, w.colleague, "Omar B."), STAFF),
    "team.find": Row(lambda w, who: w.s.team.find(who, w.klas, w.colleague), STAFF),
    "team.members": Row(lambda w, who: w.s.team.members(who, w.klas), STAFF),
    "team.remove": Row(lambda w, who: w.s.team.remove(who, w.klas, w.colleague), STAFF),
}  # fmt: skip


def _klas(w: Ward) -> erasing.Chosen:
    return erasing.Chosen(BasisSchool(w.klas.school_id, "De Voorbeeldboom"), w.klas)
