"""Invented leerlingen and ouders for the export tests and the benchmark."""

from __future__ import annotations

import io
import random
from datetime import UTC, date, datetime

from PIL import Image, ImageDraw

from conversations.answers import (
    Answer,
    ChoiceValue,
    DateValue,
    PassValue,
    Photo,
    PhotoValue,
    ScaleValue,
    TextPart,
    TextValue,
    Value,
)
from conversations.loader import load_all
from conversations.people import Dossier, Klas, School, Slot, Theme
from conversations.piping import asked, piped
from conversations.questionnaire import Pass, Questionnaire
from exports.model import Contribution, ExportPhoto, Sheet

NOW = datetime(2027, 6, 11, 9, 30, tzinfo=UTC)
DIT_BEN_IK = load_all(None)["dit-ben-ik"]
OKR_OUDERS = load_all(None)["okr-ouders"]

Given = dict[str, Value]


def text(words: str) -> TextValue:
    return TextValue((TextPart(words),))


def picked(*chosen: str, other: str = "") -> ChoiceValue:
    return ChoiceValue(chosen, other)


def answers(questionnaire: Questionnaire, given: Given, language: str = "nl") -> dict[str, Answer]:
    """Each answer with its question as the engine would have asked it."""
    made: dict[str, Answer] = {}
    for question_id, value in given.items():
        question = questionnaire.question(question_id)
        assert question is not None, question_id
        words = asked(question, piped(questionnaire, question, made))
        made[question_id] = Answer(question_id, words, value, language, NOW)
    return made


def contribution(
    given: Given,
    slot: Slot = Slot.LEERLING,
    questionnaire: Questionnaire = DIT_BEN_IK,
    language: str = "nl",
    submitted_at: datetime | None = NOW,
) -> Contribution:
    return Contribution(slot, answers(questionnaire, given, language), submitted_at)


def sheet(
    *contributions: Contribution,
    name: str = "Fenna",
    theme: Theme = Theme.ZEE,
    seed: int = 20260117,
    questionnaire: Questionnaire = DIT_BEN_IK,
    photos: dict[str, ExportPhoto] | None = None,
    draft: bool = False,
    include_sensitive: bool = True,
) -> Sheet:
    return Sheet(
        School("s1", "Basisschool De Voorbeeldboom"),
        Klas("k1", "s1", "groep 8b", "2026-2027"),
        Dossier("d1", "k1", name, theme, seed),
        questionnaire,
        contributions,
        photos or {},
        NOW,
        draft,
        include_sensitive,
    )


def drawing(seed: int, width: int = 1600, height: int = 1200) -> ExportPhoto:
    """A landscape in felt-tip, other data for each seed."""
    dice = random.Random(seed)
    image = Image.new("RGB", (width, height), "#fbf7ea")
    pen = ImageDraw.Draw(image)
    for layer, colour in enumerate(("#bcd9ea", "#8fb98a", "#4d8a5a")):
        top = height * (0.45 + 0.16 * layer)
        ridge = [(x, top + dice.uniform(-60, 60)) for x in range(0, width + 100, 100)]
        pen.polygon([(0, height), *ridge, (width, height)], fill=colour)
    sun = dice.randrange(width // 6, width - width // 6)
    pen.ellipse((sun - 110, 90, sun + 110, 310), fill="#f2b33d")
    for _ in range(3):
        x = dice.randrange(width // 8, width - width // 8)
        size = dice.randrange(120, 220)
        foot = height - dice.randrange(120, 260)
        colour = dice.choice(("#d2542f", "#2f6fb0", "#e0a21c", "#8c4fa0"))
        pen.polygon([(x - size, foot), (x, foot - size * 1.3), (x + size, foot)], fill=colour)
        pen.polygon([(x - 30, foot), (x, foot - size * 0.7), (x + 30, foot)], fill="#3a2a1c")
    return _jpeg(image)


def portrait(seed: int = 1, side: int = 1000) -> ExportPhoto:
    """A self-portrait in felt-tip."""
    dice = random.Random(seed)
    image = Image.new("RGB", (side, side), "#fbf7ea")
    pen = ImageDraw.Draw(image)
    hair = dice.choice(("#6b4423", "#2c1d12", "#c98a2b"))
    for _ in range(260):
        angle = dice.uniform(-1.0, 1.0)
        pen.line((500, 360, 500 + 330 * angle, 360 + dice.uniform(-250, 330)), hair, 12)
    pen.ellipse((300, 220, 700, 660), fill="#f0c8a0", outline="#3a2a1c", width=6)
    for x in (410, 590):
        pen.ellipse((x - 50, 380, x + 50, 470), outline="#a5243d", width=9)
        pen.ellipse((x - 14, 412, x + 14, 440), fill="#1d1d1f")
    pen.arc((420, 460, 580, 590), 20, 160, "#a5243d", 12)
    for x in range(250, 750, 14):
        pen.line((x, 690 + dice.randrange(30), x + dice.randrange(-30, 30), side), "#2f6fb0", 12)
    return _jpeg(image)


def _jpeg(image: Image.Image) -> ExportPhoto:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=85)
    return ExportPhoto(out.getvalue(), *image.size)


FENNA: Given = {
    "mij_naam": text("Fenna"),
    "mij_foto": PhotoValue((Photo("zelf", "Ik met mijn ronde bril en mijn blauwe trui."),)),
    "mij_woorden": picked("nieuwsgierig", "grappig", other="een beetje eigenwijs"),
    "gezin_wie": text(
        "Ik woon met mijn moeder, mijn broer en onze hond Moos. In het weekend ben ik bij mijn "
        "vader. Daar slaap ik op een hoogslaper die we samen hebben getimmerd."
    ),
    "gezin_samen": text("Pannenkoeken bakken. Wie de laatste eet, kiest de film."),
    "hobby_wat": text(
        "Ik zit op klimmen. Het leukste vind ik boulderen, want dan heb je geen touw en moet je "
        "zelf bedenken hoe je boven komt. Een route heet daar een probleem en dat vind ik grappig, "
        "want thuis zijn problemen nooit zo leuk. Ik ben nu bezig met een rode. Ik ben er al "
        "veertien keer afgevallen, maar ik weet nu waar mijn linkervoet moet.\n"
        "Als ik niet klim dan lees ik. Vooral boeken over de Noormannen. Odin is mijn favoriet "
        "omdat hij een oog heeft geruild voor wijsheid."
    ),
    "goed_in": text("Dingen uitleggen aan kleuters en niet opgeven"),
    "school_bijzonder": text(
        "Bij ons heeft elke klas een stuk moestuin. In groep 6 hadden we pompoenen en die hebben "
        "we verkocht op het plein. Van het geld is een bank gekomen."
    ),
    "vak_leuk": picked("lezen", "geschiedenis", "natuur"),
    "vak_leuk_waarom": text("Dat je telkens denkt: hè, zit dat zo?"),
    "vak_minder": picked("spelling", "verkeer"),
    "vak_minder_waarom": text("Spelling gaat te snel voor mij. Verkeer is gewoon saai."),
    "school_herinnering": text(
        "Toen we op kamp gingen vergat meester Joost de haringen van de tenten. Het ging regenen "
        "en we hebben toen met z'n allen in de schuur bij de geiten geslapen. Eentje heeft mijn "
        "sok opgegeten. Ik was eerst een beetje bang in het donker, maar toen ging juf Petra "
        "voorlezen met een zaklamp. Het was het gezelligste wat ik ooit heb meegemaakt."
    ),
    "school_foto": PhotoValue((Photo("kamp", "Onze tenten, toen ze nog overeind stonden."),)),
    "vo_gevoel": ScaleValue(4),
    "vo_verwacht": text(
        "Groot en druk, met allemaal deuren die op elkaar lijken. Maar er is een "
        "scheikundelokaal met echte branders."
    ),
    "vo_zin": text("Scheikunde!"),
    "vo_spannend": picked(
        "weg_vinden", "veel_leraren", other="dat er niemand van mijn klas meegaat"
    ),
    "kan_plannen": ScaleValue(2),
    "kan_samenwerken": ScaleValue(4),
    "kan_vragen": ScaleValue(3),
    "kan_presenteren": ScaleValue(4),
    "kan_concentreren": ScaleValue(1),
    "kan_digitaal": PassValue(Pass.SKIPPED),
    "kan_trots": text(
        "Dat ik de eindmusical heb helpen schrijven. Het liedje van de geit zit erin."
    ),
    "kan_trots_foto": PhotoValue((Photo("decor", "Het decor van de musical."),)),
    "kan_beter": text(
        "Ik wil graag leren hoe je begint aan iets groots zonder het uit te stellen."
    ),
    "mentor_weten": text(
        "Als ik veel praat ben ik meestal zenuwachtig. Als ik stil ben, denk ik na en is er niks "
        "aan de hand. Mensen halen dat vaak door elkaar."
    ),
    "mentor_helpt": picked("rust", "voorbeeld", "grapje"),
    "mentor_helpt_niet": text("Als iemand zegt dat het makkelijk is."),
    "mentor_vraag": text("Mag je op school ook dingen leren die niet in het rooster staan?"),
}

FENNA_HOME: Given = {
    "thuis_stukje": text(
        "Fenna stelt de hele dag vragen, en dat is haar mooiste eigenschap, ook om half elf 's "
        "avonds. Ze is trouw aan haar vrienden en kan slecht tegen oneerlijkheid. Geef haar iets "
        "om uit te zoeken en u heeft geen kind aan haar. Ze vergeet haar gymtas. Altijd. Wij "
        "werken eraan."
    ),
    "thuis_wie": picked("moeder"),
}

BO: Given = {
    "mij_naam": text("Bo"),
    "hobby_wat": text("Voetballen. Of gamen."),
    "goed_in": text("Keepen"),
    "school_bijzonder": text("Kleine school. Iedereen kent elkaar."),
    "vak_leuk": picked("gym"),
    "vak_minder": picked("taal", "spelling"),
    "school_herinnering": text("Dat we kampioen werden"),
    "vo_gevoel": ScaleValue(2),
    "vo_verwacht": text("Weet ik niet. Groter denk ik."),
    "kan_samenwerken": ScaleValue(3),
    "kan_digitaal": ScaleValue(4),
    "kan_trots": text("Onze beker"),
    "mentor_weten": PassValue(Pass.TELL_MYSELF),
}

OKR: Given = {
    "wie_vult_in": picked("samen"),
    "relatie": picked("vader"),
    "sterk": text("Samir is rustig en maakt af waar hij aan begint. Rekenen gaat vanzelf."),
    "minder_sterk": text("Schrijven kost moeite. Hij is bang om fouten te maken voor de klas."),
    "thuis_kind": text("Rustig. Hij helpt graag in de keuken."),
    "leren_huiswerk": PassValue(Pass.SKIPPED),
    "spanning": text("Bij toetsen. Dan slaapt hij slecht."),
    "helpt": text("1. Iets meer tijd om te schrijven.\n2. Vooraan zitten.\n3. Een voorbeeld."),
    "hulp": picked(other="huiswerkklas in de bibliotheek"),
    "gezondheid": PassValue(Pass.IN_CONVERSATION),
    "verwachting": text("Wij hopen dat hij vrienden vindt en blij blijft."),
    "contact_school": picked(other="via zijn oudere zus"),
    "inzage": picked("gelezen"),
    "inzage_datum": DateValue(date(2027, 3, 9)),
    "eens": picked("nee"),
    "zienswijze": text(
        "In het rapport staat dat Samir weinig zegt. Thuis vertelt hij juist veel. Wij denken dat "
        "hij in de klas nog zoekt naar de woorden."
    ),
}


def fenna(theme: Theme = Theme.ZEE, seed: int = 20260117, name: str = "Fenna") -> Sheet:
    """Everything answered, three pictures, a stukje van thuis. The seed changes all pictures."""
    given = {**FENNA, "mij_naam": text(name)}
    photos = {"zelf": portrait(seed), "kamp": drawing(seed), "decor": drawing(seed + 1)}
    return sheet(
        contribution(given),
        contribution(FENNA_HOME, Slot.OUDER_1),
        name=name,
        theme=theme,
        seed=seed,
        photos=photos,
    )
