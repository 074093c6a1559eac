"""Fine-tune the encoder on the dataset; also under `accelerate launch`."""

from accelerate import PartialState

from tollspan.config import Config
from tollspan.corpus.build import read_dataset
from tollspan.evaluation.seqeval_metric import strict_scores
from tollspan.launch import launch, quiet_libraries
from tollspan.tagging.training import train_tagger
from tollspan.terminal import out


def main(config: Config) -> None:
    """Train, keep the epoch that is best on validation, save the model folder."""
    quiet_libraries()
    facts = train_tagger(read_dataset(config.data_folder), config, strict_scores, config.model_folder)
    if not PartialState().is_main_process:
        return
    out.print(
        f"trained {facts['epoch']:g} epochs in {facts['train_runtime']:.0f} s; strict F1 on validation"
        f" {facts.get('validation_f1', float('nan')):.3f}; model in {config.model_folder}",
        markup=False,
    )


if __name__ == "__main__":
    launch(main, __doc__)
