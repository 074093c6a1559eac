"""A tagger that was really trained: by configs/smoke.yaml, on the project's own reports, once a session."""

import contextlib
import os
from pathlib import Path

import pytest

os.environ["HF_HUB_OFFLINE"] = "1"  # Before any library reads it: no test asks the network.
ROOT = Path(__file__).parents[1]


@contextlib.contextmanager
def inside(folder):
    """Work in a folder for a while."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield folder
    finally:
        os.chdir(before)


@pytest.fixture(scope="session")
def smoke_run(tmp_path_factory):
    """A folder with ``data/`` and ``models/`` as the recipes leave them."""
    import build_dataset
    import evaluate_tagger
    import label_seeds
    import train_tagger
    from tollspan.config import load_config

    config = load_config(ROOT / "configs" / "smoke.yaml", [f"label.seeds={ROOT / 'seeds'}"])
    with inside(tmp_path_factory.mktemp("run")) as folder:
        for recipe in (label_seeds, build_dataset, train_tagger, evaluate_tagger):
            recipe.main(config)
    return folder


@pytest.fixture(scope="session")
def smoke_model(smoke_run):
    """The model folder of that run."""
    return smoke_run / "models" / "smoke"


@pytest.fixture(scope="session")
def tagger(smoke_model):
    """The tagger of that run."""
    from tollspan import Tagger

    return Tagger.load(smoke_model)
