"""Resolution of places, dates and actors on the annotated seed reports: how much, how right, how fast.

Run: python benchmarks/resolution.py [dev|test|train]
The header `Country:` of a report checks its places: of the LOCATION spans that were resolved, the share whose place
lies in that country, and the same share among those whose name also means a place there. Reports name other countries
too, so the first share cannot reach one.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tollspan.corpus.splits import read_splits
from tollspan.gazetteers.builtin import builtin_gazetteer
from tollspan.gazetteers.store import Gazetteer
from tollspan.labels import CASUALTY
from tollspan.records.actors.resolution import resolve_actors
from tollspan.records.dates.resolution import resolve_dates
from tollspan.records.places.resolution import resolve_places
from tollspan.records.rows.record import records_of
from tollspan.seeds import read_seeds
from tollspan.spans import Document

SPLITS = {"dev": "validation", "test": "test", "train": "train"}


def share(hits: Sequence[bool]) -> str:
    """A share and what it is a share of."""
    return f"{sum(hits) / max(len(hits), 1):.3f} of {len(hits)}"


def check_places(reports: Sequence[Document], gazetteer: Gazetteer) -> None:
    """Print how many places are resolved, and how many lie in the country that the header names."""
    resolved, right, possible = [], [], []
    for report in reports:
        home = {hit.place.country for hit in gazetteer.find(report.meta["country"]) if hit.place.kind == "country"}
        for found in resolve_places(report, gazetteer, resolve_actors(report)):
            resolved.append(found.place is not None)
            if home and found.place is not None and found.place.country:
                right.append(found.place.country in home)
                if any(candidate.place.country in home for candidate in found.candidates):
                    possible.append(right[-1])
    print("places resolved:", share(resolved))
    print("in the country of the header:", share(right))
    print("the same, where the name means a place there too:", share(possible))


def check_dates(reports: Sequence[Document]) -> None:
    """Print how many dates are resolved."""
    print("dates resolved:", share([found.days is not None for report in reports for found in resolve_dates(report)]))


def speed(what: str, reports: Sequence[Document], run: Callable[[Document], object]) -> None:
    """Print casualties a second of processor time, after one run to warm up."""
    casualties = sum(span.label == CASUALTY for report in reports for span in report.spans)
    for report in reports:
        run(report)
    start = time.process_time()
    for report in reports:
        run(report)
    print(f"{what}: {casualties / (time.process_time() - start):,.0f} casualties a second")


def main() -> None:
    """Check and time one split."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("split", nargs="?", default="dev", choices=sorted(SPLITS))
    options = parser.parse_args()
    splits = read_splits(Path("seeds/splits.tsv"))
    annotated = [report for report in read_seeds("seeds") if report.annotated]
    reports = [report for report in annotated if splits.get(report.id, "train") == SPLITS[options.split]]
    gazetteer = builtin_gazetteer()
    check_places([report for report in reports if report.meta.get("country")], gazetteer)
    check_dates(reports)

    def resolve(report: Document) -> object:
        return resolve_places(report, gazetteer, resolve_actors(report)), resolve_dates(report)

    speed("resolution", reports, resolve)
    speed("whole records", reports, lambda report: list(records_of(report, gazetteer)))


if __name__ == "__main__":
    main()
