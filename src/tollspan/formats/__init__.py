"""Annotated documents in the formats that people take further: JSON lines, parquet, csv, CoNLL, HTML."""
