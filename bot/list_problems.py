"""What can be wrong with a class list, for `bot.problems`: a file of another kind, a row."""

from __future__ import annotations

from locales.catalogue import Catalogue


def about_files(t: Catalogue, params: dict[str, str]) -> dict[str, str]:
    """A file that is no class list."""
    return {
        "not_text": t.text(
            "Dit bestand is geen lijst. Geef een Excel-bestand (.xlsx) of een CSV-bestand, of plak "
            "de namen."
        ),
        "file_too_large": t.text("Dit bestand is te groot voor een klassenlijst."),
        "too_many_rows": t.text(
            "Deze lijst heeft meer dan {maximum} regels. Maak in de administratie een lijst van "
            "alleen deze klas.",
            maximum=params.get("maximum", ""),
        ),
        "broken_workbook": t.text(
            "Dit Excel-bestand is beschadigd of anders dan Excel het maakt. Open het in Excel, "
            "kies Opslaan als: Excel-werkmap (.xlsx), en geef dat bestand."
        ),
        "list_is_locked": t.text(
            "Op dit Excel-bestand zit een wachtwoord. Open het in Excel, haal het wachtwoord eraf "
            "(Bestand, Info, Werkmap beveiligen) en geef het opnieuw. Of plak de namen."
        ),
        "list_is_old_excel": t.text(
            "Dit is een ander soort Excel-bestand (.xls of .xlsb). Open het in Excel, kies Opslaan "
            "als: Excel-werkmap (.xlsx), en geef dat bestand."
        ),
        "list_is_open_document": t.text(
            "Dit is een bestand van LibreOffice (.ods). Kies daar Opslaan als: Excel (.xlsx), en "
            "geef dat bestand."
        ),
        "list_is_text_document": t.text(
            "Dit is een tekstdocument, zoals van Word. Kopieer de namen daaruit en plak ze."
        ),
        "list_is_pdf": t.text("Dit is een pdf. Kopieer de namen daaruit en plak ze."),
        "list_is_picture": t.text(
            "Dit is een foto of plaatje. Daar kunnen we geen namen uit lezen. Typ of plak de namen."
        ),
        "list_is_web_page": t.text(
            "Dit is een webpagina of een XML-bestand, ook al heet het soms .xls. Open het in "
            "Excel, kies Opslaan als: Excel-werkmap (.xlsx), en geef dat bestand."
        ),
        "list_is_zip": t.text("Dit is een zip. Pak hem uit en geef de lijst die erin zit."),
        "no_name_column": t.text(
            "In dit bestand staat geen kolom met namen. Neem de roepnaam mee als je de lijst in de "
            "administratie maakt."
        ),
        "no_head": t.text(
            "Boven de kolommen staat niet wat erin staat. Zet boven de kolom met namen: roepnaam."
        ),
        "more_sheets": t.text(
            "Dit bestand heeft meer bladen. We lazen het eerste blad waar namen op staan."
        ),
        "rows_of_other_groepen": t.plural(
            "{count} leerling zit in een andere groep dan {klas}; die is niet aangevinkt.",
            "{count} leerlingen zitten in een andere groep dan {klas}; die zijn niet aangevinkt.",
            int(params.get("count", "0")),
            klas=params.get("klas", ""),
        ),
        "several_groepen": t.text(
            "In deze lijst staan meer groepen. Haal het vinkje weg bij wie niet in {klas} zit.",
            klas=params.get("klas", ""),
        ),
        "list_of_other_groep": t.text(
            "In deze lijst staat groep {groep}. Is dit wel de lijst van {klas}?",
            groep=params.get("groep", ""),
            klas=params.get("klas", ""),
        ),
    }


def about_lists(t: Catalogue, params: dict[str, str]) -> dict[str, str]:
    name = params.get("name", "")
    return {
        "nobody_ticked": t.text("Niemand was aangevinkt. Er is niets toegevoegd."),
        "empty_list": t.text("In deze lijst staan geen namen."),
        "broken_row": t.text("De aanhalingstekens kloppen niet. Kijk of er een ontbreekt."),
        "row_cells": t.text(
            "Het aantal kolommen klopt niet met de bovenste regel. Staat er een scheidingsteken "
            "in een naam?"
        ),
        "row_without_name": t.text("De naam ontbreekt."),
        "not_a_name": t.text("Hier staat geen naam. Typ de roepnaam, of laat deze regel weg."),
        "not_a_leerling": t.text("Dit is een kopje of een totaal, geen leerling."),
        "other_groep": t.text("Zit in een andere groep: {groep}.", groep=params.get("groep", "")),
        "in_klas": t.text(
            "{name} zit al in deze klas. Is dit een ander kind? Zet dan de eerste letter van de "
            "achternaam erachter.",
            name=name,
        ),
        "twice_in_list": t.text(
            "{name} staat twee keer in de lijst. Zijn het twee kinderen? Zet dan de eerste letter "
            "van de achternaam erachter.",
            name=name,
        ),
        "two_words": t.text(
            "Is {name} helemaal de roepnaam? Vink dan aan. Staat er een achternaam bij? Haal die "
            "dan weg.",
            name=name,
        ),
    }
