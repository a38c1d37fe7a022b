"""What a phone remembers of its room, in its own browser, so that it is one phone there.

A tiny component without looks. It keeps the room's random token in the browser's own storage for as
long as the room lasts. Whoever comes to the same room in the same browser again, by the code or in
another tab, is then the same phone. A private window has a storage of its own.
"""

from __future__ import annotations

import streamlit as st

_SCRIPT = """
const START = "social-credit-poll-";

function kept(name) {
  try {
    const { token, ends } = JSON.parse(localStorage.getItem(name));
    return ends > Date.now() / 1000 ? token : null;
  } catch {
    return null;
  }
}

export default function ({ data, setTriggerValue }) {
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith(START) && !kept(name)) localStorage.removeItem(name);
    }
    const name = START + data.room;
    if (data.token) {
      localStorage.setItem(name, JSON.stringify({ token: data.token, ends: data.ends }));
    } else if (kept(name)) {
      setTriggerValue("token", kept(name));
    }
  } catch {
    // This browser keeps nothing. The address still holds the token.
  }
}
"""

_MOUNT = st.components.v2.component("social_credit_poll_memory", js=_SCRIPT)


def remembered(code: str) -> str | None:
    """The token that this browser keeps for a room, told once; None as long as there is none."""
    told = _MOUNT(key=f"_poll_ask_{code}", data={"room": code}, on_token_change=_nothing).token
    return str(told) if told else None


def remember(code: str, token: str, ends: float) -> None:
    """Have the browser keep the token until the room ends (seconds since 1970, UTC)."""
    _MOUNT(
        key=f"_poll_keep_{code}",
        data={"room": code, "token": token, "ends": ends},
        on_token_change=_nothing,
    )


def _nothing() -> None:
    """The page looks at the token itself."""
