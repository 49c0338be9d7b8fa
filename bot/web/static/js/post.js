// The server, seen from the page.

/** What came back that is no answer: `status` 0 means that nothing came back at all. */
export class Trouble extends Error {
  constructor(status, reason) {
    super(reason);
    this.status = status;
    this.reason = reason;
  }

  /** Trying the same again later may help. */
  get passing() {
    return this.status === 0 || this.status >= 500;
  }

  /** The server can store nothing just now, whatever it is: waiting is all there is to do. */
  get unwell() {
    return this.status === 503 && this.reason === "unwell";
  }

  /** A proxy before the server cannot reach it: it starts again, and will take this then. */
  get away() {
    return FROM_A_PROXY.includes(this.status) && this.reason === "";
  }
}

const FROM_A_PROXY = [502, 503, 504];

async function ask(path, options) {
  let response;
  try {
    response = await fetch(path, { credentials: "same-origin", cache: "no-store", ...options });
  } catch {
    throw new Trouble(0, "offline");
  }
  if (response.redirected) throw new Trouble(401, "");
  const body = await response.json().catch(() => null);
  if (!response.ok || body === null) throw new Trouble(response.status, body?.reason ?? "");
  return body;
}

/** Where this page asks: the person's own conversation, or the leerkracht's desk for an ouder. */
export const API = document.body.dataset.api ?? "/api";

const json = (value) => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(value),
});

/** `form` is the one that this tab shows; left out, the one that the person sits at. */
export const look = (form = "") => ask(`${API}/state?${new URLSearchParams({ form })}`);
export const remind = (wanted) => ask("/api/reminders", json({ wanted }));
export const chooseTheme = (theme) => ask("/api/theme", json({ theme }));

export const agree = (who, form, agrees) => ask("/api/agree", json({ who, form, agrees }));

/** One entry of the outbox: an input, or a picture. The same id twice is stored once. */
export function deliver({ id, who, form, input, file, question, drawing }) {
  if (!file) return ask(`${API}/say`, json({ id, who, form, input }));
  const query = new URLSearchParams({ id, who, form, question });
  if (drawing) query.set("drawing", "1");
  return ask(`/api/photo?${query}`, { method: "POST", body: file });
}
