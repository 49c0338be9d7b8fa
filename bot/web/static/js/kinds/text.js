// Short text on one line, long text on lined paper that grows; adding below a dashed line.

import { fill, h } from "../dom.js";
import { slip } from "../slip.js";

// The count appears when this part of the room is used up.
const NEAR = 0.8;

export function text(now, ctx) {
  const { words } = ctx;
  const adding = now.waits_for === "append";
  const long = now.kind === "long_text";
  const slot = `${now.question}:${adding ? "append" : "answer"}`;
  const field = h(long ? "textarea" : "input", {
    id: "field",
    class: long ? "lined" : "line-in",
    rows: long ? 4 : false,
    dir: "auto",
    autocomplete: "off",
    "aria-describedby": now.hint || now.limit ? "hint" : false,
    value: ctx.draft(slot) ?? (adding ? "" : now.text),
    input: () => {
      ctx.keepDraft(slot, field.value);
      show();
    },
  });
  const count = h("p", { class: "count push", id: "count" });
  const before = adding && now.stands ? now.text.length + 1 : 0;
  const show = () => {
    const length = before + [...field.value].length;
    const left = now.maximum - length;
    count.hidden = length < now.maximum * NEAR;
    count.classList.toggle("over", left < 0);
    count.textContent = left < 0 ? fill(words.over, -left) : fill(words.room_left, left);
  };
  show();
  if (long) grow(field);
  const label = adding ? words.append_label : words.your_answer;
  return {
    body: [
      adding && now.stands ? h("div", { class: "stands" }, slip(now.stands)) : null,
      h("div", { class: "field" }, h("label", { class: adding ? "" : "unseen", for: "field" }, label), field),
    ],
    beside: [count],
    button: adding ? words.append : words.next,
    focus: field,
    field,
    slot,
    answer: () => ({ type: "Text", text: field.value, question: now.question }),
  };
}

/** Where the style sheet cannot do it: as tall as the words, up to the sheet's maximum. */
function grow(field) {
  if (CSS.supports("field-sizing", "content")) return;
  const fit = () => {
    field.style.blockSize = "auto";
    field.style.blockSize = `${field.scrollHeight + 4}px`;
  };
  field.addEventListener("input", fit);
  requestAnimationFrame(fit);
}
