"""Who is let in where: every address of the web chat, with everybody who may.

A new address has no row, and then a test fails.
"""

from __future__ import annotations

FAMILY = frozenset({"leerling", "ouder 1", "ouder 2"})
JUF, STAFF = frozenset({"juf"}), frozenset({"juf", "colleague", "other school"})
CHILDREN = frozenset({"leerling", "other child"})
KNOWN = FAMILY | CHILDREN | STAFF
GONE = frozenset({"nobody", "old card", "signed out"})
# Of these the first was given Yusuf's werkstuk, the second Amira's, the third once had Yusuf's.
MENTOR, MENTORS = frozenset({"mentor"}), frozenset({"mentor", "other mentor"})
READERS = MENTORS | {"revoked mentor", "directeur"}
ALL, NONE = KNOWN | GONE | READERS, frozenset[str]()

# Who is let in when they ask this about Amira; of oneself is what they get.
ROUTES: dict[tuple[str, str], frozenset[str]] = {
    ("GET", "/"): ALL,
    ("POST", "/"): NONE,  # with a code that is none
    ("GET", "/i/{code}"): ALL,
    ("POST", "/i/{code}"): NONE,
    ("GET", "/eenmalig/{token}"): ALL,
    ("POST", "/eenmalig/{token}"): NONE,  # with a token that is none
    ("GET", "/static"): ALL,
    ("GET", "/lees/{code}"): NONE,  # with a code that is none
    ("POST", "/lees/{code}"): NONE,
    ("POST", "/afmelden"): NONE,
    ("GET", "/directeur"): frozenset({"directeur"}),
    ("GET", "/mentor"): MENTORS,
    ("POST", "/mentor"): MENTORS,
    ("GET", "/mentor/{dossier}/{form}"): MENTOR,
    ("POST", "/mentor/{dossier}/{form}"): MENTOR,
    ("GET", "/mentor/{dossier}/{form}/gesprek"): MENTOR,
    ("GET", "/mentor/{dossier}/{form}/werkstuk.pdf"): MENTOR,
    ("GET", "/mentor/{dossier}/{form}/gespreksblad.pdf"): MENTOR,
    ("GET", "/mentor/{dossier}/{form}/foto/{photo}"): MENTOR,
    ("GET", "/healthz"): ALL,
    ("GET", "/readyz"): ALL,
    ("POST", "/weg"): NONE,
    ("GET", "/gegevens"): FAMILY | CHILDREN,
    ("POST", "/gegevens"): NONE,  # of nothing that was handed in
    ("POST", "/gegevens/bezwaar"): frozenset({"ouder 1"}),  # to what ouder 1 wrote
    ("GET", "/gegevens.pdf"): FAMILY | CHILDREN,
    ("GET", "/gegevens.json"): FAMILY | CHILDREN,
    ("GET", "/fotos"): frozenset({"ouder 1", "ouder 2"}),
    ("POST", "/fotos"): frozenset({"ouder 2"}),  # in whose name it is said
    ("GET", "/apparaten"): KNOWN,
    ("POST", "/apparaten"): KNOWN,
    ("GET", "/tweede-stap"): NONE,  # of nobody who is half in
    ("POST", "/tweede-stap"): NONE,
    ("GET", "/tweede-stap/opnieuw"): STAFF,
    ("POST", "/tweede-stap/opnieuw"): STAFF,
    ("GET", "/keuze"): KNOWN,
    ("POST", "/keuze"): NONE,
    ("GET", "/gesprek"): KNOWN,
    ("GET", "/privacy"): FAMILY | CHILDREN,
    ("GET", "/api/state"): frozenset({"ouder 1", "ouder 2"}),
    ("POST", "/api/say"): frozenset({"leerling"}),
    ("POST", "/api/photo"): frozenset({"leerling"}),
    ("POST", "/api/theme"): CHILDREN,
    ("POST", "/api/agree"): frozenset({"ouder 2"}),
    ("POST", "/api/reminders"): FAMILY | CHILDREN,
    ("GET", "/api/events"): KNOWN,
    ("GET", "/foto/{photo_id}"): frozenset({"leerling"}),
    ("GET", "/patroon.svg"): FAMILY | CHILDREN,
    ("GET", "/kopie/{questionnaire}.pdf"): frozenset({"ouder 1"}),
    ("GET", "/klas"): STAFF,
    ("GET", "/klas/mijn"): STAFF,
    ("POST", "/klas/mijn"): STAFF,
    ("GET", "/klas/gesprek"): STAFF,
    ("GET", "/klas/{klas}"): JUF,
    ("GET", "/klas/{klas}/nieuws"): JUF,
    ("GET", "/klas/{klas}/schooljaar"): JUF,
    ("POST", "/klas/{klas}/schooljaar"): JUF,
    ("POST", "/klas/{klas}/afsluiten"): JUF,
    ("GET", "/klas/{klas}/leerlingen"): JUF,
    ("POST", "/klas/{klas}/leerlingen"): JUF,
    ("POST", "/klas/{klas}/leerlingen/erbij"): JUF,
    ("GET", "/klas/{klas}/uitnodigingen"): JUF,
    ("POST", "/klas/{klas}/uitnodigingen"): JUF,
    ("GET", "/klas/{klas}/kaartjes.pdf"): JUF,
    ("GET", "/klas/{klas}/brieven.pdf"): JUF,
    ("GET", "/klas/{klas}/uitnodigingen.pdf"): JUF,
    ("GET", "/klas/{klas}/planning"): JUF,
    ("POST", "/klas/{klas}/planning"): JUF,
    ("GET", "/klas/{klas}/bestanden"): JUF,
    ("POST", "/klas/{klas}/bestanden"): JUF,
    ("GET", "/klas/{klas}/mentoren"): JUF,
    ("POST", "/klas/{klas}/mentoren"): JUF,
    ("POST", "/klas/{klas}/mentoren/{reader}"): JUF,
    ("GET", "/klas/{klas}/gesprek"): JUF,
    ("POST", "/klas/{klas}/gesprek"): JUF,
    ("GET", "/klas/{klas}/gesprek/{word}"): NONE,
    ("GET", "/klas/{klas}/leerling/{dossier}"): JUF,
    ("POST", "/klas/{klas}/leerling/{dossier}/naam"): JUF,
    ("POST", "/klas/{klas}/leerling/{dossier}/okr"): JUF,
    ("POST", "/klas/{klas}/leerling/{dossier}/taal"): JUF,
    ("POST", "/klas/{klas}/leerling/{dossier}/klas"): NONE,  # to a klas that is not hers either
    ("POST", "/klas/{klas}/leerling/{dossier}/bezwaar"): JUF,
    ("GET", "/klas/{klas}/leerling/{dossier}/weg"): JUF,
    ("POST", "/klas/{klas}/leerling/{dossier}/weg"): JUF,
    ("POST", "/klas/{klas}/leerling/{dossier}/foto"): JUF,
    ("GET", "/klas/{klas}/fotos"): JUF,
    ("POST", "/klas/{klas}/fotos"): JUF,
    ("GET", "/klas/{klas}/okr"): JUF,
    ("POST", "/klas/{klas}/okr"): JUF,
    ("GET", "/klas/{klas}/team"): JUF,
    ("POST", "/klas/{klas}/team"): JUF,
    ("POST", "/klas/{klas}/team/{person}"): JUF,
    ("POST", "/klas/{klas}/team/{person}/code"): JUF,
    ("GET", "/klas/{klas}/team/{person}/weg"): JUF,
    ("POST", "/klas/{klas}/team/{person}/weg"): JUF,
    ("GET", "/klas/{klas}/leerling/{dossier}/foto/{photo}"): JUF,
    ("GET", "/klas/{klas}/leerling/{dossier}/{form}/{slot}"): JUF,
    ("POST", "/klas/{klas}/leerling/{dossier}/{form}/{slot}"): JUF,
    ("GET", "/klas/{klas}/leerling/{dossier}/patroon.svg"): JUF,
    ("POST", "/klas/{klas}/leerling/{dossier}/{form}/{slot}/bespreek"): JUF,
    ("POST", "/klas/{klas}/leerling/{dossier}/{form}/{slot}/bespreek/{question}"): JUF,
    ("GET", "/klas/{klas}/samen/{dossier}/{form}/{slot}"): JUF,
    ("POST", "/klas/{klas}/samen/{dossier}/{form}/{slot}"): JUF,
    ("GET", "/klas/{klas}/samen/{dossier}/{form}/{slot}/state"): JUF,
    ("POST", "/klas/{klas}/samen/{dossier}/{form}/{slot}/say"): JUF,
    ("GET", "/klas/{klas}/samen/{dossier}/{form}/{slot}/events"): JUF,
    ("GET", "/klas/{klas}/overdracht"): JUF,
    ("POST", "/klas/{klas}/overdracht/stand"): JUF,
    ("GET", "/klas/{klas}/overdracht/scholen"): JUF,
    ("POST", "/klas/{klas}/overdracht/scholen"): JUF,
    ("POST", "/klas/{klas}/overdracht/lijst"): JUF,
    ("POST", "/klas/{klas}/overdracht/maken"): JUF,
    ("POST", "/klas/{klas}/overdracht/map/{bundle}"): JUF,  # of oneself there is none
    ("GET", "/klas/{klas}/overdracht/map/{bundle}/nieuws"): JUF,  # that it ended
    ("GET", "/klas/{klas}/overdracht/map/{bundle}/bestand"): NONE,
    ("GET", "/klas/{klas}/overdracht/leerling/{dossier}"): JUF,
}
# The answer of these never ends for who is let in, so only the others ask.
STREAMS = {
    "/api/events",
    "/klas/{klas}/nieuws",
    "/klas/{klas}/samen/{dossier}/{form}/{slot}/events",
}
LEAVING = {("POST", "/weg"), ("POST", "/afmelden")}
ASKED = [ask for ask in ROUTES if ask not in {("GET", "/"), ("GET", "/static")} | LEAVING]
