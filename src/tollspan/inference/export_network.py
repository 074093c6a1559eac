"""A model folder's network as ONNX files: in fp32, and with weights and matrix products in int8."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import torch
from torch.onnx.errors import OnnxExporterError

from tollspan.errors import InputError, MissingExtraError
from tollspan.inference.backend_torch import load_network
from tollspan.tagging.model_folder import ModelFolder

_INPUTS: Final = ("input_ids", "attention_mask")
_OUTPUT: Final = "logits"
_OPSET: Final = 18


class _Logits(torch.nn.Module):
    """The network as a function of two tensors to one."""

    def __init__(self, network: Any) -> None:
        super().__init__()
        self.network = network

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        logits: torch.Tensor = self.network(input_ids=input_ids, attention_mask=attention_mask).logits
        return logits


def write_onnx(folder: ModelFolder, file: Path) -> None:
    """Trace the network and write it in fp32, free in number and length of sequences.

    Raises:
        InputError: when the network does what ONNX has no operator for.
    """
    # Plain attention: the fused one brings a guard for rows without any token, which windows never have.
    network = _Logits(load_network(folder, attn_implementation="eager").float()).eval()
    ids = torch.full((2, 16), 2)
    mask = torch.ones_like(ids)
    mask[1, 12:] = 0  # A mask without padding could be traced away.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Of the tracer, about each constant; what it made is checked by its answers.
        try:
            _trace(network, (ids, mask), file)
        except OnnxExporterError as error:
            raise InputError(f"the network cannot be traced ({error})", place=folder.path, fix="use torch") from None


def _trace(network: torch.nn.Module, inputs: tuple[torch.Tensor, ...], file: Path) -> None:
    torch.onnx.export(
        network,
        inputs,
        str(file),
        dynamo=False,  # The newer exporter takes a minute and three more packages for the same graph.
        input_names=list(_INPUTS),
        output_names=[_OUTPUT],
        dynamic_axes={name: {0: "sequences", 1: "length"} for name in (*_INPUTS, _OUTPUT)},
        opset_version=_OPSET,
    )


def write_int8(source: Path, file: Path) -> None:
    """Quantize an fp32 file dynamically: weights once, activations as they come.

    A scale a column and seven bits a weight: products of eight bits overflow on processors that add them in sixteen
    (those without VNNI), and a file must do the same wherever it is taken.

    Raises:
        MissingExtraError: when onnx and onnxruntime are not installed.
    """
    try:
        from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: PLC0415 - an extra
    except ModuleNotFoundError:
        raise MissingExtraError("exporting to int8", "onnx") from None
    with _without_remarks():
        quantize_dynamic(source, file, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


@contextmanager
def _without_remarks() -> Iterator[None]:
    """The quantizer recommends, on the root logger, a preprocessing that changes nothing for these networks."""

    def other(record: logging.LogRecord) -> bool:
        return "pre-processing" not in record.getMessage()

    root = logging.getLogger()
    root.addFilter(other)
    try:
        yield
    finally:
        root.removeFilter(other)
