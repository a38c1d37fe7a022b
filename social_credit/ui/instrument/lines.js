// The lines as they stand, and what the outside knows of them.

const same = (one, other) => one.length === other.length && one.every((n, i) => n === other[i]);

/** Lines that a hand moves; `onLines(lines)` hears of each finished change once. */
export function createLines(initial, onLines) {
  let current = [...initial];
  let reported = [...initial];
  let received = [...initial];
  let unanswered = [];

  const moving = () => !same(current, reported);

  function move(i, line) {
    if (current[i] === line) return false;
    current = current.map((other, at) => (at === i ? line : other));
    return true;
  }

  function replace(lines) {
    current = [...lines];
  }

  /** Report the lines. If no line was moved, take over what came in while a hand was on them. */
  function commit() {
    if (!moving()) {
      if (!unanswered.length) reported = current = received;
      return false;
    }
    reported = current;
    unanswered.push(reported);
    onLines([...reported]);
    return true;
  }

  /**
   * Take lines from outside, if they are news. They are not while a hand is moving a line, nor
   * while they answer an older report than the last one: the line would jump back under the hand.
   */
  function receive(incoming, held) {
    const answered = unanswered.findIndex((sent) => same(sent, incoming));
    const repeated = answered < 0 && same(incoming, received);
    received = [...incoming];
    if (!repeated) unanswered = answered < 0 ? [] : unanswered.slice(answered + 1);
    if (incoming.length === current.length && (held || moving() || unanswered.length)) return;
    current = [...incoming];
    reported = current;
  }

  return { get current() { return current; }, move, replace, commit, receive };
}
