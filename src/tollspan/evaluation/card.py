"""The model card: written by code from the run's own figures, so that it cannot say what was not measured."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from huggingface_hub import ModelCard, ModelCardData

from tollspan.config import Config
from tollspan.corpus.build import MANIFEST
from tollspan.documents.files import atomic_writer
from tollspan.evaluation.markdown import render_tables
from tollspan.evaluation.report import Report
from tollspan.evaluation.wording import summary
from tollspan.tagging.model_folder import open_model_folder

_TEMPLATE = Path(__file__).with_name("templates") / "card.md.j2"


def write_card(config: Config, report: Report) -> None:
    """Write ``README.md`` into the model folder.

    Args:
        config: the run.
        report: on the seed corpus's test split, as ``metrics.json`` holds it.
    """
    folder = open_model_folder(config.model_folder)
    manifest = json.loads((config.data_folder / MANIFEST).read_text(encoding="utf-8"))
    card = ModelCard.from_template(
        ModelCardData(
            language="en", license="apache-2.0", library_name="transformers", pipeline_tag="token-classification"
        ),
        template_path=str(_TEMPLATE),
        name=config.name,
        encoder=_encoder(config.train.encoder),
        labels=folder.labels,
        data=describe_data(manifest),
        report=report,
        summary=summary(report),
        tables=render_tables(report),
        max_tokens=folder.max_tokens,
    )
    with atomic_writer(folder.path / "README.md") as out:
        out.write(str(card))


def describe_data(manifest: Mapping[str, Any]) -> str:
    """One sentence on what a dataset was made of, from its manifest."""
    encoding = manifest["encoding"]
    origins = {key.partition("/")[2]: n for key, n in encoding["origins"].items() if key.startswith("train/")}
    made = " and ".join(f"{n} with spans from {origin}" for origin, n in sorted(origins.items()))
    return (
        f"{encoding['documents'].get('train', 0)} reports ({made}; source `{manifest['config']['data']['source']}`),"
        f" {encoding['words'].get('train', 0):,} words, {encoding['spans'].get('train', 0):,} spans"
    )


def _encoder(name: str) -> str:
    return "all-MiniLM-L6-v2 (Apache-2.0)" if name == "minilm" else name
