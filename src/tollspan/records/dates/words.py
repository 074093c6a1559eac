"""Brings the words of a date into one form: lower case, without times of day, with the part of the period set aside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tollspan.records.dates.absolute import MONTH
from tollspan.records.dates.intervals import Part

_ZONE: Final = (
    r"(?:\s*\(?(?:gmt|utc|local(?: time)?|eastern|pacific|[ecmp][ds]t|bst|cet|ist|hours?|hrs?|h|l|z|lt)\b\.?\)?)*"
)
_CLOCK: Final = re.compile(
    rf"\b(?:at |around |about )?(?:(?:[01]?\d|2[0-4])[:.h][0-5]\d(?:[:.][0-5]\d)?(?![./-]?\d)"
    rf"(?:\s*[ap]\.?m\b\.?)?{_ZONE}"
    rf"|(?:1[0-2]|0?[1-9])\s*[ap]\.?m\b\.?{_ZONE}"
    rf"|(?:[01]\d|2[0-4])[0-5]\d\s*(?:gmt|utc|hours|hrs|h|l|z|local time)\b{_ZONE}"
    rf"|(?:\w+ )?o'clock|noon|midnight|midday)(?:\s+(?:on|of))?"
)
_SPOKEN_HOUR: Final = (
    r"(?:(?:half|quarter|five|ten|twenty|twenty-five|\w+ minutes?) (?:past|to) )?"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1?\d|2[0-4])"
)
_HOUR_ALONE: Final = re.compile(rf"{_SPOKEN_HOUR}(?: in)?|\w+ minutes? (?:past|to)")
_HOUR_BEFORE: Final = re.compile(
    rf"(?:{_SPOKEN_HOUR}|(?:[01]\d|2[0-4])[0-5]\d) (?=(?:today|tomorrow|yesterday|this|on|in|\w+day)\b)(?:on )?"
)
_HOUR_BEHIND: Final = re.compile(r"(?<=\w) (?:hour |at )?(?!1[6-9]|20)(?:[01]\d|2[0-4])[0-5]\d$| hour$")
_MILITARY: Final = re.compile(r"(?!1[6-9]|20)(?:[01]\d|2[0-4])[0-5]\d")
_HOURS: Final = r"morning|afternoon|evening|night|dawn|dusk|noon|lunchtime|midday|midnight|overnight"
_LAST_NIGHT: Final = re.compile(r"last (?:night|evening)")
_THIS_MORNING: Final = re.compile(rf"(?:\w+ )?(?:this (?:early |late )?(?:{_HOURS})|to-?night)")
_THAT_NIGHT: Final = re.compile(rf"(?P<which>that|same|previous|following|next|preceding) (?:{_HOURS})")
_NIGHT_BEFORE: Final = re.compile(rf"(?:{_HOURS}) (?P<which>before|after|earlier|later)")
_OF_DAY: Final = re.compile(
    rf"(?:(?:early|late|small|wee) )?(?:{_HOURS}|hours)s? (?:of|on) (?:the )?|\s*(?:(?:early|late) )?(?:in the )?"
    rf"(?:(?:early|late) )?(?:{_HOURS})s?$|\s+(?:{_HOURS})s? (?:on|of)?"
)
_PART: Final = re.compile(
    r"(?P<start>early(?: on| in)?|(?:the )?(?:beginning|start|early days|first (?:half|weeks?|days?|part)) of)"
    r"|(?P<mid>mid|(?:the )?middle of)"
    r"|(?P<end>late(?:r)?(?: on| in)?|(?:the )?(?:end|last (?:days?|weeks?)|second half|close) of)"
)
_STORY_WORDS: Final = {"before": "previous", "earlier": "previous", "after": "following", "later": "following"}
_PUNCTUATION: Final = re.compile(r"[,()]|(?<=\b(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec))\.|(?<=\bsept)\.")
_OWN_PARTS: Final = frozenset(("earlier in the day", "later in the day"))


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words of a date without times of day; ``part`` is what ``early`` or ``the end of`` say of the period."""

    rest: str
    part: Part | None = None


@lru_cache(maxsize=4_096)
def read_date_words(surface: str) -> DateWords:
    """The words of a date in one form; ``rest`` is empty where they name a time of day alone."""
    words = " ".join(_PUNCTUATION.sub(" ", surface.lower().replace("–", "-").replace("’", "'")).split())
    words = re.sub(r"^(?:the|on|in) ", "", words)
    if words in _OWN_PARTS:
        return DateWords(words)
    words = _CLOCK.sub(" ", words).strip() if not _MILITARY.fullmatch(words) else ""
    words = " ".join(words.split())
    words = re.sub(r"^(?:on|at|of|the) ", "", words)
    words = _HOUR_BEFORE.sub("", words, count=1) if _HOUR_BEFORE.match(words) else _HOUR_BEHIND.sub("", words)
    words, part = _take_part(words)
    words = _without_hours(words)
    return DateWords("" if _HOUR_ALONE.fullmatch(words) else words, part)


def _take_part(words: str) -> tuple[str, Part | None]:
    match = _PART.match(words)
    if not match or words[match.end() : match.end() + 1] not in (" ", "-"):
        return words, None
    rest = words[match.end() + 1 :].removeprefix("the ")
    part: Part = "START" if match["start"] else "MID" if match["mid"] else "END"
    return rest, part


def _without_hours(words: str) -> str:
    """Times of day as the days they are in: ``last night`` is yesterday, ``that evening`` the same day."""
    if _LAST_NIGHT.fullmatch(words):
        return "yesterday"
    if _THIS_MORNING.fullmatch(words):
        return "today"
    if match := _THAT_NIGHT.fullmatch(words):
        return "same day" if match["which"] == "that" else f"{match['which']} day"
    if match := _NIGHT_BEFORE.fullmatch(words):
        return f"{_STORY_WORDS[match['which']]} day"
    return re.sub(r"^(?:on|of|the) ", "", " ".join(_OF_DAY.sub(" ", words).split()))


__all__ = ["MONTH", "DateWords", "read_date_words"]
