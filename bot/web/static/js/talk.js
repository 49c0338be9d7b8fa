// The conversation so far: chapters as knots, questions in print, answers sewn to the margin.

import { fill, h, icon, patch } from "./dom.js";
import { ratedSlip, slip } from "./slip.js";

export function drawTalk(container, state, { change, overview }) {
  const now = state.now;
  const shown = now.type === "question" ? [now.question, ...now.group.map((item) => item.question)] : [];
  const readOnly = state.status === "submitted";
  const items = [];
  let before = null;
  for (const chapter of state.outline) {
    const lines = chapter.lines.filter((line) => answered(line) && !asksNow(line, shown));
    const here = chapter.lines.some((line) => asksNow(line, shown));
    if (!lines.length && !here) continue;
    items.push({
      key: `chapter:${chapter.id}`,
      sign: JSON.stringify([chapter.title, chapter.intro, before?.done === before?.total]),
      make: heading.bind(null, chapter, before, state.words, readOnly ? null : overview),
    });
    before = chapter;
    for (const line of lines)
      items.push({
        key: line.question,
        sign: JSON.stringify([line, state.language, readOnly]),
        make: () => turn(line, state.words, readOnly ? null : change),
      });
  }
  patch(container, items);
}

const answered = (line) => line.slip || line.items?.some((item) => item.slip);
const asksNow = (line, shown) =>
  shown.includes(line.question) || line.items?.some((item) => shown.includes(item.question));

/** A new chapter; the one just finished can be read back. */
function heading({ title, intro }, before, words, overview) {
  const finished = overview && before && before.done === before.total;
  return h(
    "div",
    { class: "chapter" },
    h("h2", {}, title),
    intro ? h("p", {}, intro) : null,
    finished &&
      h(
        "button",
        { type: "button", class: "press bare small", click: () => overview(before.id) },
        fill(words.read_chapter, before.letter),
      ),
  );
}

function turn(line, words, change) {
  return h(
    "article",
    { class: "turn" },
    h("h3", {}, line.asked),
    h(
      "div",
      { class: "answer" },
      line.items ? ratedSlip(line.items) : slip(line.slip),
      change && changer(line, words, change),
    ),
  );
}

/** The pencil that asks a question again. */
export function changer(line, words, change) {
  return h(
    "button",
    {
      type: "button",
      class: "tool change",
      "aria-label": fill(words.change, line.asked),
      click: () => change(line.question),
    },
    icon("pencil"),
  );
}
