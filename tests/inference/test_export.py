import shutil
import sys
from dataclasses import replace

import pytest

from tollspan import Tagger, cli
from tollspan.documents import write_annotated
from tollspan.errors import InputError, MissingExtraError
from tollspan.evaluation.export import export_model
from tollspan.evaluation.export_exam import MAX_F1_LOSS, fixed_texts, refusal
from tollspan.inference import backend_trial
from tollspan.inference.backend_choice import BACKENDS
from tollspan.inference.exported import Check, read_record
from tollspan.spans import Document, Span
from tollspan.tagging.model_folder import open_model_folder

pytest.importorskip("onnx", reason="the extra onnx is not installed")
pytest.importorskip("onnxruntime", reason="the extra onnx is not installed")


@pytest.fixture(scope="module", autouse=True)
def short_trials():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(backend_trial, "SECONDS", 0.05)
        yield


@pytest.fixture
def folder(tiny_model, tmp_path):
    return shutil.copytree(tiny_model, tmp_path / "model")


@pytest.fixture(scope="module")
def as_torch(tiny_tagger):
    """Gold that torch gets wholly right, so that whatever differs from torch loses F1."""
    return list(tiny_tagger.tag_many(Document(text.id, text.text) for text in fixed_texts()))


def outcomes(export):
    return {outcome.name: outcome for outcome in export.outcomes}


def files(folder):
    return sorted(path.name for path in (folder / "onnx").iterdir())


def test_int8_that_loses_too_much_is_refused_with_the_figures_and_not_kept(folder, as_torch):
    found = outcomes(export_model(folder, as_torch))
    assert found["onnx"].check.torch_f1 == found["onnx"].check.f1 == 1
    lost = found["onnx-int8"].check
    assert f"strict F1 falls by {100 * (1 - lost.f1):.2f} points, from 1.0000" in found["onnx-int8"].refused
    assert "at most 0.3 is allowed" in found["onnx-int8"].refused
    assert files(folder) == ["export.json", "model.onnx"]
    assert "onnx-int8" not in read_record(open_model_folder(folder)).checks


@pytest.fixture(scope="module")
def kept(tiny_model, tmp_path_factory):
    """An exported model and what was said of it, on gold of which no backend finds anything, so that none loses F1."""
    folder = shutil.copytree(tiny_model, tmp_path_factory.mktemp("kept") / "model")
    gold = [Document("d", "x" * 60, spans=(Span(3, 5, "DATE"),), annotated=True)]
    return folder, export_model(folder, gold)


def test_int8_that_loses_nothing_is_kept_and_runs(kept):
    folder, export = kept
    assert outcomes(export)["onnx-int8"].refused is None
    assert files(folder) == ["export.json", "model.onnx", "model_int8.onnx"]
    assert export.sizes["model_int8.onnx"] < export.sizes["model.onnx"]
    assert Tagger.load(folder, backend="onnx-int8").tag("Two people died in Homs.").spans


def test_an_earlier_export_is_gone_even_when_the_next_one_fails(kept, tmp_path, monkeypatch):
    folder = shutil.copytree(kept[0], tmp_path / "model")
    monkeypatch.setattr("tollspan.evaluation.export.write_onnx", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        export_model(folder)
    assert files(folder) == []


class Shifted:
    """A backend whose answers are moved by one subword: what a faulty runtime would give."""

    name = "onnx"

    def __init__(self, backend):
        self.backend = backend

    def log_probs(self, batch, pad_id):
        return [rows[::-1].copy() for rows in self.backend.log_probs(batch, pad_id)]


def test_a_runtime_that_answers_otherwise_is_refused_whole(folder, monkeypatch):
    kinds = tuple(
        replace(kind, start=lambda f, p, start=kind.start: Shifted(start(f, p))) if kind.file else kind
        for kind in BACKENDS
    )
    monkeypatch.setattr("tollspan.evaluation.export.BACKENDS", kinds)
    found = outcomes(export_model(folder))
    assert found["onnx"].refused.startswith("spans differ from torch's in ")
    assert files(folder) == ["export.json"]


def test_an_export_without_any_runtime_says_what_to_install(folder, monkeypatch):
    for name in ("onnxruntime", "openvino"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingExtraError, match=r"an export needs .* pip install 'tollspan\[onnx\]'"):
        export_model(folder)
    assert files(folder) == []


def test_a_model_folder_that_may_not_be_written_is_named(folder):
    (folder / "onnx").write_text("a file where the folder should be")
    with pytest.raises(InputError, match=r"model/onnx: cannot be written"):
        export_model(folder)


@pytest.mark.parametrize("loss", [-0.01, 0, MAX_F1_LOSS, MAX_F1_LOSS + 1e-4])
def test_reduced_precision_passes_up_to_the_allowed_loss(loss):
    fault = refusal(Check(0.2, 60, 12, 0.8 - loss, 0.8), exact=False)
    assert (fault is None) == (loss <= MAX_F1_LOSS)


@pytest.mark.parametrize(
    ("check", "fault"),
    [
        (Check(1e-5, 60, 0), None),
        (Check(1e-5, 60, 1), "spans differ from torch's in 1 of 60 documents"),
        (Check(0.01, 60, 0), "scores differ by up to 0.01; at most 0.001 is allowed"),
    ],
)
def test_full_precision_must_agree_in_every_span_and_nearly_in_scores(check, fault):
    assert refusal(check, exact=True) == fault


def test_the_fixed_texts_are_many_and_hold_a_long_one():
    texts = fixed_texts()
    assert len({document.text for document in texts}) == len(texts) > 20
    assert max(len(document.text.split()) for document in texts) > 400


@pytest.fixture
def command(monkeypatch, capsys, tmp_path):
    def run(*words):
        monkeypatch.setattr(sys, "argv", ["tollspan", *map(str, words)])
        monkeypatch.chdir(tmp_path)
        with pytest.raises(SystemExit) as stop:
            cli.main()
            sys.exit(0)
        said = capsys.readouterr()
        return stop.value.code or 0, said.out, said.err

    return run


def test_the_command_prints_a_table_and_fails_when_something_is_refused(command, folder, as_torch, tmp_path):
    status, out, err = command("export", folder)
    assert (status, "no --gold" in err) == (0, True)
    assert "its loss of F1 cannot be known without gold" in out
    write_annotated(as_torch, tmp_path / "gold.jsonl")
    status, out, err = command("export", folder, "--gold", tmp_path / "gold.jsonl")
    assert status == 1
    assert "refused and not kept: onnx-int8: strict F1 falls by" in err.replace("\n", " ")
