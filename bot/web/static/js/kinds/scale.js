// A scale as knots on a thread, and a group of scales as named buttons.

import { h, icon } from "../dom.js";

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

/** Each tap is stored at once. Arrow keys only move: what they chose is stored when they leave the
 *  item or press the button, or the last arrow would end the question too soon. */
export function group(now, ctx) {
  const pending = new Map();
  const rate = (question, step) => ({ type: "Rate", question, turn: now.turn, step });
  const store = (question) => {
    if (!pending.has(question)) return;
    ctx.send(rate(question, pending.get(question)), question);
    pending.delete(question);
  };
  const item = (one) => {
    let keyed = false;
    const change = (event) => {
      pending.set(one.question, Number(event.target.value));
      if (!keyed) store(one.question);
    };
    const button = ({ step, word }) =>
      h(
        "label",
        { class: "choice" },
        h("input", {
          type: "radio",
          name: one.question,
          id: `${one.question}-${step}`,
          value: String(step),
          checked: step === one.scale.at,
          change,
        }),
        h("span", {}, icon("tick"), word || String(step)),
      );
    const set = h(
      "fieldset",
      {
        keydown: (event) => (keyed = event.key.startsWith("Arrow")),
        pointerdown: () => (keyed = false),
        focusout: (event) => set.contains(event.relatedTarget) || store(one.question),
      },
      h("legend", {}, one.text),
      h("div", { class: "steps" }, one.scale.steps.map(button)),
    );
    return set;
  };
  const box = h("div", { class: "grid-scale" }, now.group.map(item));
  return {
    body: [box],
    button: ctx.words.next,
    focus: box.querySelector("input"),
    slot: now.question,
    first: () => [...pending.keys()].forEach(store),
    answer: () => ({ type: "Done", question: now.question, turn: now.turn }),
  };
}
