"""``tollspan records``: a row for each casualty, with place, date and actors; summary, map and timeline of them."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tollspan.cli.shared import DEFAULT_MODEL, By, Inputs, Model, Rejects, Vague, annotate
from tollspan.documents import read_documents
from tollspan.terminal import err, out, track

if TYPE_CHECKING:
    from tollspan.gazetteers.store import Gazetteer


def records(
    inputs: Inputs,
    output: Annotated[Path | None, typer.Option(help=".csv, .jsonl or .parquet to write")] = None,
    summary: Annotated[bool, typer.Option(help="print numbers by kind, place and week")] = False,
    map_page: Annotated[Path | None, typer.Option("--map", help="HTML page with a map to write")] = None,
    timeline: Annotated[Path | None, typer.Option(help="HTML page with a timeline to write")] = None,
    gazetteer: Annotated[
        Path | None, typer.Option(help="file of gazetteer build; left out: the one that ships")
    ] = None,
    vague: Vague = "literal",
    by: By = "model",
    model: Model = DEFAULT_MODEL,
    backend: str = "auto",
) -> None:
    """Turn documents, tagged or not, into records of who was harmed, how many, where, when and by whom."""
    from tollspan.records.pages.days import Days  # noqa: PLC0415
    from tollspan.records.pages.map import write_map  # noqa: PLC0415
    from tollspan.records.pages.spots import Spots  # noqa: PLC0415
    from tollspan.records.pages.timeline import write_timeline  # noqa: PLC0415
    from tollspan.records.rows.record import records_of  # noqa: PLC0415
    from tollspan.records.rows.tally import Tally, tally_tables  # noqa: PLC0415
    from tollspan.records.rows.writing import record_writer  # noqa: PLC0415

    rejects, tally, spots, days = Rejects(), Tally(), Spots(), Days()
    known = _open(gazetteer)
    done = 0
    with ExitStack() as stack:
        write = stack.enter_context(record_writer(output)) if output else None
        documents = annotate(read_documents(inputs, on_reject=rejects), model, backend, by)
        for done, document in enumerate(track(documents, "records of documents"), start=1):
            for record in records_of(document, known, vague):
                for take in (write, tally.add, spots.add if map_page else None, days.add if timeline else None):
                    if take:
                        take(record)
    title = f"Casualties in {', '.join(Path(name).name for name in inputs)}"
    if map_page:
        write_map(map_page, spots, known, title=title)
    if timeline:
        write_timeline(timeline, days, title=title)
    if summary or not (output or map_page or timeline):
        out.print(*tally_tables(tally), sep="\n")
    err.print(
        f"{tally.records} records of {done} documents" + (f" written to {output}" if output else ""), markup=False
    )
    rejects.report(done)


def _open(path: Path | None) -> Gazetteer:
    from tollspan.gazetteers.builtin import builtin_gazetteer  # noqa: PLC0415
    from tollspan.gazetteers.store import Gazetteer  # noqa: PLC0415

    return Gazetteer(path) if path else builtin_gazetteer()
