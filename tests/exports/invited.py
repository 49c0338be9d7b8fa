"""Invented invitations of an invented klas, and a program that scans QR codes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

import pypdfium2
import zxingcpp

from conversations.people import Klas, School, Slot, Theme
from exports.papers import Card, Invitation, Letter, Round
from locales.catalogue import Catalogue, Language, catalogue
from tests.exports.samples import NOW

NAMES = (
    "Fenna V.",
    "Bo",
    "Zeynep Łucja D.",
    "Samir A.",
    "Jan-Willem Alexander K.",
    "Олександра П.",
    "سمير",
    "Wolfgangalexandermaximiliaanbartholomeus",
)


def round_(
    until: date | None = date(2027, 6, 25), address: str = "overdracht.school.example"
) -> Round:
    return Round(
        School("s1", "Basisschool De Voorbeeldboom"),
        Klas("k1", "s1", "groep 8b", "2026-2027"),
        ("Petra Hoekstra",),
        address,
        until,
        NOW,
    )


def invitation(number: int, telegram: bool = False) -> Invitation:
    """Another code for each number, in the signs and groups of real ones."""
    signs = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
    code = "".join(signs[(number * 7 + place * (number + 11)) % 30] for place in range(12))
    return Invitation(
        f"{code[:4]}-{code[4:8]}-{code[8:]}",
        f"https://overdracht.school.example/i/{code}",
        f"https://t.me/voorbeeld_overdracht_bot?start={code}" if telegram else "",
    )


def cards(count: int) -> list[Card]:
    return [
        Card(NAMES[number % len(NAMES)], tuple(Theme)[number % 6], 100 + number, invitation(number))
        for number in range(count)
    ]


def scanned(pdf: bytes, dots_per_inch: int = 150) -> list[list[str]]:
    """What a telephone reads from each page as it is printed, from the top left."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for page in document:
        picture = page.render(scale=dots_per_inch / 72).to_pil().convert("L")
        codes = zxingcpp.read_barcodes(picture)
        codes.sort(key=lambda code: (code.position.top_left.y // 50, code.position.top_left.x))
        found.append([code.text for code in codes])
        page.close()
    document.close()
    return found


class Fabricated:
    """A catalogue of a language that we do not ship: the translations given, else the Dutch."""

    def __init__(self, code: str, direction: str, translations: Mapping[str, str]) -> None:
        self.language = Language(code, code, direction)
        self._translations = translations
        self._dutch = catalogue("nl")

    def text(self, msgid: str, /, **params: object) -> str:
        return self._translations.get(msgid, msgid).format_map(params)

    def plural(self, one: str, many: str, count: int, /, **params: object) -> str:
        return self.text(one if count == 1 else many, count=count, **params)

    def day(self, value: date) -> str:
        return f"{value.day}/{value.month}/{value.year}"

    def brief_day(self, value: date) -> str:
        return f"{value.day}/{value.month}"

    def weekday(self, value: date) -> str:
        return f"{value.day}/{value.month}"

    def moment(self, value: datetime) -> str:
        return self._dutch.moment(value)

    def list(self, items: tuple[str, ...]) -> str:
        return self._dutch.list(items)


ARABIC = Fabricated(
    "ar",
    "rtl",
    {
        "Een stukje van thuis over {name}": "كلمة من البيت عن {name}",
        "Beste ouder of verzorger,": "ولي الأمر العزيز،",
        "{name} maakt op school het werkstuk Dit ben ik, voor de nieuwe mentor. "
        "Daarin is ook plaats voor u. Wilt u een paar zinnen over uw kind schrijven? "
        "Het duurt ongeveer tien minuten. Het mag in uw eigen taal, en het hoeft niet.": (
            "يكتب {name} في المدرسة عملا عن نفسه للمرشد الجديد. هل تريد أن تكتب بضع جمل عن طفلك؟ "
            "يستغرق ذلك عشر دقائق تقريبا. يمكنك الكتابة بلغتك."
        ),
        "Scan de QR-code met uw telefoon. Of ga op een computer naar dit adres:": (
            "امسح الرمز بهاتفك. أو اذهب إلى هذا العنوان:"
        ),
        "Vraagt de pagina om een code? Typ dan de code die hier staat.": (
            "هل تطلب الصفحة رمزا؟ اكتب الرمز الموجود هنا."
        ),
        "Beantwoord de vragen. Dat kan tot en met {day}.": "أجب عن الأسئلة حتى {day}.",
        "De code is alleen voor u. Geef hem niet door.": "الرمز لك وحدك.",
        "Wie leest wat u schrijft?": "من يقرأ ما تكتبه؟",
        "Uw kind, de leerkracht en de nieuwe mentor kunnen uw stukje lezen.": (
            "يستطيع طفلك والمعلم والمرشد الجديد قراءة ما تكتبه."
        ),
        "Met vriendelijke groet,": "مع أطيب التحيات،",
    },
)


def letters(
    count: int,
    words: Catalogue = ARABIC,
    telegram: bool = False,
    okr: bool = False,
    until: date | None = date(2027, 6, 25),
) -> list[Letter]:
    return [
        Letter(
            NAMES[number // 2 % len(NAMES)],
            (Slot.OUDER_1, Slot.OUDER_2)[number % 2],
            invitation(1000 + number, telegram),
            words,
            until,
            date(2027, 11, 1),
            date(2027, 8, 1) if okr else None,
        )
        for number in range(count)
    ]
