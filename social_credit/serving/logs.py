"""Logs without visitors: no IP, and nothing of what stood in an address."""

from __future__ import annotations

import logging
import traceback

_FAULTS = ("streamlit.error_util", "social_credit.ui.frame", "uvicorn.error")
"""Who writes down what broke."""


class NoVisits(logging.Filter):
    """Drops what is said of single visits, and from faults the message, which may quote a visitor.

    >>> visit = logging.LogRecord("uvicorn.access", 20, "", 0, "%s %s", ("192.0.2.1", "/"), None)
    >>> NoVisits().filter(visit)
    False
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name == "uvicorn.access" or _of_a_websocket(record):
            return False
        if record.exc_info and record.exc_info[1] is not None:
            record.exc_text = told(record.exc_info[1])
            record.exc_info = None
        return True


def told(error: BaseException) -> str:
    """Where an error happened, and its kind; not its message.

    >>> try:
    ...     int("what somebody wrote")
    ... except ValueError as error:
    ...     "what somebody wrote" in told(error).splitlines()[-1]
    False
    """
    cause = error.__cause__ or error.__context__
    before = f"{told(cause)}\n\n" if cause else ""
    return f"{before}{''.join(traceback.format_tb(error.__traceback__))}{type(error).__name__}"


def without_visits() -> None:
    """From now on, keep visits out of the logs of the server and of the site."""
    for name in ("uvicorn.access", *_FAULTS):
        logging.getLogger(name).addFilter(NoVisits())


def _of_a_websocket(record: logging.LogRecord) -> bool:
    """Whether it tells of a websocket that opened or closed, with the address it was opened by."""
    said = str(record.msg)
    return record.levelno <= logging.INFO and (
        "WebSocket" in said or said.startswith("connection ")
    )
