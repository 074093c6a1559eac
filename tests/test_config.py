from pathlib import Path

import pytest

from tollspan.config_files import dump_config, load_config
from tollspan.errors import ConfigError, InputError

CONFIGS = sorted(Path(__file__).parents[1].joinpath("configs").glob("*.yaml"))


@pytest.mark.parametrize("path", CONFIGS, ids=lambda path: path.stem)
def test_every_shipped_config_loads_and_is_named_as_its_file(path, tmp_path):
    config = load_config(path)
    assert config.name == path.stem
    copy = tmp_path / "copy.yaml"
    copy.write_text(dump_config(config), encoding="utf-8")
    assert load_config(copy) == config


def test_dotted_overrides_reach_into_sections():
    config = load_config(CONFIGS[0], ["train.epochs=7", "data.source=weak", "train.learning_rate=5e-4"])
    assert (config.train.epochs, config.data.source, config.train.learning_rate) == (7, "weak", 5e-4)


@pytest.mark.parametrize(
    ("override", "message"),
    [
        ("train.epoch=3", "unknown key train.epoch; did you mean train.epochs?"),
        ("tarin.epochs=3", "did you mean train?"),
        ("train.epochs=many", "train.epochs: input should be a valid integer"),
        ("data.source=gold", "data.source: input should be 'markup', 'weak' or 'both'"),
        ("train.epochs", "has no value"),
        ("name.x=3", "name is no section"),
    ],
)
def test_a_wrong_setting_is_refused_with_its_place(override, message):
    with pytest.raises(ConfigError) as error:
        load_config(CONFIGS[0], [override])
    assert message in str(error.value)


def test_a_file_that_is_no_config_is_refused(tmp_path):
    with pytest.raises(InputError, match="No such file"):
        load_config(tmp_path / "none.yaml")
    for content in ("just text", "a: [1"):
        path = tmp_path / "bad.yaml"
        path.write_text(content, encoding="utf-8")
        with pytest.raises(InputError, match="not "):
            load_config(path)
