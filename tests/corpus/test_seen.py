import json

import pytest

from tollspan.corpus.seen import SEEN, copy_seen, describe_seen, read_seen
from tollspan.errors import InputError
from tollspan.spans import Document

REPORTS = [
    Document(doc_id, " ".join(f"{doc_id}{n} people died in {doc_id}town{n}." for n in range(9))) for doc_id in "abcd"
]
IDS = {"train": {"a", "a+1", "b"}, "validation": {"c"}, "test": {"d"}}


@pytest.fixture
def folders(tmp_path):
    """A dataset folder with a manifest, and a model folder."""
    dataset, model = tmp_path / "data", tmp_path / "model"
    for folder in (dataset, model):
        folder.mkdir()
    (dataset / "manifest.json").write_text(json.dumps({"seed": 1, "seen": describe_seen(REPORTS, IDS)}))
    return dataset, model


def test_a_model_folder_says_what_its_dataset_said(folders):
    dataset, model = folders
    copy_seen(dataset, model)
    for place in (dataset, dataset / "manifest.json", model):
        seen = read_seen(place)
        assert {split: [one.id for one in found] for split, found in seen.sketches.items()} == {
            "train": ["a", "b"],
            "validation": ["c"],
        }
        assert len(seen) == 3
        assert [(pair.id, split) for pair, split in seen.duplicates(REPORTS)] == [
            ("a", "train"), ("b", "train"), ("c", "validation"),
        ]  # fmt: skip


def test_what_is_not_recorded_is_unknown_and_no_stale_record_stays(folders):
    dataset, model = folders
    copy_seen(dataset, model)
    (dataset / "manifest.json").write_text('{"seed": 1}')
    copy_seen(dataset, model)
    assert not (model / SEEN).exists()
    assert read_seen(dataset) is None
    assert read_seen(model) is None


@pytest.mark.parametrize("content", ["[]", "{", '{"train": []}'])
def test_a_broken_record_is_refused_not_taken_for_an_empty_one(folders, content):
    _, model = folders
    (model / SEEN).write_text(content)
    with pytest.raises(InputError, match=SEEN):
        read_seen(model)
