"""From spans to facts: what a mention of casualties counts."""
