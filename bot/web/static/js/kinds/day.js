// A day: today, yesterday, or three number fields in the order in which people say them.

import { h, icon } from "../dom.js";

export function day(now, ctx) {
  const { words } = ctx;
  const slot = `${now.question}:day`;
  const kept = ctx.draft(slot) ?? begin(now);
  const radio = (value, text) =>
    h(
      "label",
      { class: "choice" },
      h("input", { type: "radio", name: "when", id: `when-${value}`, value, checked: kept.when === value, change }),
      h("span", {}, icon("tick"), text),
    );
  const part = (name, length) =>
    h(
      "label",
      {},
      words[name],
      h("input", {
        class: "line-in",
        name,
        id: `date-${name}`,
        inputmode: "numeric",
        autocomplete: "off",
        maxlength: length,
        dir: "ltr",
        value: kept[name] ?? "",
        input: keep,
      }),
    );
  const when = () => choices.querySelector("input:checked")?.value ?? "";
  const value = (name) => fields.querySelector(`[name=${name}]`).value.trim();
  function keep() {
    ctx.keepDraft(slot, { when: when(), day: value("day"), month: value("month"), year: value("year") });
  }
  function change() {
    fields.hidden = when() !== "other";
    keep();
    if (!fields.hidden) fields.querySelector("input").focus();
  }
  const choices = h(
    "div",
    { class: "choices", role: "radiogroup", "aria-labelledby": "asked" },
    radio("today", words.today),
    radio("yesterday", words.yesterday),
    radio("other", words.other_day),
  );
  const fields = h("div", { class: "date" }, part("day", 2), part("month", 2), part("year", 4));
  fields.hidden = kept.when !== "other";
  return {
    body: [choices, fields],
    button: words.next,
    focus: choices.querySelector("input:checked") ?? choices.querySelector("input"),
    slot,
    answer: () => {
      if (!when()) return { type: "Done", question: now.question, turn: now.turn };
      const written = { today: now.today, yesterday: now.yesterday, other: iso(value) }[when()];
      // A day that does not exist goes as the words that were typed: the server says kindly why.
      if (!real(written)) return { type: "Text", text: typed(value), question: now.question };
      return { type: "GiveDate", question: now.question, turn: now.turn, day: written };
    },
  };
}

function begin({ day: stands, today, yesterday }) {
  if (!stands) return { when: "" };
  if (stands === today) return { when: "today" };
  if (stands === yesterday) return { when: "yesterday" };
  const [year, month, dayOf] = stands.split("-").map((part) => part.replace(/^0+/, ""));
  return { when: "other", day: dayOf, month, year };
}

const iso = (value) =>
  [value("year").padStart(4, "0"), value("month").padStart(2, "0"), value("day").padStart(2, "0")].join("-");
const typed = (value) => [value("day"), value("month"), value("year")].join("-");

function real(written) {
  const parsed = new Date(`${written}T12:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(written);
}
