"""Say what the seed reports cover: writes COVERAGE.md beside them."""

from pathlib import Path

from tollspan.config import Config
from tollspan.corpus.coverage import coverage_markdown
from tollspan.documents import atomic_writer
from tollspan.launch import launch
from tollspan.seeds import read_seeds
from tollspan.terminal import out


def main(config: Config) -> None:
    """Write the tables."""
    reports = [report for report in read_seeds(config.label.seeds) if report.annotated]
    path = Path(config.label.seeds, "COVERAGE.md")
    with atomic_writer(path) as file:
        file.write(coverage_markdown(reports))
    out.print(f"{len(reports)} reports described in {path}", markup=False)


if __name__ == "__main__":
    launch(main, __doc__)
