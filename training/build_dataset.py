"""Build the dataset: reports with spans become windows of words with BIO tags, split by report."""

from dataclasses import asdict
from pathlib import Path

from tollspan.config import Config
from tollspan.corpus.build import build_dataset, dataset_of, write_dataset
from tollspan.corpus.conll import read_splits
from tollspan.corpus.seen import describe_seen
from tollspan.corpus.splits import assign_splits
from tollspan.documents import read_annotated
from tollspan.launch import launch, quiet_libraries
from tollspan.seeds import read_seeds
from tollspan.steps import fingerprint
from tollspan.terminal import out, track


def main(config: Config) -> None:
    """Write the dataset with its manifest, and say what it was made of."""
    quiet_libraries()
    (build_conll if config.data.conll else build_reports)(config)


def build_conll(config: Config) -> None:
    """A dataset of CoNLL files, with the labels that are in them."""
    rows, labels = read_splits(config.data.conll)
    inputs = fingerprint(map(Path, config.data.conll.values()))
    facts = {"config": asdict(config), "seed": config.seed, "inputs": {"conll": inputs}}
    write_dataset(dataset_of(rows, labels), config.data_folder, facts)
    out.print(f"labels: {', '.join(labels)}; sentences: { {split: len(part) for split, part in rows.items()} }")


def build_reports(config: Config) -> None:
    """A dataset of seed reports with their mark-up or weak labels."""
    seeds, weak_file = Path(config.label.seeds), config.weak_folder / "weak.jsonl"
    reports = read_seeds(seeds)
    weak = {document.id: document for document in track(read_annotated(weak_file), "reading weak labels")}
    splits = assign_splits([report.id for report in reports], seeds / config.label.splits)
    dataset, report = build_dataset(reports, weak, splits, config.data, seed=config.seed)
    hashes = {"seeds": fingerprint([seeds]), "weak": fingerprint([weak_file])}
    seen = describe_seen(reports, {split: set(rows["id"]) for split, rows in dataset.items()})
    facts = {"config": asdict(config), "seed": config.seed, "inputs": hashes, "encoding": report.as_dict()}
    write_dataset(dataset, config.data_folder, {**facts, "seen": seen})
    out.print(f"source: {config.data.source}; reports by split and origin: {dict(report.origins)}", markup=False)
    out.print(f"windows {dict(report.windows)}, words {dict(report.words)}, spans {dict(report.spans)}", markup=False)
    out.print(f"augmented copies by change: {dict(report.changes)}", markup=False)
    out.print(f"left out: {report.left_out} reports; words cut at a span's edge: {report.cut_words}")
    out.print(f"spans that cannot be encoded: {len(report.dropped)}", *report.dropped, sep="\n  ", markup=False)


if __name__ == "__main__":
    launch(main, __doc__)
