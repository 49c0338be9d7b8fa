"""Why something a person gave was not stored: the reasons that Rejected carries, and the limits.

Each reason names the params that fill its sentence.
"""

from __future__ import annotations

OTHER_MAXIMUM = 80
"""Characters of an own word for "anders": it stands on a button and in a pill in print."""

DESCRIPTION_MAXIMUM = 200
"""Characters of a picture's description: screen readers read an alt text in one breath."""

EMPTY = "empty"
"""Nothing readable is left of the text (only blanks or control characters)."""

TOO_LONG = "too_long"
"""length, maximum: the text is longer than fits. What stood, stands."""

TOO_EARLY = "too_early"
"""Sent before the question could be read, and there is no long answer that it continues: ask to
send it again."""

CHOOSE = "choose"
"""The words match no choice: tap one, or "anders" first where there is one."""

CHOOSE_AT_LEAST = "choose_at_least"
"""minimum: fewer are picked."""

TOO_MANY_CHOICES = "too_many_choices"
"""maximum: take one off first."""

NO_OTHER = "no_other"
"""This question has no "anders"."""

CHOOSE_STEP = "choose_step"
"""steps: the words are no step of the scale (1 to steps)."""

NOT_A_DATE = "not_a_date"
"""The words are no day (d-m-yyyy)."""

FUTURE_DATE = "future_date"
"""The day has yet to come."""

TOO_MANY_PHOTOS = "too_many_photos"
"""maximum: take one away first."""

NO_PHOTO_HERE = "no_photo_here"
"""The question on screen does not take a picture."""

PHOTO_WANTED = "photo_wanted"
"""Words at a question that takes a picture, with no picture to describe."""

PHOTO_GONE = "photo_gone"
"""The picture to describe or take away is not (or no longer) in an answer."""

REQUIRED = "required"
"""This question cannot be skipped."""

NOT_OFFERED = "not_offered"
"""This way of not answering is not offered here."""

NOTHING_YET = "nothing_yet"
""" "Klaar", but nothing was given."""

CANNOT_APPEND = "cannot_append"
"""Only a text answer can be added to."""

REQUIRED_OPEN = "required_open"
"""count: required questions still without an answer; the first one follows."""

NOTHING_BEFORE = "nothing_before"
"""Back, at the first question."""

NOTICE_FIRST = "notice_first"
"""Words or a picture while the notice is on screen: press on first. The notice follows."""

IN_REVIEW = "in_review"
"""Words or a picture while the review is on screen: choose what to change. The review follows."""

QUESTION_GONE = "question_gone"
"""The question that the words were for is not asked (any more). The current screen follows."""

UNKNOWN_EDIT = "unknown_edit"
"""The edited message gave no text answer: change that one through the overview."""

UNKNOWN_LANGUAGE = "unknown_language"
"""Not a language tag."""

REASONS = (
    EMPTY,
    TOO_LONG,
    TOO_EARLY,
    CHOOSE,
    CHOOSE_AT_LEAST,
    TOO_MANY_CHOICES,
    NO_OTHER,
    CHOOSE_STEP,
    NOT_A_DATE,
    FUTURE_DATE,
    TOO_MANY_PHOTOS,
    NO_PHOTO_HERE,
    PHOTO_WANTED,
    PHOTO_GONE,
    REQUIRED,
    NOT_OFFERED,
    NOTHING_YET,
    CANNOT_APPEND,
    REQUIRED_OPEN,
    NOTHING_BEFORE,
    NOTICE_FIRST,
    IN_REVIEW,
    QUESTION_GONE,
    UNKNOWN_EDIT,
    UNKNOWN_LANGUAGE,
)
"""All of them, so that a channel's test can ask for a sentence for each."""
