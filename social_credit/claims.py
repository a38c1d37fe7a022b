"""Claims about social credit as they circulate, each with a verdict and what it rests on.

A verdict says no more than its evidence: without a source for it nothing is called true, without
one against it nothing false, and what depends says on what.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import AfterValidator, BeforeValidator, model_validator

from social_credit.scheme_checks import Fault
from social_credit.timeline import Evidence
from social_credit.value import Frozen, Id, Text, Unknown, problem

Verdict = Literal["true", "false", "depends", "unknown"]
"""``unknown`` means that what we read does not decide it."""

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

Theme = Literal["score", "lists", "people", "technology", "history"]

THEMES: tuple[Theme, ...] = get_args(Theme)


def _verdict(value: Any) -> Any:
    """YAML reads a bare ``true`` as a truth value; here it is a word."""
    return str(value).lower() if isinstance(value, bool) else value


def _code(value: str) -> str:
    if not re.fullmatch("[a-z]{2}", value):
        raise problem("a code is two small letters, like 'os'; this says '{value}'", value=value)
    return value


class Claim(Frozen):
    """One claim: what is said, the verdict in a word and in words, and what speaks for and against.

    ``code`` names it in addresses. ``origin`` is how it arose, where that is on record. ``pages``,
    ``passages`` and ``events`` are where the site has more, by name or id.
    """

    id: Id
    code: Annotated[str, AfterValidator(_code)]
    theme: Theme
    claim: Text
    verdict: Annotated[Verdict, BeforeValidator(_verdict)]
    depends_on: Text | None = None
    finding: Text
    evidence_for: tuple[Evidence, ...]
    evidence_against: tuple[Evidence, ...]
    origin: Evidence | Unknown
    pages: tuple[Text, ...] = ()
    passages: tuple[Text, ...] = ()
    events: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _the_verdict_rests_on_evidence(self) -> Self:
        if (self.verdict == "depends") != (self.depends_on is not None):
            raise problem(
                "claim '{id}': a verdict that depends says on what in depends_on, and only such "
                "a one",
                id=self.id,
            )
        for side, needed in (("evidence_for", ("true",)), ("evidence_against", ("false",))):
            if self.verdict in (*needed, "depends") and not _sourced(getattr(self, side)):
                raise problem(
                    "claim '{id}' is called {verdict} without a source in {side}; name one, or "
                    "call it unknown",
                    id=self.id,
                    verdict=self.verdict,
                    side=side,
                )
        if not _sourced(self.evidence):
            raise problem(
                "claim '{id}' has no evidence with a source, so nothing can be said of it; find "
                "some or take the claim out",
                id=self.id,
            )
        return self

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """All evidence, that for the claim first."""
        return self.evidence_for + self.evidence_against


def _sourced(evidence: tuple[Evidence, ...]) -> bool:
    return any(it.confidence.cites for it in evidence)


class Claims(Frozen):
    """All claims, in the order of the page.

    >>> from social_credit.content import load
    >>> load().claims.claim("one-score").verdict
    'false'
    """

    claims: tuple[Claim, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Claim]:
        """The claims by id."""
        return MappingProxyType({claim.id: claim for claim in self.claims})

    @cached_property
    def by_code(self) -> Mapping[str, Claim]:
        """The claims by the code that addresses use."""
        return MappingProxyType({claim.code: claim for claim in self.claims})

    def claim(self, claim_id: str) -> Claim:
        """The claim with this id.

        Raises:
            KeyError: there is none.
        """
        if claim_id not in self.by_id:
            raise KeyError(f"there is no claim {claim_id!r} in content/claims.yaml")
        return self.by_id[claim_id]

    def about(self, theme: str | None) -> tuple[Claim, ...]:
        """The claims of a theme, or all of them, in the order of the page."""
        return tuple(claim for claim in self.claims if theme in (None, claim.theme))


def claim_faults(
    claims: Claims, passages: Collection[str] | None, events: Collection[str] | None
) -> Iterator[Fault]:
    """What is wrong between claims and what they name; None leaves those names unchecked."""
    codes: dict[str, str] = {}
    for place, claim in enumerate(claims.claims):
        if claim.code in codes:
            yield Fault(
                ("claims", place, "code"),
                f"'{claim.code}' is the code of '{codes[claim.code]}' too; give one another",
            )
        codes.setdefault(claim.code, claim.id)
        for name, known, where in (
            ("passages", passages, "content/outline or content/measures"),
            ("events", events, "content/timeline.yaml"),
        ):
            if known is None:
                continue
            for row, it in enumerate(getattr(claim, name)):
                if it not in known:
                    yield Fault(
                        ("claims", place, name, row), f"there is no '{it}' in {where}; correct it"
                    )
