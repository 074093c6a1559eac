import json
import logging
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from importlib.util import find_spec

import numpy as np
import pytest
from safetensors.torch import load_file, save_file

from tiny import FAMILIES, TEXTS, save_tiny_model
from tollspan import Tagger
from tollspan.errors import InputError, MissingExtraError
from tollspan.evaluation.export import export_model
from tollspan.inference import backend_trial
from tollspan.inference.backend import threads, unpad
from tollspan.inference.backend_choice import BACKENDS, open_backend
from tollspan.inference.backend_torch import TorchBackend
from tollspan.inference.cpus import available_cpus
from tollspan.tagging.model_folder import open_model_folder

NEEDS = {"torch": "torch", "onnx": "onnxruntime", "openvino": "openvino"}
EXACT = [
    pytest.param(
        kind.name, marks=pytest.mark.skipif(not find_spec(NEEDS[kind.name]), reason=f"{kind.name} is not installed")
    )
    for kind in BACKENDS
    if kind.exact
]
LONG = [" ".join(TEXTS * number) for number in (1, 2, 3, 5)]


@pytest.fixture(scope="module", autouse=True)
def short_trials():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(backend_trial, "SECONDS", 0.05)
        yield


@pytest.fixture(scope="module", params=FAMILIES)
def family(request, tmp_path_factory):
    """An exported model of each family."""
    pytest.importorskip("onnxruntime", reason="the extra onnx is not installed")
    folder = save_tiny_model(tmp_path_factory.mktemp(request.param) / "model", request.param)
    export_model(folder)
    return folder


@pytest.fixture(scope="module")
def exported(tiny_model, tmp_path_factory):
    pytest.importorskip("onnxruntime", reason="the extra onnx is not installed")
    folder = shutil.copytree(tiny_model, tmp_path_factory.mktemp("exported") / "model")
    export_model(folder)
    return folder


@pytest.fixture
def own(exported, tmp_path):
    """The exported model, to be spoilt."""
    return shutil.copytree(exported, tmp_path / "model")


def bare(document):
    return [(span.start, span.end, span.label, span.kind) for span in document.spans]


@pytest.mark.parametrize("name", EXACT)
def test_every_backend_gives_the_spans_of_torch_and_nearly_its_scores(family, name):
    expected = list(Tagger.load(family, backend="torch").tag_many([*TEXTS, *LONG]))
    found = list(Tagger.load(family, backend=name).tag_many([*TEXTS, *LONG]))
    assert sum(len(document.spans) for document in expected) > 20
    assert [bare(document) for document in found] == [bare(document) for document in expected]
    for one, other in zip(found, expected, strict=True):
        assert [span.score for span in one.spans] == pytest.approx([span.score for span in other.spans], abs=1e-3)


@pytest.mark.parametrize("name", EXACT)
def test_neighbours_in_a_batch_change_no_sequence(exported, name):
    backend = open_backend(name, open_model_folder(exported))
    batch = [list(range(5, 5 + length)) for length in (1, 3, 60, 17)]
    for together, ids in zip(backend.log_probs(batch, 0), batch, strict=True):
        assert together.shape[0] == len(ids)
        assert np.exp(together).sum(axis=1) == pytest.approx(np.ones(len(ids)), abs=1e-4)
        assert np.allclose(together, backend.log_probs([ids], 0)[0], atol=1e-3)


@pytest.mark.parametrize("name", EXACT)
def test_several_threads_may_use_one_backend(exported, name):
    tagger = Tagger.load(exported, backend=name)
    alone = [bare(tagger.tag(text)) for text in LONG]
    with ThreadPoolExecutor(4) as pool:
        assert [bare(document) for document in pool.map(tagger.tag, LONG * 5)] == alone * 5


def test_log_probabilities_of_huge_logits_are_finite():
    (found,) = unpad(np.array([[[1e4, -1e4], [0.0, 0.0]]], np.float32), [[7, 8]])
    assert found.tolist() == [[0.0, -2e4], pytest.approx([np.log(0.5)] * 2)]


def test_bf16_answers_like_fp32_but_not_exactly(tiny_model):
    folder = open_model_folder(tiny_model)
    batch = [[2, *range(10, 30), 3]]
    (exact,), (rough,) = (TorchBackend(folder, bf16=bf16).log_probs(batch, 0) for bf16 in (False, True))
    assert not np.array_equal(exact, rough)
    assert np.abs(exact - rough).max() < 0.05 * np.abs(exact).max()


def test_threads_are_those_of_the_environment_else_of_the_quota(monkeypatch):
    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    assert threads() == 3
    monkeypatch.delenv("OMP_NUM_THREADS")
    assert threads() == available_cpus()


def test_an_unknown_backend_is_refused_with_the_known_ones(tiny_model):
    with pytest.raises(InputError, match=r"backend 'onyx' is unknown; use one of auto, torch, torch-bf16, onnx, onnx-"):
        open_backend("onyx", open_model_folder(tiny_model))


def test_a_model_that_was_not_exported_says_how_to(tiny_model):
    with pytest.raises(InputError, match=r"the model was not exported; .*: tollspan export .*model"):
        open_backend("onnx", open_model_folder(tiny_model))


def test_a_backend_that_passed_no_check_does_not_run(exported):
    with pytest.raises(InputError, match="onnx-int8 was not made or failed its check"):
        open_backend("onnx-int8", open_model_folder(exported))


def test_a_runtime_that_is_not_installed_is_named_with_its_extra(exported, monkeypatch):
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(MissingExtraError, match=r"backend onnx needs packages .* pip install 'tollspan\[onnx\]'"):
        open_backend("onnx", open_model_folder(exported))


def test_files_of_other_weights_are_not_used(own, caplog):
    weights = load_file(own / "model.safetensors")
    weights["classifier.bias"] += 1
    save_file(weights, own / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(InputError, match=r"the model has changed since it was exported; export it again: tollspan exp"):
        open_backend("onnx", open_model_folder(own))
    assert open_backend("auto", open_model_folder(own)).name == "torch"
    assert "exported files are left out" in caplog.text


def test_a_spoilt_file_is_named_and_auto_does_without_it(own, caplog):
    (own / "onnx" / "model.onnx").write_bytes(b"not a graph")
    with pytest.raises(InputError, match=r"onnx/model.onnx: cannot be loaded .* make it anew: tollspan export"):
        open_backend("onnx", open_model_folder(own))
    assert open_backend("auto", open_model_folder(own)).name == "torch"
    assert "backend onnx is left out" in caplog.text


def test_a_spoilt_record_is_named(own):
    (own / "onnx" / "export.json").write_text('{"checks": {}}')
    with pytest.raises(InputError, match=r"export.json: is no record of an export"):
        open_backend("onnx", open_model_folder(own))


def rewrite_trial(folder, **changes):
    path = folder / "onnx" / "export.json"
    record = json.loads(path.read_text())
    path.write_text(json.dumps(record | {"trial": record["trial"] | changes}))


@pytest.mark.parametrize("fastest", ["torch", "onnx"])
def test_auto_takes_the_fastest_of_the_trial_at_export_and_says_so(own, fastest, caplog, monkeypatch):
    caplog.set_level(logging.INFO, "tollspan")
    rewrite_trial(own, tokens_per_second={"torch": 10.0, "onnx": 10.0, "openvino": 1.0} | {fastest: 1234.0})
    monkeypatch.setattr("tollspan.inference.backend_choice.hold_trial", None)  # It must not be held again.
    assert open_backend("auto", open_model_folder(own)).name == fastest
    assert f"backend {fastest}, by a trial when the model was exported (tokens/s: {fastest} 1,234" in caplog.text


def test_auto_holds_a_trial_on_a_machine_that_did_not_export(own, caplog):
    caplog.set_level(logging.INFO, "tollspan")
    rewrite_trial(own, machine="elsewhere", tokens_per_second={"torch": 1.0})
    chosen = open_backend("auto", open_model_folder(own)).name
    assert f"backend {chosen}, by a trial just now (tokens/s: {chosen} " in caplog.text
    assert "torch " in caplog.text
    assert "onnx " in caplog.text


def test_auto_without_an_export_is_torch_and_holds_no_trial(tiny_model, caplog, monkeypatch):
    monkeypatch.setattr("tollspan.inference.backend_choice.hold_trial", None)
    assert open_backend("auto", open_model_folder(tiny_model)).name == "torch"
    assert not caplog.text


def test_arithmetic_that_the_machine_lacks_is_refused(own, monkeypatch):
    kinds = tuple(replace(kind, able=lambda: False) if kind.name == "onnx" else kind for kind in BACKENDS)
    monkeypatch.setattr("tollspan.inference.backend_choice.BACKENDS", kinds)
    with pytest.raises(InputError, match="this machine lacks the arithmetic of onnx"):
        open_backend("onnx", open_model_folder(own))


def test_a_pickled_tagger_comes_back_with_its_backend(exported):
    import pickle

    tagger = Tagger.load(exported, backend="onnx")
    again = pickle.loads(pickle.dumps(tagger))  # noqa: S301 - our own bytes
    assert again._backend.name == "onnx"
    assert again.tag(TEXTS[0]) == tagger.tag(TEXTS[0])


def test_the_exported_file_holds_the_names_that_other_tools_expect(exported):
    session = pytest.importorskip("onnxruntime").InferenceSession(exported / "onnx" / "model.onnx")
    assert [item.name for item in session.get_inputs()] == ["input_ids", "attention_mask"]
    assert [item.name for item in session.get_outputs()] == ["logits"]
    assert sorted(path.name for path in (exported / "onnx").iterdir()) == ["export.json", "model.onnx"]
