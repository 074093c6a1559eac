"""Labelling gives the same spans in every process, whatever seed Python hashes strings with."""

import os
import subprocess
import sys

import pytest

from tollspan.labeling.models import LABEL_MODELS

PROGRAM = """
import sys
from tollspan.labeling import label_documents
from tollspan.spans import Document

texts = (
    "BAGHDAD, May 29 (Xinhua) -- At least 12 Iraqi soldiers and a boy were killed in Mosul on Friday, police said.",
    "Six were wounded near Homs, two of them children. The Syrian Observatory for Human Rights said nine had died.",
    "GUNMEN OF BOKO HARAM TOOK 20 WOMEN HOSTAGE IN BORNO STATE LAST WEEK. THE ARMY SAID IT LOST ONE OFFICER.",
    "Kano, Nigeria: 300 families fled to a camp; 15 in Kaduna, five in Jos. President Ali Sule condemned the raid.",
)
documents = [Document(str(i), text) for i, text in enumerate(texts)]
result = label_documents(documents, model=sys.argv[1])
sys.stdout.buffer.write(repr([document.spans for document in result.documents]).encode())
"""


def labelled(model: str, hash_seed: str) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, model], env=environment, capture_output=True, check=True
    ).stdout


@pytest.mark.parametrize("model", LABEL_MODELS)
def test_a_label_model_gives_the_same_spans_in_processes_with_different_hash_seeds(model):
    first = labelled(model, "1")
    assert b"CASUALTY" in first
    assert labelled(model, "2") == first
