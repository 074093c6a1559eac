from pathlib import Path

import pytest

from tollspan.corpus.duplicates import sketch
from tollspan.corpus.seen import Seen
from tollspan.errors import InputError
from tollspan.evaluation.leakage import check_leakage
from tollspan.spans import Document

TEXT = " ".join(f"Report {n}: police said {n} people died in the town of place{n} on Monday." for n in range(12))
OTHER = " ".join(f"Weather {n}: rain fell over hill{n} and the river rose by {n} metres." for n in range(12))


def seen(**texts):
    """What a model has seen in training and in validation."""
    return Seen(
        Path("models/x/seen.json"),
        {split: tuple(sketch(Document(f"{split}-1", text)) for text in [texts[split]]) for split in texts},
    )


def test_a_document_of_training_or_validation_is_refused_by_name():
    gold = [Document("gold-1", TEXT), Document("gold-2", OTHER)]
    with pytest.raises(InputError) as refused:
        check_leakage(gold, seen(train=TEXT, validation=OTHER))
    assert "models/x/seen.json: the model has seen 2 of the gold documents" in str(refused.value)
    assert "gold-1: the same text as train-1 (train)" in str(refused.value)
    assert "gold-2: the same text as validation-1 (validation)" in str(refused.value)
    assert "--force-overlap" in str(refused.value)


def test_a_near_duplicate_is_refused_with_how_near_it_is():
    gold = [
        Document("gold-1", TEXT.replace("Monday", "Monday", 3).replace("12", "13").replace("police", "officers", 2))
    ]
    with pytest.raises(InputError, match=r"gold-1: \d\d% like train-1 \(train\)"):
        check_leakage(gold, seen(train=TEXT))


def test_forced_it_says_in_its_statement_that_this_is_no_test():
    found = check_leakage([Document("gold-1", TEXT), Document("gold-2", OTHER)], seen(train=TEXT), force=True)
    assert [(overlap.gold, overlap.seen) for overlap in found.overlaps] == [("gold-1", "train-1")]
    assert found.statement.startswith("NOT A TEST: 1 of 2 gold documents were seen")


def test_clean_gold_and_unknown_training_data_are_told_apart():
    gold = [Document("gold-1", OTHER)]
    assert check_leakage(gold, seen(train=TEXT)).statement.startswith("None of the 1 gold documents is")
    assert check_leakage(gold, None).statement.startswith("Not checked")
