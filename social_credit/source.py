"""The register of sources: who says it, when, where, in which language, how far to trust it."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, model_validator

from social_credit.value import Frozen, Id, MomentField, Text, problem

Kind = Literal["official", "translation", "journalism", "scholarship", "reference", "advocacy"]
ReadHow = Literal["in full", "in part", "through another source"]


def _address(value: object) -> object:
    if isinstance(value, str) and not value.startswith(("https://", "http://")):
        raise problem("an address starts with https:// or http://; this says '{it}'", it=value)
    return value


class Source(Frozen):
    """One work that the site relies on, with how it was read and what it can carry."""

    id: Id
    title: Text
    title_zh: Text | None = None
    author: Text | None = None
    publisher: Text
    date: MomentField | None = None
    date_note: Text | None = None
    language: Text
    url: Annotated[str | None, BeforeValidator(_address)] = None
    url_note: Text | None = None
    kind: Kind
    read: ReadHow
    seed: Text | None = None
    good_for: Text
    not_for: Text

    @model_validator(mode="after")
    def _gaps_are_explained(self) -> Self:
        if self.date is None and not self.date_note:
            raise problem("source '{id}' has no date; say why in date_note", id=self.id)
        if self.url is None and not self.url_note:
            raise problem("source '{id}' has no url; say why in url_note", id=self.id)
        return self

    @property
    def short(self) -> str:
        """How notes name the source: who published it, and the year."""
        return f"{self.publisher} {self.date.first.year}" if self.date else self.publisher
