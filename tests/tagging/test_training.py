import os
import signal

import pytest
from datasets import load_from_disk
from safetensors.torch import load_file

from conftest import ROOT, inside
from tiny import save_tiny
from tollspan.config_files import load_config
from tollspan.errors import StoppedError
from tollspan.evaluation.seqeval_metric import strict_scores
from tollspan.tagging import checkpoints
from tollspan.tagging.preemption import SaveOnSignal
from tollspan.tagging.training import train_tagger


@pytest.fixture
def setting(smoke_run, tmp_path):
    encoder = save_tiny("bert", tmp_path / "encoder")
    config = load_config(
        ROOT / "configs" / "smoke.yaml", [f"train.encoder={encoder}", "train.epochs=3", "train.patience=9"]
    )
    return load_from_disk(str(smoke_run / "data" / "smoke")), config, tmp_path


def weights(folder):
    return {name: tensor.tolist() for name, tensor in load_file(folder / "model.safetensors").items()}


def test_the_same_seed_gives_the_same_weights_and_another_one_others(setting):
    dataset, config, folder = setting
    train_tagger(dataset, config, strict_scores, folder / "a")
    train_tagger(dataset, config, strict_scores, folder / "b")
    assert weights(folder / "a") == weights(folder / "b")


def test_a_run_that_was_cut_off_goes_on_to_the_same_weights(setting, monkeypatch):
    dataset, config, folder = setting
    train_tagger(dataset, config, strict_scores, folder / "whole")

    def die_in_third_epoch(gold, predicted, _calls=[]):
        _calls.append(1)
        if len(_calls) == 3:
            raise KeyboardInterrupt
        return strict_scores(gold, predicted)

    with inside(folder), pytest.raises(KeyboardInterrupt):
        train_tagger(dataset, config, die_in_third_epoch, folder / "cut")
    assert (folder / "cut" / "checkpoints").exists()
    assert not (folder / "cut" / "model.safetensors").exists()
    train_tagger(dataset, config, strict_scores, folder / "cut")
    assert weights(folder / "cut") == weights(folder / "whole")
    assert not (folder / "cut" / "checkpoints").exists()


def test_sigterm_saves_and_stops_and_the_next_run_goes_on_to_the_same_weights(setting, monkeypatch):
    dataset, config, folder = setting
    train_tagger(dataset, config, strict_scores, folder / "whole")
    steps = []

    def preempt(self, args, state, control, **_):
        steps.append(state.global_step)
        if len(steps) == 5:
            os.kill(os.getpid(), signal.SIGTERM)

    with monkeypatch.context() as patch:
        patch.setattr(SaveOnSignal, "on_step_begin", preempt, raising=False)
        with pytest.raises(StoppedError, match=r"cut: stopped by a signal at step 5; run it again to go on"):
            train_tagger(dataset, config, strict_scores, folder / "cut")
    assert not (folder / "cut" / "model.safetensors").exists()
    train_tagger(dataset, config, strict_scores, folder / "cut")
    assert weights(folder / "cut") == weights(folder / "whole")


def test_checkpoints_of_another_configuration_are_not_resumed(setting):
    _, config, folder = setting
    checkpoint = folder / "m" / "checkpoints" / "checkpoint-5"
    checkpoint.mkdir(parents=True)
    (checkpoint / "trainer_state.json").write_text("{}")
    (checkpoint.parent / "run.yaml").write_text("name: other\n")
    assert checkpoints.last_checkpoint(folder / "m") == str(checkpoint)
    checkpoints.keep_only_checkpoints_of(config, folder / "m")
    assert checkpoints.last_checkpoint(folder / "m") is None
