"""What a scheme counts: one kind of conduct, and what it adds, takes or sets."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import model_validator

from social_credit.value import Id, Points, Sourced, Text, problem

Law = Literal["offence", "breach", "lawful", "unknown"]
"""Is the conduct against the law anyway? An offence, a breach of a private duty, or lawful."""


class Item(Sourced):
    """One kind of conduct that a scheme counts.

    Exactly one of three things is known of it: the ``points`` that one ``per`` adds (negative:
    takes), the grade that it ``sets_grade``, or that its value is ``unknown``, and why. Where the
    rules say that a grade which was set stays, whatever the points, the item ``holds``.
    """

    id: Id
    name: Text
    category: Id
    law: Law
    per: Text | None = None
    points: Points | None = None
    points_up_to: Points | None = None
    cap_per_year: Points | None = None
    sets_grade: Text | None = None
    holds: bool = False
    unknown: Text | None = None

    @model_validator(mode="after")
    def _one_effect(self) -> Self:
        given = [
            name for name in ("points", "sets_grade", "unknown") if getattr(self, name) is not None
        ]
        if len(given) != 1:
            raise problem(
                "item '{id}' needs exactly one of points, sets_grade, unknown; it has {given}",
                id=self.id,
                given=" and ".join(given) or "none of them",
            )
        if self.points == 0:
            raise problem("item '{id}' counts 0 points; say 'unknown: why' instead", id=self.id)
        if self.points is None and (self.cap_per_year or self.points_up_to):
            raise problem(
                "item '{id}' has a cap or a range but no points that it could limit", id=self.id
            )
        if self.holds and self.sets_grade is None:
            raise problem(
                "item '{id}' holds, but sets no grade; only a grade that is set can be held",
                id=self.id,
            )
        if self.points is not None and not self.per:
            raise problem(
                "item '{id}' has points but does not say per what ('per: ticket')", id=self.id
            )
        if self.cap_per_year is not None and self.cap_per_year * (self.points or 1) <= 0:
            raise problem(
                "item '{id}' has a cap of {cap} a year, which its own points never reach; "
                "a cap has the sign of the points",
                id=self.id,
                cap=self.cap_per_year,
            )
        return self

    @property
    def lowers(self) -> bool:
        """Whether this conduct counts against a person."""
        return self.sets_grade is not None or (self.points or 0) < 0
