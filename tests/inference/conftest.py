"""A tagger that is real in all but its weights: tiny and random, so that it starts at once."""

import pytest


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory):
    from tiny import save_tiny_model

    return save_tiny_model(tmp_path_factory.mktemp("tiny") / "model")


@pytest.fixture(scope="session")
def tiny_tagger(tiny_model):
    from tollspan import Tagger

    return Tagger.load(tiny_model)
