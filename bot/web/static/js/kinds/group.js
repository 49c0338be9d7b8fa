// A group of scales: named buttons, three items at a time so that all of them are in view.

import { fill, h, icon } from "../dom.js";

const AT_A_TIME = 3;

// Which three are shown, for the group and the item that the server waits for.
let shown = { key: "", part: 0 };

// Chosen by arrow keys and not yet sent. It outlives a redraw: another item may have just arrived.
const pending = new Map();

/** The first item shown, as part of what makes it another screen. */
export function partOf(now) {
  const key = `${now.group[0].question}:${now.turn}:${now.question}`;
  if (shown.key !== key) {
    const at = now.group.findIndex((item) => item.question === now.question);
    shown = { key, part: Math.floor(Math.max(at, 0) / AT_A_TIME) };
  }
  return shown.part;
}

/** Each tap is stored at once. Arrow keys only move: what they chose is stored when they leave the
 *  item or press the button, or the last arrow would end the question too soon. */
export function group(now, ctx) {
  const { words } = ctx;
  const part = partOf(now);
  const parts = Math.ceil(now.group.length / AT_A_TIME);
  const items = now.group.slice(part * AT_A_TIME, (part + 1) * AT_A_TIME);
  const after = now.group.length - (part + 1) * AT_A_TIME;
  const store = (question) => {
    if (!pending.has(question)) return;
    const step = pending.get(question);
    pending.delete(question);
    ctx.send({ type: "Rate", question, turn: now.turn, step }, question);
  };
  const turnTo = (other) => {
    [...pending.keys()].forEach(store);
    shown.part = other;
    ctx.redraw();
  };
  const last = part === parts - 1;
  return {
    body: [h("div", { class: "grid-scale" }, items.map((one) => fieldset(one, store)))],
    beside: after > 0 ? [h("p", { class: "count push" }, fill(words.group_more, after))] : [],
    button: words.next,
    focus: null,
    slot: now.question,
    back: part > 0 ? () => turnTo(part - 1) : null,
    first: () => [...pending.keys()].forEach(store),
    answer: last ? () => ({ type: "Done", question: now.question, turn: now.turn }) : null,
    onward: last ? null : () => turnTo(part + 1),
  };
}

function fieldset(one, store) {
  const at = pending.get(one.question) ?? one.scale.at;
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
        checked: step === at,
        change,
      }),
      h("span", {}, icon("tick"), word || String(step)),
    );
  return h(
    "fieldset",
    {
      "data-item": one.question,
      keydown: (event) => (keyed = event.key.startsWith("Arrow")),
      pointerdown: () => (keyed = false),
      // A redraw takes the focus away and gives it back: look when that is done.
      focusout: () => setTimeout(() => isAt(one.question) || store(one.question)),
    },
    h("legend", {}, one.text),
    h("div", { class: "steps" }, one.scale.steps.map(button)),
  );
}

const isAt = (question) => document.activeElement?.closest("fieldset")?.dataset.item === question;
