// The question of now: always the same frame, one answer area per kind.

import { aloudButton } from "./aloud.js";
import { h, icon, press } from "./dom.js";
import { choice, choices } from "./kinds/choice.js";
import { day } from "./kinds/day.js";
import { group } from "./kinds/group.js";
import { photo } from "./kinds/photo.js";
import { scale } from "./kinds/scale.js";
import { text } from "./kinds/text.js";
import { note } from "./notes.js";
import { slip } from "./slip.js";

const KINDS = { short_text: text, long_text: text, choice, choices, scale, group, photo, date: day };

/** The form of the current question. `ctx` has words, send, sendFile, waiting, draft, keepDraft,
 *  and `alerts`: what the server could not keep, said beside the field. */
export function ask(state, ctx) {
  const { now, words } = state;
  const nudged = now.nudge && now.stands;
  const area = nudged ? nudge(now, ctx) : KINDS[now.kind](now, ctx);
  const alert = ctx.alerts.map((one) => note(one));
  alert.forEach((one, at) => (one.id = `alert-${at}`));
  if (area.field && alert.length) {
    area.field.classList.add("wrong");
    area.field.setAttribute("aria-invalid", "true");
    const hint = area.field.getAttribute("aria-describedby");
    area.field.setAttribute("aria-describedby", ["alert-0", hint].filter(Boolean).join(" "));
  }
  const submit = (event) => {
    event.preventDefault();
    area.first?.();
    if (area.answer) ctx.send(area.answer(), area.slot);
    else area.onward?.();
  };
  const form = h(
    "form",
    { class: "now", id: "now", "aria-labelledby": "asked", submit, novalidate: true },
    now.remark ? remark(now.remark) : null,
    head(state, ctx),
    ...area.body,
    ...alert,
    now.private ? h("p", { class: "private" }, icon("lock"), h("span", {}, now.private)) : null,
    ...(area.before ?? []),
    area.bare ? null : acts(now, ctx, area),
  );
  if (!nudged && now.stands?.shape === "aside" && now.waits_for === "answer")
    form.querySelector("header").append(slip(now.stands));
  return { form, focus: area.focus, field: area.field };
}

/** What the leerkracht wrote at this answer: their words, above the question. */
function remark({ head: from, note: words, hint }) {
  return h(
    "div",
    { class: "note remark", id: "remark" },
    icon("talk"),
    h("div", {}, h("p", {}, h("b", {}, from)), h("blockquote", { dir: "auto" }, words), h("p", {}, hint)),
  );
}

function head({ now, where, words, language }, ctx) {
  const hint = now.waits_for === "append" ? words.append_hint : now.hint || now.limit;
  const written = now.remark ? [now.remark.head, now.remark.note] : [];
  const spoken = [...written, now.asked, hint, ...now.choices.map((one) => one.text)].filter(Boolean).join(". ");
  return h(
    "header",
    {},
    // Where the bar above scrolls away, the count stays with the question.
    h("p", { class: "whereabouts", "aria-hidden": "true" }, where.count),
    h(
      "div",
      { class: "ask" },
      h("h1", { id: "asked", tabindex: "-1" }, now.asked),
      aloudButton(words, language, spoken),
    ),
    hint ? h("p", { class: "hint", id: "hint" }, hint) : null,
  );
}

/** One yellow note, once: there may be one thing more. */
function nudge(now, ctx) {
  const { words } = ctx;
  const append = press(words.append_button, {
    look: "small",
    mark: "plus",
    id: "append",
    click: () => ctx.send({ type: "Append", question: now.question }, ""),
  });
  const good = press(words.good_so, {
    look: "quiet small",
    id: "good",
    click: () => ctx.send({ type: "Done", question: now.question, turn: now.turn }, ""),
  });
  const asked = note({ tone: "kind", icon: "lamp", text: now.nudge }, [append, good]);
  asked.setAttribute("role", "status");
  return { body: [h("div", { class: "stands" }, slip(now.stands)), asked], bare: true, focus: append };
}

function acts(now, ctx, area) {
  const { words } = ctx;
  const back = press("", {
    look: "quiet square",
    mark: "back",
    id: "back",
    "aria-label": words.back,
    title: words.back,
    click: () => (area.back ? area.back() : goBack(now, ctx)),
  });
  back.querySelector("svg").classList.add("turns");
  const pass = (one) =>
    press(one.text, {
      look: one.answer ? "quiet" : "bare",
      mark: one.reason === "tell_myself" || one.reason === "in_conversation" ? "talk" : "",
      id: `pass-${one.reason}`,
      "aria-pressed": one.answer ? String(one.chosen) : false,
      click: () => ctx.send({ type: "PassOn", reason: one.reason, question: now.question, turn: now.turn }, area.slot),
    });
  const go = area.button
    ? h("button", { class: area.push ? "press push" : "press", id: "go" }, area.button, icon("arrow", "turns"))
    : null;
  // Going on leaves open items of a group out: a second way to skip would only confuse.
  const passes = now.kind === "group" ? [] : now.passes.map(pass);
  const keep =
    now.remark && now.can_finish && now.waits_for === "answer"
      ? press(now.remark.keep, {
          look: "quiet",
          id: "keep",
          click: () => ctx.send({ type: "Done", question: now.question, turn: now.turn }, area.slot),
        })
      : null;
  const row = area.push ? [...passes, keep, go] : [go, keep, ...passes];
  return h(
    "div",
    { class: "acts" },
    now.can_go_back || area.back ? back : null,
    ...row,
    ...(area.beside ?? []),
  );
}

/** Out of "anders" or a picture's description the first step only leads back to the question. */
function goBack(now, ctx) {
  const steps = ["other", "describe", "append"].includes(now.waits_for) ? 2 : 1;
  for (let step = 0; step < steps; step += 1) ctx.send({ type: "Back", turn: now.turn }, `back-${step}`);
}
