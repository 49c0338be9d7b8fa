"""Anything that a person, a page or a wrong client can send, as Hypothesis draws it."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from conversations import inputs
from conversations.answers import Photo
from conversations.engine import View
from conversations.questionnaire import Kind, Pass, Questionnaire
from tests.conversations.talk import NOW

NASTY = st.sampled_from(
    [
        "",
        " \n",
        "\x00",
        "\ud800",
        "\u200b",
        "x" * 100_000,
        "<b>#{[*_",
        "\u202eabc",
        "gym",
        "2",
        "ja",
    ]
)
WORDS = st.one_of(
    NASTY,
    st.text(max_size=30),
    st.text(alphabet=st.characters(min_codepoint=0xD700, max_codepoint=0xDFFF), max_size=4),
    st.text(alphabet="abc ", min_size=12, max_size=40),
)
PHOTOS = st.sampled_from(["p1", "p2", "p3", "p4"])
SOURCES = st.sampled_from(["", "m1", "m2", "m3", "\ud800", "x" * 200])


def anything(form: Questionnaire) -> SearchStrategy[inputs.Input]:
    """One input for this form, fitting or not. Taps carry a turn from -1 to 60."""
    ids = st.sampled_from([*(item.id for item in form.questions), "zomaar", "\x00"])
    choices = st.sampled_from(
        [*{choice.id for item in form.questions for choice in item.choices}, "zomaar"]
    )
    turns = st.integers(-1, 60)
    maybe = st.none() | turns
    words = st.builds(inputs.Text, WORDS, SOURCES, early=st.booleans(), question=ids)
    days = st.dates(max_value=date(2100, 1, 1)) | st.just(NOW.date() - timedelta(days=1))
    chosen = st.lists(choices, max_size=3).map(tuple)
    pictures = st.builds(Photo, PHOTOS, st.just("") | WORDS)
    return st.one_of(
        words,
        st.builds(inputs.EditedText, SOURCES, WORDS),
        st.builds(inputs.Choose, ids, turns, choices),
        st.builds(inputs.ChooseOther, ids, turns),
        st.builds(inputs.ChooseAll, ids, turns, chosen, st.just("") | WORDS),
        st.builds(inputs.Rate, ids, turns, st.integers(-1, 9)),
        st.builds(inputs.SendPhoto, pictures, st.just("") | ids),
        st.builds(inputs.RemovePhoto, PHOTOS),
        st.builds(inputs.DescribePhoto, PHOTOS, WORDS),
        st.builds(inputs.GiveDate, ids, turns, days),
        st.builds(inputs.Done, ids, turns),
        st.builds(inputs.PassOn, st.sampled_from(Pass), st.just("") | ids, maybe),
        st.builds(inputs.Back, maybe),
        st.builds(inputs.Edit, ids),
        st.builds(inputs.Append, ids),
        st.builds(inputs.Reassign, ids, turns),
        st.builds(inputs.Review, st.sampled_from(["", "wie", "zomaar"])),
        st.builds(inputs.Continue, maybe),
        st.builds(inputs.Submit, maybe),
        st.builds(inputs.ChooseLanguage, st.sampled_from(["nl", "en", "\ud800", ""])),
        st.builds(inputs.Unsupported, st.just("sticker")),
        st.builds(inputs.Reopen, st.just("") | ids),
        st.just(inputs.TakeBack()),
        st.sampled_from([inputs.Start(), inputs.ShowOverview(), inputs.Pause(), inputs.Help()]),
    )


def fitting(form: Questionnaire, view: View) -> SearchStrategy[inputs.Input]:
    """Something that makes sense on this screen, so that a walk gets somewhere."""
    turn, prompt = view.session.turn, view.prompt
    ids = st.sampled_from([item.id for item in form.questions])
    said = st.builds(inputs.Text, WORDS, SOURCES)
    if prompt is None:
        return st.one_of(
            said,
            st.builds(inputs.Text, WORDS, SOURCES, early=st.just(True)),
            st.just(inputs.Continue(turn)),
            st.just(inputs.Submit(turn)),
            st.just(inputs.Reopen()),
            st.builds(inputs.Edit, ids),
        )
    question = prompt.question.id
    items = st.sampled_from([question, *(item.id for item, _ in prompt.group)])
    choices = st.sampled_from([it.id for it in prompt.question.choices] or ["geen"])
    pictures = st.builds(Photo, PHOTOS)
    usual = {
        Kind.CHOICE: st.builds(inputs.Choose, st.just(question), st.just(turn), choices),
        Kind.CHOICES: st.builds(inputs.Choose, st.just(question), st.just(turn), choices),
        Kind.SCALE: st.builds(inputs.Rate, items, st.just(turn), st.integers(1, 4)),
        Kind.PHOTO: st.builds(inputs.SendPhoto, pictures),
    }.get(prompt.question.kind, said)
    return st.one_of(
        usual,
        usual,
        said,
        st.just(inputs.ChooseOther(question, turn)),
        st.just(inputs.Done(question, turn)),
        st.just(inputs.PassOn(Pass.SKIPPED, question, turn)),
        st.builds(inputs.PassOn, st.sampled_from(Pass), items, st.just(turn)),
        st.builds(inputs.Text, WORDS, SOURCES, early=st.just(True)),
        st.just(inputs.Reassign(question, turn)),
        st.builds(inputs.EditedText, SOURCES, WORDS),
        st.builds(inputs.RemovePhoto, PHOTOS),
        st.builds(inputs.Edit, ids),
        st.sampled_from([inputs.Append(question), inputs.Review(), inputs.Back(turn)]),
    )
