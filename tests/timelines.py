"""Events, promises and entries of a timeline, for tests."""

from __future__ import annotations

from typing import Any

from social_credit.timeline import Event, Promise
from social_credit.timeline_view import Entry
from social_credit.value import Confidence


def event(when: str, **more: Any) -> Event:
    told = {"id": "it", "title": "It", "text": "It was.", "kind": "plan"}
    return Event.model_validate(
        {**told, "when": when, "confidence": Confidence.ILLUSTRATIVE, **more}
    )


def promise(due: str, **more: Any) -> Promise:
    told = {"id": "word", "made": "it", "text": "It will be.", "verdict": "not-found"}
    return Promise.model_validate(
        {
            **told,
            "due": due,
            "confidence": Confidence.ILLUSTRATIVE,
            "evidence": {"none": "We found none."},
            **more,
        }
    )


def entry(when: str, **more: Any) -> Entry:
    it = event(when, **more)
    return Entry(it, until=it.until)
