"""A reported case told in turns: at each the visitor guesses what happens next, then reads it.

The guesses stand in the address, ``list_1`` for the first turn and so on, by the ids of options.
They are buttons, so that by keyboard too a guess is made once and not while looking at the others.
"""

from __future__ import annotations

import streamlit as st

from social_credit.content import load
from social_credit.list_walk import Happened, Turn, guessed_right, guesses
from social_credit.ui.controls import note_ignored
from social_credit.ui.marks import plain, small, source_note, words


def case() -> None:
    """The turns so far, the next question, and at the end how many were guessed."""
    say, turns = words("list_walk"), load().list_walk.case
    asked = [st.query_params.get(_key(number)) for number in range(1, len(turns) + 1)]
    made = guesses(turns, asked)
    for number, guess in enumerate(asked, start=1):
        if number > len(made) and guess is not None:
            note_ignored(say("case.ignored", turn=number, guess=plain(guess[:40])))
    st.header(say("case.heading"), anchor=False)
    st.markdown(say("case.intro"))
    for number, turn in enumerate(turns[: len(made) + 1], start=1):
        _turn(number, turn, made[number - 1] if number <= len(made) else None)
    if len(made) == len(turns):
        _end(made)
    with st.container(horizontal=True):
        st.button(
            say("case.back"),
            key="list_case_back",
            icon=":material/undo:",
            disabled=not made,
            on_click=_keep,
            args=(len(made) - 1,),
        )
        st.button(
            say("case.again"),
            key="list_case_again",
            icon=":material/restart_alt:",
            disabled=not made,
            on_click=_keep,
            args=(0,),
        )


def _key(number: int) -> str:
    return f"list_{number}"


def _guess(number: int, option_id: str) -> None:
    _keep(number - 1)
    st.query_params[_key(number)] = option_id


def _keep(turns: int) -> None:
    """Keep the guesses of the first turns and drop all later ones."""
    for number in range(turns + 1, len(load().list_walk.case) + 1):
        st.query_params.pop(_key(number), None)


def _turn(number: int, turn: Turn, guess: str | None) -> None:
    say, turns = words("list_walk"), load().list_walk.case
    with st.container(border=True):
        st.markdown(
            f"{say('case.turn', number=number, all=len(turns))}\n\n{turn.story.text}  \n"
            f"{small(source_note(turn.story))}\n\n**{turn.question}**"
        )
        if guess is None:
            for option in turn.options:
                st.button(
                    option.text,
                    key=f"list_{number}_{option.id}",
                    on_click=_guess,
                    args=(number, option.id),
                    width="stretch",
                )
            return
        st.markdown(_outcome(turn, guess))


def _outcome(turn: Turn, guess: str) -> str:
    """What was guessed, what happened, and what the report does not say."""
    say = words("list_walk")
    option = turn.option(guess)
    lines = [say("case.guess", guess=option.text if option else "")]
    if isinstance(turn.happened, Happened):
        verdict = "case.right" if turn.happened.option == guess else "case.wrong"
        lines.append(f"{say(verdict)} {turn.happened.text}  \n{small(source_note(turn.happened))}")
    else:
        badge = f":gray-badge[:material/help: {say('not_on_record')}]"
        lines.append(f"{badge} {turn.happened.unknown}")
    if turn.silent:
        lines.append(say("case.silent", what=turn.silent))
    lines.append(small(say("case.step", step=load().list_walk.step(turn.step).title)))
    return "\n\n".join(lines)


def _end(made: tuple[str, ...]) -> None:
    say, walk = words("list_walk"), load().list_walk
    right = guessed_right(walk.case, made)
    asked = len(walk.answerable)
    with st.container(border=True):
        st.markdown(
            f"### {say('case.end', right=right, asked=asked)}\n\n"
            f"{say.count('case.open', len(walk.case) - asked)} {say('case.lesson')}"
        )
