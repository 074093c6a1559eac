import json
from pathlib import Path

import pytest

from conftest import ROOT, inside
from tiny import FAMILIES, save_tiny
from tollspan import Tagger
from tollspan.config_files import load_config
from tollspan.corpus.seen import read_seen
from tollspan.documents import read_annotated


def test_the_smoke_run_leaves_what_the_contracts_promise(smoke_run):
    model = smoke_run / "models" / "smoke"
    assert {
        "model.safetensors",
        "config.json",
        "tokenizer.json",
        "README.md",
        "metrics.json",
        "run.yaml",
        "seen.json",
    } <= {path.name for path in model.iterdir()}
    assert not list(model.rglob("*.bin"))
    assert not list(model.rglob("*.pt"))
    assert any((model / "logs").iterdir())
    assert load_config(model / "run.yaml").name == "smoke"
    metrics = json.loads((model / "metrics.json").read_text())
    f1 = metrics["scores"]["strict"]["micro"]["f1"]
    assert f1 > 0.02
    assert all(f"{f1:.3f}" in (model / name).read_text() for name in ("README.md", "report.md", "report.html"))
    assert metrics["leakage"]["seen"] == len(read_seen(model)) > 0
    assert metrics["leakage"]["overlaps"] == []
    weak = list(read_annotated(smoke_run / "data" / "smoke-weak" / "weak.jsonl"))
    assert all(span.source and span.score is not None for document in weak for span in document.spans)
    assert (smoke_run / "data" / "smoke-weak" / "functions.csv").read_text().startswith("name,tag,")


def test_a_second_run_skips_what_has_not_changed(smoke_run, small_seeds, capsys):
    import run_pipeline

    config = load_config(
        ROOT / "configs" / "smoke.yaml", [f"label.seeds={small_seeds}", "train.epochs=1", "data.limit=4", "name=second"]
    )
    with inside(smoke_run):
        run_pipeline.main(config)
        first = capsys.readouterr().out
        stamp = Path("models/second/model.safetensors").stat().st_mtime_ns
        run_pipeline.main(config)
        second = capsys.readouterr().out
        assert Path("models/second/model.safetensors").stat().st_mtime_ns == stamp
    assert "up to date" not in first
    assert second.count("up to date") == 4
    assert "casualty counts" in second


@pytest.mark.parametrize(
    ("name", "family"), [("gpu", "modernbert"), ("base", "bert"), ("base", "roberta"), ("base", "deberta")]
)
def test_every_config_trains_with_every_family_of_encoders(smoke_run, small_seeds, tmp_path, name, family):
    """The shipped configuration as it is, but for the encoder, the number of reports and what needs a GPU."""
    import train_tagger
    from build_dataset import main as build

    assert family in FAMILIES
    encoder = save_tiny(family, tmp_path / "encoder")
    overrides = [
        f"label.seeds={small_seeds}",
        f"train.encoder={encoder}",
        "data.limit=6",
        "train.epochs=1",
        "train.precision=fp32",
    ]
    config = load_config(ROOT / "configs" / f"{name}.yaml", [*overrides, f"name={name}-{family}"])
    with inside(smoke_run):
        config.weak_folder.mkdir(parents=True, exist_ok=True)
        (config.weak_folder / "weak.jsonl").write_bytes(Path("data/smoke-weak/weak.jsonl").read_bytes())
        build(config)
        train_tagger.main(config)
        tagger = Tagger.load(config.model_folder)
        text = "At least 44 civilians were killed in Homs on Thursday. " * 40
        document = tagger.tag(text)
        assert document.text == text
        assert all(document.surface(span) for span in document.spans)
        assert Tagger.load(config.model_folder).tag(text).spans == document.spans
