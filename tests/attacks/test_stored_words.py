"""Words that are markup, in every field that takes text, on every page where they are shown."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import bot.web
from bot.handover import Choice
from bot.problems import Problem
from conversations.people import Channel, Slot
from storage import dossiers
from tests.attacks.scene import CHILD, Attack, Prepared, attacked, prepared
from tests.attacks.table import ASKED, ROUTES, STREAMS
from tests.bot.school import sample_answers
from tests.bot.web.desktop import OKR, WERKSTUK

MARK = "kwaad7"
SCRIPT = f"\"'><img src=x onerror={MARK}()>"
SCHOOL = f"De Boom{SCRIPT}"
# Where nothing of it may stand, however it is written.
LINKS = {"href", "src", "action", "formaction", "srcset", "data", "poster", "ping", "xlink:href"}
RUNNING = {"script", "iframe", "object", "embed", "base", "meta", "link", "style", "svg", "math"}
NO_PAGES = ("application/json", "text/csv", "application/pdf")
OURS = re.compile(r"/static/[\w./-]+")


class Page(HTMLParser):
    """What of a page is markup: `odd` is everything that we never write."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.odd: list[str] = []
        self.read = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if MARK in tag or any(MARK in name or name.startswith("on") for name in given):
            self.odd.append(f"<{tag} {given}>")
        if "style" in given or any(not _is_ours(tag, name, given[name]) for name in given):
            self.odd.append(f"<{tag} {given}>")
        if tag == "script" and not OURS.fullmatch(given.get("src", "")):
            self.odd.append("a script in the page")
        self.read += " ".join(given.values())

    def handle_data(self, data: str) -> None:
        self.read += data

    def handle_comment(self, data: str) -> None:
        if MARK in data:
            self.odd.append(data)


def _is_ours(tag: str, name: str, value: str) -> bool:
    if name not in LINKS:
        return True
    if tag == "img" and value.startswith("data:image/png"):
        return True
    here = value.startswith(("/", "#", "?", "https://t.me/", "tel:")) and not value.startswith("//")
    return MARK not in value and (here or not value)


def with_script(text: str) -> str:
    return text + SCRIPT


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    return prepared(tmp_path_factory.mktemp("spoiled") / "data", SCHOOL, with_script)


async def spoil(attack: Attack) -> None:
    """What the scene itself does not fill."""
    school, s = attack.school, attack.school.services
    for name, slot, form in ((CHILD, Slot.LEERLING, WERKSTUK), ("Yusuf", Slot.OUDER_1, WERKSTUK)):
        given: dict[str, Any] = {
            key: value + SCRIPT if isinstance(value, str) and len(value) > 30 else value
            for key, value in sample_answers("Noor", Slot.LEERLING, WERKSTUK).items()
        }
        if slot is Slot.LEERLING:
            await school.wrote(name, slot, form, **given)
        else:
            await school.wrote(name, slot, form, thuis_stukje=f"Hij leest graag.{SCRIPT}")
    found = await s.store.read(lambda unit: dossiers.dossier(unit, school.dossier(CHILD)))
    assert found is not None
    to = Choice(found.id, "", found.version, f"Het Lyceum{SCRIPT}")
    assert not isinstance(await s.handover.choose(None, school.klas, [to]), Problem)
    juf = school.leerkracht.id
    named = await s.team.change(None, school.klas, juf, f"juf An{SCRIPT}", f"ib{SCRIPT}"[:40])
    assert not isinstance(named, Problem)
    code = (await school.card(CHILD, Slot.OUDER_1)).code
    await s.assistant.join(Channel.WEB, "bezwaar", code)
    said = await s.objections.object(
        Channel.WEB, "bezwaar", OKR, Slot.OUDER_1, f"Liever niet.{SCRIPT}"
    )
    assert not isinstance(said, Problem)


async def test_no_word_becomes_markup(spoiled: Prepared, tmp_path: Path) -> None:
    shown = pages = 0
    async with attacked(spoiled, tmp_path / "data") as attack:
        await spoil(attack)
        for method, path in ASKED:
            closing = path.endswith(("/weg", "/afsluiten"))
            for who in sorted(ROUTES[method, path] if path not in STREAMS and not closing else ())[
                :4
            ]:
                answer = await attack.ask(who, method, path)
                if answer.headers.get("content-type", "").startswith("text/html"):
                    page = Page(answer.text)
                    assert page.odd == [], (method, path, who)
                    pages += 1
                    shown += f"onerror={MARK}" in page.read
                elif MARK in answer.text:
                    kind = answer.headers["content-type"]
                    assert kind.startswith(("application/json", "text/csv", "application/pdf")), (
                        path
                    )
        made = await attack.browsers["juf"].post(
            f"/klas/{attack.school.klas.id}/bestanden",
            data={"soort": "csv"},
            headers={"origin": "http://127.0.0.1:8080"},
        )
    assert pages > 60
    assert shown > 15, "it stands there, as words"
    rows = list(csv.reader(io.StringIO(made.content.decode("utf-8-sig")), delimiter=";"))
    assert any(MARK in cell for row in rows for cell in row)
    assert made.headers["content-disposition"].startswith("attachment")


async def test_a_page_that_is_spoiled_is_seen(spoiled: Prepared) -> None:
    """Else the test above could not fail."""
    for odd in (
        SCRIPT,
        f'<a href="javascript:{MARK}()">x</a>',
        f"<script>{MARK}()</script>",
        f'<p title=""onclick="{MARK}()">',
        f'<form action="//{MARK}.example">',
        f"<{MARK}>",
        f'<p style="{MARK}">',
    ):
        assert Page(f"<p>{odd}</p>").odd


def test_no_script_of_ours_makes_markup_of_words() -> None:
    writes = re.compile(
        r"innerHTML\s*\+?=[^=]|outerHTML\s*=|insertAdjacentHTML|document\.write|\beval\(|"
        r"new Function|setAttribute\(.on|srcdoc|setHTMLUnsafe|createContextualFragment"
    )
    root = Path(bot.web.__file__).parent
    scripts = list((root / "static" / "js").rglob("*.js"))
    assert len(scripts) > 10
    assert not [file.name for file in scripts if writes.search(file.read_text())]
    unescaped = {
        f"{file.relative_to(root / 'templates')}: {found}"
        for file in (root / "templates").rglob("*.html")
        for found in re.findall(r"\{\{[^}]*\|\s*safe[^}]*\}\}|autoescape\s+false", file.read_text())
    }
    assert unescaped == {"second-step.html: {{ code | safe }}"}, "a QR code, drawn by us"
