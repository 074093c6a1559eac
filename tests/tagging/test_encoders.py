import pytest
from transformers import AutoModelForTokenClassification

from tiny import FAMILIES, save_tiny
from tollspan.errors import ConfigError
from tollspan.tagging import encoders
from tollspan.tagging.encoders import load_pretrained, load_tokenizer, resolve_encoder
from tollspan.tagging.subwords import WordTokenizer


def test_the_packaged_minilm_is_found_and_its_checksum_verified(monkeypatch):
    folder = resolve_encoder("minilm")
    assert load_pretrained(AutoModelForTokenClassification, folder).config.hidden_size == 384
    monkeypatch.setattr(encoders, "_MINILM_SHA256", "0" * 64)
    with pytest.raises(ConfigError, match="has SHA-256 53aa51"):
        resolve_encoder("minilm")


def test_the_packaged_tokenizer_neither_truncates_nor_pads():
    tokenizer = load_tokenizer(resolve_encoder("minilm"))
    assert len(tokenizer("word " * 700)["input_ids"]) == 702
    assert len(tokenizer("word")["input_ids"]) == 3


def test_an_id_of_the_hub_without_network_names_what_can_be_used():
    with pytest.raises(ConfigError, match=r"'some/encoder' is no folder here .* use train.encoder=minilm or the path"):
        load_tokenizer("some/encoder")


@pytest.mark.parametrize("family", FAMILIES)
def test_a_word_is_the_same_subwords_wherever_it_stands_and_after_saving(family, tmp_path):
    tokenizer = load_tokenizer(str(save_tiny(family, tmp_path / "a")))
    words = ["Homs", "killed", "44", "Homs", ",", "Homs"]
    subwords = WordTokenizer(tokenizer).subwords([words])[0]
    assert subwords[0] == subwords[3] == subwords[5] != []
    tokenizer.save_pretrained(tmp_path / "b")
    assert WordTokenizer(load_tokenizer(str(tmp_path / "b"))).subwords([words])[0] == subwords


@pytest.mark.parametrize("family", FAMILIES)
def test_windows_show_every_subword_once_and_never_more_than_allowed(family, tmp_path):
    tokenizer = WordTokenizer(load_tokenizer(str(save_tiny(family, tmp_path))))
    words = ["At", "least", "44", "\x00", "civilians", "سوريا", "😀"] * 30
    subwords = tokenizer.subwords([words])[0]
    windows = list(tokenizer.windows(subwords, max_tokens=40, overlap=10))
    assert all(len(window.ids) <= 40 for window in windows)
    kept = []
    for window in windows:
        part = window.window
        for word in range(part.keep_start, part.keep_end):
            first, size = window.firsts[word - part.start], window.sizes[word - part.start]
            kept.append(window.ids[first : first + size] if size else [])
    assert kept == subwords
