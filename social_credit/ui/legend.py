"""What the notes of links show together: sentences, the picture, the codebook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

import pandas as pd
import streamlit as st

from social_credit.charts.reception import Dot, towers
from social_credit.content import load
from social_credit.reception import (
    FRAMES,
    Frame,
    Post,
    Reception,
    days_until,
    firsts,
    most_copied,
    tally,
    texts,
    waves,
)
from social_credit.timeline import Event
from social_credit.ui.behind import table_behind
from social_credit.ui.chart import show_figure
from social_credit.ui.marks import cited, in_words, moment_in_words, month_in_words, small, words
from social_credit.ui.timeline_words import listed

_SHORT = 46
"""A title within the picture is cut to this many characters."""


def data() -> Reception:
    """The notes with their codebook."""
    return load().reception


def spread() -> str:
    """In which waves and languages the notes came, in sentences."""
    say, posts = words("legend"), data().posts
    found = waves(posts)
    largest = max(found, key=len)
    copies = most_copied(largest)
    parts = [
        say("when.wave", n=len(it), first=in_words(it[0].date), last=in_words(it[-1].date))
        for it in found
    ]
    came = firsts(posts, lambda post: post.language)
    own, *later = came.values()
    sentences = [
        say(
            "when.sentence",
            notes=len(posts),
            waves=len(found),
            low=min(days_until(early[-1].date, late[0]) for early, late in pairwise(found)),
            list=listed(parts),
            copies=len(copies),
            largest=len(largest),
            titles=len({(it.title or "").casefold() for it in copies}),
            texts=texts(posts),
        ),
        say(
            "when.languages",
            languages=len(came),
            first=language(own),
            rest=listed(
                [
                    say("when.language_first", language=language(it), day=in_words(it.date))
                    for it in later
                ]
            ),
            english=sum(it.language == own.language for it in posts),
            notes=len(posts),
        ),
    ]
    return "\n\n".join(sentences)


def frames_finding() -> str:
    """Which frames the notes have, and in which order they came up, in sentences."""
    say, reception = words("legend"), data()
    posts = reception.posts
    (most, n), (second, m), *_ = Counter(tally(posts)).most_common()
    said = Counter(it.everyone for it in posts)
    came = firsts(posts, lambda post: post.frame)
    return "\n\n".join(
        (
            say(
                "frames.sentence",
                most=reception.code_of[most].name,
                n=n,
                notes=len(posts),
                second=reception.code_of[second].name,
                m=m,
                everyone=said["now"] + said["planned"],
                planned=said["planned"],
                now=said["now"],
            ),
            say(
                "frames.order",
                dystopia=days_until(posts[0].date, came["dystopia-fiction"]),
                game=days_until(posts[0].date, came["game"]),
            ),
        )
    )


def corrections() -> list[Event]:
    """The corrections of the timeline since the first note, the earliest first."""
    start = data().posts[0].date
    events = load().timeline.events
    return [it for it in events if it.kind == "correction" and it.when.first >= start]


def picture(asked: Collection[str]) -> None:
    """All notes and corrections on one axis; those that pass the filters stand out."""
    say, reception = words("legend"), data()
    posts, later, plan = reception.posts, corrections(), load().timeline.event("outline-published")
    st.markdown("  ".join([*map(badge, FRAMES), _correction_badge()]))
    if len(asked) < len(posts):
        st.markdown(small(say("picture.filtered", n=len(asked), notes=len(posts))))
    dots = [Dot(it.date, it.frame, _hover(it), it.id in asked) for it in posts]
    dots += [Dot(it.when.first, None, _correction_hover(it)) for it in later]
    show_figure(
        towers(
            dots,
            plan.when.first.year,
            later[-1].when.first.year,
            (plan.when.first, say("picture.plan")),
        ),
        key="legend_towers",
        alt=say(
            "picture.alt",
            last=later[-1].when.first.year,
            sentence=f"{spread()} {frames_finding()}".replace("*", "").replace("\n\n", " "),
        ),
    )
    st.markdown(small(say("picture.note")))
    table_behind("_legend_table", counts, say("picture.table"), told=True)


def counts() -> pd.DataFrame:
    """Numbers of notes by frame and wave."""
    say, reception = words("legend"), data()
    found = [tally(wave) for wave in waves(reception.posts)]
    names = [
        say("picture.wave", first=month_in_words(wave[0].date), last=month_in_words(wave[-1].date))
        for wave in waves(reception.posts)
    ]
    rows = [
        [
            reception.code_of[frame].name,
            *(str(wave[frame]) for wave in found),
            str(sum(wave[frame] for wave in found)),
        ]
        for frame in FRAMES
    ]
    return pd.DataFrame(rows, columns=[say("picture.frame"), *names, say("picture.total")])


def book() -> None:
    """The codebook: each rule with a note that shows it."""
    say, reception = words("legend"), data()
    st.header(say("book.heading"), anchor=False)
    box = st.expander(
        say("book.lead_short"), icon=":material/rule:", on_change="rerun", key="_legend_book"
    )
    if not box.open:
        return
    box.markdown(say("book.lead"))
    frames = [
        f"- {badge(it.id)} {it.rule} {_example(reception.post(it.example))}"
        for it in reception.book.codes
    ]
    levels = [
        f"- **{it.name.capitalize()}.** {it.rule} {_example(reception.post(it.example))}"
        for it in reception.book.everyone
    ]
    box.markdown("\n".join([f"**{say('book.frames')}**", "", *frames]))
    box.markdown("\n".join([f"**{say('book.everyone')}**", "", *levels]))


def _example(post: Post) -> str:
    return words("legend")("book.example", title=headline(post), day=in_words(post.date))


def frame_names() -> dict[str, str]:
    """The names of all frames by id, in the order of the codebook."""
    return {code.id: code.name.capitalize() for code in data().book.codes}


def badge(frame: Frame) -> str:
    """A frame as Markdown, with its sign and colour."""
    say = words("legend")
    name = data().code_of[frame].name
    return f":{say(f'colour.{frame}')}-badge[{say(f'sign.{frame}')} {name}]"


def _correction_badge() -> str:
    say = words("legend")
    sign, name = say("sign.correction"), say("picture.correction")
    return f":{say('colour.correction')}-badge[{sign} {name}]"


def badges(post: Post) -> str:
    """A post's main frame and its second, if it has one."""
    return " ".join(badge(it) for it in (post.frame, post.second) if it)


def headline(post: Post) -> str:
    """A post's title in English, ours where it was printed in another language."""
    return post.in_english or post.title or words("legend")("card.untitled")


def language(post: Post) -> str:
    """The language of a post by name."""
    return words("legend")(f"language.{post.language}")


def _hover(post: Post) -> str:
    return words("legend")(
        "picture.hover",
        day=in_words(post.date),
        language=language(post),
        frame=data().code_of[post.frame].name,
        title=_cut(headline(post)),
    )


def _correction_hover(event: Event) -> str:
    return words("legend")(
        "picture.hover_correction", day=moment_in_words(event.when), title=_cut(event.title)
    )


def _cut(text: str) -> str:
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1].rstrip()}…"


def sources(events: Sequence[Event]) -> set[str]:
    """The ids of all sources of the notes and of some events."""
    return cited([data().book.notes, *events])
