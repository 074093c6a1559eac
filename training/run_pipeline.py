"""The whole way: seeds → weak labels → dataset → training → evaluation → a tagged report. What is done is skipped."""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import build_dataset
import evaluate_tagger
import label_seeds
import train_tagger
from tollspan import Tagger
from tollspan.config import Config
from tollspan.documents import read_report
from tollspan.launch import launch, quiet_libraries
from tollspan.steps import code, fingerprint, run_step
from tollspan.terminal import document_view, out

SHOWN = "middle-east/na-homs-two-day-toll.txt"
"""A test report below the seeds folder: the model has never seen it."""


def main(config: Config) -> None:
    """Run the four steps whose inputs have changed, then show what the model makes of a report."""
    prepare(config)
    seeds, weak, model = Path(config.label.seeds), config.weak_folder, config.model_folder
    evaluated = fingerprint([seeds, model / "model.safetensors", weak / "weak.jsonl", *code("inference", "evaluation")])
    step("evaluation", evaluate_tagger.main, config, evaluated, [model / "metrics.json", model / "README.md"])
    if (seeds / SHOWN).exists():
        out.rule("a report that the model has not seen")
        quiet_libraries()
        out.print(document_view(Tagger.load(model).tag(read_report(seeds / SHOWN))))
    out.print(f"model folder: {model.resolve()}", markup=False)


def prepare(config: Config) -> None:
    """Label, build and train, each unless its inputs are what they were."""
    seeds, weak, data, model = Path(config.label.seeds), config.weak_folder, config.data_folder, config.model_folder
    settings = asdict(config)
    outside = [Path(entry.file) for entry in (*config.label.votes, *config.label.records)]
    labelled = fingerprint(
        [seeds, *outside, *code("labeling", "documents", "gazetteers", "records")], settings["label"]
    )
    step("weak labels", label_seeds.main, config, labelled, [weak / "weak.jsonl", weak / "functions.csv"])
    built = fingerprint(
        [seeds, weak / "weak.jsonl", *code("corpus")], [settings["data"], settings["label"], config.seed]
    )
    step("dataset", build_dataset.main, config, built, [data])
    trained = fingerprint([data, *code("corpus", "tagging")], [settings["train"], config.seed])
    step(
        "training",
        train_tagger.main,
        config,
        trained,
        [model / "model.safetensors", model / "config.json", model / "run.yaml"],
    )


def step(name: str, run: Callable[[Config], None], config: Config, inputs: str, outputs: list[Path]) -> None:
    """Run one step under a heading, or say that it is up to date."""
    out.rule(name)
    if not run_step(name.replace(" ", "-"), inputs=inputs, outputs=outputs, run=lambda: run(config)):
        out.print(f"up to date: {outputs[0]}", markup=False)


if __name__ == "__main__":
    launch(main, __doc__)
