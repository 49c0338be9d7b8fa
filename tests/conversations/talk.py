"""A small questionnaire with every kind of question, and somebody who talks to the engine."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TypeVar

from conversations import inputs
from conversations.answers import Answer, Photo, Value
from conversations.engine import View, resume, view
from conversations.events import Asked, Event, Prompt, Rejected
from conversations.questionnaire import (
    AddressForm,
    Audience,
    Chapter,
    Choice,
    Condition,
    Kind,
    Limits,
    Pass,
    Question,
    Questionnaire,
    Scale,
)
from conversations.session import Session, Status

NOW = datetime(2027, 6, 2, 10, tzinfo=UTC)
BOTH = frozenset(Audience)
LEERLING = frozenset({Audience.LEERLING})
STEPS = Scale(4, ("niet", "soms", "meestal", "goed"))

E = TypeVar("E")


def text(id_: str, number: int, kind: Kind = Kind.LONG_TEXT, **fields: object) -> Question:
    given = {"limits": Limits(0, 60), "audiences": LEERLING, "text": f"Vraag {id_}?", **fields}
    return Question(id=id_, kind=kind, number=number, **given)  # type: ignore[arg-type]


NAAM = text("naam", 1, Kind.SHORT_TEXT, limits=Limits(1, 10), required=True)
VERHAAL = text("verhaal", 2, limits=Limits(10, 60), required=True)
MEER = text("meer", 3, passes=(Pass.TELL_MYSELF,))
VAK = text(
    "vak",
    4,
    Kind.CHOICES,
    limits=Limits(1, 2),
    required=True,
    other=True,
    other_label="een ander vak",
    choices=(
        Choice("gym", "gym"),
        Choice("taal", "taal"),
        Choice("rekenen", "rekenen"),
        Choice("alles", "Ik vind alles leuk", exclusive=True),
    ),
)
WAAROM = text(
    "waarom",
    5,
    text="Waarom {vak}?",
    relevant=Condition("vak", none_of=frozenset({"alles"})),
)
KLEUR = text(
    "kleur",
    6,
    Kind.CHOICE,
    limits=Limits(1, 1),
    other=True,
    choices=(Choice("rood", "Rood"), Choice("geel", "Geel")),
)
GEEL = text(
    "geel",
    6,
    part_of="kleur",
    required=True,
    relevant=Condition("kleur", any_of=frozenset({"geel"})),
)
FOTO = text("foto", 7, Kind.PHOTO, limits=Limits(0, 2))
PASFOTO = text("pasfoto", 8, Kind.PHOTO, limits=Limits(0, 1))
ZIN = text("zin", 9, Kind.SCALE, scale=Scale(5, ("geen zin", "veel zin")))
PLANNEN, VRAGEN, WERKEN = (
    text(name, 10, Kind.SCALE, scale=STEPS, part_of="lukt", heading="Hoe lukt dit?")
    for name in ("plannen", "vragen", "werken")
)
DAG = text("dag", 11, Kind.DATE)
THUIS = text("thuis", 12, audiences=BOTH)

SMALL = Questionnaire(
    id="klein",
    version=1,
    title="Klein",
    author=Audience.LEERLING,
    address=AddressForm.JE,
    chapters=(
        Chapter("wie", "A", "Wie", (NAAM, VERHAAL, MEER), {Audience.LEERLING: "Over jou."}),
        Chapter("school", "B", "School", (VAK, WAAROM, KLEUR, GEEL), {}),
        Chapter("zien", "C", "Zien", (FOTO, PASFOTO, ZIN, PLANNEN, VRAGEN, WERKEN, DAG), {}),
        Chapter("huis", "D", "Thuis", (THUIS,), {Audience.OUDER: "Voor u."}),
    ),
    notice={Audience.LEERLING: ("Hoi.", "Wie leest dit?")},
    closing={Audience.LEERLING: "Klaar."},
)

IN_ORDER: tuple[tuple[str, object], ...] = (
    ("naam", "Noor"),
    ("verhaal", "Ik hou van lezen en van rennen."),
    ("meer", "Nog iets."),
    ("vak", ("gym", "taal")),
    ("waarom", "Omdat het leuk is."),
    ("kleur", "rood"),
    ("foto", Pass.SKIPPED),
    ("pasfoto", Pass.SKIPPED),
    ("zin", 4),
    ("plannen", 1),
    ("vragen", 2),
    ("werken", 3),
    ("dag", Pass.SKIPPED),
    ("thuis", Pass.SKIPPED),
)
"""A whole conversation: what to give at each question."""


class Talk:
    """One person; `events` is what the last input led to. The session goes through JSON."""

    def __init__(self, audience: Audience = Audience.LEERLING, form: Questionnaire = SMALL) -> None:
        self.form = form
        self.session = Session(form.id, form.version, audience)
        self.answers: dict[str, Answer] = {}
        self.events: tuple[Event, ...] = ()

    @classmethod
    def begun(cls, form: Questionnaire = SMALL) -> Talk:
        """Past the notice, at the first question."""
        talk = cls(form=form)
        talk.say(inputs.Start(), inputs.Continue(), inputs.Continue())
        return talk

    @classmethod
    def at(cls, question: str, form: Questionnaire = SMALL) -> Talk:
        """At this question, all before it answered."""
        talk = cls.begun(form)
        for name, given in IN_ORDER:
            if name == question:
                break
            talk.answer(name, given)
        assert talk.prompt.question.id == question
        return talk

    @classmethod
    def reviewing(cls) -> Talk:
        talk = cls.begun()
        for name, given in IN_ORDER:
            talk.answer(name, given)
        assert talk.session.status is Status.REVIEW
        return talk

    def answer(self, name: str, given: object) -> None:
        assert self.prompt.question.id == name
        match given:
            case Pass():  # before str: a Pass is one
                self.say(inputs.PassOn(given, name, self.turn))
            case str() if self.prompt.question.kind is Kind.CHOICE:
                self.say(inputs.Choose(name, self.turn, given))
            case str():
                self.say(inputs.Text(given, source=f"bij-{name}"))
            case int():
                self.say(inputs.Rate(name, self.turn, given))
            case tuple():
                self.say(inputs.ChooseAll(name, self.turn, given))

    def say(self, *given: inputs.Input) -> None:
        for one in given:
            turn = resume(self.form, self.session, self.answers, one, NOW)
            self.session = Session.from_json(turn.session.to_json())
            self.answers |= turn.changed
            self.events = turn.events

    def text(self, *words: str) -> None:
        self.say(*(inputs.Text(it) for it in words))

    def tap(self, *choices: str) -> None:
        for choice in choices:
            self.say(inputs.Choose(self.prompt.question.id, self.turn, choice))

    def done(self) -> None:
        self.say(inputs.Done(self.prompt.question.id, self.turn))

    def send(self, *photos: str) -> None:
        self.say(*(inputs.SendPhoto(Photo(it)) for it in photos))

    @property
    def turn(self) -> int:
        return self.session.turn

    @property
    def view(self) -> View:
        return view(self.form, self.session, self.answers)

    @property
    def prompt(self) -> Prompt:
        prompt = self.view.prompt
        assert prompt is not None
        return prompt

    @property
    def at_question(self) -> str:
        return self.prompt.question.id

    def value(self, question: str) -> Value | None:
        return self.answers[question].value if question in self.answers else None

    @property
    def heard(self) -> list[str]:
        """The events' names; of a Rejected its reason, of an Asked the question."""
        return [_name(event) for event in self.events]

    def event(self, kind: type[E]) -> E:
        return next(event for event in self.events if isinstance(event, kind))


def _name(event: Event) -> str:
    match event:
        case Rejected(reason):
            return reason
        case Asked(prompt):
            return f"asked {prompt.question.id}"
        case _:
            return type(event).__name__
