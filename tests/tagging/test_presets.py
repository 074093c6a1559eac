import pytest
from transformers import AutoConfig, AutoModelForTokenClassification, BertConfig, ModernBertConfig

from tiny import FAMILIES, save_tiny
from tollspan.tagging.encoders import resolve_encoder
from tollspan.tagging.presets import encoder_rate, head_rate, parameter_groups


def test_narrow_encoders_learn_faster_than_wide_ones_and_heads_faster_than_encoders():
    minilm, base = encoder_rate(AutoConfig.from_pretrained(resolve_encoder("minilm"))), encoder_rate(BertConfig())
    assert minilm == 5e-4
    assert 2e-5 <= base <= 5e-5
    assert 1.6e-4 <= encoder_rate(ModernBertConfig()) <= 2.4e-4
    assert head_rate(base) > base


@pytest.mark.parametrize("family", FAMILIES)
def test_every_weight_is_in_one_group_and_lower_layers_learn_slower(family, tmp_path):
    model = AutoModelForTokenClassification.from_pretrained(save_tiny(family, tmp_path))
    decayed = {name for name, _ in model.named_parameters() if name.endswith("weight")}
    groups = parameter_groups(model, rate=1.0, head=9.0, layer_decay=0.5, weight_decay=0.1, decayed=decayed)
    found = {id(weight): group for group in groups for weight in group["params"]}
    assert len(found) == sum(len(group["params"]) for group in groups) == len(list(model.parameters()))
    rates = {name: found[id(weight)]["lr"] for name, weight in model.named_parameters()}
    assert {rate for name, rate in rates.items() if "classifier" in name} == {9.0}
    assert {rate for name, rate in rates.items() if "embeddings" in name} == {0.25}
    layers = {name.split(".1.")[0]: rate for name, rate in rates.items() if "layer" in name and ".1." in name}
    assert set(layers.values()) == {1.0}
    assert all((found[id(w)]["weight_decay"] == 0.1) == (name in decayed) for name, w in model.named_parameters())
