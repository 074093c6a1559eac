"""Score the trained model on the seed corpus's test reports; write metrics.json and the model card."""

from dataclasses import asdict
from pathlib import Path

from tollspan import Tagger
from tollspan.config import Config
from tollspan.corpus.splits import assign_splits
from tollspan.documents import read_annotated
from tollspan.evaluation.card import write_card
from tollspan.evaluation.report import scores_table, write_metrics
from tollspan.evaluation.scores import evaluate_documents
from tollspan.launch import launch, quiet_libraries
from tollspan.seeds import read_seeds
from tollspan.terminal import out, track


def main(config: Config) -> None:
    """Tag the test reports as a user would, and score what comes out beside the labelling functions alone."""
    quiet_libraries()
    seeds = Path(config.label.seeds)
    reports = read_seeds(seeds)
    splits = assign_splits([report.id for report in reports], seeds / config.label.splits)
    test = [report for report in reports if splits[report.id] == "test" and report.annotated]
    tagger = Tagger.load(config.model_folder)
    scores = evaluate_documents(test, track(tagger.tag_many(test), "tagging", len(test)))
    weak = evaluate_documents(test, read_annotated(config.weak_folder / "weak.jsonl"))
    out.print(scores_table(weak, "labelling functions alone, seeds test"), scores_table(scores, "model, seeds test"))
    command = f"python training/evaluate_tagger.py --config configs/{config.name}.yaml"
    figures = {"command": command, "seeds test": asdict(scores), "seeds test, labelling functions alone": asdict(weak)}
    write_metrics(config.model_folder / "metrics.json", figures)
    write_card(config, scores, weak, command=command)


if __name__ == "__main__":
    launch(main, __doc__)
