"""What could not be done, as a value with a stable reason, and the sentence that a person reads."""

from __future__ import annotations

from dataclasses import dataclass

from bot.list_problems import about_files, about_lists
from locales.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Problem:
    """Not done, and why. `reason` is stable; `params` fills the sentence that a door makes."""

    reason: str
    params: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, reason: str, **params: str) -> Problem:
        return cls(reason, tuple(params.items()))


def sentence(problem: Problem, t: Catalogue) -> str:
    """What is wrong and what to do, in the language of `t`. KeyError for an unknown reason."""
    words = _sentences(t, dict(problem.params))[problem.reason]
    row = dict(problem.params).get("row")
    return t.text("Regel {row}: {words}", row=row, words=words) if row else words


def _sentences(t: Catalogue, params: dict[str, str]) -> dict[str, str]:
    return {
        **_about_names(t, params),
        **_about_colleagues(t, params),
        **about_files(t, params),
        **about_lists(t, params),
        **_about_klassen(t, params),
        **_about_handover(t, params),
        **_about_talks(t, params),
        **_about_planning(t, params),
        **_about_readers(t, params),
    }


def _about_names(t: Catalogue, params: dict[str, str]) -> dict[str, str]:
    name = params.get("name", "")
    return {
        "no_name": t.text("Hier staat geen naam. Typ de roepnaam van de leerling."),
        "name_too_long": t.text(
            "De naam {name} is te lang. Gebruik alleen de roepnaam.", name=name
        ),
        "odd_signs": t.text(
            "In {name} staan tekens die niet in een naam horen. Typ alleen de roepnaam.", name=name
        ),
        "heading": t.text("{name} lijkt een kopje van de lijst, geen naam.", name=name),
        "name_taken": t.text(
            "In deze klas is al een {name}. Is dit een ander kind? Zet dan de eerste letter van de "
            "achternaam erachter, zoals: Noor V.",
            name=name,
        ),
        "ambiguous_comma": t.text(
            "{name}: zijn dit twee leerlingen, of een achternaam en een roepnaam? Zet elke "
            "leerling op een eigen regel.",
            name=name,
        ),
        "klas_full": t.text(
            "Er passen hoogstens {maximum} leerlingen in een klas. {name} is niet toegevoegd.",
            name=name,
            maximum=params.get("maximum", ""),
        ),
        "name_taken_there": t.text(
            "In {klas} is al een {name}. Zet eerst de eerste letter van de achternaam achter de "
            "naam, zoals: Noor V.",
            name=name,
            klas=params.get("klas", ""),
        ),
        "klas_is_over": t.text(
            "{name} is afgesloten: het schooljaar is voorbij. Kies een andere klas.", name=name
        ),
        "no_such_move": t.text("Kies een andere klas van deze school."),
        "unknown_language": t.text("Kies een taal uit de lijst."),
        "family_began": t.text(
            "De ouders van {name} zijn al begonnen. Zij kiezen zelf hun taal.", name=name
        ),
        "ouder_said_so": t.text(
            "Deze ouder van {name} heeft hier zelf iets over foto's gezegd. Alleen de ouder kan "
            "daar weer ja van maken.",
            name=name,
        ),
        "unknown_leerling": t.text("In deze klas is geen leerling die {name} heet.", name=name),
    }


def _about_colleagues(t: Catalogue, params: dict[str, str]) -> dict[str, str]:
    name, maximum = params.get("name", ""), params.get("maximum", "")
    return {
        "bad_colleague_name": t.text(
            "Geef je collega een naam van hoogstens {maximum} tekens, zoals: juf Marieke.",
            maximum=maximum,
        ),
        "bad_function": t.text(
            "Geef de functie hoogstens {maximum} tekens, zoals: ib'er.", maximum=maximum
        ),
        "colleague_exists": t.text(
            "Er is al een collega die {name} heet. Zet de achternaam erbij.", name=name
        ),
        "unknown_colleague": t.text("Bij deze klas werkt niemand die {name} heet.", name=name),
        "last_leerkracht": t.text(
            "Dit is de enige leerkracht van de klas. Voeg eerst een collega toe."
        ),
        "no_second_step": t.text("Er is voor deze collega nog geen tweede stap ingesteld."),
        "team_full": t.text("Bij een klas passen hoogstens {maximum} collega's.", maximum=maximum),
    }


def _about_talks(t: Catalogue, params: dict[str, str]) -> dict[str, str]:
    return {
        "no_note": t.text("Schrijf erbij wat je wilt vragen of zeggen."),
        "note_too_long": t.text(
            "Dit is te lang: {length} tekens. Er passen er {maximum}. Vertel de rest zelf.",
            length=params.get("length", ""),
            maximum=params.get("maximum", ""),
        ),
        "remark_changed": t.text(
            "Een collega heeft hier net iets bij geschreven of veranderd. Lees dat eerst."
        ),
        "remark_gone": t.text("Deze opmerking is al weggehaald, of er is al over gepraat."),
        "no_remarks": t.text("Er staat nog nergens “bespreek eerst” bij."),
        "answer_changed": t.text("Dit antwoord is net veranderd. Lees het eerst opnieuw."),
        "answer_gone": t.text("Dit antwoord is er niet meer."),
        "part_erased": t.text("Dit deel is gewist. Hier wordt niets meer gevraagd."),
        "ouder_fills_in": t.text(
            "De ouder vult dit zelf in. Vraag hoe het gaat. Samen afmaken kan met de eigen link "
            "van de ouder."
        ),
        "ouder_handed_in": t.text("De ouder heeft dit zelf al ingevuld en ingeleverd."),
        "ouder_confirmed": t.text(
            "De ouder heeft bevestigd dat het zo is. Alleen de ouder kan het nog veranderen."
        ),
        "together_done": t.text(
            "Dit is samen ingeleverd. De ouder kan het nu lezen en bevestigen."
        ),
        "still_writing": t.text(
            "Dit is nog niet ingeleverd. Je kunt er iets bij schrijven als het is ingeleverd."
        ),
    }


def _about_klassen(t: Catalogue, params: dict[str, str]) -> dict[str, str]:
    name = params.get("name", "")
    return {
        "not_allowed": t.text("Dat kan niet: dit hoort niet bij jouw klas."),
        "bad_klas_name": t.text(
            "Geef de klas een naam van hoogstens {maximum} tekens, zoals: Groep 8b.",
            maximum=params.get("maximum", ""),
        ),
        "bad_school_name": t.text(
            "Geef de school een naam van hoogstens {maximum} tekens.",
            maximum=params.get("maximum", ""),
        ),
        "bad_schooljaar": t.text("Schrijf het schooljaar zoals: 2026-2027."),
        "schooljaar_not_later": t.text(
            "Het nieuwe schooljaar moet na {schooljaar} komen.",
            schooljaar=params.get("schooljaar", ""),
        ),
        "klas_exists": t.text(
            "{name} bestaat al in schooljaar {schooljaar}.",
            name=name,
            schooljaar=params.get("schooljaar", ""),
        ),
        "unknown_klas": t.text("Er is geen klas die {name} heet.", name=name),
        "ambiguous_klas": t.text(
            "Er zijn meer klassen die {name} heten. Gebruik het nummer van de klas: {ids}.",
            name=name,
            ids=params.get("ids", ""),
        ),
        "unknown_questionnaire": t.text("Er is geen vragenlijst die {name} heet.", name=name),
        "unknown_person": t.text("Deze persoon is er niet meer. Open de klas opnieuw."),
        "okr_off": t.text(
            "Aan de ouders van {name} wordt het ouderdeel van het OKR nu niet gevraagd. Wat zij "
            "schreven blijft bewaard, maar is pas te lezen als je het weer aanzet.",
            name=name,
        ),
        "nothing_written": t.text("Hier is nog niets ingevuld."),
        "ouder_still_writing": t.text(
            "De ouder heeft dit nog niet ingeleverd, of heeft het teruggenomen. Tot het is "
            "ingeleverd, leest alleen die ouder het."
        ),
        "no_leerlingen": t.text("In deze klas zitten nog geen leerlingen."),
        "handed_over_already": t.text(
            "Dit is al doorgegeven aan de nieuwe school. Terugnemen kan alleen samen met school."
        ),
        "taken_back_too_late": t.text("Het schooljaar is voorbij. Terugnemen kan niet meer."),
        "not_submitted": t.text("Dit is nog niet ingeleverd. Het is al open om te bewerken."),
        "nothing_submitted": t.text(
            "Er is nog niets ingeleverd. Wat nog niet af is, komt alleen mee als concept."
        ),
        "unknown_format": t.text(
            "{name} is geen soort bestand dat er is. Kies uit: pdf, json, csv.", name=name
        ),
        "unwritable_folder": t.text(
            "In de map {folder} kan niet worden geschreven ({why}). Kies een andere map.",
            folder=params.get("folder", ""),
            why=params.get("why", ""),
        ),
    }


def _about_handover(t: Catalogue, params: dict[str, str]) -> dict[str, str]:
    name = params.get("name", "")
    return {
        "changed_meanwhile": t.text(
            "Iemand anders heeft {name} intussen veranderd. Zo staat het nu; jouw verandering is "
            "nog niet gedaan. Kijk even en doe het zo nodig opnieuw.",
            name=name,
        ),
        "bad_vo_school_name": t.text(
            "Geef de school een naam van hoogstens {maximum} tekens.",
            maximum=params.get("maximum", ""),
        ),
        "vo_school_exists": t.text("Er staat al een school {name} op de lijst.", name=name),
        "vo_school_in_use": t.text(
            "Deze school kan niet van de lijst: er gaat een leerling heen, of er is al iets aan "
            "overgedragen."
        ),
        "too_many_vo_schools": t.text("De lijst met scholen is vol. Haal er eerst een weg."),
        "unknown_vo_school": t.text("Deze school staat niet meer op de lijst. Kies opnieuw."),
        "vo_school_not_listed": t.text(
            "Er staat geen school {name} op de lijst. Zet hem er eerst op.", name=name
        ),
        "bad_phone": t.text("Schrijf het telefoonnummer van school zoals: 033 123 45 67."),
        "okr_locked": t.text(
            "Het deel van de ouders gaat pas mee als de school is ingevuld waar de leerling is "
            "aangemeld. Het OKR mag niet eerder en alleen naar die school."
        ),
        "objected": t.text(
            "Er is bezwaar gemaakt tegen doorgeven. Praat er eerst over; je vindt het op de pagina "
            "van de leerling."
        ),
        "no_ground": t.text("Schrijf op waarom het toch meegaat. Wie bezwaar maakte, leest dat."),
        "objection_gone": t.text("Dit bezwaar is er niet meer: het is ingetrokken."),
        "objection_changed": t.text("Dit bezwaar is net veranderd. Lees het eerst opnieuw."),
        "object_first": t.text("Er staat geen bezwaar open. Kies eerst waartegen."),
        "reason_too_long": t.text(
            "Dit is te lang: {length} tekens. Er passen er {maximum}.",
            length=params.get("length", ""),
            maximum=params.get("maximum", ""),
        ),
        "okr_nothing": t.text("Er is nog geen deel van de ouders ingeleverd."),
        "one_at_a_time": t.text(
            "Er wordt al een map voor je gemaakt. Wacht tot die klaar is, of stop hem."
        ),
        "too_many_bundles": t.text(
            "Er worden nu veel mappen tegelijk gemaakt. Probeer het over een paar minuten nog eens."
        ),
        "bundle_gone": t.text("Deze map ligt hier niet meer. Maak hem opnieuw: er is niets kwijt."),
        "bundle_failed": t.text("Het maken van de map is niet gelukt. Probeer het nog een keer."),
        "no_room_for_bundle": t.text(
            "De map kan niet worden gemaakt: de schijf van de computer waar dit draait is vol of "
            "niet bereikbaar. Vraag het de beheerder. Er is niets kwijt."
        ),
        "erased_meanwhile": t.text(
            "Intussen is er iets veranderd: gewist, teruggenomen, bezwaar gemaakt, een nee tegen "
            "foto's of een andere school. Maak de map opnieuw."
        ),
        "phrase_shown": t.text(
            "De wachtzin is al getoond en nergens bewaard. Ben je hem kwijt? Maak de map opnieuw."
        ),
        "nothing_chosen": t.text("Kies eerst wat er mee moet: de werkstukken, of het OKR-deel."),
        "fetch_first": t.text(
            "Haal de map eerst op. Daarna kun je zeggen dat hij is overgedragen."
        ),
        "not_handed_over": t.text(
            "Het werkstuk van {name} is nog niet overgedragen, dus het kan er nog niet zijn.",
            name=name,
        ),
    }


def _about_planning(t: Catalogue, params: dict[str, str]) -> dict[str, str]:
    return {
        "klas_is_closed": t.text(
            "Deze klas is afgesloten: het schooljaar is voorbij. Lezen, bewaren en overdragen kan "
            "nog, vragen en uitnodigen niet meer."
        ),
        "no_day": t.text("Kies eerst de laatste dag om in te leveren."),
        "bad_day": t.text(
            "{name} is geen datum die bestaat. Schrijf de datum zoals: 18-6-2027.",
            name=params.get("name", ""),
        ),
        "bad_days": t.text(
            "Schrijf hoeveel dagen ervoor, in cijfers met een komma ertussen, zoals: 7, 2."
        ),
        "deadline_past": t.text("Deze dag is al voorbij. Kies een dag die nog moet komen."),
        "deadline_after_schooljaar": t.text(
            "Deze dag valt na schooljaar {schooljaar}. Klopt het jaartal?",
            schooljaar=params.get("schooljaar", ""),
        ),
        "too_many_moments": t.text(
            "Kies hoogstens {maximum} momenten voor een herinnering.",
            maximum=params.get("maximum", ""),
        ),
        "bad_days_before": t.text(
            "Een herinnering kan hoogstens {maximum} dagen ervoor.",
            maximum=params.get("maximum", ""),
        ),
    }


def _about_readers(t: Catalogue, params: dict[str, str]) -> dict[str, str]:
    name = params.get("name", "")
    return {
        "bad_reader_name": t.text(
            "Schrijf voor wie de link is, in hoogstens {maximum} tekens.",
            maximum=params.get("maximum", ""),
        ),
        "bad_until": t.text("Kies een dag die nog komt, hoogstens een jaar vooruit."),
        "nobody_goes_there": t.text("In deze klas gaat nog geen leerling naar die school."),
        "nobody_chosen": t.text("Kies van welke leerlingen de mentor het werkstuk mag lezen."),
        "unknown_reader": t.text("Deze link is er niet meer. Maak een nieuwe."),
        "unknown_school": t.text("Er is geen school die {name} heet.", name=name),
        "not_given": t.text("Het werkstuk van {name} wordt niet doorgegeven.", name=name),
        "being_written": t.text("Het werkstuk van {name} wordt nog bewerkt.", name=name),
    }
