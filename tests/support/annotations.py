"""Gold and predicted documents for the tests of scores."""

from hypothesis import strategies as st

from strategies import flat_spans, texts
from tollspan.labels import TAGS
from tollspan.spans import Document, Span


@st.composite
def annotation_pairs(draw):
    """The same document with gold and with predicted spans, drawn independently."""
    text = draw(texts)
    gold, predicted = (draw(flat_spans(text)) for _ in range(2))
    return Document("a", text, spans=gold, annotated=True), Document("a", text, spans=predicted, annotated=True)


@st.composite
def corpora(draw, size=4):
    """Gold documents and their predictions."""
    drawn = draw(st.lists(annotation_pairs(), max_size=size))
    return tuple(
        [Document(str(n), pair[side].text, spans=pair[side].spans, annotated=True) for n, pair in enumerate(drawn)]
        for side in (0, 1)
    )


@st.composite
def one_to_one_corpora(draw):
    """Gold and predictions in which no span touches two of the other side."""
    documents = draw(st.lists(st.lists(st.tuples(_cell(), _cell()), max_size=6), min_size=1, max_size=4))
    return tuple(
        [
            Document(
                str(number),
                "x" * 60,
                spans=tuple(
                    Span(10 * at + cell[side][0], 10 * at + cell[side][1], cell[side][2])
                    for at, cell in enumerate(cells)
                    if cell[side]
                ),
                annotated=True,
            )
            for number, cells in enumerate(documents)
        ]
        for side in (0, 1)
    )


def _cell():
    return st.none() | st.tuples(st.integers(0, 4), st.integers(5, 9), st.sampled_from(TAGS))
