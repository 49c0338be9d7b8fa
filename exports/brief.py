"""A letter per ouder: why, how to start in three lines, and who reads it for how long. In Dutch,
and beside it in the family's own language when we know it, else in English."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from conversations.people import Slot, Theme
from exports import qr, words
from exports.papers import Letter, Round
from exports.text import printable
from exports.themes import COLOURS
from exports.typeset import typeset
from locales.catalogue import SOURCE_LANGUAGE, Catalogue, catalogue

SHORT_NAME = 24
"""Signs: a longer name may break, or it could run off the page."""


def pdf(round_: Round, letters: Sequence[Letter]) -> bytes:
    """A page of A4 for each letter, in their order. ValueError when there are none. Blocking."""
    if not letters:
        raise ValueError("no ouders to write to")
    longest = _longest(letters)
    data = {
        "title": words.LETTERS_TITLE.format(klas=round_.klas.name),
        "author": round_.school.name,
        "klas": round_.klas.name,
        "day": words.day(round_.made_at.astimezone(words.AMSTERDAM).date()),
        "address": round_.address,
        "colours": asdict(COLOURS[Theme.ZEE]),
        "letters": [
            _letter(number, round_, letter) | {"longest": longest[_kind(letter)]}
            for number, letter in enumerate(letters)
        ],
    }
    return typeset("brief", data, _pictures(letters), round_.made_at)


def _kind(letter: Letter) -> tuple[str, bool, bool]:
    """Letters of one kind differ in names and codes only."""
    return letter.words.language.code, bool(letter.invitation.telegram_link), letter.okr


def _longest(letters: Sequence[Letter]) -> dict[tuple[str, bool, bool], int]:
    """Of each kind, where the letter with the longest name is."""
    by_length = sorted(enumerate(letters), key=lambda item: len(item[1].leerling))
    return {_kind(letter): number for number, letter in by_length}


def _letter(number: int, round_: Round, letter: Letter) -> dict[str, object]:
    dutch = catalogue(SOURCE_LANGUAGE)
    spoken = [dutch]
    if letter.words.language.code != SOURCE_LANGUAGE:
        spoken.append(letter.words)
    return {
        "code": letter.invitation.code,
        "to": dutch.text("ouder 2") if letter.slot is Slot.OUDER_2 else dutch.text("ouder 1"),
        "qr": _name(number, "web"),
        "telegram": _name(number, "telegram") if letter.invitation.telegram_link else "",
        "said": [_said(round_, letter, language) for language in spoken],
    }


def _said(round_: Round, letter: Letter, t: Catalogue) -> dict[str, object]:
    name = _whole(printable(letter.leerling)) or t.text("Uw kind")
    return {
        "language": t.language.code,
        "names": [name, *map(_whole, round_.leerkrachten)],
        "title": t.text("Een stukje van thuis over {name}", name=name),
        "why": _why(letter, t, name),
        "how": _how(letter, t),
        "only_you": t.text("De code is alleen voor u. Geef hem niet door."),
        "qr_alt": t.text("QR-code die de vragen voor u opent."),
        "telegram": t.text("Gebruikt u liever Telegram? Scan dan deze code."),
        "telegram_alt": t.text("QR-code die het gesprek in Telegram opent."),
        "privacy_title": t.text("Wie leest wat u schrijft?"),
        "privacy": _privacy(round_, letter, t),
        "help": t.text("Lukt het niet, of vertelt u het liever? Kom langs of bel de school."),
        "greeting": t.text("Met vriendelijke groet,"),
        "signed": _signed(round_, t, name),
    }


def _signed(round_: Round, t: Catalogue, name: str) -> str:
    signing = tuple(map(_whole, round_.leerkrachten))
    if not signing:
        return t.text("De leerkracht van {name}", name=name)
    if len(signing) == 1:
        return t.text("{leerkracht}, leerkracht van {name}", leerkracht=signing[0], name=name)
    return t.text(
        "{leerkrachten}, leerkrachten van {name}", leerkrachten=t.list(signing), name=name
    )


def _whole(name: str) -> str:
    """An initial does not go to the next line alone."""
    return name.replace(" ", "\u00a0") if len(name) <= SHORT_NAME else name


def _why(letter: Letter, t: Catalogue, name: str) -> list[str]:
    said = [
        t.text("Beste ouder of verzorger,"),
        t.text(
            "{name} maakt op school het werkstuk Dit ben ik, voor de nieuwe mentor. "
            "Daarin is ook plaats voor u. Wilt u een paar zinnen over uw kind schrijven? "
            "Het duurt ongeveer tien minuten. Het mag in uw eigen taal, en het hoeft niet.",
            name=name,
        ),
    ]
    if letter.okr:
        said.append(
            t.text(
                "Ook vragen wij u om te helpen bij het rapport voor de nieuwe school. "
                "Die vragen kosten ongeveer twintig minuten. U kunt altijd stoppen en later "
                "verdergaan."
            )
        )
    return said


def _how(letter: Letter, t: Catalogue) -> list[str]:
    """Three lines; the address is printed apart, below the first."""
    return [
        t.text("Scan de QR-code met uw telefoon. Of ga op een computer naar dit adres:"),
        t.text("Vraagt de pagina om een code? Typ dan de code die hier staat."),
        t.text("Beantwoord de vragen. Dat kan tot en met {day}.", day=t.day(letter.until))
        if letter.until
        else t.text("Beantwoord de vragen. U kunt stoppen en later verdergaan."),
    ]


def _privacy(round_: Round, letter: Letter, t: Catalogue) -> list[str]:
    readers = [t.text("Uw kind, de leerkracht en de nieuwe mentor kunnen uw stukje lezen.")]
    if round_.others:
        others = t.list(round_.others)
        readers.append(t.text("Op school kan ook de {functie} het lezen.", functie=others))
    said = [" ".join(readers)]
    if letter.kept_until:
        day = t.day(letter.kept_until)
        said.append(t.text("Wij bewaren uw stukje tot {day}. Daarna wissen wij het.", day=day))
    if letter.okr_kept_until:
        said.append(
            t.text(
                "Uw antwoorden voor het rapport lezen alleen de leerkracht, de intern begeleider "
                "en de nieuwe school. Uw kind en de andere ouder zien ze hier niet."
            )
        )
        day = t.day(letter.okr_kept_until)
        said.append(t.text("Deze antwoorden wissen wij uiterlijk op {day}.", day=day))
    said.append(
        t.text("Wilt u uw antwoorden zien, veranderen of laten wissen? Vraag het de leerkracht.")
    )
    return said


def _pictures(letters: Sequence[Letter]) -> dict[str, str]:
    drawn: dict[str, str] = {}
    for number, letter in enumerate(letters):
        drawn[_name(number, "web")] = qr.svg(letter.invitation.web_link)
        if letter.invitation.telegram_link:
            drawn[_name(number, "telegram")] = qr.svg(letter.invitation.telegram_link)
    return drawn


def _name(number: int, channel: str) -> str:
    return f"{channel}-{number}.svg"
