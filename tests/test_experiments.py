import json
import sys

import pytest

from conftest import ROOT, inside
from tiny import save_tiny
from tollspan.errors import ConfigError
from tollspan.experiments import Spread, read_experiment, runs

SHIPPED = sorted((ROOT / "configs" / "experiments").glob("*.yaml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_experiment_gives_a_valid_run_for_each_variant_and_seed(path):
    experiment = read_experiment(path)
    with inside(ROOT):
        found = list(runs(experiment))
    assert len(found) == len(experiment.variants) * len(experiment.seeds)
    assert len({config.name for _, config in found}) == len(found)
    assert len({config.weak_folder for _, config in found}) == 1


def test_variants_are_trained_scored_and_set_side_by_side(small_seeds, tmp_path, monkeypatch, capsys):
    import compare_runs

    encoder = save_tiny("bert", tmp_path / "encoder")
    (tmp_path / "x.yaml").write_text(
        f"name: x\nbase: {ROOT}/configs/smoke.yaml\nseeds: [1, 2]\n"
        "variants:\n  plain: []\n  robust: [train.loss=generalised]\n"
    )
    words = ["compare_runs", "x.yaml", f"label.seeds={small_seeds}", f"train.encoder={encoder}", "train.epochs=1"]
    monkeypatch.setattr(sys, "argv", words)
    with inside(tmp_path):
        compare_runs.main()
    figures = json.loads((tmp_path / "models" / "x.json").read_text())["dev"]
    assert {name: len(values) for name, values in figures.items()} == {"plain": 2, "robust": 2}
    assert "±" in capsys.readouterr().out
    assert (tmp_path / "models" / "x-robust-2" / "model.safetensors").exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name: x\nbase: b\nvariant: {}\n", "variant"),
        ("name: x\nvariants: {}\n", "base: field required"),
        ("- 1\n", "dict"),
    ],
)
def test_a_file_that_is_no_experiment_is_an_error_that_names_the_field(tmp_path, text, message):
    (tmp_path / "e.yaml").write_text(text)
    with pytest.raises(ConfigError, match=message):
        read_experiment(tmp_path / "e.yaml")


def test_a_spread_is_a_mean_with_its_deviation():
    assert str(Spread((0.5, 0.7))) == "0.600 ± 0.141"
    assert str(Spread((0.5,))) == "0.500"
