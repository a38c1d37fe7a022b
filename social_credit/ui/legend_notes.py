"""The notes one by one, with filters, and claims beside the corrections that came later."""

from __future__ import annotations

import streamlit as st

from social_credit.charts.reception import Span, spans
from social_credit.content import load
from social_credit.export import Cell
from social_credit.reception import Answer, Gap, Post, claimed, typical, wait
from social_credit.timeline import Event
from social_credit.ui.chart import show_figure
from social_credit.ui.controls import choice
from social_credit.ui.legend import badges, corrections, data, frame_names, headline, language
from social_credit.ui.marks import badge as confidence_badge
from social_credit.ui.marks import (
    in_words,
    moment_in_words,
    plain,
    small,
    source_link,
    source_note,
    words,
)
from social_credit.ui.paging import first_of, more_button

_ANY = "any"
_LIST = "legend_shown"
_YEAR = 365.25


def filters() -> tuple[str, str, str]:
    """The language, the frame and the word on everybody that the visitor asks for."""
    say, reception = words("legend"), data()
    languages = {it.language: language(it) for it in reception.posts}
    by_name = dict(sorted(languages.items(), key=lambda it: it[1]))
    levels: dict[str, str] = {it.id: it.name.capitalize() for it in reception.book.everyone}
    asked = [
        choice("select", say(f"filters.{name}"), {_ANY: any_one, **more}, key=key, first=_ANY)
        for name, any_one, more, key in (
            ("language", say("filters.any_language"), by_name, "legend_language"),
            ("frame", say("filters.any_frame"), frame_names(), "legend_frame"),
            ("everyone", say("filters.any_everyone"), levels, "legend_everyone"),
        )
    ]
    return asked[0] or _ANY, asked[1] or _ANY, asked[2] or _ANY


def passing(asked: tuple[str, str, str]) -> list[Post]:
    """The notes that some filters let through; a second frame counts too."""
    tongue, frame, everyone = asked
    return [
        it
        for it in data().posts
        if tongue in (_ANY, it.language)
        and frame in (_ANY, it.frame, it.second)
        and everyone in (_ANY, it.everyone)
    ]


def notes(found: list[Post], asked: tuple[str, str, str]) -> None:
    """Notes as cards in order of date, some at a time."""
    say = words("legend")
    st.header(say("list"), anchor=False)
    if not found:
        st.markdown(say("none"))
        return
    st.markdown(f"**{say.count('found', len(found))}**")
    shown = first_of(found, key=_LIST, asked=asked)
    for post in shown:
        _card(post)
    more_button(len(found), len(shown), key=_LIST, asked=asked)


def _card(post: Post) -> None:
    say, book = words("legend"), data().book
    place = say("card.place", country=post.country) if post.country else ""
    head = say(
        "card.head",
        day=in_words(post.date),
        language=language(post),
        host=plain(post.host) if post.host else say("card.comment"),
    )
    title = f"**{plain(post.title)}**" if post.title else f"*{say('card.untitled')}*"
    if post.in_english:
        title += f"  \n{say('card.english', words=post.in_english)}"
    (citation,) = book.notes.sources
    last = say("card.source", source=source_link(citation), at=post.locator)
    lines = [
        f"{small(head + place)}  \n{title}",
        badges(post),
        say("card.quoted", words=post.link_text),
        small(say("card.because", words=post.coded_because)),
        small(f"{confidence_badge(book.notes.confidence)} {last}"),
    ]
    if post.days_later:
        lines.insert(-1, small(say("card.older", days=post.days_later)))
    with st.container(border=True):
        st.markdown("\n\n".join(lines))


def answers() -> None:
    """Claims and the texts that say otherwise, on the axis of time, and what each pair means."""
    say, later = words("legend"), corrections()
    st.header(say("answer.heading"), anchor=False)
    first, last = later[0].when.first.year, later[-1].when.first.year
    st.markdown(say("answer.lead", all=len(later), first=first, last=last))
    st.markdown(answers_finding())
    plan = load().timeline.event("outline-published").when.first.year
    show_figure(
        spans([_span(it) for it in data().book.answers], plan, last),
        key="legend_spans",
        alt=say("answer.alt", last=last, sentence=answers_finding().replace("*", "")),
    )
    box = st.expander(
        say("answer.list"), icon=":material/list:", on_change="rerun", key="_legend_answers"
    )
    if box.open:
        for answer in data().book.answers:
            box.markdown(_item(answer))


def answers_finding() -> str:
    """How long the answers took, in a sentence."""
    found = [days for it in data().book.answers if (days := _wait(it))]
    middle = typical(found)
    return words("legend")(
        "answer.sentence",
        low=f"{min(it.low for it in found):,}",
        high=f"{max(it.high for it in found):,}",
        n=len(found),
        middle=f"{middle:,}",
        years=f"{middle / _YEAR:.0f}",
    )


def _wait(answer: Answer) -> Gap | None:
    return wait(answer, data(), load().timeline)


def _length(answer: Answer) -> str:
    say, days = words("legend"), _wait(answer)
    if days is None:
        return say("answer.unknown_length")
    if days.low == days.high:
        return say.count("answer.length", days.low)
    return say("answer.length_between", low=f"{days.low:,}", high=f"{days.high:,}")


def _correction(answer: Answer) -> Event:
    return load().timeline.event(answer.correction)


def _moments(answer: Answer) -> dict[str, str]:
    return {
        "claim": answer.claim,
        "claimed": moment_in_words(claimed(answer, data(), load().timeline)),
        "answer": answer.answer,
        "answered": _answered(answer),
    }


def _answered(answer: Answer) -> str:
    event = _correction(answer)
    when = moment_in_words(event.when)
    return words("timeline")("when.about", when=when) if event.about else when


def _span(answer: Answer) -> Span:
    return Span(
        claimed=claimed(answer, data(), load().timeline).first,
        answered=_correction(answer).when.first,
        label=answer.claim,
        length=_length(answer),
        hover=words("legend")("answer.hover", **_moments(answer)),
    )


def _item(answer: Answer) -> str:
    say, timeline = words("legend"), load().timeline
    if answer.event:
        claim = source_note(timeline.event(answer.event))
    else:
        post, noted = data().post(str(answer.post)), data().book.notes
        (citation,) = noted.sources
        claim = say("card.source", source=source_link(citation), at=post.locator)
        claim = f"{confidence_badge(noted.confidence)} {claim}"
    lines = [
        say("answer.item", length=_length(answer), **_moments(answer)),
        answer.note,
        say("answer.same_voice" if answer.same_voice else "answer.ours"),
        small(say("answer.claim_source", source=claim)),
        small(say("answer.answer_source", source=source_note(_correction(answer)))),
    ]
    return "  \n".join(lines)


def rows() -> list[dict[str, Cell]]:
    """A row for each note, with our codes."""
    return [
        {
            "id": it.id,
            "date": it.date.isoformat(),
            "language": it.language,
            "host": it.host,
            "country": it.country,
            "title": it.title,
            "title_in_english": headline(it) if it.title else None,
            "frame": it.frame,
            "second_frame": it.second,
            "everyone_rated": it.everyone,
            "coded_because": it.coded_because,
            "what_the_note_says": it.link_text,
            "story": it.story,
            "date_in_address": str(it.address_date) if it.address_date else None,
            "source": data().book.notes.sources[0].source,
            "locator": it.locator,
        }
        for it in data().posts
    ]


def answer_rows() -> list[dict[str, Cell]]:
    """A row for each claim with its answer and the days between them."""
    found: list[dict[str, Cell]] = []
    for it in data().book.answers:
        days = _wait(it)
        found.append(
            {
                "id": it.id,
                "claim": it.claim,
                "claimed": str(claimed(it, data(), load().timeline)),
                "post": it.post,
                "event": it.event,
                "answer": it.answer,
                "answered": str(_correction(it).when),
                "approximate": "yes" if days is None else "no",
                "days_at_least": days.low if days else None,
                "days_at_most": days.high if days else None,
                "same_voice": "yes" if it.same_voice else "no",
                "note": it.note,
            }
        )
    return found
