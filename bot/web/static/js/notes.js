// Notes: said above the question, never in a dialog.

import { h, icon } from "./dom.js";

/** `tone` is "kind", "plain" or "alert". */
export function note({ tone, icon: mark, text }, acts = []) {
  return h(
    "div",
    { class: tone === "kind" ? "note" : `note ${tone}` },
    icon(mark),
    h("p", {}, text),
    acts.length ? h("div", { class: "acts" }, acts) : null,
  );
}

/** What stands above the question: trouble with the line, then what the server said. */
export function drawNotes(container, { words }, { trouble, notes }) {
  const shown = notes.filter(({ tone }) => tone === "kind" || tone === "plain");
  if (trouble) shown.unshift({ tone: "alert", icon: "cloud", text: words[trouble] });
  const sign = JSON.stringify(shown);
  if (container.dataset.sign === sign) return;
  container.dataset.sign = sign;
  container.replaceChildren(...shown.map((one) => note(one)));
}
