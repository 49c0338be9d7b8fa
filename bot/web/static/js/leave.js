// Leaving this device: nothing of the person stays in the browser. Only what is ours goes: the school
// may have other programs at the same address.

import { PREFIX } from "./keep.js";

addEventListener("submit", (event) => {
  if (new URL(event.target.action).pathname !== "/weg") return;
  for (const storage of [localStorage, sessionStorage])
    for (const key of Object.keys(storage)) if (key.startsWith(`${PREFIX}:`)) storage.removeItem(key);
});
