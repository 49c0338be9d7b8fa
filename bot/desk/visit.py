"""One leerkracht at the desk, for one thing said, and what its answers are made with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.app import Services
from bot.classroom import Classroom, KlasBoard, LeerlingProgress
from bot.desk.actions import Action, Verb
from bot.desk.blocks import Block, Button, rows
from bot.devices import Device
from bot.problems import Problem, sentence
from conversations.people import Klas, Participant, School
from conversations.questionnaire import Questionnaire
from locales.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Visit:
    """`files`: whether files with answers may go out at this desk. `typed` is the text that the
    person typed before it was clear what it was for; `at` is the device where they sit."""

    services: Services
    me: Participant
    school: School
    klas: Klas
    t: Catalogue
    files: bool
    typed: str = ""
    at: Device | None = None

    @property
    def room(self) -> Classroom:
        return self.services.classroom

    @property
    def forms(self) -> Sequence[Questionnaire]:
        """In the order in which actions count them."""
        return list(self.room.questionnaires.values())

    async def board(self) -> KlasBoard:
        found = await self.room.board(self.me, self.klas)
        return KlasBoard((), {}) if isinstance(found, Problem) else found

    async def progress(self) -> list[LeerlingProgress]:
        return list((await self.board()).rows)

    async def of(self, dossier_id: str) -> LeerlingProgress | Problem:
        rows_of_klas = await self.progress()
        found = next((row for row in rows_of_klas if row.dossier.id == dossier_id), None)
        return found or Problem("unknown_person")

    async def choose_leerling(
        self, verb: Verb, text: str, first: Sequence[Button] = ()
    ) -> list[Block]:
        leerlingen = [row.dossier for row in await self.progress()]
        if not leerlingen:
            return [self.empty()]
        buttons = [Button(item.name, Action(verb, item.id).packed()) for item in leerlingen]
        return [Block(text, (*rows(first), *rows(buttons, 3), *self.menu_row()))]

    def told(self, words: str | Problem) -> list[Block]:
        """A sentence, and the way back to the menu."""
        text = sentence(words, self.t) if isinstance(words, Problem) else words
        return [Block(text, self.menu_row())]

    def expecting(self, words: str | Problem, action: Action) -> list[Block]:
        """A sentence after which a typed text belongs to `action`."""
        text = sentence(words, self.t) if isinstance(words, Problem) else words
        return [Block(text, self.menu_row(), expects=action.packed())]

    def empty(self) -> Block:
        add = Button(self.t.text("Leerlingen toevoegen"), Action(Verb.ADD).packed())
        text = self.t.text("In {klas} zitten nog geen leerlingen.", klas=self.klas.name)
        return Block(text, rows((add, self.to_menu())))

    def to_menu(self) -> Button:
        return Button(self.t.text("Menu"), Action(Verb.MENU).packed())

    def menu_row(self) -> tuple[tuple[Button, ...], ...]:
        return rows((self.to_menu(),))
