"""What a scheme makes of an event or of a life, in a word with a sign: never a blank."""

from __future__ import annotations

from fractions import Fraction

from social_credit.any_life import Run
from social_credit.ledger import Status
from social_credit.many_schemes import Cell, Column
from social_credit.ui.life_ledger import signed
from social_credit.ui.marks import mark, words


def cell(made: Cell) -> str:
    """What one scheme makes of one event."""
    say, line = words("many_schemes"), made.step.line
    status = made.status.value
    if line is None:
        return say(f"status.{status}")
    sure = mark(line.item.confidence)
    if made.status is Status.COUNTED and line.item.sets_grade is not None:
        return say("status.set", grade=line.item.sets_grade, mark=sure)
    return say(f"status.{status}", change=signed(line.change), mark=sure)


def result(column: Column) -> str:
    """Where a life ends under a scheme: score and grade or label, or why there is none."""
    say, run = words("many_schemes"), column.run
    if run.stranger is not None:
        return say(f"result.stranger.{run.stranger.value}")
    unknown, events = column.fall.open_events, len(column.cells)
    ends = _end(run)
    if ends is None or (unknown == events > 0 and not _starts(run)):
        return say("result.nothing") if events else say("result.no_value")
    return say("result.so_far", result=ends) if unknown else ends


def _starts(run: Run) -> bool:
    """Whether it is known where somebody begins under the scheme."""
    return run.edition.start is not None or run.edition.begins_in is not None


def _end(run: Run) -> str | None:
    """The final score and grade, the final label, or None."""
    say = words("many_schemes")
    if run.score is None or run.ledger is None:
        return run.grade
    if not run.ledger.start_known:
        return say("result.change", change=signed(run.score))
    score = f"{run.score:,}"
    return say("result.score_grade", score=score, grade=run.grade) if run.grade else score


def way(column: Column) -> str:
    """How far down a life stands on the scheme's own way, or why that is not known."""
    say, fall = words("many_schemes"), column.fall
    if fall.share is not None:
        if fall.share > 0:
            return say("result.at", share=per_cent(fall.share))
        return say("result.up") if fall.share < 0 else say("result.unmoved")
    if fall.loss is not None and fall.unmeasured is not None and column.run.stranger is None:
        if fall.loss > 0:
            return say("result.lost", share=per_cent(fall.loss))
        return say("result.won", share=per_cent(-fall.loss)) if fall.loss else say("result.kept")
    assert fall.unmeasured is not None
    return say(f"result.unmeasured.{fall.unmeasured.value}")


def known(column: Column) -> str:
    """How many of the events have a known effect."""
    events = len(column.cells)
    return words("many_schemes")("result.of", known=events - column.fall.open_events, all=events)


def per_cent(share: Fraction) -> str:
    """A share in words, rounded to whole per cent.

    >>> per_cent(Fraction(45, 401)), per_cent(Fraction(1, 1000))
    ('11 per cent', 'under 1 per cent')
    """
    say = words("many_schemes")
    if 0 < share < Fraction(1, 100):
        return say("result.under_one")
    return say("result.per_cent", n=f"{100 * float(share):.0f}")
