"""What content must be to load, and what its mistakes are called.

``minimal_content/`` is the smallest folder that loads. Each file of ``malformed/`` holds one kind
of mistake; it is laid over a copy of the smallest folder, where its first lines say::

    # file: schemes/wrong-town-2015.yaml    the content file that it adds or replaces
    # removes: sources.yaml                 or the one that it takes away
    # says: unknown key                     words that the error must hold

A guilty line ends in ``# <- here``. Without one the mistake is found on line 1.
"""

from __future__ import annotations

import shutil
from dataclasses import FrozenInstanceError, dataclass
from pathlib import Path

import pytest
from pydantic import ValidationError

from social_credit.content import load
from social_credit.content_errors import ContentError
from social_credit.scheme import Edition
from social_credit.value import Confidence
from tests.within import carried_parts

HERE = Path(__file__).parent
MINIMAL = HERE / "minimal_content"
MINIMAL_FILES = sorted(it.relative_to(MINIMAL).as_posix() for it in MINIMAL.rglob("*.*"))


@dataclass(frozen=True)
class Mistake:
    """A file of the gallery."""

    path: Path
    file: str
    removes: bool
    says: tuple[str, ...]
    lines: tuple[int, ...]

    @classmethod
    def of(cls, path: Path) -> Mistake:
        rows = path.read_text(encoding="utf-8").splitlines()
        heads = [row[2:].partition(": ") for row in rows if row.startswith("# ")]
        (verb, _, file), *rest = heads
        assert verb in ("file", "removes")
        assert rest
        assert {name for name, _, _ in rest} == {"says"}
        here = tuple(n for n, row in enumerate(rows, 1) if row.endswith("# <- here"))
        return cls(path, file, verb == "removes", tuple(it for _, _, it in rest), here or (1,))

    @property
    def places(self) -> list[tuple[str, int]]:
        return [(f"content/{self.file}", line) for line in self.lines]

    def lay_over(self, folder: Path) -> None:
        """Make this mistake in a content folder."""
        if self.removes:
            (folder / self.file).unlink()
        else:
            shutil.copy(self.path, folder / self.file)


GALLERY = [Mistake.of(path) for path in sorted((HERE / "malformed").glob("*.yaml"))]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the smallest content that loads."""
    return shutil.copytree(MINIMAL, tmp_path / "content")


def error_of(folder: Path) -> ContentError:
    with pytest.raises(ContentError) as caught:
        load(folder)
    return caught.value


def named(name: str) -> Mistake:
    return next(it for it in GALLERY if it.path.stem == name)


def carrying_from(origin: str) -> str:
    """The text of an edition, ``later-town-2016``, with next to nothing of its own."""
    text = named("carried-from-nothing").path.read_text(encoding="utf-8")
    text = text.replace("wrong-town", "later-town").replace("2015", "2016")
    text = text.replace("{value: 100, confidence: illustrative}", "{unknown: Not read.}")
    return text.replace("small-town-1915", origin)


# The smallest content


def test_the_smallest_content_loads() -> None:
    content = load(MINIMAL)
    assert [edition.id for edition in content.editions] == ["small-town-2015"]
    assert set(content.sources) == {"town-rules", "town-paper"}
    assert content.life("driver").events[0].act == "ticket"
    assert [fact.id for fact in content.evidence_about("home")] == ["one-town"]
    assert content.words["categories"]("traffic") == "On the road"
    assert [node.id for node in content.outline.nodes] == ["I", "I.1"]
    assert content.outline.findings == ()
    assert [later.document.id for later in content.later] == ["L"]
    assert [link.later for link in content.crosswalk.links_from("I.1")] == ["L.1"]
    assert content.glossary.term("chengxin").ours == "trust"
    assert [series.id for series in content.numbers.series] == ["benches"]


@pytest.mark.parametrize("file", MINIMAL_FILES)
def test_each_file_of_the_smallest_content_is_needed(folder: Path, file: str) -> None:
    (folder / file).unlink()
    assert error_of(folder).problems


def test_what_is_not_there_is_a_key_error_that_names_it() -> None:
    content = load(MINIMAL)
    with pytest.raises(KeyError, match="no edition 'big-town'"):
        content.edition("big-town")
    with pytest.raises(KeyError, match="no life 'walker'"):
        content.life("walker")
    with pytest.raises(KeyError, match=r"no passage 'I\.9' in content/outline or content/measures"):
        content.passage("I.9")
    with pytest.raises(KeyError, match=r"The plan of the town has no passage 'L\.1'"):
        content.outline.node("L.1")
    with pytest.raises(KeyError, match="no term 'rain'"):
        content.glossary.term("rain")


def test_a_passage_is_found_in_whichever_text_has_it() -> None:
    content = load(MINIMAL)
    assert content.passage("I.1") is content.outline.nodes[1]
    assert content.passage("L.1") is content.later[0].nodes[0]
    assert content.text_of("L.1") is content.later[0]
    assert list(content.passages) == ["I", "I.1", "L.1"]


# The gallery of mistakes


@pytest.mark.parametrize("mistake", GALLERY, ids=lambda mistake: mistake.path.stem)
def test_a_mistake_is_called_by_its_name_where_it_is_and_nothing_else_is_blamed(
    folder: Path, mistake: Mistake
) -> None:
    mistake.lay_over(folder)
    error = error_of(folder)
    assert [(problem.file, problem.line) for problem in error.problems] == mistake.places
    said = str(error)
    for file, line in mistake.places:
        assert f"{file}, line {line}" in said
    for words in mistake.says:
        assert words in said


def test_a_file_that_is_not_utf_8_is_a_mistake_like_others(folder: Path) -> None:
    (folder / "lives.yaml").write_bytes("lives: [] # Größe".encode("latin-1"))
    assert "content/lives.yaml, line 1: this file is not UTF-8 text" in str(error_of(folder))


def test_mistakes_in_several_files_are_reported_together_by_file_and_line(folder: Path) -> None:
    mistakes = [
        named("words-that-are-a-number"),
        named("source-without-date"),
        named("gap-between-lines"),
        named("day-of-two-editions"),
        named("life-in-year-0"),
        named("evidence-without-source"),
    ]
    for mistake in mistakes:
        mistake.lay_over(folder)
    error = error_of(folder)
    places = [(problem.file, problem.line) for problem in error.problems]
    assert places == sorted(place for mistake in mistakes for place in mistake.places)
    assert str(error).startswith("6 mistakes in content/\n")
    assert all(words in str(error) for mistake in mistakes for words in mistake.says)


def test_two_mistakes_in_one_file_are_reported_in_one_go(folder: Path) -> None:
    life = "  - {id: Two Words, name: N, story: S, shows: S, years: 0}\n"
    (folder / "lives.yaml").write_text("lives:\n" + life, encoding="utf-8")
    error = error_of(folder)
    assert [problem.path for problem in error.problems] == [
        ("lives", 0, "id"),
        ("lives", 0, "years"),
    ]


def test_one_mistake_is_counted_as_one(folder: Path) -> None:
    named("item-of-0-points").lay_over(folder)
    assert str(error_of(folder)).startswith("1 mistake in content/\n")


def test_an_edition_with_a_mistake_of_form_does_not_make_wrong_what_refers_to_it(
    folder: Path,
) -> None:
    scheme = folder / "schemes/small-town-2015.yaml"
    text = scheme.read_text(encoding="utf-8")
    scheme.write_text(text.replace("points: -5", "points: minus five"), encoding="utf-8")
    later = folder / "schemes/later-town-2016.yaml"
    later.write_text(carrying_from("small-town-2015"), encoding="utf-8")
    (problem,) = error_of(folder).problems
    assert "'points' needs a whole number; this says 'minus five'" in problem.message


def test_a_fault_of_an_edition_is_not_told_again_for_one_that_carries_it(folder: Path) -> None:
    named("gap-between-lines").lay_over(folder)
    later = folder / "schemes/later-town-2016.yaml"
    later.write_text(carrying_from("wrong-town-2015"), encoding="utf-8")
    (problem,) = error_of(folder).problems
    assert problem.file == "content/schemes/wrong-town-2015.yaml"


@pytest.mark.parametrize(
    ("name", "file", "key"),
    [
        ("two-nodes-of-one-id", "outline/part-2.yaml", "nodes"),
        ("two-findings-of-one-id", "outline/findings-b.yaml", "findings"),
    ],
)
def test_rows_of_one_list_stand_in_several_files_and_a_mistake_is_found_in_its_own(
    folder: Path, name: str, file: str, key: str
) -> None:
    text = named(name).path.read_text(encoding="utf-8")
    second = text.rindex("  - id: ")
    (folder / named(name).file).write_text(text[:second], encoding="utf-8")
    (folder / file).write_text(f"{key}:\n{text[second:]}", encoding="utf-8")
    (problem,) = error_of(folder).problems
    assert (problem.file, problem.line) == (f"content/{file}", 2)
    assert "stands twice" in problem.message


def test_what_names_a_node_is_not_blamed_while_the_nodes_cannot_be_read(folder: Path) -> None:
    (folder / "outline/part-1.yaml").write_text("nodes: none\n", encoding="utf-8")
    named("two-findings-of-one-id").lay_over(folder)
    (problem,) = error_of(folder).problems
    assert problem.file == "content/outline/part-1.yaml"


def test_a_day_of_two_editions_is_found_when_a_third_begins_between_them(folder: Path) -> None:
    """2015 to 2016, within it a month, and after that month one that begins in 2016."""
    text = named("day-of-two-editions").path.read_text(encoding="utf-8")
    for edition, first, last in (
        ("small-town-may", "2015-05-01", "2015-05-31"),
        ("small-town-2016", "2016-06-01", "2017-12-31"),
    ):
        changed = text.replace("small-town-2017", edition).replace("2016-12-31", first)
        changed += f"last_day: {{value: {last}, confidence: illustrative}}\n"
        (folder / f"schemes/{edition}.yaml").write_text(changed, encoding="utf-8")
    said = str(error_of(folder))
    assert "'small-town-may' begins while 'small-town-2015' still holds" in said
    assert "'small-town-2016' begins while 'small-town-2015' still holds" in said
    assert said.startswith("2 mistakes")


def test_an_edition_may_begin_on_the_day_after_another_ends(folder: Path) -> None:
    text = named("day-of-two-editions").path.read_text(encoding="utf-8")
    (folder / "schemes/small-town-2017.yaml").write_text(
        text.replace("2016-12-31", "2017-01-01"), encoding="utf-8"
    )
    assert len(load(folder).editions) == 2


# What is carried from another edition


@pytest.fixture
def carrying(folder: Path) -> Edition:
    """An edition that has only facts of its own and carries the rest."""
    later = folder / "schemes/later-town-2016.yaml"
    later.write_text(carrying_from("small-town-2015"), encoding="utf-8")
    return load(folder).edition("later-town-2016")


def test_what_is_carried_is_illustrative_and_cites_nothing(carrying: Edition) -> None:
    parts = carried_parts(carrying)
    assert {place.split(".")[0] for place, _ in parts} == {"base", "line_tables", "items"}
    for place, value in parts:
        assert value.confidence is Confidence.ILLUSTRATIVE, place
        assert value.sources == (), place
        assert value.note == "As it was.", place


def test_what_is_carried_keeps_its_numbers(carrying: Edition) -> None:
    origin = load(MINIMAL).edition("small-town-2015")
    assert carrying.start == origin.start == 100
    assert carrying.line_tables[0].firsts == origin.line_tables[0].firsts == (("A", 90),)
    assert carrying.item_of["ticket"].points == origin.item_of["ticket"].points == -5


def test_effects_and_facts_are_not_carried(carrying: Edition) -> None:
    assert (carrying.effects, carrying.facts) == ((), ())
    assert carrying.range is None


# Objects that never change, read once


def test_no_object_of_content_can_be_assigned_to() -> None:
    content = load(MINIMAL)
    edition = content.editions[0]
    for thing, name in (
        (content.sources["town-rules"], "title"),
        (edition, "summary"),
        (edition.base, "value"),
        (edition.line_tables[0].lines["A"], "lowest"),
        (edition.items[0], "points"),
        (edition.first_day, "value"),
        (content.lives[0], "years"),
        (content.evidence[0], "text"),
        (content.outline.document, "title"),
        (content.outline.nodes[0], "title"),
        (content.later[0].nodes[0], "measures"),
        (content.crosswalk.links[0], "why"),
        (content.glossary.terms[0], "ours"),
        (content.lists.corrected, "value"),
    ):
        with pytest.raises(ValidationError, match="frozen"):
            setattr(thing, name, getattr(thing, name))
    with pytest.raises(FrozenInstanceError):
        content.lives = ()  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        content.outline.nodes = ()  # type: ignore[misc]


def test_no_register_of_content_can_be_added_to() -> None:
    content = load(MINIMAL)
    for register in (
        content.sources,
        content.words,
        content.uses,
        content.words["categories"].texts,
        content.outline.by_id,
        content.glossary.by_id,
    ):
        with pytest.raises(TypeError):
            register["more"] = None  # type: ignore[index]


def test_content_is_read_once(folder: Path) -> None:
    first = load(folder)
    shutil.rmtree(folder)
    assert load(folder) is first
    assert load() is load()


def test_content_with_a_mistake_is_read_again_once_it_is_mended(folder: Path) -> None:
    named("item-of-0-points").lay_over(folder)
    error_of(folder)
    (folder / "schemes/wrong-town-2015.yaml").unlink()
    assert load(folder).editions
