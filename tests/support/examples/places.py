"""Labelling functions for places: name, text, the words voted for in it, and a text that is left alone."""

from typing import Final

PLACES: Final = (
    ("country_name", "Floods hit towns across northern Iraq.", ("northern Iraq",), "Floods hit the town."),
    ("known_region", "A convoy reached Helmand province.", ("Helmand province",), "A convoy reached the river."),
    ("big_city", "The train stopped in Karachi.", ("Karachi",), "The train stopped in time."),
    ("town_in_its_country", "It rained in Zunheboto, India.", ("Zunheboto",), "It rained in Zunheboto."),
    ("known_place_without_case", "A BOMB WENT OFF IN SAN SALVADOR TODAY.", ("SAN SALVADOR",), "A BOMB WENT OFF TODAY."),
    ("name_after_preposition", "He was seen near Hamuriyeh.", ("Hamuriyeh",), "He was seen near home."),
    ("name_after_preposition_without_case", "THE BRIDGE IN JOATECA IS CLOSED.", ("JOATECA",), "THE BRIDGE IS CLOSED."),
    ("name_with_place_noun", "They met at the Torola River.", ("Torola River",), "They met at the river."),
    ("of_place", "They left the outskirts of Idlib.", ("Idlib",), "They spoke of Idlib."),
    ("chain", "It rained in Hamuriyeh, Syria.", ("Hamuriyeh", "Syria"), "It rained, Syria said."),
    ("dateline", "BAGHDAD, May 29 (Xinhua) - It rained.", ("BAGHDAD",), "It rained in BAGHDAD."),
    ("dateline_without_capitals", "Berne, 19 September. It rained.", ("Berne",), "It rained, 19 September."),
    ("heading_place", "HAWIJA - It rained all day here.", ("HAWIJA",), "It rained all day - here."),
    ("name_joined_to_place", "It rained in Kadaclan and Lias.", ("Lias",), "It rained and Lias sang."),
    ("name_after_from_or_between", "They came from Rumaitha.", ("Rumaitha",), "They came from home."),
    ("toponym_prefix", "They shelled Tal Rifaat again.", ("Tal Rifaat",), "They shelled it again."),
)
