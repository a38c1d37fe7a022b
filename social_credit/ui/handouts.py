"""The hand-outs that the site gives away, each made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from social_credit.content import load
from social_credit.handout import Block, Handout
from social_credit.ui.handout_claims import claims_sheet
from social_credit.ui.handout_parts import five_words, source_list
from social_credit.ui.handout_scheme import scheme_sheet
from social_credit.ui.handout_tables import glossary_sheet, timeline_sheet
from social_credit.ui.marks import in_words, words

Body = tuple[list[Block], set[str]]
"""The blocks of a hand-out that are its own, and the ids of the sources that they cite."""


def titles() -> dict[str, str]:
    """The titles of all hand-outs by id, those on schemes last."""
    say = words("handouts")
    found = {name: say(f"titles.{name}") for name in ("claims", "glossary", "timeline")}
    return found | {it.id: say("titles.scheme", name=it.name) for it in load().editions}


def handout(name: str, address: str, day: date) -> Handout:
    """The hand-out with an id, with the address of the site and the day on which it was made.

    Raises:
        KeyError: there is none.
    """
    say = words("handouts")
    body, cited = _makers()[name]()
    about = say("about", site=words("common")("site.name"), address=address, day=in_words(day))
    blocks = (*body, *five_words(), *source_list(cited))
    return Handout(titles()[name], about, blocks)


def sources_of(name: str) -> set[str]:
    """The ids of the sources that a hand-out cites.

    Raises:
        KeyError: there is no such hand-out.
    """
    return _makers()[name]()[1]


def _makers() -> Mapping[str, Callable[[], Body]]:
    found: dict[str, Callable[[], Body]] = {
        it.id: partial(scheme_sheet, it) for it in load().editions
    }
    return found | {"claims": claims_sheet, "glossary": glossary_sheet, "timeline": timeline_sheet}
