"""Class poll: a teacher opens a room, pupils bet on their phones, the record answers."""

from __future__ import annotations

import streamlit as st

from social_credit.content import load
from social_credit.ui.controls import show_ignored
from social_credit.ui.frame import foot, head
from social_credit.ui.marks import cited, words
from social_credit.ui.poll_answer import alone
from social_credit.ui.poll_phone import join_by_code, join_here, phone
from social_credit.ui.poll_room import Guest, Phone, Screen, Teacher, in_words, seat
from social_credit.ui.poll_teacher import control_room, opening, screen

say = words("poll")
place = None

head("poll")
ignored = st.container()
with in_words():
    place = seat()
    match place:
        case Teacher():
            control_room(place)
        case Screen():
            screen(place)
        case Phone():
            phone(place)
        case Guest():
            join_here(place)
        case None:
            st.set_page_config(layout="centered")  # after a room, which is wide
            st.markdown(say("intro"))
            join_by_code()
            opening()
if place is None:
    alone()

with ignored:
    show_ignored()
if not isinstance(place, Screen):
    foot(
        "poll",
        cited(it.says for it in load().poll.questions),
        {"lessons": say("next_lessons"), "quiz": say("next_quiz"), "myths": say("next_myths")},
    )
