// Word from the server that something changed (in another tab, on another device, in Telegram), or
// that it stops for a moment.

import { API } from "./post.js";

const RETRY = 5000;

export function listen({ changed, opened, away }) {
  let source;
  const connect = () => {
    source = new EventSource(`${API}/events`);
    source.addEventListener("changed", changed);
    source.addEventListener("open", opened);
    source.addEventListener("away", away);
    source.addEventListener("error", () => {
      // The browser tries again by itself after a cut line, not after a refusal.
      if (source.readyState === EventSource.CLOSED) setTimeout(connect, RETRY);
    });
  };
  connect();
  addEventListener("pagehide", () => source.close());
  addEventListener("pageshow", (event) => event.persisted && connect());
}
