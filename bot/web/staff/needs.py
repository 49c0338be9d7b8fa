"""The list beside the klas: what asks something of the leerkracht now, the most pressing first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.classroom import KlasBoard, Standing, overview
from bot.classroom.overview import Item, Near
from bot.desk import words
from conversations.people import Dossier, Permission, Role
from conversations.questionnaire import Audience, Questionnaire
from locales.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Chip:
    """A leerling to go to. `small` says of which ouder it is. `new` marks what was just handed in,
    so that the page can say so (`told`) when it appears; both are "" otherwise."""

    path: str
    name: str
    small: str = ""
    new: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """`names` stand there to be read, `chips` to be pressed; `hint` says what to do. `go` is a
    path and its label."""

    icon: str
    head: str
    hint: str = ""
    chips: tuple[Chip, ...] = ()
    names: tuple[str, ...] = ()
    go: tuple[str, str] | None = None


def needs(
    board: KlasBoard, forms: Mapping[str, Questionnaire], now: datetime, t: Catalogue
) -> tuple[Need, ...]:
    """Paths are below that of the klas."""
    found = overview.needs(board, forms, now)
    return (
        *_objected(found, t),
        *_to_discuss(found, t),
        *_to_read(found, t),
        *(_near(one, forms, t) for one in found.near),
        *_gone_quiet(found, t),
        *_not_there(found, forms, t),
        *_photos(board, forms, t),
    )


def _objected(found: overview.Needs, t: Catalogue) -> Iterator[Need]:
    if found.objected:
        yield Need(
            "flag",
            t.plural(
                "{count} bezwaar tegen doorgeven",
                "{count} bezwaren tegen doorgeven",
                len(found.objected),
            ),
            t.text("Praat erover. Tot dan gaat het niet mee."),
            tuple(
                Chip(f"leerling/{dossier.id}#bezwaar", dossier.name, _ouder(one, t))
                for dossier, one in found.objected
            ),
        )


def _to_discuss(found: overview.Needs, t: Catalogue) -> Iterator[Need]:
    if found.answered:
        yield Need(
            "discuss",
            t.text("Opnieuw ingeleverd na “bespreek eerst”"),
            t.text("Lees het antwoord nog eens."),
            _chips(found.answered, t),
        )
    if found.discuss:
        yield Need(
            "discuss",
            t.plural(
                "{count} keer “bespreek eerst”", "{count} keer “bespreek eerst”", len(found.discuss)
            ),
            t.text("Praat erover voordat het meegaat."),
            _chips(found.discuss, t),
        )


def _to_read(found: overview.Needs, t: Catalogue) -> Iterator[Need]:
    for part, items in found.to_read.items():
        if items:
            title = words.called(part, t)
            yield Need(
                "eye",
                t.plural(
                    "{count} te lezen: {what}", "{count} te lezen: {what}", len(items), what=title
                ),
                chips=_chips(items, t, title),
            )


def _near(near: Near, forms: Mapping[str, Questionnaire], t: Catalogue) -> Need:
    what = words.by_author(forms[near.questionnaire], t)
    if near.days < 0:
        head = t.text("{what} moest {day} klaar zijn", what=what, day=t.brief_day(near.day))
    elif near.days == 0:
        head = t.text("{what} moet vandaag klaar zijn", what=what)
    else:
        head = t.plural(
            "{what} moet over {count} dag klaar zijn",
            "{what} moet over {count} dagen klaar zijn",
            near.days,
            what=what,
        )
    return Need(
        "clock",
        head,
        t.text(
            "Nog niet begonnen: {open}. Bezig: {busy}.",
            open=len(near.not_begun),
            busy=len(near.busy),
        ),
        names=_names(near.not_begun),
    )


def _gone_quiet(found: overview.Needs, t: Catalogue) -> Iterator[Need]:
    if found.unreachable:
        yield Need(
            "lost",
            t.plural(
                "{count} persoon is niet bereikbaar in Telegram",
                "{count} personen zijn niet bereikbaar in Telegram",
                len(found.unreachable),
            ),
            t.text("Geef het kaartje of de brief nog een keer mee."),
            tuple(
                Chip(f"uitnodigingen?leerling={dossier.id}", dossier.name, _ouder(one, t))
                for dossier, one in found.unreachable
            ),
        )
    if found.overdue:
        yield Need(
            "handed",
            t.plural(
                "{count} keer overgedragen zonder “ontvangen”",
                "{count} keer overgedragen zonder “ontvangen”",
                len(found.overdue),
            ),
            t.text("Het is langer dan twee weken weg. Bel of mail de mentor."),
            tuple(
                Chip(f"leerling/{dossier.id}", dossier.name)
                for dossier in dict.fromkeys(item[0] for item in found.overdue)
            ),
        )


def _not_there(
    found: overview.Needs, forms: Mapping[str, Questionnaire], t: Catalogue
) -> Iterator[Need]:
    """Left out where a near deadline names the same leerlingen."""
    cards = ("uitnodigingen?voor=leerling", t.text("Naar de uitnodigingen"))
    if found.not_invited:
        yield Need(
            "key",
            t.plural(
                "{count} leerling is nog niet uitgenodigd",
                "{count} leerlingen zijn nog niet uitgenodigd",
                len(found.not_invited),
            ),
            names=_names(found.not_invited),
            go=cards,
        )
    named = any(forms[one.questionnaire].author is Audience.LEERLING for one in found.near)
    if found.not_begun and not named:
        yield Need(
            "clock",
            t.plural(
                "{count} leerling is nog niet begonnen",
                "{count} leerlingen zijn nog niet begonnen",
                len(found.not_begun),
            ),
            names=_names(found.not_begun),
            go=cards,
        )


def _photos(board: KlasBoard, forms: Mapping[str, Questionnaire], t: Catalogue) -> Iterator[Need]:
    asking = any(form.asks_for_photos and form.photos_need_permission for form in forms.values())
    unsaid = [row for row in board.rows if row.dossier.photos is Permission.UNSAID]
    if asking and unsaid and not board.closed:
        yield Need(
            "camera",
            t.plural(
                "Over foto's van {count} leerling zei nog geen ouder iets",
                "Over foto's van {count} leerlingen zei nog geen ouder iets",
                len(unsaid),
            ),
            t.text("Tot dan vraagt het werkstuk om een tekening."),
            go=("fotos", t.text("Naar de lijst")),
        )


def _chips(items: Sequence[Item], t: Catalogue, title: str = "") -> tuple[Chip, ...]:
    """`title` when each is news that is to be told as it comes in."""
    return tuple(
        Chip(
            path := f"leerling/{dossier.id}/{one.questionnaire}/{one.participant.slot}",
            dossier.name,
            _ouder(one, t),
            f"{path} {one.submitted_at}" if title else "",
            f"{dossier.name}, {title}" if title else "",
        )
        for dossier, one in items
    )


def _ouder(standing: Standing, t: Catalogue) -> str:
    person = standing.participant
    return words.who(person.slot, t) if person.role is Role.OUDER else ""


def _names(leerlingen: Sequence[Dossier]) -> tuple[str, ...]:
    return tuple(one.name for one in leerlingen)
