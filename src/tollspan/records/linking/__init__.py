"""Which casualty mentions of a document count the same people, and which add up.

The way of a document: words → `people` (who is counted or named) → `predicates` of harm → `victims` (who stands where
around them) → `drafts` (mentions, read) → `relations` (mentions, linked).
"""

from tollspan.records.linking.documents import link_casualties

__all__ = ["link_casualties"]
