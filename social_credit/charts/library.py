"""The script that draws figures in the browser: Plotly's own, as its Python package brings it."""

from __future__ import annotations

from pathlib import Path

import plotly

FILE = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
"""Where it lies. The package has it for pages that must not ask another host for it."""

ADDRESS = f"app/static/plotly.{plotly.__version__}.min.js"
"""Where the site serves it, from its root: another version has another address."""
