"""What is wrong between posts, the codebook that they are coded by, and the timeline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from social_credit.reception import Answer, Book, Post, Reception, claimed
from social_credit.scheme_checks import Fault
from social_credit.timeline import Timeline


def post_faults(posts: Sequence[Post], book: Book) -> Iterator[Fault]:
    """What is wrong with posts beside one another and beside the codebook."""
    order = [code.id for code in book.codes]
    stories = Counter(post.story for post in posts)
    for place, post in enumerate(posts):
        if place and post.date < posts[place - 1].date:
            yield Fault(
                ("posts", place, "date"),
                f"post '{post.id}' is of {post.date}, before the one above it; put posts in order",
            )
        for column, frame in (("frame", post.frame), ("second", post.second)):
            if frame and frame not in order:
                yield Fault(
                    ("posts", place, column),
                    f"post '{post.id}' has {frame}, which reception.yaml has no code for",
                )
        if {post.frame, post.second} <= set(order) and post.second:
            first = min((post.frame, post.second), key=order.index)
            if first != post.frame:
                yield Fault(
                    ("posts", place, "frame"),
                    f"post '{post.id}' has {first} as its second; in the codebook it comes first",
                )
        if post.story and stories[post.story] == 1:
            yield Fault(
                ("posts", place, "story"),
                f"no other post has the story '{post.story}'; leave it empty or correct it",
            )


def book_faults(reception: Reception, timeline: Timeline | None) -> Iterator[Fault]:
    """What is wrong between codebook, posts and timeline; None leaves the timeline unchecked."""
    book, posts = reception.book, reception.by_id
    for place, code in enumerate(book.codes):
        if code.example not in posts or posts[code.example].frame != code.id:
            yield Fault(
                ("codes", place, "example"),
                f"the example of {code.id} must be a post of that frame; '{code.example}' is none",
            )
    for place, level in enumerate(book.everyone):
        if level.example not in posts or posts[level.example].everyone != level.id:
            yield Fault(
                ("everyone", place, "example"),
                f"the example of '{level.id}' must be a post with it; '{level.example}' is none",
            )
    for place, post_id in enumerate(book.exercise):
        if post_id not in posts or posts[post_id].title is None:
            yield Fault(
                ("exercise", place), f"there is no post '{post_id}' with a title; correct the id"
            )
    for place, answer in enumerate(book.answers):
        yield from _answer_faults(answer, ("answers", place), reception, timeline)


def _answer_faults(
    answer: Answer,
    path: tuple[str | int, ...],
    reception: Reception,
    timeline: Timeline | None,
) -> Iterator[Fault]:
    if answer.post and answer.post not in reception.by_id:
        yield Fault((*path, "post"), f"there is no post '{answer.post}'; correct the id")
        return
    if timeline is None:
        return
    for key, event_id in (("event", answer.event), ("correction", answer.correction)):
        if event_id and event_id not in timeline.event_of:
            yield Fault(
                (*path, key), f"there is no event '{event_id}' in timeline.yaml; correct the id"
            )
            return
    correction = timeline.event(answer.correction)
    if correction.kind != "correction":
        yield Fault(
            (*path, "correction"), f"event '{correction.id}' is no correction; name one that is"
        )
    elif correction.when.last < claimed(answer, reception, timeline).first:
        yield Fault(
            (*path, "correction"),
            f"event '{correction.id}' of {correction.when} lies before the claim that it answers",
        )
