"""``tollspan tag``: documents in, spans out."""

from __future__ import annotations

from tollspan.cli.shared import DEFAULT_MODEL, Inputs, Model, Output, Rejects, emit, load_tagger
from tollspan.documents import read_documents
from tollspan.terminal import track


def tag(inputs: Inputs, output: Output = None, model: Model = DEFAULT_MODEL, backend: str = "auto") -> None:
    """Tag documents with a trained model."""
    rejects = Rejects()
    documents = read_documents(inputs, on_reject=rejects)
    tagger = load_tagger(model, backend)
    rejects.report(emit(track(tagger.tag_many(documents), "tagging"), output))
