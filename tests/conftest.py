"""A tagger that was really trained: by configs/smoke.yaml, on the project's own reports, once a session."""

import contextlib
import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("project", deadline=None)  # Laws are about results; a busy machine breaks none.
settings.load_profile("project")
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
def small_seeds(tmp_path_factory):
    """A seeds folder with some of the project's reports of every split, and the plain ones."""
    from tollspan.corpus.splits import read_splits

    source, folder = ROOT / "seeds", tmp_path_factory.mktemp("small") / "seeds"
    splits = read_splits(source / "splits.tsv")
    held_out = [[doc_id for doc_id in sorted(splits) if splits[doc_id] == split] for split in ("validation", "test")]
    ids = [path.relative_to(source).with_suffix("").as_posix() for path in sorted(source.glob("*/*.txt"))]
    train = [doc_id for doc_id in ids if doc_id not in splits][::12]
    plain = [doc_id for doc_id in ids if doc_id.startswith("plain/")]
    chosen = {*train, *plain, "middle-east/na-homs-two-day-toll", *(i for half in held_out for i in half[::6])}
    for doc_id in sorted(chosen):
        target = folder / f"{doc_id}.txt"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((source / f"{doc_id}.txt").read_bytes())
    names = {"validation": "dev", "test": "test"}
    lines = [f"{doc_id}\t{names[split]}\n" for doc_id, split in splits.items() if doc_id in chosen]
    (folder / "splits.tsv").write_text("".join(lines), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def smoke_run(tmp_path_factory, small_seeds):
    """A folder with ``data/`` and ``models/`` as the recipes leave them."""
    import build_dataset
    import evaluate_tagger
    import label_seeds
    import train_tagger
    from tollspan.config_files import load_config

    config = load_config(ROOT / "configs" / "smoke.yaml", [f"label.seeds={small_seeds}"])
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
