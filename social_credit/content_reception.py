"""Reads the posts that linked to the translation, and the codebook that they are coded by."""

from __future__ import annotations

from social_credit.content_reading import Reading
from social_credit.content_uses import Uses
from social_credit.reception import Book, Post, Posts, Reception
from social_credit.reception_checks import book_faults, post_faults
from social_credit.timeline import Timeline

_POSTS, _BOOK = "reception.csv", "reception.yaml"


def read_reception(reading: Reading, uses: Uses, timeline: Timeline) -> Reception | None:
    """Posts with their codebook; None, and problems, where either cannot be had."""
    table = reading.table(_POSTS, "posts", Posts, tuple(Post.model_fields))
    book = reading.read(_BOOK, Book)
    if table is None or book is None:
        return None
    reading.by_id(_POSTS, "posts", table.posts)
    for part in ("codes", "everyone", "answers"):
        reading.by_id(_BOOK, part, getattr(book, part))
    reception = Reception(book=book, posts=table.posts)
    reading.report_all(_POSTS, post_faults(reception.posts, book))
    known = timeline if reading.all_read("timeline.yaml") else None
    reading.report_all(_BOOK, book_faults(reception, known))
    uses.gather(_BOOK, "reception", book)
    return reception
