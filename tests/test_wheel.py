import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

from conftest import ROOT


def test_the_wheel_installs_outside_the_checkout_and_tags(smoke_model, tmp_path):
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path, ROOT],
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "env"], check=True)
    binaries = tmp_path / "env" / "bin"
    subprocess.run([binaries / "pip", "install", "--quiet", "--no-deps", "--no-index", wheel], check=True)
    # The dependencies are lent by this environment; its own tollspan is an editable install, which a path file of
    # another environment does not follow.
    packages = next((tmp_path / "env" / "lib").glob("python*")) / "site-packages"
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    (tmp_path / "report.txt").write_text("At least 44 civilians were killed in Homs on Thursday.")
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    where = subprocess.run(
        [binaries / "python", "-c", "import tollspan; print(tollspan.__file__)"],
        check=True, capture_output=True, text=True, cwd=tmp_path, env=clean,
    ).stdout  # fmt: skip
    assert Path(where.strip()).is_relative_to(packages)
    for verb in (["tag", "--model", smoke_model], ["label"]):
        made = subprocess.run(
            [binaries / "tollspan", *verb, "report.txt", "--output", "-"],
            check=True, capture_output=True, text=True, cwd=tmp_path, env=clean,
        ).stdout  # fmt: skip
        assert json.loads(made)["id"] == "report"
