"""Tagging texts with a trained model: windows, batches, decoding."""
