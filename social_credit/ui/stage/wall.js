// The button that opens a room stands far down its page; the room begins at the top.
export default function () {
  document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
}
