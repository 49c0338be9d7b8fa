// One choice in rows, several on slips; "anders" opens a field below.

import { fill, h, icon } from "../dom.js";

const OTHER = "\u0000";

function option({ id, text }, { type, name, checked, change }) {
  return h(
    "label",
    { class: "choice" },
    h("input", { type, name, value: id, checked, change, id: `pick-${id === OTHER ? "other" : id}` }),
    h("span", {}, icon("tick"), text),
  );
}

function otherField(now, ctx, kept) {
  const field = h("input", {
    id: "field",
    class: "line-in",
    dir: "auto",
    autocomplete: "off",
    value: kept.other ?? now.other?.text ?? "",
    input: () => ctx.changed(),
  });
  return { field, box: h("div", { class: "field other" }, h("label", { for: "field" }, ctx.words.who), field) };
}

/** What stood half chosen in this browser, else what the server has. */
function begin(now, ctx, slot) {
  const kept = ctx.draft(slot);
  if (kept) return kept;
  return { chosen: [...now.picked, ...(now.other?.open ? [OTHER] : [])], other: now.other?.text ?? "" };
}

function options(now) {
  return now.other ? [...now.choices, { id: OTHER, text: now.other.label }] : now.choices;
}

export function choice(now, ctx) {
  const slot = `${now.question}:choice`;
  const kept = begin(now, ctx, slot);
  const { field, box } = otherField(now, ctx, kept);
  const picked = () => group.querySelector("input:checked")?.value;
  ctx.changed = () => {
    box.hidden = picked() !== OTHER;
    ctx.keepDraft(slot, { chosen: picked() === undefined ? [] : [picked()], other: field.value });
  };
  const change = () => {
    ctx.changed();
    if (!box.hidden) field.focus();
  };
  const group = h(
    "div",
    { class: "choices rows", role: "radiogroup", "aria-labelledby": "asked" },
    options(now).map((one) =>
      option(one, { type: "radio", name: "choice", checked: kept.chosen.includes(one.id), change }),
    ),
  );
  box.hidden = picked() !== OTHER;
  return {
    body: [group, box],
    button: ctx.words.next,
    focus: group.querySelector("input:checked") ?? group.querySelector("input"),
    field,
    slot,
    answer: () => {
      if (picked() !== undefined && picked() !== OTHER)
        return { type: "Choose", question: now.question, turn: now.turn, choice: picked() };
      const other = picked() === OTHER ? field.value : "";
      return { type: "ChooseAll", question: now.question, turn: now.turn, chosen: [], other };
    },
  };
}

export function choices(now, ctx) {
  const { words } = ctx;
  const slot = `${now.question}:choice`;
  const kept = begin(now, ctx, slot);
  const { field, box } = otherField(now, ctx, kept);
  const count = h("p", { class: "count", "aria-live": "polite" });
  const inputs = () => [...group.querySelectorAll("input")];
  const picked = () => inputs().filter((one) => one.checked).map((one) => one.value);
  const alone = new Set(now.choices.filter((one) => one.exclusive).map((one) => one.id));
  const change = (event) => {
    if (event.target.checked) {
      const single = alone.has(event.target.value);
      for (const one of inputs())
        if (one !== event.target && (single || alone.has(one.value))) one.checked = false;
    }
    ctx.changed();
    if (event.target.value === OTHER && event.target.checked) field.focus();
  };
  const show = () => {
    const chosen = picked();
    const full = chosen.length >= now.maximum;
    box.hidden = !chosen.includes(OTHER);
    for (const one of inputs()) one.disabled = full && !one.checked && !alone.has(one.value);
    count.textContent =
      full && now.choices.length > now.maximum
        ? fill(words.swap, chosen.length, now.maximum)
        : fill(words.chosen, chosen.length, now.maximum);
  };
  ctx.changed = () => {
    show();
    ctx.keepDraft(slot, { chosen: picked(), other: field.value });
  };
  const group = h(
    "div",
    { class: "choices", role: "group", "aria-labelledby": "asked" },
    options(now).map((one) =>
      option(one, { type: "checkbox", name: one.id, checked: kept.chosen.includes(one.id), change }),
    ),
  );
  show();
  return {
    body: [group, box],
    before: [count],
    button: words.done,
    push: true,
    focus: inputs()[0],
    field,
    slot,
    answer: () => {
      const chosen = picked().filter((id) => id !== OTHER);
      const other = picked().includes(OTHER) ? field.value : "";
      return { type: "ChooseAll", question: now.question, turn: now.turn, chosen, other };
    },
  };
}
