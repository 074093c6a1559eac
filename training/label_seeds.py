"""Label the seed reports weakly: labelling functions vote, a label model makes spans of the votes."""

from pathlib import Path

from tollspan.config import Config
from tollspan.corpus.splits import assign_splits
from tollspan.documents import write_annotated
from tollspan.evaluation.label_models import label_models_table, score_label_models
from tollspan.labeling.engine import ALL_FUNCTIONS, label_documents
from tollspan.labeling.outside import outside_functions
from tollspan.labeling.report import lf_table, write_lf_table
from tollspan.launch import launch, quiet_libraries
from tollspan.seeds import read_seeds
from tollspan.terminal import out, track


def main(config: Config) -> None:
    """Write the weak spans of every report and the table of functions; compare the label models on dev."""
    quiet_libraries()
    reports = read_seeds(config.label.seeds)
    functions = (*ALL_FUNCTIONS, *outside_functions(config.label))
    result = label_documents(track(reports, "labelling", len(reports)), functions, model=config.label.model)
    write_annotated(result.documents, config.weak_folder / "weak.jsonl")
    write_lf_table(result.table, config.weak_folder / "functions.csv")
    out.print(lf_table(result.table))
    splits = assign_splits([report.id for report in reports], Path(config.label.seeds, config.label.splits))
    dev = [report for report in reports if report.annotated and splits[report.id] == "validation"]
    scores = score_label_models(result, dev, config.label.model)
    out.print(label_models_table(scores, config.label.model, f"{len(dev)} dev reports, strict F1"))


if __name__ == "__main__":
    launch(main, __doc__)
