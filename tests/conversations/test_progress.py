"""Numbers, chapters, relevance and piping."""

from __future__ import annotations

from dataclasses import replace

from conversations import inputs
from conversations.events import Piped
from conversations.piping import joined
from conversations.progress import counts
from conversations.questionnaire import Audience, Condition
from conversations.relevance import relevant, route
from tests.conversations.talk import GEEL, SMALL, WAAROM, Talk


def test_parts_share_a_number_and_the_total_never_changes() -> None:
    talk = Talk.at("kleur")
    assert (talk.prompt.place.number, talk.prompt.place.total, talk.prompt.place.done) == (6, 12, 5)
    talk.tap("geel")
    assert (talk.prompt.place.number, talk.prompt.place.done) == (6, 5)
    talk.text("Vrolijk")
    assert talk.prompt.place.done == 6


def test_a_question_that_may_still_come_does_not_count_as_done() -> None:
    assert Talk.begun().prompt.place.done == 0


def test_what_is_known_not_to_be_asked_counts_as_done() -> None:
    talk = Talk.at("vak")
    talk.say(inputs.ChooseAll("vak", talk.turn, ("alles",)))
    assert (talk.at_question, talk.prompt.place.done) == ("kleur", 5)


def test_counts_for_the_board() -> None:
    assert counts(SMALL, Audience.LEERLING, Talk.at("vak").answers) == (3, 12)
    assert counts(SMALL, Audience.LEERLING, Talk.reviewing().answers) == (12, 12)
    assert counts(SMALL, Audience.OUDER, {}) == (0, 1)


def test_the_outline_counts_numbers_and_leaves_out_what_is_not_asked() -> None:
    outline = Talk.at("foto").view.outline
    assert [(part.done, part.total) for part in outline] == [(3, 3), (3, 3), (0, 5), (0, 1)]
    lines = [line.question.id for part in outline for line in part.lines]
    assert "geel" not in lines
    ouder = Talk(Audience.OUDER)
    assert [part.chapter.id for part in ouder.view.outline] == ["huis"]


def test_a_quoted_answer_gives_words_and_their_parts() -> None:
    talk = Talk.at("vak")
    talk.say(inputs.ChooseAll("vak", talk.turn, ("taal",), "fluit"))
    assert talk.prompt.asked == "Waarom taal en fluit?"
    assert talk.prompt.piped == (Piped("vak", ("taal",), ("fluit",)),)


def test_lists_read_as_dutch() -> None:
    assert joined(()) == ""
    assert joined(("gym",)) == "gym"
    assert joined(("gym", "taal", "lezen")) == "gym, taal en lezen"


def test_a_condition_on_a_question_that_is_not_asked_does_not_hold() -> None:
    chained = replace(WAAROM, id="keten", text="En?", relevant=Condition("geel"))
    chapter = replace(SMALL.chapters[1], questions=(*SMALL.chapters[1].questions, chained))
    form = replace(SMALL, chapters=(SMALL.chapters[0], chapter, *SMALL.chapters[2:]))
    talk = Talk(form=form)
    talk.say(inputs.Start(), inputs.Continue(), inputs.Continue(), inputs.Edit("kleur"))
    talk.tap("geel")
    talk.say(inputs.Text("Zonnig", question="geel"))
    assert "keten" in {it.id for it in relevant(form, Audience.LEERLING, talk.answers)}
    talk.say(inputs.Edit("kleur"))
    talk.tap("rood")
    assert "geel" in talk.answers
    assert not {"geel", "keten"} & {it.id for it in relevant(form, Audience.LEERLING, talk.answers)}


def test_an_unanswered_question_leaves_its_followers_undecided() -> None:
    path = route(SMALL, Audience.LEERLING, {})
    assert path.undecided == {WAAROM.id, GEEL.id}
