"""Tagging throughput: `Tagger.tag_many` against the ordinary Hugging Face pipeline, in turn in one run.

Run: python benchmarks/inference.py [models/base] [--rounds 3]
The corpus is the seed reports. The pipeline gets each text whole and cuts it at the encoder's positions; so only
reports that fit are timed, on both sides. Figures are median words a second, and the ratio of the two.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from transformers import pipeline

from tollspan import Tagger
from tollspan.corpus.words import split_words
from tollspan.launch import quiet_libraries
from tollspan.seeds import read_seeds

FITTING = 300
"""Words of a report that surely fits into an encoder's 512 positions."""


def seconds(run: Callable[[], object]) -> float:
    """Wall time of one run."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def main() -> None:
    """Time both in turn and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", nargs="?", default="models/base")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    quiet_libraries()
    texts = [report.text for report in read_seeds(Path("seeds"))]
    texts = [text for text in texts if len(split_words(text)) < FITTING][:200]
    words = sum(len(split_words(text)) for text in texts)
    tagger = Tagger.load(options.model)
    plain = pipeline("token-classification", model=options.model, aggregation_strategy="first")
    ways: dict[str, Callable[[], object]] = {
        "tag_many": lambda: list(tagger.tag_many(texts)),
        "pipeline, batch 1": lambda: plain(texts),
        "pipeline, batch 8": lambda: plain(texts, batch_size=8),
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(options.rounds):
        for name, way in ways.items():
            times[name].append(seconds(way))
    best = min(statistics.median(times[name]) for name in ways if name != "tag_many")
    for name, found in times.items():
        print(f"{name:20} {words / statistics.median(found):10,.0f} words/s")
    print(f"ratio to the best pipeline: {best / statistics.median(times['tag_many']):.2f}")


if __name__ == "__main__":
    main()
