// What this browser keeps until the server has it: half-typed drafts and unsent inputs.

export const PREFIX = "overdracht";

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Full, or switched off: the page still works, it only forgets sooner.
  }
}

/** The drawer of one person in one form; another child on this device has another. */
export class Drawer {
  constructor(who, form) {
    this.prefix = `${PREFIX}:${who}:${form}`;
  }

  draft(slot) {
    return read(`${this.prefix}:draft:${slot}`);
  }

  keepDraft(slot, value) {
    write(`${this.prefix}:draft:${slot}`, value);
  }

  get queue() {
    return read(`${this.prefix}:queue`) ?? [];
  }

  set queue(entries) {
    write(`${this.prefix}:queue`, entries.length ? entries : null);
  }
}
