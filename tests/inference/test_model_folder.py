import json
import shutil

import pytest

from tollspan.errors import InputError
from tollspan.tagging.model_folder import open_model_folder


@pytest.fixture
def folder(smoke_model, tmp_path):
    return shutil.copytree(smoke_model, tmp_path / "model")


def rename_labels(folder, names):
    config = json.loads((folder / "config.json").read_text())
    config["id2label"] = dict(enumerate(names))
    (folder / "config.json").write_text(json.dumps(config))


def test_a_folder_that_is_not_there_names_the_way_to_one(tmp_path):
    with pytest.raises(InputError, match="no such model folder; train one with `make run`"):
        open_model_folder(tmp_path / "none")


@pytest.mark.parametrize("name", ["model.safetensors", "config.json", "tokenizer.json"])
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(InputError, match=f"{name} is missing"):
        open_model_folder(folder)


def test_a_pickle_is_not_loaded(folder):
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with pytest.raises(InputError, match="pickles are not loaded"):
        open_model_folder(folder)


@pytest.mark.parametrize(
    ("names", "message"),
    [(["LABEL_0", "LABEL_1"], "names no tags"), (["O", "I-LOC"], "'I-LOC' is not BIO"), (["O", "LOC"], "is not BIO")],
)
def test_labels_that_are_not_bio_are_refused(folder, names, message):
    rename_labels(folder, names)
    with pytest.raises(InputError, match=message):
        open_model_folder(folder)


def test_a_config_that_is_no_json_is_refused(folder):
    (folder / "config.json").write_text("{")
    with pytest.raises(InputError, match="not JSON"):
        open_model_folder(folder)
