"""Weak supervision: labelling functions vote, a label model turns their votes into weak spans with a probability."""

from __future__ import annotations

from tollspan.labeling.engine import ALL_FUNCTIONS, LabelingResult, label_documents

__all__ = ["ALL_FUNCTIONS", "LabelingResult", "label_documents"]
