import json
import shutil

import pytest
from safetensors.torch import load_file, save_file

from tollspan import Tagger
from tollspan.errors import ConfigError, InputError
from tollspan.tagging.model_folder import open_model_folder


@pytest.fixture
def folder(tiny_model, tmp_path):
    return shutil.copytree(tiny_model, tmp_path / "model")


def rename_labels(folder, names):
    config = json.loads((folder / "config.json").read_text())
    config["id2label"] = dict(enumerate(names))
    config["label2id"] = {name: index for index, name in enumerate(names)}
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
    [
        (["LABEL_0", "LABEL_1"], "names no tags"),
        (["O", "I-LOC"], "'I-LOC' is not BIO"),
        (["O", "LOC"], "is not BIO"),
        (["O", "B-CASUALTY_SLAIN"], "B-CASUALTY_SLAIN names no kind of casualty; the kinds are KILLED, INJURED"),
    ],
)
def test_labels_that_are_not_bio_are_refused(folder, names, message):
    rename_labels(folder, names)
    with pytest.raises(InputError, match=message):
        open_model_folder(folder)


def test_a_config_that_is_no_json_is_refused(folder):
    (folder / "config.json").write_text("{")
    with pytest.raises(InputError, match="not JSON"):
        open_model_folder(folder)


def test_a_tokenizer_of_another_model_is_refused(folder):
    tokenizer = json.loads((folder / "tokenizer.json").read_text())
    tokenizer["model"]["vocab"]["unheard"] = 1_000
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer))
    with pytest.raises(InputError, match=r"tokenizer.json has 1001 subwords, the network 199; copy the tokenizer"):
        Tagger.load(folder)


def test_weights_that_are_cut_off_are_refused(folder):
    whole = (folder / "model.safetensors").read_bytes()
    (folder / "model.safetensors").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ConfigError, match="cannot be loaded"):
        Tagger.load(folder)


def test_an_encoder_without_a_trained_head_is_refused(folder):
    weights = {name: value for name, value in load_file(folder / "model.safetensors").items() if "cl" not in name}
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(InputError, match=r"has no classifier.bias that fits config.json and its 19 labels"):
        Tagger.load(folder)


def test_labels_of_another_model_are_refused(folder):
    rename_labels(folder, ["O", "B-LOCATION", "I-LOCATION"])
    with pytest.raises(InputError, match=r"has no classifier.bias that fits config.json and its 3 labels"):
        Tagger.load(folder)
