// The other screens: the notice before the first question, overview, review, pause, finished.

import { fill, h, icon, press, unseen } from "./dom.js";
import { book } from "./book.js";
import { note } from "./notes.js";
import { ratedSlip, slip } from "./slip.js";
import { changer } from "./talk.js";

const title = (text, lead) =>
  h("div", { class: "pagehead" }, h("h1", { id: "asked", tabindex: "-1" }, text), lead ? h("p", {}, lead) : null);

const untilLine = ({ until }) => (until ? h("p", { class: "aside" }, until) : null);

const told = (head, text) => h("div", { class: "told" }, head ? h("h2", {}, head) : null, h("p", {}, text));

export function notice(state, ctx) {
  const { now, words, turn, title: named } = state;
  const go = press(words.next, { end: "arrow", id: "go", click: () => ctx.send({ type: "Continue", turn }, "") });
  return h(
    "section",
    { class: "now notice", id: "now" },
    h("h1", { id: "asked", tabindex: "-1" }, named),
    ...now.parts.map(({ head, text }) => told(head, text)),
    now.screen === 0 ? untilLine(state) : null,
    h(
      "div",
      { class: "acts" },
      go,
      h("p", { class: "count push" }, fill(words.notice_step, now.screen + 1, now.screens)),
    ),
  );
}

export function paused(state, ctx) {
  const { words, turn, others, desk } = state;
  return h(
    "section",
    { class: "now", id: "now" },
    title(words.paused_head, words.paused_text),
    untilLine(state),
    h(
      "div",
      { class: "acts" },
      press(words.go_on, { end: "arrow", id: "go", click: () => ctx.send({ type: "Continue", turn }, "") }),
      others ? h("a", { class: "press bare", href: "/keuze" }, words.someone_else) : null,
    ),
    desk ? null : h(
      "form",
      { method: "post", action: "/weg", class: "note plain" },
      icon("leave"),
      h("p", {}, words.leave_text),
      h("div", { class: "acts" }, h("button", { class: "press quiet small", id: "leave" }, words.leave)),
      h("p", {}, h("a", { href: "/gegevens" }, words.known)),
    ),
  );
}

export function overview(state, ctx) {
  const { words, status, outline } = state;
  const closed = status === "submitted";
  const change = closed ? null : ctx.change;
  const lead = closed ? words.overview_closed : words.overview_lead;
  return h(
    "section",
    { id: "now" },
    title(words.overview_head, lead),
    ...outline.map((chapter) => leaf(chapter, words, change)),
    h(
      "div",
      { class: "handin" },
      h("div", { class: "acts" }, press(words.to_the_question, { look: closed ? "" : "quiet", id: "return", click: ctx.leaveOverview }),
        closed ? null : press(words.to_review, { id: "review", click: ctx.review })),
    ),
  );
}

export function review(state, ctx) {
  const { now, words, outline } = state;
  const shown = outline.filter((chapter) => now.chapters.includes(chapter.id));
  const hand = now.whole
    ? press(words.hand_in, { id: "go", click: () => ctx.send({ type: "Submit", turn: now.turn }, "") })
    : press(words.go_on, { end: "arrow", id: "go", click: () => ctx.send({ type: "Continue", turn: now.turn }, "") });
  return h(
    "section",
    { id: "now" },
    title(words.review_head, words.review_lead),
    ...shown.map((chapter) => leaf(chapter, words, ctx.change)),
    h("div", { class: "handin" }, now.whole ? h("p", {}, now.line) : null, hand),
  );
}

export function closing(state, ctx) {
  const { now, words } = state;
  return h(
    "section",
    { class: "bound", id: "now" },
    book(state, words.book),
    title(now.head, now.text),
    now.note ? note({ tone: "kind", icon: "tick", text: now.note }) : null,
    h(
      "div",
      { class: "acts" },
      now.back ? h("a", { class: "press", href: now.back, id: "back" }, icon("back", "turns"), now.back_words) : null,
      now.agree ? press(now.agree.yes, { id: "yes", mark: "tick", click: () => ctx.agree(true) }) : null,
      now.agree ? press(now.agree.change, { look: "quiet", id: "no", click: () => ctx.agree(false) }) : null,
      now.copy ? h("a", { class: now.agree ? "press quiet" : "press", href: now.copy, download: true, id: "copy" }, icon("save"), words.copy) : null,
      press(words.read_back, { look: "quiet", id: "read", click: () => ctx.overview() }),
      state.others ? h("a", { class: "press bare", href: "/keuze" }, words.someone_else) : null,
    ),
  );
}

function leaf(chapter, words, change) {
  const open = chapter.total - chapter.done;
  const tag = open
    ? h("span", { class: "tag" }, fill(words.open_count, open))
    : h("span", { class: "tag done" }, icon("tick"), words.chapter_done);
  return h(
    "section",
    { class: "leaf sheet", id: `chapter-${chapter.id}` },
    h("header", {}, h("h2", { tabindex: "-1" }, `${chapter.letter} · ${chapter.title}`), tag),
    ...chapter.lines.map((line) => row(line, words, change)),
  );
}

function row(line, words, change) {
  const asked = h("h3", {}, line.asked);
  if (line.open && !line.items?.some((item) => item.slip)) {
    const fillIn = change
      ? h(
          "button",
          { type: "button", class: "press quiet small go", click: () => change(line.question) },
          words.fill_in,
          unseen(`: ${line.asked}`),
        )
      : h("span", { class: "tag go" }, words.open);
    return h("div", { class: "row open" }, asked, fillIn);
  }
  const pencil = change ? changer(line, words, change) : null;
  pencil?.classList.add("go");
  return h("div", { class: "row" }, asked, line.items ? ratedSlip(line.items) : slip(line.slip), pencil);
}
