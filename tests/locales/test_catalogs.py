"""What `python -m locales.check` and `python -m locales.update` do."""

from __future__ import annotations

import pytest
from babel.messages.catalog import Catalog

from locales import check, po
from locales.update import updated


def catalog(**texts: str) -> Catalog:
    made = Catalog(locale="en", domain="messages", fuzzy=False)
    for msgid, string in texts.items():
        made.add(msgid, string)
    return made


def faults(template: Catalog, translated: Catalog) -> list[str]:
    return list(check.compare(template, translated, "en/messages"))


def test_our_own_catalogs_are_complete() -> None:
    assert list(check.problems()) == []


def test_a_complete_catalog_has_no_faults() -> None:
    assert faults(catalog(ja=""), catalog(ja="yes")) == []


def test_a_missing_text_is_named() -> None:
    [fault] = faults(catalog(ja="", nee=""), catalog(ja="yes"))
    assert "missing: 'nee'" in fault


def test_an_obsolete_text_is_named() -> None:
    [fault] = faults(catalog(ja=""), catalog(ja="yes", nee="no"))
    assert "obsolete: 'nee'" in fault


@pytest.mark.parametrize("string", ["", " "])
def test_an_empty_translation_is_named(string: str) -> None:
    [fault] = faults(catalog(ja=""), catalog(ja=string))
    assert "empty: 'ja'" in fault


def test_a_fuzzy_translation_is_named() -> None:
    translated = catalog()
    translated.add("ja", "yes", flags={"fuzzy"})

    [fault] = faults(catalog(ja=""), translated)

    assert "fuzzy: 'ja'" in fault


@pytest.mark.parametrize(
    "string", ["Hi", "Hi {name}", "Hi {naam} {x}", "Hi {naam", "Hi {naam!r} {"]
)
def test_other_names_in_braces_are_named(string: str) -> None:
    template, translated = Catalog(), Catalog()
    template.add("Hoi {naam}")
    translated.add("Hoi {naam}", string)

    [fault] = faults(template, translated)

    assert "other {names}: 'Hoi {naam}'" in fault


def test_a_plural_may_leave_out_the_one() -> None:
    msgid = ("{count} vraag", "{count} vragen")
    template, good, bad = Catalog(), Catalog(locale="en"), Catalog(locale="en")
    template.add(msgid)
    good.add(msgid, ("one question", "{count} questions"))
    bad.add(msgid, ("one question", "{number} questions"))

    assert faults(template, good) == []
    assert len(faults(template, bad)) == 1


def test_a_plural_lacks_a_form() -> None:
    msgid = ("{count} vraag", "{count} vragen")
    template, translated = Catalog(), Catalog(locale="en")
    template.add(msgid)
    translated.add(msgid, ("one question", ""))

    [fault] = faults(template, translated)

    assert "empty" in fault


def test_two_translations_of_one_text_are_named() -> None:
    [fault] = check.at_odds({"a": catalog(Nee="No"), "b": catalog(Nee="Nope")}, "en")
    assert "two translations of 'Nee'" in fault


def test_an_update_keeps_what_is_translated_and_takes_the_rest_away() -> None:
    renewed = updated(catalog(ja="yes", weg="gone"), catalog(ja="", nieuw=""), "en")

    assert {message.id: message.string for message in renewed if message.id} == {
        "ja": "yes",
        "nieuw": "",
    }
    assert b"gone" not in po.written(renewed)


def test_an_update_never_guesses_a_translation() -> None:
    renewed = updated(
        catalog(**{"Hoe heet je?": "What is your name?"}), catalog(**{"Hoe heet jij?": ""}), "en"
    )

    assert [message.string for message in renewed if message.id] == [""]


def test_the_same_texts_give_the_same_file() -> None:
    path = po.path_of("en", "dit-ben-ik")

    assert po.written(po.read(path)) == path.read_bytes()
