// What a visitor reads while Streamlit shows no page: its title and first sentence until it is
// drawn, and a line about the connection when that is lost. What else we add comes after that.

// Streamlit's own box about a lost connection speaks to programmers, and covers the page.
const host = { blockErrorDialogs: true };
window.__streamlit = { HOST_CONFIG: host };
// A page in no frame has no host whose wishes Streamlit would have to ask for, so it can connect at
// once, if it is told where: this file lies two folders below the site.
if (window.parent === window) {
  Object.assign(host, { allowedOrigins: [location.origin], useExternalAuthToken: false });
  window.__streamlit.BACKEND_BASE_URL = new URL("../../", import.meta.url).href;
}

// Streamlit first makes an empty place for a page, then for a moment a grey one.
const PLACE = "[data-testid=stMain] [data-testid=stElementContainer]";
const DRAWN = `${PLACE} > :not([data-testid=stAppSkeleton], [data-testid=stSkeleton])`;
const SOON = 1000; // milliseconds within which a new connection needs no word
const A_WHILE = 5000;
const QUIET = 100; // milliseconds without a change after which a page is drawn

const script = document.querySelector("script[data-later]");
const { parts, later: rest } = script.dataset;
const root = document.querySelector("#root");
const line = document.querySelector("#connection");
let connected = false;
let lost = false;
let later = 0;
let quiet = 0;

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

function fetchAll(addresses) {
  // What does not come is not missed: Streamlit fetches its parts itself, and links are links.
  const missing = () => {};
  const all = addresses.split(" ").filter(Boolean);
  return Promise.all(all.map((it) => import(new URL(it, document.baseURI)).catch(missing)));
}

// Once Streamlit runs, while it waits for the server. Earlier they would be in its way.
new MutationObserver((_, started) => {
  started.disconnect();
  fetchAll(parts);
}).observe(root, { childList: true });

// Later, when another page is chosen, the main part is empty for a moment once more.
new MutationObserver((_, watch) => {
  if (!root.querySelector(DRAWN)) return;
  document.querySelector("#first")?.remove();
  clearTimeout(quiet);
  quiet = setTimeout(async () => {
    watch.disconnect();
    await fetchAll(rest);
    script.restIsHere = true;
  }, QUIET);
}).observe(root, { subtree: true, childList: true });
