"""The server starts on sound content only."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_with_a_mistake_in_content_the_server_says_so_and_does_not_start(tmp_path: Path) -> None:
    for part in ("app.py", "social_credit", "pages", "content", "static", ".streamlit"):
        whole = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        whole(ROOT / part, tmp_path / part)
    scheme = tmp_path / "content/schemes/rongcheng-2014.yaml"
    scheme.write_text(scheme.read_text().replace("sets_grade: C", "sets_grade: E", 1))
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", "0"]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert ended.returncode == 1
    said = ended.stdout + ended.stderr
    assert "content/schemes/rongcheng-2014.yaml, line" in said
    assert "there is no grade 'E' here; the grades are: AAA, AA, A, B, C, D" in said
    assert "Traceback" not in said


def test_before_the_first_visitor_pages_are_imported_and_kept_from_the_search_for_garbage() -> None:
    code = """import resource
resource.setrlimit(resource.RLIMIT_NOFILE, (100, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
import app, gc, sys
print(gc.get_freeze_count(), "social_credit.ui.quiz" in sys.modules)
print(resource.getrlimit(resource.RLIMIT_NOFILE)[0])
"""
    said = subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, text=True, timeout=120)
    frozen, imported, files = said.split()
    assert int(frozen) > 50_000
    assert imported == "True"
    assert int(files) > 1000


def test_no_visitor_pays_for_watching_files_or_for_the_search_for_garbage() -> None:
    settings = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    assert settings["server"]["fileWatcherType"] == "none"
    assert settings["runner"]["postScriptGC"] is False
