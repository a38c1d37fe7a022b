"""The pieces that pages share. Streamlit lives here, in ``pages/`` and in ``app.py``."""
