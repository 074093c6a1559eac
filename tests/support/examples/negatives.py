"""Labelling functions that vote against: name, text, the words voted for in it, and a text that is left alone."""

from typing import Final

NEGATIVES: Final = (
    ("place_inside_party", "Then Karachi police came.", ("Karachi",), "Then police in Karachi came."),
    ("place_inside_organisation", "The Bank of China came.", ("China",), "The bank came to China."),
    ("people_who_attack", "Six gunmen attacked.", ("Six gunmen",), "Six gunmen died."),
    ("people_unharmed", "12 miners were rescued.", ("12 miners",), "12 miners were killed."),
    ("planned_harm", "It could kill thousands.", ("thousands",), "It killed thousands."),
    ("speaker_in_apposition", "We met Keiko Arimura, a teacher, there.", ("a teacher",), "We met a teacher there."),
    ("party_before_thing", "The military governor came.", ("military",), "The military came."),
    ("whole_of_a_part", "16 of the 20 people aboard died.", ("20 people",), "The 20 people aboard died."),
    ("name_of_thing", "They signed the Medellin Declaration.", ("Medellin Declaration",), "They signed it."),
)
