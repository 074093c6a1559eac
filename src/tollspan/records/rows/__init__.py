"""Rows: a flat record for each casualty, written to files and added up."""
