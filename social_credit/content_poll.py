"""Reads the questions of class polls."""

from __future__ import annotations

from collections.abc import Mapping

from social_credit.content_reading import Reading
from social_credit.content_uses import Uses
from social_credit.poll_questions import PollQuestions, poll_faults
from social_credit.words import Words

_FILE = "poll.yaml"


def read_poll(reading: Reading, uses: Uses, words: Mapping[str, Words]) -> PollQuestions:
    """All questions; what is wrong in them is reported, and they are then empty."""
    written = reading.read(_FILE, PollQuestions)
    if written is None:
        return PollQuestions(questions=())
    reading.by_id(_FILE, "questions", written.questions)
    reading.report_all(_FILE, poll_faults(written, words))
    uses.gather(_FILE, "poll", written, part="poll")
    return written
