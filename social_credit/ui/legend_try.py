"""The bet of the page How a plan became a legend, and a headline for the visitor to code."""

from __future__ import annotations

import streamlit as st

from social_credit.reception import days_until
from social_credit.ui.bet import bet
from social_credit.ui.controls import choice
from social_credit.ui.legend import badges, data, frame_names, headline, language
from social_credit.ui.marks import in_words, plain, small, source_note, words

_WITHIN = {"days": 7, "month": 31, "year": 366, "later": None}
"""At most how many days each answer to the bet means."""


def first_bet() -> None:
    """How long until a headline gave every citizen a score?"""
    say, posts = words("legend"), data().posts
    with st.container(border=True):
        guess = bet(
            say("bet.question", first=in_words(posts[0].date)),
            say.section("bet.options"),
            key="legend_bet",
        )
        if guess is None:
            return
        post = next(it for it in posts if it.everyone == "now")
        days = days_until(posts[0].date, post)
        right = next(it for it, most in _WITHIN.items() if most is None or days <= most)
        st.markdown(say("bet.right" if guess == right else "bet.wrong", days=days))
        st.markdown(
            say(
                "bet.reveal",
                day=in_words(post.date),
                language=language(post),
                title=plain(post.title or ""),
                in_english=post.in_english or post.title,
            )
        )
        st.markdown(small(say("bet.source", source=source_note(data().book.notes))))


def exercise() -> None:
    """A headline to code, and then our code with its rule and reason."""
    say, reception = words("legend"), data()
    st.header(say("try.heading"), anchor=False)
    st.markdown(say("try.lead"))
    posts = {it: reception.post(it) for it in reception.book.exercise}
    with st.container(border=True):
        names = {it: headline(post) for it, post in posts.items()}
        which = choice(
            "select", say("try.which"), names, key="legend_post", first=reception.book.exercise[0]
        )
        post = posts[which or reception.book.exercise[0]]
        frames = frame_names()
        yours = choice("radio", say("try.yours"), frames, key="legend_yours", first=None)
        if yours is None:
            st.markdown(small(say("try.prompt")))
            return
        st.markdown(say("try.same" if yours == post.frame else "try.other", badge=badges(post)))
        st.markdown(
            "\n\n".join(
                (
                    say("try.because", words=post.coded_because),
                    say("try.rule", words=reception.code_of[post.frame].rule),
                    say("try.quoted", words=post.link_text),
                    small(say("try.after")),
                )
            )
        )
