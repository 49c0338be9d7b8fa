// A scale: knots on a thread, its ends in words.

import { h } from "../dom.js";

export function scale(now, ctx) {
  const slot = `${now.question}:scale`;
  const { steps } = now.scale;
  const at = ctx.draft(slot) ?? now.scale.at;
  const named = ({ step, word }) => (word ? `${step} ${word}` : String(step));
  const picked = () => Number(list.querySelector("input:checked")?.value ?? 0);
  const show = () => list.style.setProperty("--at", picked() ? (picked() - 1) / (steps.length - 1) : 0);
  const change = () => {
    ctx.keepDraft(slot, picked());
    show();
  };
  const knot = (one) =>
    h(
      "li",
      { role: "presentation" },
      h(
        "label",
        { class: "choice" },
        h("input", {
          type: "radio",
          name: "step",
          id: `step-${one.step}`,
          value: String(one.step),
          checked: one.step === at,
          "aria-label": named(one),
          change,
        }),
        h("span", { "aria-hidden": "true" }, String(one.step)),
      ),
    );
  const list = h("ol", { role: "radiogroup", "aria-labelledby": "asked" }, steps.map(knot));
  show();
  const ends = h("div", { class: "ends", "aria-hidden": "true" }, h("span", {}, steps[0].word), h("span", {}, steps.at(-1).word));
  return {
    body: [h("div", { class: "scale" }, list, ends)],
    button: ctx.words.next,
    focus: list.querySelector("input:checked") ?? list.querySelector("input"),
    slot,
    answer: () =>
      picked()
        ? { type: "Rate", question: now.question, turn: now.turn, step: picked() }
        : { type: "Done", question: now.question, turn: now.turn },
  };
}
