// A button that prints the page: it first opens all that is folded up, for paper has no hinges.

const CLOSED = "[data-testid=stMain] details:not([open]) > summary";
const ROUNDS = 12;
const QUIET = 350;
const PATIENCE = 8000;

/** Wait until the server has answered and the page has stood still for a moment. */
function settled() {
  return new Promise((done) => {
    const started = performance.now();
    const running = () => {
      const app = document.querySelector("[data-testid=stApp]");
      return app?.getAttribute("data-test-script-state") !== "notRunning";
    };
    let quiet = 0;
    const watch = new MutationObserver(() => later());
    const check = () => {
      if (running() && performance.now() - started < PATIENCE) return later();
      watch.disconnect();
      done();
    };
    function later() {
      clearTimeout(quiet);
      quiet = setTimeout(check, performance.now() - started < PATIENCE ? QUIET : 0);
    }
    watch.observe(document.body, { childList: true, subtree: true, characterData: true });
    later();
  });
}

/** Open every box, and the boxes within it. */
async function openAll() {
  for (let round = 0; round < ROUNDS; round += 1) {
    const closed = [...document.querySelectorAll(CLOSED)];
    if (!closed.length) return;
    for (const summary of closed) summary.click();
    await settled();
  }
}

export default function mount({ parentElement, data }) {
  const button = parentElement.querySelector("button");
  button.textContent = data.label;
  button.title = data.help;
  button.hidden = false;
  button.onclick = async () => {
    button.disabled = true;
    await openAll();
    button.disabled = false;
    window.print();
  };
}
