"""Schemes of visitors' own, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from social_credit.content import load
from social_credit.own_scheme import (
    FURTHEST,
    LONGEST_GRADE,
    LONGEST_NAME,
    MOST_GRADES,
    MOST_POINTS,
    OwnGrade,
    OwnItem,
    OwnScheme,
    can_be_copied,
    catalogue,
)

KNOWN = catalogue(load().editions, "time")
BASES = {it.id: it for it in load().editions if can_be_copied(it)}


def with_item(scheme: OwnScheme, item: OwnItem) -> OwnScheme:
    """The scheme counting an item: in the place of its kind of conduct, or as the last."""
    if item.conduct not in {it.conduct for it in scheme.items}:
        return scheme.model_copy(update={"items": (*scheme.items, item)})
    items = tuple(item if it.conduct == item.conduct else it for it in scheme.items)
    return scheme.model_copy(update={"items": items})


def without_item(scheme: OwnScheme, conduct: str) -> OwnScheme:
    """The scheme no longer counting a kind of conduct."""
    items = tuple(it for it in scheme.items if it.conduct != conduct)
    return scheme.model_copy(update={"items": items})


_SIGNS = st.characters(codec="utf-8").filter(str.isprintable)


def _text(longest: int) -> st.SearchStrategy[str]:
    texts = st.text(_SIGNS, min_size=1, max_size=longest)
    return texts.filter(lambda it: it == it.strip() and bool(it))


def _items(conduct: str, labels: list[str]) -> st.SearchStrategy[OwnItem]:
    sizes = st.integers(1, MOST_POINTS)
    signs = st.sampled_from((-1, 1))
    caps = st.none() | st.integers(1, FURTHEST)
    points = st.builds(
        lambda size, sign, cap: OwnItem(
            conduct=conduct, points=size * sign, cap_per_year=None if cap is None else cap * sign
        ),
        sizes,
        signs,
        caps,
    )
    if not labels:
        return points
    sets = st.sampled_from(labels).map(lambda it: OwnItem(conduct=conduct, sets_grade=it))
    return points | sets


@st.composite
def own_schemes(draw: st.DrawFn) -> OwnScheme:
    """Any sound scheme."""
    labels = draw(st.lists(_text(LONGEST_GRADE), max_size=MOST_GRADES, unique=True))
    labels = [] if len(labels) == 1 else labels
    most = max(0, len(labels) - 1)
    lines = draw(
        st.lists(st.integers(-FURTHEST, FURTHEST), min_size=most, max_size=most, unique=True)
    )
    falling: list[int | None] = [*sorted(lines, reverse=True), None]
    conducts = draw(st.lists(st.sampled_from(sorted(KNOWN)), max_size=8, unique=True))
    return OwnScheme(
        name=draw(_text(LONGEST_NAME)),
        copied_from=draw(st.sampled_from(sorted(BASES))),
        consent=draw(st.sampled_from(("none", "required"))),
        start=draw(st.integers(-FURTHEST, FURTHEST)),
        grades=tuple(OwnGrade(grade=g, line=n) for g, n in zip(labels, falling, strict=False)),
        items=tuple(draw(_items(conduct, labels)) for conduct in conducts),
    )
