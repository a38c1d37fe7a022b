"""What the README shows works as it stands there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from social_credit.content import load

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_scheme_that_the_readme_shows_loads(tmp_path: Path) -> None:
    (shown,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    folder = shutil.copytree(ROOT / "content", tmp_path / "content")
    (folder / "schemes/my-town-2019.yaml").write_text(shown, encoding="utf-8")
    town = load(folder).edition("my-town-2019")
    assert town.start == 100
    assert [item.points for item in town.items] == [-5]


def test_every_file_that_the_readme_links_to_is_there() -> None:
    for link in re.findall(r"\]\(([^)#]+)\)", README):
        assert "://" in link or (ROOT / link).exists(), link


def test_every_benchmark_has_its_command_in_the_readme() -> None:
    for path in (ROOT / "benchmarks").glob("[!_]*.py"):
        assert path.stem in README, f"the README does not name benchmarks/{path.name}"


def test_every_room_of_the_house_is_in_the_readme() -> None:
    rooms = [it.name for it in ROOT.iterdir() if it.is_dir() and (it / "__init__.py").exists()]
    for room in ("pages", "content", "social_credit", "tests", "benchmarks", *rooms):
        assert f"`{room}/" in README, room
