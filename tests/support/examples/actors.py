"""Labelling functions for actors: name, text, the words voted for in it, and a text that is left alone."""

from typing import Final

ACTORS: Final = (
    ("party_that_acts", "Then gunmen opened fire.", ("gunmen",), "Then army aircraft opened fire."),
    ("modified_party", "Then masked gunmen opened fire.", ("masked gunmen",), "Then gunmen opened fire."),
    ("counted_party", "Six masked gunmen attacked.", ("masked gunmen",), "Masked gunmen attacked."),
    ("party_without_case", "THE GUERRILLAS ATTACKED THE POST TODAY.", ("GUERRILLAS",), "THE POST IS CLOSED TODAY."),
    ("source_head", "It rained, police sources said.", ("police sources",), "It rained, sources said."),
    ("acting_state", "Turkey launched an operation.", ("Turkey",), "It rained in Turkey."),
    (
        "state_with_clause",
        "Norway, which had offered to help, left.",
        ("Norway",),
        "It rained in Norway.",
    ),
    ("state_as_agent", "A curfew was declared by Niamey.", ("Niamey",), "A curfew began in Niamey."),
    ("addressed_state", "He urged Ottawa to act.", ("Ottawa",), "He went to Ottawa to act."),
    ("state_in_echo", "Paris agreed. So did Washington.", ("Washington",), "It rained in Washington."),
    ("state_with_stance", "We know Moscow's version.", ("Moscow",), "We know Moscow's streets."),
    ("people_as_party", "The Americans bombed the bridge.", ("Americans",), "Americans like bridges."),
    ("known_actor", "Fighters of Boko Haram fled.", ("Boko Haram",), "Fighters of the group fled."),
    (
        "known_actor_without_case",
        "THE FMLN CLAIMED THE ATTACK TODAY.",
        ("FMLN",),
        "THE GROUP CLAIMED THE ATTACK TODAY.",
    ),
    (
        "organisation_noun",
        "He leads the Karenni Nationalities Defence Force now.",
        ("Karenni Nationalities Defence Force",),
        "He leads the force now.",
    ),
    (
        "organisation_noun_without_case",
        "THE NATIONAL RECONCILIATION COMMISSION MET TODAY.",
        ("NATIONAL RECONCILIATION COMMISSION",),
        "THE GROUP MET TODAY AND AGAIN.",
    ),
    (
        "leading_noun_without_case",
        "THE STATION RADIO ZINDARA SAID SO TODAY.",
        ("RADIO ZINDARA",),
        "THE RADIO SAID SO TODAY.",
    ),
    (
        "unknown_words_without_case",
        "the mayor is imogen zarrow, she says.",
        ("imogen zarrow",),
        "the mayor is here, she says.",
    ),
    ("surname_again", "Mayor Rafael Krastek spoke. Later Krastek left.", ("Krastek",), "Later Krastek left."),
    ("lone_name_that_acts", "Later Jundallan claimed it.", ("Jundallan",), "Later they claimed it."),
    (
        "name_before_bracketed_acronym",
        "It blamed Lashkar-e-Zoiba (LeZ) again.",
        ("Lashkar-e-Zoiba", "LeZ"),
        "It blamed them (again).",
    ),
    ("acronym", "It blamed the ULZA again.", ("ULZA",), "It blamed the IED again."),
    ("titled_person", "We met General Mustafa al-Dabi there.", ("Mustafa al-Dabi",), "We met the general there."),
    ("speaking_name", "It rained, Rami Rahmanov said.", ("Rami Rahmanov",), "It rained, he said."),
    ("name_in_apposition", "We met Rima Salahi, 44, there.", ("Rima Salahi",), "We met her, 44, there."),
    ("agency_credit", "BAGHDAD, May 29 (Xinhua) - It rained.", ("Xinhua",), "BAGHDAD, May 29 - It rained."),
    ("unplaced_name", "We met Zorana Birkova again.", ("Zorana Birkova",), "We met in Zorana Birkova."),
)
