// What this browser keeps until the server has it: half-typed drafts and unsent inputs.

export const PREFIX = "overdracht";

function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? localStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, value, storage = localStorage) {
  try {
    if (value === null) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(value));
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

  /** `fleeting`: what is typed in confidence goes with the tab, and is not left on the device. */
  keepDraft(slot, value, fleeting = false) {
    const key = `${this.prefix}:draft:${slot}`;
    if (fleeting || value === null) write(key, value, sessionStorage);
    if (!fleeting) write(key, value);
  }

  get queue() {
    return read(`${this.prefix}:queue`) ?? [];
  }

  set queue(entries) {
    write(`${this.prefix}:queue`, entries.length ? entries : null);
  }
}
