"""``tollspan gazetteer``: places by name, from a dump of GeoNames."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Final

import typer

from tollspan.errors import InputError
from tollspan.terminal import err, track

app: Final = typer.Typer(no_args_is_help=True, help=__doc__)


@app.callback()
def gazetteer() -> None:
    """Make a gazetteer of places."""


@app.command()
def build(
    dump: Annotated[Path, typer.Argument(metavar="DUMP", help="allCountries.txt, SY.txt or their zip, of GeoNames")],
    output: Annotated[Path, typer.Option(help="SQLite file to write; give it to records --gazetteer")],
    alternates: Annotated[Path | None, typer.Option(help="alternateNamesV2.txt or its zip: more names")] = None,
    country: Annotated[list[str] | None, typer.Option(help="ISO code to keep, may be repeated; left out: all")] = None,
) -> None:
    """Turn a full dump of GeoNames into a gazetteer; countries that it lacks are taken from the one that ships."""
    from tollspan.gazetteers.dump import gazetteer_entries, read_alternates  # noqa: PLC0415
    from tollspan.gazetteers.store import build_gazetteer  # noqa: PLC0415

    rejects: list[InputError] = []
    wanted = frozenset(code.upper() for code in country or ())
    entries = gazetteer_entries(dump, on_reject=rejects.append, countries=wanted)
    more: Iterator[tuple[int, str]] = read_alternates(alternates, on_reject=rejects.append) if alternates else iter(())
    count = build_gazetteer(track(entries, "places"), output, source=dump.name, alternates=track(more, "names"))
    for error in rejects[:_SHOWN]:
        err.print(f"left out: {error}", markup=False, style="yellow")
    if len(rejects) > _SHOWN:
        err.print(f"and {len(rejects) - _SHOWN} more lines left out")
    err.print(f"{count} places written to {output}", markup=False)


_SHOWN: Final = 20
