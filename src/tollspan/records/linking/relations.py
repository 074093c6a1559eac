"""How a casualty mention stands to those before it: a list of rules, the plainest first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tollspan.records.linking.background import is_background, opens_other_event
from tollspan.records.linking.drafts import Draft
from tollspan.records.linking.links import Link, Links, have_same_name, may_be_same
from tollspan.records.linking.same_sentence import link_in_list, link_in_sentence
from tollspan.records.linking.settings import find_settings
from tollspan.records.linking.tolls import is_new_toll, link_by_number
from tollspan.spans import Document
from tollspan.words import Reading

Rule = Callable[[Links, Draft], "Link | None"]

_ADDS_UP: Final[Link] = ("independent", None)


def relate(reading: Reading, document: Document, drafts: list[Draft]) -> list[Link]:
    """Relation and target of each mention of a document, in text order."""
    links = Links(reading, drafts, find_settings(reading, document))
    for position, draft in enumerate(drafts):
        link = next((found for rule in RULES if (found := rule(links, draft))), _ADDS_UP)
        if link[0] == "updates":
            _absorb(links, draft, position, link[1])
        links.found.append(link)
    return links.found


def _absorb(links: Links, draft: Draft, position: int, target: int | None) -> None:
    """Make what a new total covers, besides the count that it takes the place of, its subsets."""
    for earlier in links.counted(draft):
        if earlier != target and may_be_same(links.drafts[earlier], draft):
            links.found[earlier] = ("subset", position)


def other_event(links: Links, draft: Draft) -> Link | None:
    """``involved in the killing of [two]``, ``[5,400] since March``."""
    is_other = is_background(links.reading, draft) or any(_says_again(draft, known) for known in links.periods(draft))
    return ("background", None) if is_other else None


def _says_again(draft: Draft, known: Draft) -> bool:
    """Whether a large count is that of a whole period before: ``[384 children] have been killed`` since January."""
    return draft.best == known.best > 1 and may_be_same(draft, known)


def part_by_grammar(links: Links, draft: Draft) -> Link | None:
    """``five cadres, including [two women]``."""
    if draft.inside is None:
        return None
    whole = links.position_of_whole(draft)
    return _ADDS_UP if whole is None else ("subset", whole)


def first_of_kind(links: Links, draft: Draft) -> Link | None:
    """Nobody was harmed like this before."""
    return None if links.counted(draft) else _ADDS_UP


def new_toll(links: Links, draft: Draft) -> Link | None:
    """``the toll rose to [15]``."""
    if not is_new_toll(links, draft):
        return None
    return "updates", max(links.counted(draft), key=lambda k: links.drafts[k].best)


def pronoun(links: Links, draft: Draft) -> Link | None:
    """``shot [him] dead``: the last people harmed like this who are as many, else some of the last ones."""
    if draft.person.form != "pronoun":
        return None
    counted = links.counted(draft)
    equal = [k for k in counted if links.drafts[k].best == draft.best]
    return ("repeats", equal[-1]) if equal else ("subset", counted[-1])


def name(links: Links, draft: Draft) -> Link | None:
    """A name: of somebody named before, of one of those counted before, or of somebody new."""
    if not draft.names or draft.says_more:
        return None
    counted = links.counted(draft)
    for k in counted:
        if any(have_same_name(draft, known) for known in (links.drafts[k], *links.parts(k))):
            return ("repeats" if links.drafts[k].best == draft.best else "subset"), k
    if not opens_other_event(links.reading, draft):
        for k in counted:
            named = len(links.drafts[k].names) + sum(part.person.form == "name" for part in links.parts(k))
            if named < links.drafts[k].best:
                return "subset", k
    return _ADDS_UP


def other_people(links: Links, draft: Draft) -> Link | None:
    """``three others``, ``Separately, two …``, soldiers where only civilians were counted."""
    new = draft.says_more or opens_other_event(links.reading, draft) or not _fitting(links, draft)
    return _ADDS_UP if new else None


def number(links: Links, draft: Draft) -> Link | None:
    """The same number is said again, a lower one is a part, a higher one the whole."""
    return link_by_number(links, draft, _fitting(links, draft))


def _fitting(links: Links, draft: Draft) -> list[int]:
    """Earlier mentions that may count the same people: by side, and by place and date unless words point back."""
    fitting = [k for k in links.counted(draft) if draft.person.anaphoric or may_be_same(links.drafts[k], draft)]
    if draft.is_part or draft.person.anaphoric:
        return fitting
    return [k for k in fitting if not links.settings.differ(links.drafts[k].sentence, draft.sentence)]


RULES: Final[tuple[Rule, ...]] = (
    other_event,
    part_by_grammar,
    first_of_kind,
    new_toll,
    link_in_list,
    pronoun,
    link_in_sentence,
    name,
    other_people,
    number,
)
