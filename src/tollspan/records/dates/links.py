"""Links each casualty to the day on which people were harmed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tollspan.records.casualties import CasualtyMention
from tollspan.records.context import Context
from tollspan.records.dates.intervals import Interval
from tollspan.records.dates.resolution import ResolvedDate
from tollspan.records.zones import From, carried, nearest

_SPEECH: Final = re.compile(
    r"\b(?:said|says|told|announced|added|stated|wrote|confirmed|reported|tweeted)"
    r"(?:\s+(?:reporters|journalists|afp|ap|reuters|in|a|an|its|the|statement|report|bulletin|late|early|here|on|that)){0,5}\s+$",
    re.IGNORECASE,
)
_LOOK: Final = 60
_WORST: Final = 5


@dataclass(frozen=True, slots=True)
class DateLink:
    """When a casualty happened.

    Attributes:
        mention: the date that the text names, None where it names none.
        first, last: days, None where open.
        date_prec: UCDP's precision, None without days.
        reach: how far the link reaches.
        reason: why there are no days, or why they are less sure; empty otherwise.
    """

    mention: ResolvedDate | None
    first: date | None
    last: date | None
    date_prec: int | None
    reach: From | None
    reason: str = ""


def link_dates(
    context: Context, mentions: Sequence[CasualtyMention], dates: tuple[ResolvedDate, ...], report: date | None
) -> list[DateLink]:
    """Days for each casualty mention. The day on which somebody said it is the last resort."""
    spoken = {when.start for when in dates if _SPEECH.search(context.text[max(0, when.start - _LOOK) : when.start])}
    coming = {when.start for when in dates if when.days and report and when.days.first > report + timedelta(1)}
    events = tuple(when for when in dates if when.start not in spoken and when.start not in coming)
    found: list[tuple[ResolvedDate, From] | None] = []
    for i, mention in enumerate(mentions):
        own = nearest(context, mentions, i, events)
        own = own or carried(context, mentions, i, found)
        found.append(own or (_from_text(context, mention, events) if mention.relation != "background" else None))
    said = tuple(when for when in dates if when.start in spoken and when.days)
    return [_link(link, _said(context, mention, said), report) for link, mention in zip(found, mentions, strict=True)]


def _from_text(
    context: Context, mention: CasualtyMention, events: Sequence[ResolvedDate]
) -> tuple[ResolvedDate, From] | None:
    """The last date of an event told of before the mention; a long or open time holds in its own paragraph alone."""
    paragraph = context.paragraph_at(mention.start)
    for when in reversed(events):
        is_long = (when.date_prec or _WORST) == _WORST or when.mod in ("ON_OR_AFTER", "ON_OR_BEFORE", "BEFORE")
        if when.start < mention.start and (not is_long or context.paragraph_at(when.start) == paragraph):
            return when, "text"
    return None


def _said(
    context: Context, mention: CasualtyMention, said: tuple[ResolvedDate, ...]
) -> tuple[ResolvedDate, From] | None:
    """The day on which somebody says it: in the mention's sentence, else the first one of the text."""
    there = context.in_sentence(context.sentence_at(mention.start), said)
    if there:
        return there[0], "sentence"
    return (said[0], "text") if said else None


def _link(
    link: tuple[ResolvedDate, From] | None, said: tuple[ResolvedDate, From] | None, report: date | None
) -> DateLink:
    if link is None and said is not None and (days := said[0].days):
        return DateLink(said[0], None, days.last, _WORST, said[1], "the text dates only the statement")
    if link is None:
        return DateLink(None, None, None, None, None, "the text names no date for it")
    when, reach = link
    if when.days is None:
        return DateLink(when, None, None, None, reach, when.reason)
    first, last = when.days.first, when.days.last
    if when.mod == "ON_OR_AFTER" and report and report >= first:
        return DateLink(when, first, report, Interval(first, report).date_prec, reach)
    if when.mod in ("ON_OR_BEFORE", "BEFORE"):
        return DateLink(when, None, last, _WORST, reach, "the words name only the end")
    return DateLink(when, first, last, when.date_prec, reach)
