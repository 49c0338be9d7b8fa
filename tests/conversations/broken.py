"""What a school may do to `small.yaml`, and what the linter must say.

The code of the rule, the line of the finding, what stands there, what the school makes of it.
"""

LAST = "        maximum: 500\n"
PICTURE = LAST + "      - id: plaatje\n        soort: foto\n        vraag: Een foto?\n"

BROKEN: list[tuple[str, int, str, str]] = [
    ("V102", 3, "versie: 1", "versie: [1"),
    ("V102", 3, "titel: Klein", "titel: Dit is: fout"),
    ("V102", 3, "titel: Klein", "titel: *klein"),
    ("V102", 3, "titel: Klein", 'titel: "Klein\\0"'),
    ("V102", 3, "titel: Klein", 'titel: "Klein\\ud800"'),
    ("V103", 3, "versie: 1", "versie: 1\nversie: 2"),
    ("V110", 1, "titel: Klein", "tietel: Klein"),
    ("V110", 34, "soort: lange_tekst", "soort: tekst"),
    ("V110", 2, "versie: 1", "versie: een"),
    ("V110", 2, "versie: 1", "versie: 0"),
    ("V110", 38, "        stappen: 3\n", ""),
    ("V110", 1, "id: klein", "id: Klein!"),
    ("V110", 41, "stappen: 3", "stappen: 9"),
    ("V110", 36, "{vraag: vak, niet: [alles]}", "{vraag: vak, niet: [alles], keuze: [gym]}"),
    ("V110", 48, "mag_ook: [in_gesprek]", "mag_ook: [in_gesprek, in_gesprek]"),
    ("V110", 24, "        lijst: vakken\n        keuzes: {alles: Ik vind alles leuk}\n", ""),
    ("V110", 22, "        verplicht: ja\n", "        verplicht: ja\n        keuzes: {a: b}\n"),
    ("V110", 15, "titel: Eerste", 'titel: ""'),
    ("V110", 6, "welkom:\n  leerling: [Hoi en welkom.]", "welkom: {}"),
    ("V110", 42, "[niet, soms, goed]", "[niet]"),
    ("V201", 44, "id: geheim", "id: naam"),
    ("V201", 43, "{kan_plannen: Plannen,", "{vak: Plannen,"),
    ("V202", 18, "id: naam", "id: Naam"),
    ("V202", 18, "id: naam", "id: een_naam_van_vijfentwintig"),
    ("V202", 11, "{gym: gym,", "{'gym|les': gym,"),
    ("V203", 14, "letter: A", "letter: B"),
    ("V204", 27, "lijst: vakken", "lijst: vak"),
    ("V204", 28, "keuzes: {alles:", "keuzes: {gym: gym, alles:"),
    (
        "V205",
        48,
        "        mag_ook: [in_gesprek]\n",
        "        alleen_als: {vraag: later}\n        mag_ook: [in_gesprek]\n",
    ),
    (
        "V205",
        48,
        "        mag_ook: [in_gesprek]\n",
        "        alleen_als: {vraag: geheim}\n        mag_ook: [in_gesprek]\n",
    ),
    ("V206", 36, "niet: [alles]}", "niet: [niets]}"),
    ("V207", 35, "Waarom vind je {vak} leuk?", "Waarom vind je {vakken} leuk?"),
    ("V207", 35, "Waarom vind je {vak} leuk?", "Waarom vind je {vak leuk?"),
    ("V207", 35, "Waarom vind je {vak} leuk?", "Waarom vind je {vak.text} leuk?"),
    ("V207", 35, "            alleen_als: {vraag: vak, niet: [alles]}\n", ""),
    ("V207", 35, "Waarom vind je {vak} leuk?", "Waarom vind je {naam} met {kan_plannen} leuk?"),
    (
        "V208",
        52,
        "        maximum: 500\n",
        (
            "        maximum: 500\n"
            "      - id: verder\n"
            "        soort: lange_tekst\n"
            '        vraag: "Waarom {geheim}?"\n'
            "        alleen_als: {vraag: geheim}\n"
            "        maximum: 9\n"
        ),
    ),
    ("V209", 22, "minimum: 1", "minimum: 41"),
    ("V209", 49, "maximum: 500", "maximum: 4001"),
    (
        "V210",
        27,
        (
            "        lijst: vakken\n"
            "        keuzes: {alles: Ik vind alles leuk}\n"
            "        kies_alleen: [alles]\n"
            "        anders: een ander vak\n"
            "        maximum: 2\n"
        ),
        "        keuzes: {alles: Ik vind alles leuk}\n        maximum: 1\n",
    ),
    ("V210", 31, "maximum: 2", "maximum: 5"),
    ("V211", 29, "kies_alleen: [alles]", "kies_alleen: [niets]"),
    ("V211", 29, "soort: meer_keuzes", "soort: een_keuze"),
    ("V212", 42, "[niet, soms, goed]", "[niet, soms, vaak, goed]"),
    ("V213", 47, "        mag_ook: [in_gesprek]\n", ""),
    ("V214", 12, "verplicht: ja", "verplicht: nee"),
    ("V215", 6, "    titel: Eerste", "    voor: [leerling, ouder]\n    titel: Eerste"),
    ("V216", 7, "leerling: [Hoi en welkom.]", "leerling: ['Tot {dag} is dit bewaard.']"),
    ("V216", 7, "leerling: [Hoi en welkom.]", "leerling: ['Tot { is dit bewaard.']"),
    ("V301", 30, "anders: een ander vak", "anders: " + "een heel ander vak " * 4),
    (
        "V302",
        20,
        "vraag: Hoe heet je?",
        "vraag: Hoe heet je?\n        hint: " + "Denk even na. " * 300,
    ),
    ("V303", 7, "leerling: [Hoi en welkom.]", "leerling: [" + "Hoi en welkom. " * 300 + "]"),
    ("V401", 20, "vraag: Hoe heet je?", "vraag: Hoe heet je " + "heel " * 20 + "echt?"),
    ("V402", 9, "Dank je wel.", "Dank je wel voor je medezeggenschapsraad."),
    (
        "V110",
        22,
        "        verplicht: ja\n",
        "        verplicht: ja\n        zonder_foto: {vraag: Teken iets.}\n",
    ),
    (
        "V110",
        53,
        LAST,
        PICTURE + "        zonder_foto: {vraag: 'Een tekening, {naam}?'}\n        maximum: 1\n",
    ),
    (
        "V405",
        54,
        LAST,
        PICTURE + "        zonder_foto:\n          vraag: Tekent u iets?\n        maximum: 1\n",
    ),
    ("V406", 52, LAST, PICTURE + "        maximum: 1\n"),
    ("V403", 20, "vraag: Hoe heet je?", "vraag: Hoe heet je? En hoe oud ben je?"),
    ("V404", 9, "Dank je wel.", "Je hoeft niet te vertellen wat je niet wilt."),
    ("V405", 20, "vraag: Hoe heet je?", "vraag: Hoe heet u?"),
]
