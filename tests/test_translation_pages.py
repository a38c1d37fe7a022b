"""What translation did: every finding once, by kind and part."""

from __future__ import annotations

from social_credit.content import load
from social_credit.ui.findings import rows as finding_rows
from social_credit.ui.paging import AT_ONCE
from tests.test_pages import opened, text_of

CONTENT = load()
WORDS = CONTENT.words


def test_every_finding_is_shown_once_in_all_its_words() -> None:
    say = WORDS["translation"]
    app = opened("translation", gaps_kind=say("kind.dropped"))
    said = text_of(app)
    dropped = [it for it in CONTENT.outline.findings if it.kind == "dropped"]
    assert say.count("found", len(dropped)) in said
    for finding in dropped[:AT_ONCE]:
        for text in (finding.chinese, finding.english, finding.ours, finding.changes):
            assert text in said
    app.button(key="gaps_shown_button").click().run()
    assert dropped[-1].changes in text_of(app)


def test_the_filters_by_kind_and_part_hold_together() -> None:
    say, part = WORDS["translation"], CONTENT.outline.node("II")
    query = {"gaps_kind": say("kind.merged"), "gaps_part": f"{part.id} {part.title}"}
    count = sum(
        it.kind == "merged" and CONTENT.outline.part_of(it.node).id == "II"
        for it in CONTENT.outline.findings
    )
    assert say.count("found", count) in text_of(opened("translation", **query))


def test_nothing_of_a_kind_in_a_part_says_so() -> None:
    say, part = WORDS["translation"], CONTENT.outline.node("III")
    query = {"gaps_kind": say("kind.misplaced"), "gaps_part": f"{part.id} {part.title}"}
    assert say("none") in text_of(opened("translation", **query))


def test_the_bet_on_the_lost_files_shows_the_finding() -> None:
    lost = next(it for it in CONTENT.outline.findings if it.id == "judicial-files-lost")
    app = opened("translation", gaps_part="I General approach to building the social credit system")
    assert lost.changes not in text_of(app)
    app.radio(key="gaps_bet").set_value("full").run()
    assert lost.changes in text_of(app)
    assert WORDS["translation"]("bet.wrong") in text_of(app)


def test_the_csv_of_findings_has_them_all() -> None:
    assert len(finding_rows()) == len(CONTENT.outline.findings)
