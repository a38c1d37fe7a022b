"""Buttons that hand out a page's data, made only when they are pressed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from social_credit.export import Cell, csv_text, json_text


def csv_button(
    label: str, name: str, rows: Callable[[], Sequence[Mapping[str, Cell]]], *, key: str
) -> None:
    """Rows as a CSV file called ``name``."""
    file_button(label, f"{name}.csv", "text/csv", lambda: csv_text(rows()), key=key)


def json_button(label: str, name: str, data: Callable[[], object], *, key: str) -> None:
    """Data as a JSON file called ``name``."""
    file_button(label, f"{name}.json", "application/json", lambda: json_text(data()), key=key)


def file_button(
    label: str, file: str, mime: str, make: Callable[[], str | bytes], *, key: str
) -> None:
    """Any file, by its whole name and kind."""
    st.download_button(
        label,
        make,
        file_name=file,
        mime=mime,
        icon=":material/download:",
        on_click="ignore",
        key=key,
    )
