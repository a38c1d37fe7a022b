"""A visitor's scheme as a file: handed out, and taken in with as little trust as can be."""

from __future__ import annotations

import streamlit as st

from social_credit.content_errors import Problem
from social_credit.export import json_text
from social_credit.own_scheme import OwnScheme
from social_credit.own_scheme_yaml import MOST_BYTES, from_yaml, schema, to_yaml
from social_credit.ui import design_state
from social_credit.ui.downloads import file_button
from social_credit.ui.frame import share
from social_credit.ui.marks import plain, small, words

_ANSWER = "_design_import"
_UPLOAD, _PASTE = "design_upload", "design_paste"
_SHOWN = 8
_MEGABYTE = 1
"""The least that Streamlit can be told to take; what is read is far less."""


def take_with_you(scheme: OwnScheme) -> None:
    """The link, the rules as YAML, the format as JSON Schema, and the way back in."""
    say = words("design")
    st.header(say("file.heading"), anchor=False)
    with st.container(horizontal=True):
        share()
        file_button(
            say("file.export"),
            "own-scheme.yaml",
            "application/yaml",
            lambda: to_yaml(scheme),
            key="design_export",
        )
        file_button(
            say("file.schema"),
            "own-scheme.schema.json",
            "application/schema+json",
            lambda: json_text(schema()),
            key="design_schema",
        )
    with st.expander(say("file.import"), icon=":material/upload_file:"):
        st.markdown(small(say("file.import_note")))
        st.file_uploader(
            say("file.upload"), type=["yaml", "yml"], max_upload_size=_MEGABYTE, key=_UPLOAD
        )
        st.text_area(say("file.paste"), max_chars=MOST_BYTES, key=_PASTE, height=160)
        st.button(say("file.read"), on_click=_bring_in, key="design_read")
        _answer()


def _bring_in() -> None:
    say, state = words("design"), st.session_state
    uploaded, pasted = state.get(_UPLOAD), state.get(_PASTE) or ""
    if uploaded is not None:
        # One byte more than is allowed is enough to see that a file is too long.
        name, file = uploaded.name, uploaded.read(MOST_BYTES + 1)
        uploaded.seek(0)
    elif pasted.strip():
        name, file = say("file.pasted"), pasted
    else:
        state[_ANSWER] = None
        return
    read = from_yaml(file, name, design_state.known(), design_state.bases())
    if isinstance(read, OwnScheme):
        design_state.change(read)
        state[_ANSWER] = read.name
    else:
        state[_ANSWER] = read


def _answer() -> None:
    """What became of the last import, said once."""
    if _ANSWER not in st.session_state:
        return
    say, answer = words("design"), st.session_state.pop(_ANSWER)
    if answer is None:
        st.info(say("file.empty"))
    elif isinstance(answer, str):
        st.success(say("file.read_in", name=plain(answer)), icon=":material/check:")
    else:
        lines = [f"- {_in_words(it)}" for it in answer[:_SHOWN]]
        if len(answer) > _SHOWN:
            lines.append(f"- {say.count('problems.more', len(answer) - _SHOWN)}")
        st.error("\n".join([f"**{say('file.refused')}**", "", *lines]), icon=":material/block:")


def _in_words(problem: Problem) -> str:
    say = words("design")
    message = plain(problem.message)
    if not problem.path:
        return say("file.problem_whole", line=problem.line, message=message)
    place = plain(".".join(str(part) for part in problem.path))
    return say("file.problem", line=problem.line, place=place, message=message)
