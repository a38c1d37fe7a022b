"""The site for an ASGI server of the host's own: ``uvicorn asgi:app``.

It is what ``streamlit run app.py`` serves, middleware and all; from another working directory,
``uvicorn --app-dir FOLDER asgi:app``.
"""

from __future__ import annotations

from app import app

__all__ = ["app"]
