"""Keys of names: laws of `plain_key`, and spellings that must meet in `loose_key`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollspan.gazetteers.spelling import loose_key, plain_key


@given(st.text(max_size=40))
def test_a_plain_key_is_plain_and_its_own_key(name):
    key = plain_key(name)
    assert key.isascii()
    assert key == key.strip().lower()
    assert plain_key(key) == key


@given(st.text(alphabet=st.characters(codec="ascii"), max_size=30))
def test_case_says_nothing(name):
    assert plain_key(name.upper()) == plain_key(name.lower())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ḩammūrīyah", "Hamuriyeh"),
        ("Dūmā", "Douma"),
        ("Dayr az Zawr", "Deir ez-Zor"),
        ("Al Ḩasakah", "Hasakeh"),
        ("Jisr ash Shughūr", "Jisr al-Shughour"),
        ("Khān Shaykhūn", "Khan Sheikhoun"),
        ("Kotagudem", "Kothagudem"),
    ],
)
def test_transliterations_of_one_name_meet(one, other):
    assert loose_key(plain_key(one)) == loose_key(plain_key(other))


def test_initials_are_one_word_and_other_scripts_have_no_key():
    assert plain_key("U.S.A.") == "usa."[:-1]
    assert plain_key("Хомс") == plain_key("حمص") == ""
