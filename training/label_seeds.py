"""Label the seed reports weakly: labelling functions vote, a label model makes spans of the votes."""

from tollspan.config import Config
from tollspan.documents import write_annotated
from tollspan.labeling.engine import label_documents
from tollspan.labeling.report import lf_table, write_lf_table
from tollspan.launch import launch
from tollspan.seeds import read_seeds
from tollspan.terminal import out, track


def main(config: Config) -> None:
    """Write the weak spans of every report and the table of labelling functions."""
    reports = read_seeds(config.label.seeds)
    result = label_documents(track(reports, "labelling", len(reports)), model=config.label.model)
    write_annotated(result.documents, config.weak_folder / "weak.jsonl")
    write_lf_table(result.table, config.weak_folder / "functions.csv")
    out.print(lf_table(result.table))


if __name__ == "__main__":
    launch(main, __doc__)
