// The cover: whose it is, the tools, how far, and on a wide screen the contents.

import { h, icon, unseen } from "./dom.js";

export function drawCover(container, state, { open, overview, pause, speak }) {
  const { words } = state;
  const tool = (name, mark, click) =>
    h("button", { type: "button", class: "tool", id: `tool-${mark}`, click }, icon(mark), unseen(name));
  container.replaceChildren(
    h("p", { class: "label" }, h("b", {}, state.title), h("span", { dir: "auto" }, state.whose)),
    h(
      "nav",
      { class: "tools", "aria-label": words.tools },
      tool(words.overview, "list", () => overview()),
      tool(words.letters, "letters", () => open("letters")),
      tool(words.help, "help", () => open("help")),
      tool(words.pause, "pause", pause),
    ),
    ...(state.paper === "linen" && state.languages.length > 1 ? [languages(state, speak)] : []),
    progress(state),
    contents(state, overview),
    ...(state.paper === "lined"
      ? [h("img", { class: "pattern", src: `/patroon.svg?${state.theme}`, alt: "" })]
      : []),
  );
}

function languages({ words, languages: all, language }, speak) {
  return h(
    "nav",
    { class: "langs", "aria-label": words.language },
    all.map((one) =>
      h(
        "button",
        {
          type: "button",
          id: `speak-${one.code}`,
          lang: one.code,
          dir: one.direction,
          "aria-pressed": String(one.code === language),
          click: () => speak(one.code),
        },
        one.name,
      ),
    ),
  );
}

function progress({ where, stitches }) {
  const rows = stitches.map((row) => {
    const span = h("span", {}, row.map((stitch) => h("i", stitch ? { class: stitch } : {})));
    span.style.flex = String(row.length);
    return span;
  });
  return h(
    "div",
    { class: "where" },
    where.chapter ? h("p", {}, h("span", {}, where.chapter), h("b", {}, where.count)) : null,
    h("div", { class: "sewn", "aria-hidden": "true" }, rows),
  );
}

function contents({ words, contents: chapters }, overview) {
  const rows = chapters.map((chapter) =>
    h(
      "li",
      {},
      h(
        "button",
        {
          type: "button",
          id: `contents-${chapter.id}`,
          "aria-current": chapter.here ? "step" : false,
          click: () => overview(chapter.id),
        },
        h("b", {}, chapter.letter),
        chapter.title,
        h(
          "small",
          {},
          chapter.done === chapter.total
            ? [icon("tick"), unseen(words.chapter_done)]
            : `${chapter.done}/${chapter.total}`,
        ),
      ),
    ),
  );
  return h("ol", { class: "contents", "aria-label": words.contents }, rows);
}
