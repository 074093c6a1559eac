"""Tiny encoders with random weights and freshly trained tokenizers, one of each family that tollspan must work with."""

from pathlib import Path

import torch
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
from transformers import (
    AutoConfig,
    AutoModelForTokenClassification,
    BertConfig,
    BertForTokenClassification,
    DebertaV2Config,
    DebertaV2ForTokenClassification,
    ModernBertConfig,
    ModernBertForTokenClassification,
    PreTrainedTokenizerFast,
    RobertaConfig,
    RobertaForTokenClassification,
)

from tollspan.labels import BIO_LABELS

FAMILIES = ("bert", "roberta", "deberta", "modernbert")
SPECIALS = {
    "pad_token": "[PAD]",
    "unk_token": "[UNK]",
    "cls_token": "[CLS]",
    "sep_token": "[SEP]",
    "mask_token": "[MASK]",
}
TEXTS = [
    "At least 44 civilians were killed in Homs on Thursday, the Syrian Observatory of Human Rights said.",
    "Police arrested 5,400 people in São Paulo; troops of the Arab League left el-Fasher at 16:00.",
    "A bomb killed a boy and his mother near the border, officials in Kyiv and Port-au-Prince told AFP yesterday.",
]


def save_tiny(family: str, folder: Path) -> Path:
    """Write a tiny encoder with a token classification head of another task into ``folder``."""
    tokenizer = _tokenizer(family)
    tokenizer.save_pretrained(folder)
    size = {
        "vocab_size": len(tokenizer), "hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2,
        "intermediate_size": 64, "pad_token_id": tokenizer.pad_token_id,
    }  # fmt: skip
    match family:
        case "bert":
            model = BertForTokenClassification(BertConfig(**size))
        case "roberta":
            model = RobertaForTokenClassification(RobertaConfig(**size, max_position_embeddings=514))
        case "deberta":
            model = DebertaV2ForTokenClassification(
                DebertaV2Config(**size, relative_attention=True, pos_att_type="p2c|c2p")
            )
        case _:
            model = ModernBertForTokenClassification(
                ModernBertConfig(**size, bos_token_id=0, eos_token_id=0, cls_token_id=0, sep_token_id=0)
            )
    model.base_model.save_pretrained(folder)
    return folder


def save_tiny_model(folder: Path, family: str = "bert", *, max_tokens: int = 64, seed: int = 1) -> Path:
    """Write a model folder as training does, of random but decided weights: real to load and run, of no use."""
    torch.manual_seed(seed)
    save_tiny(family, folder)
    config = AutoConfig.from_pretrained(
        folder,
        id2label=dict(enumerate(BIO_LABELS)),
        label2id={label: index for index, label in enumerate(BIO_LABELS)},
    )
    model = AutoModelForTokenClassification.from_config(config)
    model.config.tollspan_max_tokens = max_tokens
    with torch.no_grad():
        model.classifier.weight.mul_(100)
    model.save_pretrained(folder)
    return folder


def _tokenizer(family: str) -> PreTrainedTokenizerFast:
    specials = list(SPECIALS.values())
    if family == "bert":
        tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
        tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
        tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
        trainer = trainers.WordPieceTrainer(vocab_size=300, special_tokens=specials)
    elif family == "deberta":
        tokenizer = Tokenizer(models.Unigram())
        tokenizer.normalizer = normalizers.NFKC()
        tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
        tokenizer.decoder = decoders.Metaspace()
        trainer = trainers.UnigramTrainer(vocab_size=200, special_tokens=specials, unk_token="[UNK]")
    else:
        tokenizer = Tokenizer(models.BPE())
        tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
        tokenizer.decoder = decoders.ByteLevel()
        alphabet = pre_tokenizers.ByteLevel.alphabet()
        trainer = trainers.BpeTrainer(vocab_size=400, special_tokens=specials, initial_alphabet=alphabet)
    tokenizer.train_from_iterator(TEXTS, trainer)
    cls, sep = (tokenizer.token_to_id(name) for name in ("[CLS]", "[SEP]"))
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", cls), ("[SEP]", sep)]
    )
    return PreTrainedTokenizerFast(tokenizer_object=tokenizer, model_max_length=512, **SPECIALS)
