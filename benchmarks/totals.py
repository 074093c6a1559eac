"""Speed of linking and adding up, without tagging: documents a second of processor time.

Run: python benchmarks/totals.py TAGGED.jsonl…
"""

import sys
import time

from tollspan.documents import read_documents
from tollspan.records.totals import totals_row

ROUNDS = 8


def main() -> None:
    """Print the best of some rounds over all documents; each text is cut into words anew."""
    documents = list(read_documents(sys.argv[1:], on_reject=print))
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        for document in documents:
            totals_row(document)
        best = min(best, time.process_time() - start)
    characters = sum(len(document.text) for document in documents) / len(documents)
    print(f"{len(documents)} documents of {characters:.0f} characters: {len(documents) / best:,.0f} documents a second")


if __name__ == "__main__":
    main()
