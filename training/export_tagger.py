"""Export the trained model for faster runtimes, checked on the seed corpus's test reports."""

from pathlib import Path

from tollspan.config import Config
from tollspan.corpus.splits import held_out_reports
from tollspan.evaluation.export import export_model
from tollspan.evaluation.export_table import export_table
from tollspan.launch import launch, quiet_libraries
from tollspan.terminal import out


def main(config: Config) -> None:
    """Write ``onnx/`` into the model folder and say what passed."""
    quiet_libraries()
    test = held_out_reports(Path(config.label.seeds), config.label.splits)
    out.print(export_table(export_model(config.model_folder, test)))


if __name__ == "__main__":
    launch(main, __doc__)
