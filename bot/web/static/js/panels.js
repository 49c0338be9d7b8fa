// Letters and help, in a dialog of the browser's own.

import { h, icon } from "./dom.js";
import { chooseTheme, remind } from "./post.js";

const YEAR = 365 * 24 * 3600;
const THEMES = ["zee", "bos", "zon", "framboos", "nacht", "potlood"];
const MEDIA = { auto: "(prefers-color-scheme: dark)", light: "not all", dark: "all" };

export function openPanel(name, state, ctx) {
  const { words } = state;
  const close = h(
    "button",
    { type: "button", class: "tool", "aria-label": words.close, click: () => dialog.close() },
    icon("close"),
  );
  const dialog = h(
    "dialog",
    { "aria-labelledby": "panel-head", close: () => dialog.remove(), click: (event) => event.target === dialog && dialog.close() },
    h(
      "div",
      { class: "panel" },
      h("header", {}, h("h2", { id: "panel-head" }, words[name]), close),
      ...(name === "help" ? help(state) : letters(state, ctx)),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
}

function help(state) {
  const { words, reminders, desk } = state;
  const lines = words.help_text.split("\n").map((line) => h("p", {}, line));
  if (desk) return lines;  // a leerkracht's: nothing here is theirs
  if (reminders !== null) lines.push(h("p", { class: "acts", role: "status" }, ...remindLine(state)));
  return [
    ...lines,
    h("p", {}, h("a", { href: "/privacy" }, words.privacy)),
    h("p", {}, h("a", { href: "/gegevens" }, words.known)),
  ];
}

function remindLine(state) {
  const { words, reminders } = state;
  const turn = async ({ currentTarget }) => {
    const line = currentTarget.closest("p");
    const answer = await remind(!reminders).catch(() => null);
    if (!answer) return;
    state.reminders = answer.reminders;
    line.replaceChildren(...remindLine(state));
    line.querySelector("button").focus();
  };
  return [
    h("span", {}, reminders ? words.reminders_on : words.reminders_off),
    h("button", { type: "button", class: "press quiet small", id: "remind", click: turn }, reminders ? words.reminders_stop : words.reminders_go),
  ];
}

function letters(state, ctx) {
  const { words } = state;
  const root = document.documentElement;
  const dark = document.getElementById("dark");
  const light = Object.keys(MEDIA).find((key) => MEDIA[key] === dark.media) ?? "auto";
  const keep = () => {
    const chosen = [root.dataset.size, root.dataset.letters, Object.keys(MEDIA).find((key) => MEDIA[key] === dark.media)];
    document.cookie = `letters=${chosen.join(".")}; path=/; max-age=${YEAR}; samesite=lax`;
    ctx.settle();
  };
  const set = (apply) => (value) => {
    apply(value);
    keep();
  };
  const field = (legend, name, values, at, change) => choose(words, legend, name, values, at, change);
  const fields = [
    field(words.size, "size", ["normal", "large", "larger"], root.dataset.size, set((v) => (root.dataset.size = v))),
    field(words.shapes, "shapes", ["normal", "roomy", "opendyslexic"], root.dataset.letters, set((v) => (root.dataset.letters = v))),
    field(words.light, "light", Object.keys(MEDIA), light, set((v) => (dark.media = MEDIA[v]))),
  ];
  if (state.chooses_theme)
    fields.push(
      field(words.theme, "theme", THEMES, state.theme, async (theme) => {
        root.dataset.cover = theme;
        ctx.take(await chooseTheme(theme));
      }),
    );
  if (state.languages.length > 1) fields.push(languages(state, ctx));
  return fields;
}

function choose(words, legend, name, values, at, change) {
  const option = (value) =>
    h(
      "label",
      name === "theme" ? { class: "choice swatch", "data-cover": value } : { class: "choice" },
      h("input", { type: "radio", name, id: `${name}-${value}`, value, checked: value === at, change: () => change(value) }),
      h("span", {}, icon("tick"), words[`${name}_${value}`]),
    );
  return h("fieldset", {}, h("legend", {}, legend), h("div", { class: "choices" }, values.map(option)));
}

function languages({ words, languages: all, language }, ctx) {
  const option = (one) =>
    h(
      "label",
      { class: "choice", lang: one.code, dir: one.direction },
      h("input", { type: "radio", name: "language", id: `language-${one.code}`, value: one.code, checked: one.code === language, change: () => ctx.speak(one.code) }),
      h("span", {}, icon("tick"), one.name),
    );
  return h("fieldset", {}, h("legend", {}, words.language), h("div", { class: "choices" }, all.map(option)));
}
