// Streamlit draws the page whenever a message has come. The first message of a run says that all on
// it is old now, and was drawn by itself before the others, which are on their heels: everything was
// drawn twice. What comes close together is handed over together here, and drawn once.

const QUIET = 3; // milliseconds without a message after which no other is on its heels
const MOST = 20; // milliseconds that a message waits for others

const { addEventListener: listen } = WebSocket.prototype;

WebSocket.prototype.addEventListener = function (kind, hear, ...options) {
  if (kind !== "message") {
    listen.call(this, kind, hear, ...options);
    return;
  }
  const socket = this;
  const held = [];
  let timer = 0;
  let until = 0;

  function handOver() {
    clearTimeout(timer);
    for (const event of held.splice(0)) hear.call(socket, event);
  }

  function hold(event) {
    const now = performance.now();
    if (!held.length) until = now + MOST;
    held.push(event);
    clearTimeout(timer);
    // Out of sight nothing is drawn, and a browser lets timers wait there.
    if (document.hidden) handOver();
    else timer = setTimeout(handOver, Math.min(QUIET, until - now));
  }

  listen.call(socket, kind, hold, ...options);
  listen.call(socket, "close", handOver);
};
