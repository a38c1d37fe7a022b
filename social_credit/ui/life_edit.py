"""Writing a life: add an event, change or remove events, undo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pandas as pd
import streamlit as st

from social_credit.events import MAX_COUNT
from social_credit.item import Item
from social_credit.life_code import MAX_EVENTS
from social_credit.lives import MAX_YEARS, LifeEvent, life_day
from social_credit.ui import life_state
from social_credit.ui.again import again
from social_credit.ui.life_ledger import signed
from social_credit.ui.life_rules import Rules
from social_credit.ui.marks import in_words, mark, small, words

_COUNT = "life_add_count"
_HEARD = "_life_add_heard"


def add_event(rules: Rules, events: Sequence[LifeEvent]) -> None:
    """Pick an item of the rulebook, a day and a count, and add it."""
    say, categories = words("score_a_life"), words("categories").texts
    used = {item.category for item in rules.edition.items}
    kinds = {"": say("edit.any")} | {it: name for it, name in categories.items() if it in used}
    kind = st.selectbox(
        say("edit.kind"),
        list(kinds),
        format_func=lambda it: kinds[it],
        key=f"life_add_kind_{rules.edition.id}",
    )
    items = [item for item in rules.edition.items if not kind or item.category == kind]
    act = f"life_add_act_{rules.edition.id}_{kind}"
    st.selectbox(
        say("edit.act"),
        [item.id for item in items],
        format_func=lambda it: describe(rules.edition.item_of[it]),
        key=act,
    )
    day = f"life_add_day_{rules.first_year}_{life_state.version()}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.date_input(
            say("edit.day"),
            value=_after(rules, events),
            min_value=rules.first_day,
            max_value=_last_day(rules),
            format="DD/MM/YYYY",
            key=day,
            width=170,
        )
        st.number_input(say("edit.count"), 1, MAX_COUNT, 1, key=_COUNT, width=120)
        full = len(events) >= MAX_EVENTS
        fields = (rules, events, act, day)
        pressed = st.button(
            say("edit.add"), "life_add", on_click=_press, args=fields, type="primary", disabled=full
        )
        # After a lost line a press can be all that a new process knows of a visit: nothing is
        # called then, and it is heard of here.
        if pressed and not st.session_state.pop(_HEARD, False) and _add(*fields):
            again()
    if full:
        st.markdown(small(say("edit.full", most=MAX_EVENTS)))
    with st.container(horizontal=True):
        st.button(
            say("edit.undo"),
            icon=":material/undo:",
            on_click=life_state.undo,
            disabled=not life_state.can_undo(),
            key="life_undo",
        )
        st.button(
            say("edit.clear"),
            icon=":material/delete_sweep:",
            on_click=life_state.change,
            args=((),),
            disabled=not events,
            key="life_clear",
        )


def describe(item: Item) -> str:
    """An item as the picker lists it: name, what it does, and the mark of how sure we are.

    >>> from social_credit.content import load
    >>> describe(load().edition("rongcheng-2014").item_of["traffic-ticket"])
    'Traffic ticket (−5 per ticket) ● reported'
    """
    say = words("score_a_life")
    if item.points is not None:
        effect = say("edit.effect_points", points=signed(item.points), per=item.per)
    elif item.sets_grade is not None:
        effect = say("edit.effect_sets", grade=item.sets_grade)
    else:
        effect = say("edit.effect_unknown")
    sure = words("common")(f"confidence.{item.confidence.value}")
    option = say("edit.act_option", name=item.name, effect=effect)
    return f"{option} {mark(item.confidence)} {sure}"


def change_events(rules: Rules, events: Sequence[LifeEvent], names: dict[str, str]) -> None:
    """A table in which days and counts can be changed and rows deleted; and the same by form."""
    say = words("score_a_life")
    box = st.expander(
        say("edit.table"), icon=":material/edit:", on_change="rerun", key="life_change_events"
    )
    if not box.open:
        return
    with box:
        if not events:
            st.markdown(say("edit.none"))
            return
        st.markdown(small(say("edit.table_help")))
        key = f"life_table_{rules.first_year}_{life_state.version()}"
        st.data_editor(
            pd.DataFrame(
                {
                    "day": [event.on.in_calendar(rules.first_year) for event in events],
                    "act": [names.get(event.act, event.act) for event in events],
                    "count": [event.count for event in events],
                }
            ),
            column_config={
                "day": st.column_config.DateColumn(
                    say("edit.column_day"),
                    min_value=rules.first_day,
                    max_value=_last_day(rules),
                    required=True,
                    format="D MMM YYYY",
                ),
                "act": st.column_config.TextColumn(say("edit.column_act"), disabled=True),
                "count": st.column_config.NumberColumn(
                    say("edit.column_count"), min_value=1, max_value=MAX_COUNT, required=True
                ),
            },
            num_rows="delete",
            hide_index=True,
            key=key,
            on_change=_table_changed,
            args=(key, tuple(events), rules.first_year),
            alt=say("edit.table"),
        )
        _form(rules, events, names)


def _form(rules: Rules, events: Sequence[LifeEvent], names: dict[str, str]) -> None:
    say, version = words("score_a_life"), life_state.version()
    with st.popover(say("edit.change"), icon=":material/edit_calendar:"):
        place = st.selectbox(
            say("edit.change_pick"),
            range(len(events)),
            format_func=lambda it: (
                f"{in_words(events[it].on.in_calendar(rules.first_year))}: "
                f"{names.get(events[it].act, events[it].act)}"
            ),
            key=f"life_change_pick_{version}",
        )
        event = events[place]
        day = st.date_input(
            say("edit.day"),
            event.on.in_calendar(rules.first_year),
            min_value=rules.first_day,
            max_value=_last_day(rules),
            format="DD/MM/YYYY",
            key=f"life_change_day_{version}_{place}",
        )
        count = st.number_input(
            say("edit.count"),
            1,
            MAX_COUNT,
            event.count,
            key=f"life_change_count_{version}_{place}",
        )
        with st.container(horizontal=True):
            if st.button(say("edit.change_save"), key="life_change_save"):
                changed = _event(rules, event.act, day, count)
                if changed is not None:
                    life_state.change([*events[:place], changed, *events[place + 1 :]])
                    again()
            if st.button(say("edit.change_remove"), key="life_change_remove"):
                life_state.change([it for number, it in enumerate(events) if number != place])
                again()


def _press(rules: Rules, events: Sequence[LifeEvent], act: str, day: str) -> None:
    """Before the page runs, so that it runs once."""
    st.session_state[_HEARD] = True
    _add(rules, events, act, day)


def _add(rules: Rules, events: Sequence[LifeEvent], act: str, day: str) -> bool:
    """Add what the fields of these keys hold, if that is an event."""
    state = st.session_state
    item = rules.edition.item_of.get(state[act])  # what a browser would not send is not checked yet
    event = item and _event(rules, item.id, state[day], state[_COUNT])
    if not item or not event:
        return False
    life_state.change([*events, event])
    st.toast(words("score_a_life")("edit.added", act=item.name), icon=":material/check:")
    return True


def _event(rules: Rules, act: str, day: Any, count: Any) -> LifeEvent | None:
    """An event from what the fields hold; None, with a word to the visitor, where none fits."""
    say = words("score_a_life")
    try:
        event = LifeEvent(life_day(day, rules.first_year), act, int(count))
    except (ValueError, TypeError, AttributeError):
        first, last = in_words(rules.first_day), in_words(_last_day(rules))
        st.toast(say("edit.bad_day", first=first, last=last))
        return None
    if not 1 <= event.count <= MAX_COUNT:
        st.toast(say("edit.bad_count", most=MAX_COUNT))
        return None
    return event


def _table_changed(key: str, events: tuple[LifeEvent, ...], first_year: int) -> None:
    state = st.session_state[key]
    gone = set(state.get("deleted_rows", []))
    edited = state.get("edited_rows", {})
    kept = [
        _edited(event, edited.get(place, edited.get(str(place), {})), first_year)
        for place, event in enumerate(events)
        if place not in gone
    ]
    life_state.change(kept)


def _edited(event: LifeEvent, change: dict[str, Any], first_year: int) -> LifeEvent:
    say, on, count = words("score_a_life"), event.on, event.count
    if "day" in change:
        try:
            on = life_day(date.fromisoformat(str(change["day"])[:10]), first_year)
        except ValueError:
            first, last = date(first_year, 1, 1), date(first_year + MAX_YEARS - 1, 12, 31)
            st.toast(say("edit.bad_day", first=in_words(first), last=in_words(last)))
    if "count" in change:
        wanted = change["count"]
        if isinstance(wanted, int) and 1 <= wanted <= MAX_COUNT:
            count = wanted
        else:
            st.toast(say("edit.bad_count", most=MAX_COUNT))
    return LifeEvent(on, event.act, count)


def _after(rules: Rules, events: Sequence[LifeEvent]) -> date:
    """A day to suggest: the day after the last event, or 1 March; within the years shown."""
    if not events:
        return date(rules.first_year, 3, 1)
    last = max(event.on for event in events).in_calendar(rules.first_year)
    return min(last + timedelta(days=1), rules.as_of)


def _last_day(rules: Rules) -> date:
    return date(rules.first_year + MAX_YEARS - 1, 12, 31)
