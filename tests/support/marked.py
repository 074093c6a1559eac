"""Documents of tests, written with the mark-up of seeds."""

from dataclasses import replace

from tollspan.documents.markup import parse
from tollspan.spans import Document


def marked(body, date="2012-01-28", doc_id="report"):
    """Document of a marked text: ``[44 civilians](killed 44) died in [Homs](loc)``."""
    text, spans = parse(body, place="test", first_line=1)
    return replace(Document(doc_id, text, date), spans=tuple(spans), annotated=True)
