"""What the benchmarks in a browser share: how it is started, and when a page is settled."""

from __future__ import annotations

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]

SETTLED = """milliseconds => new Promise(done => {
  const ready = () => {
    const app = document.querySelector('[data-testid=stApp]');
    return app && app.getAttribute('data-test-script-state') === 'notRunning'
        && !document.querySelector('[data-testid=stSkeleton]')
        && document.querySelector('[data-testid=stHeading], [data-testid=stPlotlyChart] svg');
  };
  let quiet;
  const watch = new MutationObserver(restart);
  function restart() { clearTimeout(quiet); quiet = setTimeout(check, milliseconds); }
  function check() { if (ready()) { watch.disconnect(); done(true); } else restart(); }
  watch.observe(document, {childList: true, subtree: true, attributes: true, characterData: true});
  restart();
})"""
"""Waits until the page is drawn and nothing on it has changed for so many milliseconds."""
