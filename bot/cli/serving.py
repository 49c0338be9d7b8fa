"""serve, demo."""

from __future__ import annotations

import argparse
import contextlib
import logging

from bot import app
from bot import serve as program
from bot.bot_name import learn
from bot.cli.output import say
from bot.demo import fill, place, sample
from bot.logging import configure
from bot.settings import Settings


async def serve(_: argparse.Namespace, settings: Settings) -> int:
    configure()
    await program.serve(settings, lambda: _started(settings))
    return 0


async def demo(asked: argparse.Namespace, settings: Settings) -> int:
    configure(logging.WARNING)
    chosen = place.settle(settings)
    school = sample.load()
    new = place.prepare(chosen.data, reset=asked.reset)
    username = await learn(chosen)
    async with app.open_services(chosen, lambda: username) as services:
        if new:
            say("De voorbeeldschool wordt gemaakt. Dat duurt een paar tellen.")
            await fill.fill(services, school, app.now)
            place.filled(chosen.data)
        links = await fill.links(services, school)
        await program.run(services, lambda: _show(links, second_step=chosen.second_step))
    return 0


def _started(settings: Settings) -> None:
    with contextlib.suppress(OSError):  # the disk of the log is full: that stops nobody
        _tell(settings)


def _tell(settings: Settings) -> None:
    say(f"De webchat is open op {settings.link_base}. Stoppen gaat met Ctrl+C.")
    if not settings.telegram_token.get_secret_value():
        say("Telegram staat uit: er is geen OVERDRACHT_TELEGRAM_TOKEN. Al het andere werkt.")


def _show(links: fill.Links, *, second_step: bool) -> None:
    say("De voorbeeldschool staat klaar. Stoppen gaat met Ctrl+C.")
    say()
    (leerling, to_leerling), (ouder, to_ouder) = links.leerling, links.ouder
    for who, link in (
        (f"als leerling ({leerling}):", to_leerling),
        (f"als ouder (van {ouder}):", to_ouder),
        ("als leerkracht:", links.leerkracht),
    ):
        say(f"  {who:<26}{link}")
    if not second_step:
        say()
        say("In de demo vragen we de leerkracht niet om de zes cijfers van een app. In een echte")
        say("school wel. Uitproberen: start met OVERDRACHT_SECOND_STEP=on.")
