"""Score the trained model on the seed corpus's test reports; write metrics.json, the report and the model card."""

from pathlib import Path

from tollspan import Tagger
from tollspan.config import Config
from tollspan.corpus.seen import read_seen
from tollspan.corpus.splits import held_out_reports
from tollspan.evaluation.card import write_card
from tollspan.evaluation.leakage import check_leakage
from tollspan.evaluation.output import read_report, write_report
from tollspan.evaluation.pairing import pair_documents
from tollspan.evaluation.report import make_report
from tollspan.evaluation.strata import end_of_subwords
from tollspan.evaluation.tables import baselines_table, scores_table
from tollspan.launch import launch, quiet_libraries
from tollspan.terminal import out, track


def main(config: Config) -> None:
    """Tag the test reports as a user would, and score what comes out beside plain alternatives."""
    quiet_libraries()
    seeds, folder = Path(config.label.seeds), config.model_folder
    test = held_out_reports(seeds, config.label.splits)
    leakage = check_leakage(test, read_seen(folder))
    pairings = pair_documents(test, track(Tagger.load(folder, backend="torch").tag_many(test), "tagging", len(test)))
    report = make_report(
        pairings,
        system=str(folder),
        gold=f"the test reports of {seeds}",
        command=f"python training/evaluate_tagger.py --config configs/{config.name}.yaml",
        leakage=leakage,
        fields=["register"],
        tokens=end_of_subwords(folder),
    )
    out.print(scores_table(report.scores, "model, seeds test"), baselines_table(report), report.leakage.statement)
    write_report(report, pairings, folder)
    write_card(config, read_report(folder / "metrics.json"))


if __name__ == "__main__":
    launch(main, __doc__)
