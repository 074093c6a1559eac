"""Train the variants of an experiment with several seeds each, and print them side by side; what is done is skipped."""

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path

from rich.table import Table

from run_pipeline import prepare
from tollspan import Tagger
from tollspan.config import Config
from tollspan.corpus.splits import assign_splits
from tollspan.documents import atomic_writer
from tollspan.errors import TollspanError
from tollspan.evaluation.scores import MICRO, evaluate_documents
from tollspan.experiments import Spread, read_experiment, runs
from tollspan.labels import TAGS
from tollspan.launch import quiet_libraries
from tollspan.seeds import read_seeds
from tollspan.terminal import err, out, start_logging

COLUMNS = (*TAGS, MICRO, "kind")


def main() -> None:
    """Train, score each model on the dev reports, write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("experiment", help="YAML file, e.g. configs/experiments/sources.yaml")
    parser.add_argument("overrides", nargs="*", metavar="section.key=value", help="settings for every variant")
    options = parser.parse_args()
    experiment = read_experiment(options.experiment, options.overrides)
    figures: dict[str, list[dict[str, float]]] = defaultdict(list)
    for variant, config in runs(experiment):
        prepare(config)
        figures[variant].append(dev_scores(config))
    with atomic_writer(Path("models", f"{experiment.name}.json")) as file:
        json.dump({"experiment": options.experiment, "overrides": options.overrides, "dev": figures}, file, indent=2)
    table = Table("", *COLUMNS, title=f"{experiment.name}: strict F1 on dev reports, seeds {experiment.seeds}")
    for variant, scores in figures.items():
        table.add_row(variant, *(str(Spread(tuple(score[column] for score in scores))) for column in COLUMNS))
    out.print(table)


def dev_scores(config: Config) -> dict[str, float]:
    """Strict F1 by tag of a trained model on the dev reports, and the share of casualties with the right kind."""
    quiet_libraries()
    seeds = Path(config.label.seeds)
    reports = read_seeds(seeds)
    splits = assign_splits([report.id for report in reports], seeds / config.label.splits)
    dev = [report for report in reports if splits[report.id] == "validation" and report.annotated]
    scores = evaluate_documents(dev, Tagger.load(config.model_folder).tag_many(dev))
    return {**{tag: scores.strict[tag].f1 for tag in (*TAGS, MICRO)}, "kind": scores.casualties["kind"].recall}


if __name__ == "__main__":
    start_logging()
    try:
        main()
    except TollspanError as error:
        err.print(f"error: {error}", markup=False)
        sys.exit(1)
