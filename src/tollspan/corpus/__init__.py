"""From spans to training data: words, BIO tags, windows, splits, the dataset and its manifest; lint for annotations."""
