"""What a person does in the page, in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

from playwright.sync_api import Locator, Page, expect

from tests.bot.web.browser import fitting

OFFLINE = re.compile(r"ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_NETWORK")
ENOUGH = 80  # more screens than any questionnaire has


def follow(link: Locator) -> None:
    """To another page, until its scripts are there too: what a test does before that is done to a
    page without them."""
    with link.page.expect_event("load"):
        link.click()


class Person:
    """`troubles` is what the browser's console complained of, a lost connection left out."""

    def __init__(self, page: Page, base: str) -> None:
        self.page = page
        self.base = base
        self.troubles: list[str] = []
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("console", self._heard)

    def _heard(self, message: Any) -> None:
        if message.type in {"error", "warning"} and not OFFLINE.search(message.text):
            self.troubles.append(message.text)

    # -- coming in

    def enter(self, link: str) -> None:
        self.page.goto(link)
        self.page.get_by_role("button", name="Verder").click()
        self.page.wait_for_url(re.compile("/(gesprek|keuze|fotos)"))
        if self.page.url.endswith("/fotos"):
            self.page.get_by_role("link", name="Dat beslis ik later").click()
            self.page.wait_for_url(re.compile("/(gesprek|keuze)"))

    def read_the_notice(self) -> None:
        expect(self.page.locator("#now")).to_be_visible()
        for _ in range(ENOUGH):
            if self.now()["type"] != "notice":
                break
            self.go_on()
        expect(self.page.locator("form#now")).to_be_visible()

    # -- looking

    def state(self) -> dict[str, Any]:
        """What the server has, whatever the page shows."""
        state: dict[str, Any] = self.page.request.get(f"{self.base}/api/state").json()["state"]
        return state

    def now(self) -> dict[str, Any]:
        now: dict[str, Any] = self.state()["now"]
        return now

    @property
    def question(self) -> Locator:
        return self.page.locator("#asked")

    @property
    def field(self) -> Locator:
        return self.page.locator("#field")

    @property
    def talk(self) -> Locator:
        return self.page.get_by_role("log")

    @property
    def notes(self) -> Locator:
        return self.page.locator(".note")

    def sees(self, question: str) -> None:
        expect(self.question).to_have_text(question)

    # -- doing

    def go_on(self) -> None:
        """Presses the one filled button and waits for what follows."""
        before = self.page.locator("#stage").inner_html()
        self.page.locator("#go").click()
        self.page.wait_for_function(
            "before => document.getElementById('stage').innerHTML !== before", arg=before
        )

    def type(self, words: str) -> None:
        self.field.fill(words)
        self.go_on()

    def pick(self, *words: str) -> None:
        """Taps choices, on the page or in an open panel."""
        for word in words:
            self.page.locator(".choice", has_text=re.compile(f"^{re.escape(word)}$")).click()

    def skip(self) -> None:
        self.page.get_by_role("button", name="Overslaan").click()

    def upload(self, picture: Path) -> None:
        self.page.locator("#file").set_input_files(picture)

    def answer(self) -> None:
        """Something fitting at the current question, whatever its kind."""
        now = self.now()
        self.sees(now["asked"])
        kind = "nudge" if now["nudge"] else now["kind"]
        getattr(self, f"_{kind}")(now)

    def go_to(self, question: str) -> None:
        """Answers on as another device would, quickly, until this question (its id) is asked."""
        self._elsewhere(lambda now: now.get("question") == question)
        self.sees(self.now()["asked"])

    def finish_elsewhere(self) -> None:
        """Everything answered, quickly, up to the review."""
        self._elsewhere(lambda now: now["type"] != "question")
        expect(self.page.locator("#now .leaf").first).to_be_visible()

    def answer_elsewhere(self) -> None:
        """One answer, as another device would give it."""
        state = self.state()
        given = {"id": uuid4().hex, "who": state["who"], "form": state["form"]}
        said = self.page.request.post(
            f"{self.base}/api/say",
            data=given | {"input": fitting(state["now"])},
            headers={"origin": self.base},
        )
        assert said.ok, said.text()

    def _elsewhere(self, reached: Callable[[dict[str, Any]], bool]) -> None:
        for _ in range(ENOUGH):
            if reached(self.now()):
                return
            self.answer_elsewhere()
        raise AssertionError("never came there")

    def finish(self) -> None:
        """Answers everything, up to the review."""
        for _ in range(ENOUGH):
            if self.now()["type"] != "question":
                expect(self.page.locator("#now .leaf").first).to_be_visible()
                return
            self.answer()
        raise AssertionError("there is no end")

    def _nudge(self, _now: dict[str, Any]) -> None:
        self._moves(self.page.locator("#good"))

    def _short_text(self, _now: dict[str, Any]) -> None:
        self.type("Noor")

    def _long_text(self, _now: dict[str, Any]) -> None:
        self.type("Op kamp begon onze tent te drijven. Meester Jos kwam met een bezem.")

    def _choice(self, now: dict[str, Any]) -> None:
        self.pick(now["choices"][0]["text"])
        self.go_on()

    def _choices(self, now: dict[str, Any]) -> None:
        self.pick(now["choices"][0]["text"])
        self.go_on()

    def _scale(self, _now: dict[str, Any]) -> None:
        self.page.locator(".choice", has=self.page.locator("#step-4")).click()
        self.go_on()

    def _group(self, now: dict[str, Any]) -> None:
        item = now["question"]
        self._moves(self.page.locator(".choice", has=self.page.locator(f"#{item}-3")))

    def _photo(self, _now: dict[str, Any]) -> None:
        self._moves(self.page.locator("#pass-skipped"))

    def _date(self, _now: dict[str, Any]) -> None:
        self.pick("gisteren")
        self.go_on()

    def _moves(self, pressed: Locator) -> None:
        """Presses it and waits until the server has moved on."""
        with self.page.expect_response("**/api/say"):
            pressed.click()
