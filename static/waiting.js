// What a visitor reads while Streamlit shows no page: its title and first sentence until it is
// drawn, and a line about the connection when that is lost.

// Streamlit's own box about a lost connection speaks to programmers, and covers the page.
window.__streamlit = { HOST_CONFIG: { blockErrorDialogs: true } };

const DRAWN = "[data-testid=stMain] [data-testid=stElementContainer]";
const SOON = 1000; // milliseconds within which a new connection needs no word
const A_WHILE = 5000;

const root = document.querySelector("#root");
const line = document.querySelector("#connection");
let connected = false;
let lost = false;
let later = 0;

function say(words) {
  if (line.textContent !== words) line.textContent = words;
}

function told(state) {
  if (state === "CONNECTED") {
    clearTimeout(later);
    if (lost) {
      say(line.dataset.back);
      later = setTimeout(() => say(""), A_WHILE);
    }
    connected = true;
    lost = false;
  } else if (state === "DISCONNECTED_FOREVER") {
    clearTimeout(later);
    say(line.dataset.ended);
  } else if (connected && !lost) {
    lost = true;
    clearTimeout(later);
    later = setTimeout(() => say(line.dataset.lost), SOON);
  }
}

new MutationObserver(() => {
  const app = root.querySelector("[data-testid=stApp]");
  if (app) told(app.dataset.testConnectionState);
}).observe(root, {
  subtree: true,
  attributes: true,
  attributeFilter: ["data-test-connection-state"],
});

// Later, when another page is chosen, the main part is empty for a moment once more.
const watch = new MutationObserver(() => {
  if (!root.querySelector(DRAWN)) return;
  document.querySelector("#first")?.remove();
  watch.disconnect();
});
watch.observe(root, { subtree: true, childList: true });
