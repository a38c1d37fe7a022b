"""What stands between the site and the browsers: the page they get first, and files packed small.

Plain ASGI: nothing here imports Streamlit, and ``app.py`` puts it round Streamlit's own server.
"""
