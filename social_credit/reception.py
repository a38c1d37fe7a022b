"""How a text was received: the notes that pages left where they linked to it, coded by a codebook.

A note carries the day on which the link was noted, which need not be the day on which the page was
written. Who coded what, and why, stands beside each code.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from statistics import median
from types import MappingProxyType
from typing import Annotated, Literal, NamedTuple, Self, TypeVar, get_args

from pydantic import Field, StringConstraints, model_validator

from social_credit.timeline import Timeline
from social_credit.value import DayField, Frozen, Id, Moment, MomentField, Sourced, Text, problem

Frame = Literal[
    "dystopia-fiction", "game", "big-data", "surveillance", "analysis", "neutral-notice"
]
"""What a headline likens the system to, or what else it makes of it."""

FRAMES: tuple[Frame, ...] = get_args(Frame)

Everyone = Literal["now", "planned", "no"]
"""Whether it is said that all are rated: as a fact, as something to come, or not at all."""

EVERYONE: tuple[Everyone, ...] = get_args(Everyone)

ENGLISH = "en"
APART = 60
"""Days without a note that part one wave from the next."""

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
T = TypeVar("T", bound=Hashable)


class Post(Frozen):
    """A note of a link, or a reader's comment, which has no host.

    ``title`` is as printed and may be shortened with …; ``in_english`` says it in our words where
    it is in another language, and ``link_text`` what the note quotes. Posts of one ``story`` quote
    the same passage. ``address_date`` is the date within the page's own address.
    """

    id: Id
    date: DayField
    language: Language
    host: Text | None = None
    country: Text | None = None
    frame: Frame
    second: Frame | None = None
    everyone: Everyone
    title: Text | None = None
    in_english: Text | None = None
    coded_because: Text
    link_text: Text
    story: Id | None = None
    address_date: MomentField | None = None
    locator: Text

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        if self.second == self.frame:
            raise problem(
                "post '{id}' has {frame} twice; leave 'second' empty", id=self.id, frame=self.frame
            )
        if self.host and not self.title:
            raise problem(
                "post '{id}' has a host and no title; give it one, or leave the host of a reader's "
                "comment empty",
                id=self.id,
            )
        if bool(self.in_english) != (self.title is not None and self.language != ENGLISH):
            raise problem(
                "post '{id}' needs 'in_english' where its title is in another language, and only "
                "there",
                id=self.id,
            )
        return self

    @property
    def moment(self) -> Moment:
        """The day of the note."""
        return Moment(first=self.date, last=self.date)

    @property
    def days_later(self) -> int | None:
        """How many days at least lie between the date in the address and the note's."""
        if self.address_date is None:
            return None
        return gap(self.address_date, self.moment).low


class Code(Frozen):
    """A frame: what it is called, the rule by which it is given, a post that shows it."""

    id: Frame
    name: Text
    rule: Text
    example: Id


class Level(Frozen):
    """One answer to whether all are said to be rated, with its rule and a post that shows it."""

    id: Everyone
    name: Text
    rule: Text
    example: Id


class Answer(Frozen):
    """A claim and a later text that says otherwise.

    The claim stands in a post or in an event of the timeline, the answer in an event.
    ``same_voice``: whoever made the claim corrects it. Any other pairing is ours.
    """

    id: Id
    claim: Text
    post: Id | None = None
    event: Id | None = None
    answer: Text
    correction: Id
    same_voice: bool = False
    note: Text

    @model_validator(mode="after")
    def _one_claim(self) -> Self:
        if (self.post is None) == (self.event is None):
            raise problem(
                "answer '{id}' needs the claim's post or its event, and not both", id=self.id
            )
        return self


class Notes(Sourced):
    """Where the posts were read."""

    text: Text


class Book(Frozen):
    """The codebook; of several codes that fit, the first in its order is the main one.

    ``own_host`` is the host of the page that all posts link to, ``exercise`` are posts for
    visitors to code.
    """

    notes: Notes
    own_host: Text
    codes: tuple[Code, ...]
    everyone: tuple[Level, ...]
    exercise: Annotated[tuple[Id, ...], Field(min_length=1)]
    answers: tuple[Answer, ...]


class Posts(Frozen):
    """The table of posts."""

    posts: tuple[Post, ...]


class Reception(Frozen):
    """Posts in order of date, with the book that they are coded by.

    >>> from social_credit.content import load
    >>> reception = load().reception
    >>> reception.post("note-01").date
    datetime.date(2015, 4, 23)
    >>> [code.id for code in reception.book.codes][0]
    'dystopia-fiction'
    """

    book: Book
    posts: tuple[Post, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Post]:
        """The posts by id."""
        return MappingProxyType({post.id: post for post in self.posts})

    def post(self, post_id: str) -> Post:
        """The post with this id.

        Raises:
            KeyError: there is none.
        """
        if post_id not in self.by_id:
            raise KeyError(f"there is no post {post_id!r} in content/reception.csv")
        return self.by_id[post_id]

    @cached_property
    def code_of(self) -> Mapping[Frame, Code]:
        """The codes by frame."""
        return MappingProxyType({code.id: code for code in self.book.codes})

    @cached_property
    def outside(self) -> tuple[Post, ...]:
        """The posts of other hosts; without the page's own, and without comments."""
        return tuple(it for it in self.posts if it.host not in (None, self.book.own_host))


class Gap(NamedTuple):
    """Days between two dates: at least and at most, as far as the dates are known."""

    low: int
    high: int


def gap(earlier: Moment, later: Moment) -> Gap:
    """The days from one date to another, never below 0.

    >>> gap(Moment.parse("2015-04-25"), Moment.parse("2015-04-28"))
    Gap(low=3, high=3)
    >>> gap(Moment.parse("2019-03-31"), Moment.parse("2019-04"))
    Gap(low=1, high=30)
    """
    low, high = (later.first - earlier.last).days, (later.last - earlier.first).days
    return Gap(max(0, low), max(0, high))


def wait(answer: Answer, reception: Reception, timeline: Timeline) -> Gap | None:
    """The days from a claim to its answer; None where either date is only near.

    >>> from social_credit.content import load
    >>> content = load()
    >>> (answer,) = [it for it in content.reception.book.answers if it.id == "score-for-all"]
    >>> wait(answer, content.reception, content.timeline)
    Gap(low=1074, high=1074)
    """
    events = [timeline.event(answer.correction)]
    if answer.event:
        events.append(timeline.event(answer.event))
    if any(event.about for event in events):
        return None
    return gap(claimed(answer, reception, timeline), events[0].when)


def claimed(answer: Answer, reception: Reception, timeline: Timeline) -> Moment:
    """When a claim was made."""
    if answer.event:
        return timeline.event(answer.event).when
    return reception.post(str(answer.post)).moment


def typical(gaps: Iterable[Gap]) -> int:
    """The median of some gaps, each at its shortest.

    >>> typical([Gap(1, 1), Gap(5, 9), Gap(1000, 1000)])
    5
    """
    return round(median(it.low for it in gaps))


def waves(posts: Sequence[Post]) -> tuple[tuple[Post, ...], ...]:
    """Posts in order of date, parted where more than 60 days pass without one.

    >>> from social_credit.content import load
    >>> [len(wave) for wave in waves(load().reception.posts)]
    [11, 25, 6]
    """
    found: list[list[Post]] = []
    for post in sorted(posts, key=lambda it: it.date):
        if found and (post.date - found[-1][-1].date).days <= APART:
            found[-1].append(post)
        else:
            found.append([post])
    return tuple(tuple(wave) for wave in found)


def texts(posts: Iterable[Post]) -> int:
    """How many different passages some posts quote: a story that several repeat counts once.

    >>> from social_credit.content import load
    >>> posts = load().reception.posts
    >>> len(posts), texts(posts)
    (42, 29)
    """
    stories = [post.story for post in posts]
    return stories.count(None) + len({story for story in stories if story})


def most_copied(posts: Iterable[Post]) -> tuple[Post, ...]:
    """The posts of the story that most of them repeat; none where no story is repeated.

    >>> from social_credit.content import load
    >>> copied = most_copied(load().reception.posts)
    >>> len(copied), len({post.story for post in copied})
    (9, 1)
    """
    together = list(posts)
    counts = Counter(it.story for it in together if it.story)
    if not counts:
        return ()
    story, _ = counts.most_common(1)[0]
    return tuple(it for it in together if it.story == story)


def firsts(posts: Iterable[Post], what: Callable[[Post], T]) -> dict[T, Post]:
    """The first post with each value, in the order in which the values came up.

    >>> from social_credit.content import load
    >>> list(firsts(load().reception.posts, lambda post: post.language))[:3]
    ['en', 'nl', 'hu']
    """
    found: dict[T, Post] = {}
    for post in sorted(posts, key=lambda it: it.date):
        found.setdefault(what(post), post)
    return found


def tally(posts: Iterable[Post]) -> dict[Frame, int]:
    """How many posts have each main frame, in the order of the frames."""
    counts = Counter(post.frame for post in posts)
    return {frame: counts[frame] for frame in FRAMES}


def days_until(first: date, post: Post) -> int:
    """Days from a day to a post's."""
    return (post.date - first).days
