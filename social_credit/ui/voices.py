"""The parts of the page Who is speaking?: seven questions for a source, and the voices by kind."""

from __future__ import annotations

import streamlit as st

from social_credit.content import load
from social_credit.export import Cell
from social_credit.list_walk import Answer
from social_credit.source import Source
from social_credit.ui.controls import choice
from social_credit.ui.marks import cited, moment_in_words, small, source_note, words
from social_credit.value import Sourced, Unknown
from social_credit.voices import KINDS, QUESTIONS, Kind, Question, Voice

_FIRST = "fp-2018"
"""The source that the seven questions are put to until the visitor picks another."""


def check_list() -> None:
    """The seven questions, each with what it asks for."""
    say = words("voices")
    st.header(say("check.heading"), anchor=False)
    questions = [
        f"{n}. **{say(f'check.{it}')}** {say(f'check_means.{it}')}"
        for n, it in enumerate(QUESTIONS, start=1)
    ]
    st.markdown("\n".join([say("check.text"), "", *questions]))


def picked() -> None:
    """The seven questions put to the source that the visitor picks."""
    say, register = words("voices"), load().sources
    st.header(say("pick.heading"), anchor=False)
    options = {
        it.id: say("pick.option", short=it.short, title=it.title)
        for it in sorted(register.values(), key=lambda it: it.short.casefold())
    }
    chosen = choice("select", say("pick.label"), options, key="voices_source", first=_FIRST)
    source = register[chosen or _FIRST]
    voice = load().voices.of(source.id)
    found = {question: answer_to(question, source, voice) for question in QUESTIONS}
    with st.container(border=True):
        if voice:
            st.markdown(say("pick.voice", badge=badge(voice.kind), name=voice.name))
        else:
            st.markdown(say("pick.no_voice"))
        answered = sum(it is not None for it in found.values())
        st.markdown(say.count("pick.answered", answered, all=len(QUESTIONS)))
        st.markdown(
            "\n\n".join(
                f"**{say(f'check.{question}')}** {text or not_known(question, voice)}"
                for question, text in found.items()
            )
        )
        lines = [say("pick.read", how=voice.read_it)] if voice else []
        lines.append(say("pick.good", text=source.good_for))
        lines.append(say("pick.not_for", text=source.not_for))
        st.markdown("\n\n".join(lines))
        st.page_link(
            "pages/sources.py",
            label=say("exercise.register"),
            icon=":material/arrow_forward:",
            query_params={"source": source.id},
        )


def answer_to(question: Question, source: Source, voice: Voice | None) -> str | None:
    """What the voice or the register answers to a question about a source, if anything."""
    say = words("voices")
    answer = voice.answers.get(question) if voice else None
    if isinstance(answer, Answer):
        return f"{answer.text}  \n{small(source_note(answer))}"
    if question == "when":
        parts = [moment_in_words(source.date) if source.date else "", source.date_note or ""]
        return ". ".join(part for part in parts if part) or None
    if isinstance(answer, Unknown):
        return None
    if question == "who":
        names = [it for it in (source.author, source.publisher) if it and not it.startswith("[")]
        return say("pick.registered", by=", ".join(names)) if names else None
    if question == "checkable":
        return say("pick.address") if source.url else source.url_note
    return None


def not_known(question: Question, voice: Voice | None) -> str:
    """That we do not know an answer, and why where that is on file."""
    answer = voice.answers.get(question) if voice else None
    why = answer.unknown if isinstance(answer, Unknown) else ""
    return f"{words('voices')('pick.unknown')} {why}".strip()


def badge(kind: Kind) -> str:
    """A kind of voice as Markdown, with its sign.

    >>> badge("scholar")
    ':blue-badge[:material/school: scholars]'
    """
    say = words("voices")
    return f":blue-badge[:material/{say(f'kind_icon.{kind}')}: {say(f'kind.{kind}')}]"


def voices_by_kind() -> None:
    """The voices of a kind as cards, with what they want, can know, and how to read them."""
    say, known = words("voices"), load().voices
    st.header(say("voices.heading"), anchor=False)
    st.markdown(say("voices.text"))
    options: dict[str, str] = {kind: say(f"kind.{kind}") for kind in KINDS}
    kind = choice("select", say("voices.label"), options, key="voices_kind", first=KINDS[0])
    for each in KINDS:
        if each == kind:
            st.markdown(f"{badge(each)} {say(f'kind_means.{each}')}")
            for voice in known.of_kind(each):
                _card(voice)


def _card(voice: Voice) -> None:
    say, register = words("voices"), load().sources
    links = ", ".join(f"[{register[it].short}](sources?source={it})" for it in voice.sources)
    lines = [f"**{voice.name}**"]
    for part, answer in (
        ("voices.to_whom", voice.to_whom),
        ("voices.knows", voice.knows),
        ("voices.wants", voice.wants),
    ):
        if isinstance(answer, Answer):
            lines.append(f"{say(part, text=answer.text)}  \n{small(source_note(answer))}")
        else:
            lines.append(say(part, text=f"{say('pick.unknown')} {answer.unknown}"))
    lines.append(say("voices.read", how=voice.read_it))
    lines.append(small(say("voices.sources", sources=links)))
    with st.container(border=True):
        st.markdown("\n\n".join(lines))


def sources() -> set[str]:
    """The ids of all sources of voices and of the exercise."""
    known = load().voices
    found: list[Sourced] = [*known.exercise.clues, *known.exercise.record, known.exercise.verdict]
    for voice in known.voices:
        found += [it for it in voice.answers.values() if isinstance(it, Answer)]
    return cited(found)


def rows() -> list[dict[str, Cell]]:
    """A row for each question to each voice; ``when`` is in the register of sources."""
    return [
        {
            "id": voice.id,
            "name": voice.name,
            "kind": voice.kind,
            "speaks_in": " ".join(voice.sources),
            "question": question,
            "answer": answer.text if isinstance(answer, Answer) else None,
            "unknown": answer.unknown if isinstance(answer, Unknown) else None,
            "confidence": answer.confidence.value if isinstance(answer, Answer) else None,
            "sources": "; ".join(f"{it.source}: {it.at}" for it in answer.sources)
            if isinstance(answer, Answer)
            else None,
            "note": answer.note if isinstance(answer, Answer) else None,
            "read_it": voice.read_it,
        }
        for voice in load().voices.voices
        for question, answer in voice.answers.items()
    ]
