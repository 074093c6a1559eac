"""Honest figures: strict scores by seqeval, overlap, casualty attributes, bootstrap intervals over documents."""
