"""How a recipe starts: its command line becomes a configuration, and a user's mistake becomes one clear line."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable

from tollspan.config import Config
from tollspan.config_files import dump_config, load_config
from tollspan.errors import TollspanError
from tollspan.terminal import err, out, start_logging


def launch(recipe: Callable[[Config], object], description: str | None) -> None:
    """Run ``recipe`` with the configuration of ``--config FILE [section.key=value …]``.

    ``--dry-run`` prints the resolved configuration instead.
    """
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--config", default="configs/base.yaml", metavar="FILE", help="YAML file (configs/base.yaml)")
    parser.add_argument("--dry-run", action="store_true", help="print the resolved configuration and stop")
    parser.add_argument("overrides", nargs="*", metavar="section.key=value", help="settings to change")
    options = parser.parse_args()
    start_logging()
    try:
        config = load_config(options.config, options.overrides)
        if options.dry_run:
            out.print(dump_config(config), markup=False, end="")
            return
        recipe(config)
    except TollspanError as error:
        err.print(f"error: {error}", markup=False)
        sys.exit(1)


def quiet_libraries() -> None:
    """Stop transformers and datasets from drawing bars of their own and printing what is no news here."""
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "true")
    import datasets  # noqa: PLC0415 - slow to import; only recipes that train need it
    import transformers  # noqa: PLC0415

    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    datasets.disable_progress_bars()
