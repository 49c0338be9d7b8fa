"""What the services are asked from a browser or chat, and what is nobody's.

Whatever id comes along, only who sits at the address is heard.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from conversations.inputs import Start
from conversations.people import Channel, Slot, Theme
from tests.attacks.asked import DIRECTEUR, Row, Ward
from tests.attacks.table import CHILDREN, FAMILY, KNOWN, MENTOR, MENTORS
from tests.attacks.table import STAFF as LEERKRACHTEN
from tests.bot.web.desktop import OKR, WERKSTUK

SELF = FAMILY | CHILDREN


def _web(ask: Callable[[Ward, str], Awaitable[object]], heard: frozenset[str]) -> Row:
    return Row(ask, heard)


# Asked from a browser: of nobody but who sits there, whatever id comes along.
FROM_BROWSER: dict[str, Row] = {
    "assistant.look": _web(
        lambda w, at: w.s.assistant.look(Channel.WEB, at, questionnaire=OKR),
        frozenset({"ouder 1", "ouder 2"}),
    ),
    "assistant.say": _web(
        lambda w, at: w.s.assistant.say(
            Channel.WEB, at, Start(), f"x{at}", questionnaire=WERKSTUK
        ),
        SELF,
    ),
    "assistant.agree": _web(
        lambda w, at: w.s.assistant.agree(Channel.WEB, at, questionnaire=OKR, agrees=True),
        frozenset({"ouder 1", "ouder 2"}),
    ),
    "assistant.photo": _web(
        lambda w, at: w.s.assistant.photo(Channel.WEB, at, w.photo), frozenset({"leerling"})
    ),
    "assistant.choose_theme": _web(
        lambda w, at: w.s.assistant.choose_theme(Channel.WEB, at, Theme.NACHT), CHILDREN
    ),
    "copies.own": _web(
        lambda w, at: w.s.copies.own(Channel.WEB, at, OKR), frozenset({"ouder 1"})
    ),
    "copies.over_telegram": _web(
        lambda w, at: w.s.copies.over_telegram(at, OKR), frozenset()
    ),
    "rights.known": _web(lambda w, at: w.s.rights.known(Channel.WEB, at), SELF),
    "rights.take_back": _web(
        lambda w, at: w.s.rights.take_back(Channel.WEB, at, OKR), frozenset({"ouder 1"})
    ),
    "objections.of": _web(lambda w, at: w.s.objections.of(Channel.WEB, at), SELF),
    "objections.object": _web(
        lambda w, at: w.s.objections.object(Channel.WEB, at, OKR, Slot.OUDER_1, "Liever niet."),
        frozenset({"ouder 1"}),  # who wrote it
    ),
    "objections.withdraw": _web(
        lambda w, at: w.s.objections.withdraw(Channel.WEB, at, WERKSTUK, Slot.LEERLING),
        frozenset({"ouder 2"}),  # who objected
    ),
    "objections.explain": _web(
        lambda w, at: w.s.objections.explain(Channel.WEB, at, "Liever niet."),
        frozenset({"ouder 2"}),
    ),
    "photo_permission.own": _web(
        lambda w, at: w.s.photo_permission.own(Channel.WEB, at), frozenset({"ouder 1", "ouder 2"})
    ),
    "photo_permission.say": _web(
        lambda w, at: w.s.photo_permission.say(Channel.WEB, at, w.ouder_2, allowed=False),
        frozenset({"ouder 2"}),
    ),
    "readers.reading.guest": _web(
        lambda w, at: w.s.readers.reading.guest(at), MENTORS | DIRECTEUR
    ),
    "readers.reading.directeur": _web(
        lambda w, at: w.s.readers.reading.directeur(at), DIRECTEUR
    ),
    # That a link was used is noted, also when nothing is behind it (any more).
    "readers.reading.shelf": _web(lambda w, at: w.s.readers.reading.shelf(at), MENTORS),
    "readers.reading.sheet": _web(
        lambda w, at: w.s.readers.reading.sheet(at, w.yusuf, WERKSTUK, "read"), MENTOR
    ),
    "readers.reading.werkstuk": _web(
        lambda w, at: w.s.readers.reading.werkstuk(at, w.yusuf, WERKSTUK), MENTOR
    ),
    "readers.reading.guide": _web(
        lambda w, at: w.s.readers.reading.guide(at, w.yusuf, WERKSTUK), MENTOR
    ),
    "readers.reading.photo": _web(
        lambda w, at: w.s.readers.reading.photo(at, w.yusuf, WERKSTUK, w.picture), MENTOR
    ),
    "readers.reading.receive": _web(
        lambda w, at: w.s.readers.reading.receive(at, w.yusuf, WERKSTUK), MENTOR
    ),
    # Who one is, and what is of nobody else: no row of the access table is about it.
    "assistant.welcome": _web(lambda w, at: w.s.assistant.welcome(Channel.WEB, at), KNOWN),
    "assistant.sit": _web(
        lambda w, at: w.s.assistant.sit(Channel.WEB, at, w.child, WERKSTUK), frozenset({"leerling"})
    ),
    "assistant.leave": _web(
        lambda w, at: w.s.assistant.leave(Channel.WEB, at, w.child), frozenset({"leerling"})
    ),
    "assistant.passage": _web(lambda w, at: w.s.assistant.passage(Channel.WEB, at), SELF),
    "assistant.remind": _web(
        lambda w, at: w.s.assistant.remind(Channel.WEB, at, wanted=False), SELF
    ),
    "assistant.speak": _web(lambda w, at: w.s.assistant.speak(Channel.WEB, at, "en"), KNOWN),
    "assistant.forget": _web(lambda w, at: w.s.assistant.forget(Channel.WEB, at), KNOWN),
    "rights.places": _web(lambda w, at: w.s.rights.places(Channel.WEB, at), KNOWN),
    "rights.end_elsewhere": _web(
        lambda w, at: w.s.rights.end_elsewhere(Channel.WEB, at),
        frozenset({"ouder 2"}),  # who has two
    ),
    "second_step.standing": _web(
        lambda w, at: w.s.second_step.standing(Channel.WEB, at), LEERKRACHTEN
    ),
    "second_step.set_anew": _web(
        lambda w, at: w.s.second_step.set_anew(Channel.WEB, at, "123456"), LEERKRACHTEN
    ),
    "readers.door.leave": _web(
        lambda w, at: w.s.readers.door.leave(at), MENTORS | DIRECTEUR
    ),
}  # fmt: skip
OF_ONESELF = {
    "assistant.welcome", "assistant.sit", "assistant.leave", "assistant.passage",
    "assistant.remind", "assistant.speak", "assistant.forget", "rights.places",
    "rights.end_elsewhere", "second_step.standing", "second_step.set_anew",
    "readers.door.leave", "readers.reading.guest",
    "readers.reading.directeur", "readers.reading.shelf",
}  # fmt: skip

# Nobody's data: the doors before anybody is known, the program's own work, and pure sums.
NOBODYS = {
    "assistant.join", "assistant.pass_through", "second_step.asked", "second_step.prove",
    "second_step.leave", "second_step.note", "readers.door.knock", "readers.door.enter",
    "assistant.owed", "assistant.mark", "assistant.unreachable", "assistant.stay",
    "planning.ripe", "planning.told", "planning_job.look", "planning_job.run", "bundles.close",
    "classroom.now", "classroom.write_export", "retention.kept_until", "retention.beat",
    "retention.clock",
    "readers.mentors.usual_until",
}  # fmt: skip
# Of the leerkracht who is named, and who asks: the desk gives nobody else.
OF_THE_LEERKRACHT = {"planning.digest", "planning.choose_digest", "planning.in_telegram"}
# Asks nobody: who calls it did. `test_services` sees to it that nobody else calls it.
CALLERS_ASK = {"assistant.reopen": "classroom/service.py"}
# Waits or throws away, and says nothing.
SILENT = {"bundles.settled", "bundles.forget"}
