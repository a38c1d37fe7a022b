"""Figures from results: Plotly, no Streamlit."""
