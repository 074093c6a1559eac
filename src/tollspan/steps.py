"""Steps of a pipeline that run only when their inputs have changed, judged by content, not by dates."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from tollspan.documents.files import atomic_writer

_PACKAGE = Path(__file__).parent


def fingerprint(paths: Iterable[Path], values: Any = None) -> str:
    """SHA-256 over files' names and contents (a folder: all files below it, hidden ones apart) and JSON-able values."""
    digest = hashlib.sha256(json.dumps(values, sort_keys=True, default=str).encode())
    for path in paths:
        files = sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]
        for file in files:
            relative = file.relative_to(path)
            if "__pycache__" in relative.parts or file.name.startswith("."):
                continue
            digest.update(f"\0{relative.as_posix()}\0".encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest() if file.exists() else b"missing")
    return digest.hexdigest()


def code(*rooms: str) -> list[Path]:
    """The library's own files that a step depends on, by the names of its rooms and modules."""
    return [_PACKAGE / room for room in rooms]


def run_step(name: str, *, inputs: str, outputs: Sequence[Path], run: Callable[[], object]) -> bool:
    """Run a step unless its outputs are what it makes of these inputs.

    Args:
        name: of the step; a stamp ``.<name>.step.json`` lies beside the first output.
        inputs: `fingerprint` of all that the step depends on.
        outputs: files or folders that the step makes.
        run: does the step.
    Returns:
        Whether the step ran. A step that fails leaves no stamp and runs again the next time; so does one whose outputs
        were changed or removed since.
    """
    stamp = outputs[0].parent / f".{outputs[0].stem}.{name}.step.json"
    if stamp.exists() and all(path.exists() for path in outputs):
        known = json.loads(stamp.read_text(encoding="utf-8"))
        if known == {"inputs": inputs, "outputs": fingerprint(outputs)}:
            return False
    stamp.unlink(missing_ok=True)
    run()
    with atomic_writer(stamp) as out:
        json.dump({"inputs": inputs, "outputs": fingerprint(outputs)}, out)
    return True
