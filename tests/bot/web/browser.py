"""A browser without pages: it keeps the cookie and says what the scripts would say."""

from __future__ import annotations

import itertools
import json
from typing import Any

import httpx

ORIGIN = "http://127.0.0.1:8080"
_ids = itertools.count()


class Browser:
    def __init__(self, client: httpx.AsyncClient, origin: str = ORIGIN) -> None:
        self.client = client
        self._headers = {"origin": origin}
        self.state: dict[str, Any] = {}
        self.notes: list[dict[str, Any]] = []

    async def join(self, code: str, same: str = "") -> httpx.Response:
        """`same` answers whether this is the person who is here already: "yes" or "no"."""
        said = {"same": same} if same else None
        return await self.client.post(f"/i/{code}", data=said, headers=self._headers)

    async def look(self) -> dict[str, Any]:
        self.state = (await self.client.get("/api/state")).json()["state"]
        return self.state

    async def post(self, body: object, **headers: str) -> httpx.Response:
        given = {**self._headers, "content-type": "application/json", **headers}
        return await self.client.post("/api/say", content=json.dumps(body), headers=given)

    async def say(self, kind: str, delivery: str = "", **fields: object) -> dict[str, Any]:
        """One input; the new `now`."""
        body = {
            "id": delivery or f"test-{next(_ids)}",
            "who": self.state["who"],
            "form": self.state["form"],
            "input": {"type": kind, **fields},
        }
        response = await self.post(body)
        assert response.status_code == 200, response.text
        self.state, self.notes = response.json()["state"], response.json()["notes"]
        return self.now

    @property
    def now(self) -> dict[str, Any]:
        found: dict[str, Any] = self.state["now"]
        return found

    async def begin(self) -> None:
        """Through the notice, to the first question."""
        await self.look()
        await self.say("Start")
        while self.now["type"] == "notice":
            await self.say("Continue")

    async def answer(self) -> dict[str, Any]:
        """Something fitting at the current question, whatever its kind."""
        given = fitting(self.now)
        return await self.say(given.pop("type"), **given)

    async def go_to(self, question: str) -> dict[str, Any]:
        """Answers on until this question is asked."""
        for _ in range(80):
            if self.now.get("question") == question:
                return self.now
            await self.answer()
        raise AssertionError(question, "never came")


def fitting(now: dict[str, Any]) -> dict[str, Any]:
    """An input that answers this question, as the scripts would send it."""
    at = {"question": now["question"], "turn": now["turn"]}
    if now["nudge"]:
        return {"type": "Done", **at}
    text = "Op kamp dreef onze tent." if now["kind"] == "long_text" else "Noor"
    first = now["choices"][0]["id"] if now["choices"] else ""
    given: dict[str, dict[str, Any]] = {
        "short_text": {"type": "Text", "text": text, "question": now["question"]},
        "long_text": {"type": "Text", "text": text, "question": now["question"]},
        "choice": {"type": "Choose", **at, "choice": first},
        "choices": {"type": "ChooseAll", **at, "chosen": [first]},
        "scale": {"type": "Rate", **at, "step": 2},
        "group": {"type": "Rate", **at, "step": 2},
        "date": {"type": "GiveDate", **at, "day": now["today"]},
        "photo": {"type": "PassOn", **at, "reason": "skipped"},
    }
    return given[now["kind"]]
