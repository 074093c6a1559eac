import os
import subprocess
import sys

from conftest import ROOT, inside
from tiny import save_tiny
from tollspan import Tagger


def test_accelerate_launch_trains_on_two_processes(smoke_run, tmp_path):
    encoder = save_tiny("bert", tmp_path / "encoder")
    overrides = [f"train.encoder={encoder}", "train.epochs=1", "name=smoke"]
    command = [
        sys.executable, "-m", "accelerate.commands.launch", "--num_processes", "2", "--cpu", "--mixed_precision", "no",
        "--num_machines", "1", "--dynamo_backend", "no", "--num_cpu_threads_per_process", "1",
        ROOT / "training" / "train_tagger.py", "--config", ROOT / "configs" / "smoke.yaml", *overrides,
    ]  # fmt: skip
    (tmp_path / "data").symlink_to(smoke_run / "data")
    with inside(tmp_path):
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, env={**os.environ, "ACCELERATE_USE_CPU": "1"}
        )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.count("trained 1 epochs") == 1
    assert Tagger.load(tmp_path / "models" / "smoke").tag("Two died in Homs.").text == "Two died in Homs."
