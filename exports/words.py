"""The fixed words of the documents, in one place. They are Dutch whatever language the person
talked: the readers are a Dutch school and its mentor."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime

from conversations.people import Slot
from conversations.questionnaire import Pass

DUTCH = Locale("nl")
AMSTERDAM = ZoneInfo("Europe/Amsterdam")

TELL_MYSELF = "Ik vertel het zelf."
ROOM_FOR_ME = "Ruimte voor mij: om iets bij te schrijven, te tekenen of op te plakken."
MENTOR_ANSWERS = "Antwoord van mijn mentor"
BY_OUDER = "Geschreven door een ouder"
SCHOOLJAAR = "schooljaar {schooljaar}"
DRAFT = "concept"
NAMELESS = "Een leerling"
ALT_COVER = "Foto of tekening van {name}."
ALT_PHOTO = "Foto of tekening bij: {asked}"

OKR_TITLE = "Het deel van de ouders"
OKR_ABOVE = "Onderwijskundig rapport (OKR), schooljaar {schooljaar}"
OKR_DOCUMENT = "Onderwijskundig rapport, deel van de ouders: {name}"
OKR_FOOT = "Vertrouwelijk  ·  {name}  ·  {school}  ·  {questionnaire}, versie {version}"
OKR_TOGETHER = "Ingevuld in overleg met {who}, opgeschreven door {by}, {day}."
OKR_BEGUN_TOGETHER = "Begonnen in overleg met {who}, opgeschreven door {by}, {day}."
OKR_CONFIRMED = "Door de ouder bevestigd op {day}."
OKR_FINISHED_ALONE = "Daarna heeft de ouder het zelf afgemaakt."
OKR_NOT_CONFIRMED = "Nog niet door de ouder bevestigd."
SOMEBODY_AT_SCHOOL = "de leerkracht"
LEERLING = "Leerling"
KLAS = "Klas"
SCHOOL = "School"
BY = "Ingevuld door"
SUBMITTED = "Ingeleverd"
NOT_SUBMITTED = "nog niet ingeleverd"
PRINTED = "Gemaakt"
INSPECTION = "Inzage en mening over het rapport van school"
INSPECTION_NOTE = (
    "Eens of niet eens gaat over de inhoud van het rapport, niet over het versturen. "
    "De school verandert de woorden van de ouder niet."
)
WITHHELD = "Dit antwoord staat niet in dit exemplaar."
NOT_RELEVANT = "niet van toepassing"
AS_TYPED_IN = "Gesprek in het {language}. Het antwoord staat er zoals getypt."
AS_TYPED = "Het antwoord staat er zoals getypt."
PHOTO = "foto of tekening"

CARDS_TITLE = "Kaartjes om te beginnen, {klas}"
INVITATIONS_TITLE = "Uitnodigingen voor {klas}"
LETTERS_TITLE = "Brieven aan de ouders van {klas}"
CARD_QR = "QR-code die de vragen opent voor {name}."
CARD_SCAN = "Scan de QR-code. Of ga naar"
CARD_TYPE = "Typ de code die hierboven staat. Hij is alleen van jou."
CARD_UNTIL = "Stoppen mag altijd. Je kunt verder tot en met {day}."
CARD_LATER = "Stoppen mag altijd. Later ga je gewoon verder."

GUIDE_TITLE = "Gespreksblad bij het werkstuk van {name}"
GUIDE_ABOVE = "Gespreksblad voor de mentor, bij het werkstuk {title}"
GUIDE_ASKS = "{name} vraagt jou"
GUIDE_OPEN = "Nog niet verteld"
GUIDE_OPEN_NOTE = "Overgeslagen. Dat mag. Je kunt ernaar vragen."
GUIDE_ASK = (
    "De woorden zijn van {name}. De zinnen naast een streep zijn voor jou, om mee te beginnen."
)
GUIDE_AGREED = "Afgesproken"
GUIDE_COLUMNS = ("Wat", "Wie", "Wanneer kijken we terug")
GUIDE_MORE = "lees verder in het werkstuk"
GUIDE_FOOT = (
    "{school}, {klas}, schooljaar {schooljaar}. Loopt {name} later vast? Bel de basisschool."
)

BUNDLE_DOCUMENT = "Werkstukken voor {vo_school}"
BUNDLE_DOCUMENT_KLAS = "Werkstukken van {klas}"
BUNDLE_ABOVE = "{school}  ·  {klas}  ·  schooljaar {schooljaar}"
BUNDLE_TITLE = "Dit zijn wij"
BUNDLE_ONE = "1 werkstuk voor {vo_school}"
BUNDLE_MANY = "{count} werkstukken voor {vo_school}"
BUNDLE_ONE_KLAS = "1 werkstuk van {klas}"
BUNDLE_MANY_KLAS = "{count} werkstukken van {klas}"
BUNDLE_CONTENTS = "Inhoud"
BUNDLE_COLUMNS = ("Naam", "Van thuis", "Bladzijde")
BUNDLE_FOLDER_COLUMNS = ("Naam", "Van thuis", "Bestand")
BUNDLE_HOME = "met een stukje van thuis"
BUNDLE_CALL = "Loopt een leerling later vast?"
BUNDLE_CALL_SCHOOL = "Bel de basisschool, ook na de eerste weken."
BUNDLE_CALL_PHONE = "Bel {school} op {phone}, ook na de eerste weken."
BUNDLE_ASK = "Vraag naar:"
BUNDLE_RECEIVED = "Ontvangen"
BUNDLE_RECEIVED_NOTE = (
    "Deze bundel is voor de mentoren. Geef elk werkstuk aan de mentor van de leerling en zet hier "
    "uw naam. De basisschool hoort graag dat het is aangekomen."
)
BUNDLE_SIGN = ("Naam", "Functie", "Datum")
LEERKRACHT = "leerkracht"
LEERKRACHT_OF = "de leerkracht van {klas}"
OKR_FILES = "OKR-ouders"
NO_VO_SCHOOL_YET = "Nog_geen_school"
BETWEEN = "  ·  "
BUNDLE_FOOT = "Gemaakt op {day}"

PASSED = {
    Pass.SKIPPED: "niet ingevuld",
    Pass.TELL_MYSELF: "vertelt het liever zelf",
    Pass.IN_CONVERSATION: "liever in een gesprek",
    Pass.UNKNOWN: "weet het niet",
}
NOT_ANSWERED = PASSED[Pass.SKIPPED]

CONTRIBUTORS = {
    Slot.LEERLING: "leerling",
    Slot.OUDER_1: "ouder 1",
    Slot.OUDER_2: "ouder 2",
}


def day(value: date) -> str:
    """ "11 maart 2027"."""
    return format_date(value, "d MMMM y", locale=DUTCH)


def day_of(moment: datetime) -> str:
    """The day of a UTC moment in Amsterdam."""
    return day(moment.astimezone(AMSTERDAM).date())


def short_day(value: date) -> str:
    """ "11 maart", on papers that are used within weeks."""
    return format_date(value, "d MMMM", locale=DUTCH)


def moment(value: datetime) -> str:
    """A UTC moment as "11 maart 2027, 19:42 uur" in Amsterdam."""
    return format_datetime(value.astimezone(AMSTERDAM), "d MMMM y, HH:mm 'uur'", locale=DUTCH)


def language_name(tag: str) -> str:
    """ "Arabisch" for "ar"; a tag that nobody knows is named by itself."""
    return str(DUTCH.languages.get(tag.split("-", maxsplit=1)[0], tag))
