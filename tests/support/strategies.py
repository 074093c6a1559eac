"""What the property tests draw: any Unicode text, flat spans over it, documents."""

from hypothesis import strategies as st

from tollspan.labels import CASUALTY, KINDS, TAGS
from tollspan.spans import Document, Span

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=120) | st.lists(
    st.sampled_from(
        [
            "Homs",
            "44",
            "5,400",
            "naïve",
            "e\u0301",
            "سوريا",
            "दिल्ली",
            "😀",
            "\x00",
            "\u200b",
            " ",
            "\n",
            "\r\n",
            "'s",
            ".",
            "[",
            "](",
            "\\",
            "U.S.",
        ]
    ),
    max_size=40,
).map("".join)


@st.composite
def flat_spans(draw, text, *, trimmed=False):
    """Sorted spans that do not overlap; ``trimmed``: none begins or ends with white space."""
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=12)))
    spans = []
    for start, end in zip(edges[::2], edges[1::2], strict=False):
        words = text[start:end]
        if (trimmed and words != words.strip()) or not words.strip():
            continue
        label = draw(st.sampled_from(TAGS))
        if label == CASUALTY:
            low, high = draw(st.none() | st.integers(0, 500)), draw(st.none() | st.integers(500, 10**7))
            spans.append(Span(start, end, label, kind=draw(st.sampled_from(KINDS)), low=low, high=high))
        else:
            spans.append(Span(start, end, label))
    return tuple(spans)


@st.composite
def documents(draw, *, trimmed=False):
    """Annotated documents."""
    text = draw(texts)
    return Document("doc", text, spans=draw(flat_spans(text, trimmed=trimmed)), annotated=True)
