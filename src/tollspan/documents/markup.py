r"""Inline mark-up of a report's body: ``[at least 44 civilians](killed 44-) died in [Homs](loc)``.

A mark is the words in square brackets and a note in round ones: ``loc``, ``actor``, ``date``, or a kind of harm with
its range: ``44`` (exactly), ``44-`` (at least), ``-200`` (at most), ``20-30``, ``?`` (open at both ends). A bracket or
backslash that belongs to the text is written ``\[``, ``\]``, ``\\``. `parse` and `render` are exact inverses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from tollspan.errors import InputError, SpanError
from tollspan.labels import ACTOR, CASUALTY, DATE, KINDS, LOCATION
from tollspan.spans import Span

_LABEL_OF_NOTE: Final = {"loc": LOCATION, "actor": ACTOR, "date": DATE}
_NOTE_OF_LABEL: Final = {label: note for note, label in _LABEL_OF_NOTE.items()}
_TOKEN: Final = re.compile(r"\\(?P<escaped>[\[\]\\])|(?P<special>[\[\]\\])|(?P<plain>[^\[\]\\]+)")
_NOTE: Final = re.compile(r"\((?P<note>[^()\n]{1,60})\)")
_CASUALTY_NOTE: Final = re.compile(
    r"(?P<kind>[a-z]+) (?:(?P<exact>\d+)|(?P<low>\d+)-(?P<high>\d+)?|-(?P<at_most>\d+)|\?)"
)


def parse(body: str, *, place: str = "<text>", first_line: int = 1) -> tuple[str, tuple[Span, ...]]:
    """Split a marked-up body into its text and spans.

    Args:
        body: the marked-up text.
        place: name of the file, for errors.
        first_line: line number of the body's first line in that file.
    Raises:
        InputError: at a bracket that is neither escaped nor part of a mark, or a note that means nothing.
    """
    pieces: list[str] = []
    spans: list[Span] = []
    length, opened, at = 0, None, 0

    def fail(fact: str, fix: str) -> InputError:
        line = body.count("\n", 0, at)
        column = at - (body.rfind("\n", 0, at) + 1) + 1
        return InputError(fact, place=f"{place}:{first_line + line}:{column}", fix=fix)

    while at < len(body):
        token = _TOKEN.match(body, at)
        assert token is not None, "every character is plain, special or escaped"  # noqa: S101
        words = token["escaped"] or token["plain"]
        if words:
            pieces.append(words)
            length += len(words)
            at = token.end()
            continue
        match token["special"]:
            case "[" if opened is None:
                opened, at = length, token.end()
            case "]" if opened is not None:
                note = _NOTE.match(body, token.end())
                if note is None:
                    raise fail("a mark without a note", "write [words](loc), or \\[ and \\] for brackets of the text")
                try:
                    spans.append(_read_note(note["note"], opened, length))
                except SpanError as error:
                    raise fail(str(error), "see the mark-up in seeds/README.md") from None
                opened, at = None, note.end()
            case special:
                raise fail(f"a stray {special}", f"write \\{special} for a {special} that belongs to the text")
    if opened is not None:
        raise fail("the last mark is never closed", "write [words](loc)")
    return "".join(pieces), tuple(spans)


def render(text: str, spans: Iterable[Span]) -> str:
    """The marked-up body of a text with flat spans: the inverse of `parse`."""
    pieces, done = [], 0
    for span in sorted(spans, key=lambda s: s.start):
        words = _escape(text[span.start : span.end])
        pieces += [_escape(text[done : span.start]), f"[{words}]({_write_note(span)})"]
        done = span.end
    return "".join([*pieces, _escape(text[done:])])


def _escape(words: str) -> str:
    return re.sub(r"[\[\]\\]", r"\\\g<0>", words)


def _read_note(note: str, start: int, end: int) -> Span:
    if note in _LABEL_OF_NOTE:
        return Span(start, end, _LABEL_OF_NOTE[note])
    read = _CASUALTY_NOTE.fullmatch(note)
    if read is None or read["kind"] not in KINDS:
        raise SpanError(f"the note ({note}) is none of loc, actor, date, or a kind with a range such as (killed 44-)")
    low, high = read["exact"] or read["low"], read["exact"] or read["high"] or read["at_most"]
    return Span(
        start, end, CASUALTY, kind=read["kind"], low=int(low) if low else None, high=int(high) if high else None
    )


def _write_note(span: Span) -> str:
    if span.label != CASUALTY:
        return _NOTE_OF_LABEL[span.label]
    if span.low is None and span.high is None:
        reach = "?"
    elif span.low == span.high:
        reach = str(span.low)
    else:
        reach = "-".join("" if end is None else str(end) for end in (span.low, span.high))
    return f"{span.kind} {reach}"
