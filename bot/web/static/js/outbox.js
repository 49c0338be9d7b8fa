// Inputs on their way: one at a time, in order, each with an id of its own, kept until heard.

import { deliver, Trouble } from "./post.js";

const RETRY = 3000;
// While the server can store nothing: a klas of 30 that waits must not keep it busy.
const LONGEST = 24000;
// An input that the server cannot take must not hold up what comes after it; the draft stays.
const GIVE_UP = 4;
export const AWAY = "away";

/** The name of the words to show. Who was told that the server stops for a moment is not told that
 *  the internet is gone. */
function named(trouble, before) {
  if (trouble.away || (before === AWAY && !trouble.status)) return AWAY;
  if (!trouble.status) return "offline";
  return trouble.unwell ? "unwell" : "trouble";
}

function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export class Outbox {
  /** `heard(entry, answer)` for each that arrived, `refused(entry, trouble)` for one that never
   *  will, `moved()` whenever the line of waiting ones changed. */
  constructor(drawer, who, form, { heard, refused, moved }) {
    Object.assign(this, { drawer, who, form, heard, refused, moved });
    this.files = [];
    this.trouble = "";
    this.failures = 0;
    this.waits = RETRY;
    this.running = false;
  }

  /** The same, for the words: a picture that waits is not kept when the page is closed. */
  get named() {
    return this.trouble && this.files.length ? `${this.trouble}_photo` : this.trouble;
  }

  get waiting() {
    return [...this.drawer.queue, ...this.files];
  }

  /** `slot` is the question it answers: what is sent anew while the first still waits takes its
   *  place, unless it says the same. */
  send(input, slot) {
    const same = (entry) => JSON.stringify(entry.input) === JSON.stringify(input);
    const queue = this.drawer.queue;
    if (!queue.some((entry) => entry.slot === slot && same(entry))) {
      const others = queue.filter((entry) => entry.slot !== slot || !slot);
      this.drawer.queue = [...others, { id: newId(), input, slot }];
    }
    return this.flush();
  }

  /** Pictures wait in memory only: they are too large to keep. */
  sendFile(file, question, drawing) {
    this.files = this.files.filter((entry) => entry.question !== question);
    this.files.push({ id: newId(), file, question, drawing, slot: question });
    return this.flush();
  }

  async flush() {
    if (this.running) return;
    this.running = true;
    clearTimeout(this.timer);
    try {
      for (let next = this.waiting[0]; next; next = this.waiting[0]) {
        this.moved();
        if (!(await this.one(next))) break;
      }
    } finally {
      this.running = false;
      this.moved();
    }
  }

  async one(entry) {
    try {
      const answer = await deliver({ ...entry, who: this.who, form: this.form });
      this.trouble = "";
      this.failures = 0;
      this.waits = RETRY;
      this.drop(entry);
      await this.heard(entry, answer);
      return true;
    } catch (trouble) {
      if (!(trouble instanceof Trouble)) throw trouble;
      this.waits = trouble.unwell ? Math.min(2 * this.waits, LONGEST) : RETRY;
      this.failures += trouble.status && !trouble.unwell && !trouble.away ? 1 : 0;
      if (trouble.passing && this.failures < GIVE_UP) {
        this.trouble = named(trouble, this.trouble);
        this.timer = setTimeout(() => this.flush(), this.waits);
        return false;
      }
      this.trouble = "";
      this.failures = 0;
      // Somebody else sits here now: what this one wrote waits for their return.
      if (trouble.reason !== "other_person" && trouble.status !== 401) this.drop(entry);
      this.refused(entry, trouble);
      return false;
    }
  }

  drop(entry) {
    this.drawer.queue = this.drawer.queue.filter((other) => other.id !== entry.id);
    this.files = this.files.filter((other) => other.id !== entry.id);
  }
}
