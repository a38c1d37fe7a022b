// What a link alone cannot do for the menu: go to another page without loading the site again, close
// when it is left, and say which page it is on. A link of the text that begins with "./" goes that
// way too, or with "?", which is this page with another choice; others open a tab of their own, so
// that what somebody has made stays.

const APP = "[data-testid=stApp]";
const MAIN = "[data-testid=stMain]";
const CHOICE = 'a[href^="?"]';
const WITHIN = `${MAIN} .stMarkdown :is(a[href^="./"], ${CHOICE})`;
const SKIP = "[data-testid=stSkipToContent]";

const menu = document.querySelector("#menu");
const button = menu.querySelector("button");
const links = [...menu.querySelectorAll("li a")];
const title = () => document.querySelector(`${MAIN} h1`);

function unfold(wide) {
  button.ariaExpanded = String(wide);
  if (!wide) return;
  const here = menu.querySelector("[aria-current]")?.closest("details");
  if (here) here.open = true;
}

function close() {
  // More than one can be open where a browser does not know that they have one name.
  for (const section of menu.querySelectorAll("details[open]")) section.open = false;
  unfold(false);
}

function mark() {
  for (const link of links) {
    const now = link.pathname === location.pathname ? "page" : null;
    if (link.ariaCurrent !== now) link.ariaCurrent = now;
  }
}

/** Once another title stands on the page, it has the focus, unless something else has got it. */
function focusTitle() {
  const before = title()?.textContent;
  const watch = new MutationObserver(() => {
    const now = title();
    if (document.activeElement !== document.body) watch.disconnect();
    else if (now && now.textContent !== before) {
      watch.disconnect();
      now.tabIndex = -1;
      now.focus({ preventScroll: true });
    }
  });
  watch.observe(document.querySelector("#root"), {
    subtree: true,
    childList: true,
    characterData: true,
  });
}

/** Go where the back button of a browser would go: Streamlit then asks for that page. */
function go(link) {
  history.pushState(null, "", link.href);
  if (!link.matches(CHOICE)) {
    document.activeElement?.blur();
    close();
    document.querySelector(MAIN)?.scrollTo(0, 0);
    focusTitle();
  }
  dispatchEvent(new PopStateEvent("popstate"));
}

function connected() {
  return document.querySelector(APP)?.dataset.testConnectionState === "CONNECTED";
}

document.addEventListener(
  "click",
  (event) => {
    const link = event.target.closest?.(`#menu li a, ${WITHIN}`);
    if (!link || event.button || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    const ours = links.some((it) => it.origin === link.origin && it.pathname === link.pathname);
    const within = menu.hidden; // a page of somebody else's, which is not ours to change
    if (!ours || link.hash || within || !connected()) return;
    event.preventDefault();
    go(link);
  },
  { capture: true },
);

menu.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  document.querySelector(SKIP)?.click();
});

button.addEventListener("click", () => unfold(button.ariaExpanded !== "true"));

menu.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  const from = button.checkVisibility() ? button : menu.querySelector("details[open] summary");
  close();
  from?.focus();
});

menu.addEventListener("focusout", ({ relatedTarget }) => {
  if (relatedTarget && !menu.contains(relatedTarget)) close();
});

document.addEventListener("pointerdown", ({ target }) => {
  if (!menu.contains(target)) close();
});

// Streamlit changes the title of the tab with the page, however somebody came to it.
new MutationObserver(mark).observe(document.querySelector("title"), { childList: true });
mark();
menu.hidden = new URLSearchParams(location.search).get("embed") === "true";
