// The page: one state from the server, drawn whole; what the person does goes out by the outbox.

import { hush } from "./aloud.js";
import { ask } from "./ask.js";
import { drawCover } from "./cover.js";
import { h } from "./dom.js";
import { Drawer } from "./keep.js";
import "./leave.js";
import { listen } from "./listen.js";
import { partOf } from "./kinds/group.js";
import { drawNotes } from "./notes.js";
import { AWAY, Outbox } from "./outbox.js";
import { closing, notice, overview, paused, review } from "./pages.js";
import { openPanel } from "./panels.js";
import { focusOn, keepingFocus, settle } from "./place.js";
import { agree, look } from "./post.js";
import { drawTalk } from "./talk.js";

const OVERVIEW = "#overzicht";
// At the leerkracht's desk: they no longer fill it in together, and the page says why.
const APART = "apart";
const SETTLING = 1500;
const PAGES = { notice, paused, review, closing };
const page = document.getElementById("page");
const talk = h("div", { class: "talk", role: "log", id: "talk" });
const notes = h("div", { class: "notes", id: "notes", role: "status" });
const stage = h("div", { id: "stage" });

let state = null;
let ready = false;
let said = [];
let drawer = null;
let outbox = null;
let drawn = "";
let screen = "";
let arrived = 0;
let answers = 0;
let looking = null;

const seesOverview = () => location.hash.startsWith(OVERVIEW);

const actions = {
  send(input, slot) {
    said = said.filter(({ tone }) => tone === "alert");
    if (seesOverview()) actions.leaveOverview();
    hush();
    outbox.send(input, slot);
  },
  sendFile: (file, question, drawing) => outbox.sendFile(file, question, drawing),
  waiting: (question) =>
    !outbox.trouble && outbox.files.some((entry) => entry.question === question),
  draft: (slot) => drawer.draft(slot),
  keepDraft: (slot, value) => drawer.keepDraft(slot, value, Boolean(state.now.private)),
  change: (question) => actions.send({ type: "Edit", question }, ""),
  review: () => actions.send({ type: "Review", chapter: "" }, ""),
  pause: () => actions.send({ type: "Pause" }, ""),
  async agree(agrees) {
    try {
      heard({}, await agree(state.who, state.form, agrees));
    } catch (trouble) {
      refused({}, trouble);
    }
  },
  speak: (language) => actions.send({ type: "ChooseLanguage", language }, "language"),
  open: (name) => openPanel(name, state, actions),
  overview: (chapter = "") => {
    location.hash = chapter ? `${OVERVIEW}-${chapter}` : OVERVIEW;
  },
  leaveOverview: () => {
    history.pushState(null, "", location.pathname);
    draw();
  },
  settle: () => settle(),
  redraw: () => draw(),
  take: (answer) => take(answer),
};

function begin(first) {
  drawer = new Drawer(first.who, first.form);
  outbox = new Outbox(drawer, first.who, first.form, { heard, refused, moved: draw });
  document.getElementById("loading")?.remove();
  page.append(talk, notes, stage);
  addEventListener("hashchange", draw);
  addEventListener("popstate", draw);
  addEventListener("online", () => outbox.flush());
  // A picture waits in memory only: the browser asks before the page is closed.
  addEventListener("beforeunload", (event) => outbox.files.length && event.preventDefault());
  addEventListener("offline", () => {
    outbox.trouble = "offline";
    draw();
  });
  // Pictures and letters that arrive just after the question push it down; what grows later (a long
  // answer, a picture far up) must not move the page.
  new ResizeObserver(() => performance.now() - arrived < SETTLING && settle({ smooth: false })).observe(page);
}

/** A new state, with what the server says about it. */
function take(answer) {
  const elsewhere = state && (answer.state.who !== state.who || answer.state.form !== state.form);
  if (elsewhere) return location.reload();
  ready = true;
  state = answer.state;
  draw();
}

function heard(entry, answer) {
  answers += 1;
  said = answer.notes;
  const kept = !said.some(({ tone }) => tone === "alert");
  if (kept && entry.slot) drawer.keepDraft(entry.slot, null);
  const quiet = said.find(({ tone }) => tone === "quiet");
  if (quiet) document.getElementById("said").textContent = quiet.text;
  take(answer);
}

function refused(entry, trouble) {
  if (trouble.status === 401) return location.assign("/");
  if (["other_person", "choose_form", "closed"].includes(trouble.reason)) return location.assign("/keuze");
  if (trouble.reason === APART) return location.reload();
  const text = trouble.status === 413 ? state.words.too_big : state.words.trouble;
  said = [{ tone: "alert", icon: "pencil", text }];
  draw();
}

/** The server stops for a moment. It comes back by itself, and so does this page. */
function leftAlone() {
  outbox.trouble = AWAY;
  draw();
}

/** Looks anew, one look at a time: an old answer must never be drawn over a newer one. */
async function refresh() {
  if (looking) return void (looking.again = true);
  looking = { again: false };
  const before = answers;
  const answer = await lookOnce();
  const overtaken = answers !== before;
  const again = looking.again || overtaken;
  looking = null;
  if (answer && !overtaken) {
    // What was said of one question is not about the next, to which another tab went on.
    if (answer.state.now.question !== state.now.question) said = [];
    outbox.trouble = "";
    const reopened = state.status === "submitted" && answer.state.status !== "submitted";
    take(answer);
    if (reopened) outbox.send({ type: "Start" }, "");
    outbox.flush();
  }
  if (again) refresh();
}

async function lookOnce() {
  try {
    return await look(state.form);
  } catch (trouble) {
    if (trouble.status === 401) location.assign("/");
    if (["choose_form", "closed"].includes(trouble.reason)) location.assign("/keuze");
    if (trouble.reason === APART) location.reload();
    return null;
  }
}

function draw() {
  if (!ready) return;
  const root = document.documentElement;
  Object.assign(root, { lang: state.language, dir: state.direction });
  Object.assign(root.dataset, { cover: state.theme, paper: state.paper });
  document.title = [state.title, state.where.count].filter(Boolean).join(": ");
  document.getElementById("skip").textContent = state.words.skip_link;
  talk.setAttribute("aria-label", state.words.talk);
  const fresh = key();
  const first = screen === "";
  const turned = fresh !== screen;
  keepingFocus(() => {
    drawCover(document.getElementById("cover"), state, actions);
    drawNotes(notes, state, { trouble: outbox.named, notes: said });
    talk.hidden = seesOverview() || state.now.type !== "question";
    drawTalk(talk, state, actions);
    drawStage();
  });
  screen = fresh;
  pointAtTrouble();
  if (turned) arrive(first);
}

/** What makes it another screen, where the focus and the scroll go to its beginning. */
function key() {
  const { type, kind, question, waits_for, turn, screen: shown } = state.now;
  if (kind === "group" && !seesOverview()) return `${state.now.group[0].question} ${turn} ${partOf(state.now)}`;
  const nudged = Boolean(state.now.nudge);
  return JSON.stringify(seesOverview() ? location.hash : [type, question, waits_for, turn, shown, nudged]);
}

let focus = null;

function drawStage() {
  const alerts = said.filter(({ tone }) => tone === "alert");
  const waiting = [outbox.files.length, outbox.named];
  const { now, words, status, outline, theme, language } = state;
  const sign = JSON.stringify([key(), now, words, status, outline, theme, language, alerts, waiting]);
  if (sign === drawn) return;
  drawn = sign;
  const ctx = { ...actions, words, alerts };
  focus = null;
  let shown;
  if (seesOverview()) shown = overview(state, ctx);
  else if (now.type === "question") {
    const made = ask(state, ctx);
    focus = made.field ?? made.focus;
    shown = made.form;
  } else shown = PAGES[now.type](state, ctx);
  stage.replaceChildren(shown);
}

/** Once for each trouble: the field that it is about, else the note itself is spoken. */
function pointAtTrouble() {
  const said = stage.querySelector(".note.alert:not([role])");
  if (!said) return;
  said.setAttribute("role", "alert");
  stage.querySelector("[aria-invalid]")?.focus({ preventScroll: true });
  settle();
}

function arrive(first) {
  arrived = performance.now();
  const chapter = seesOverview() && location.hash.slice(OVERVIEW.length + 1);
  const at = chapter ? document.getElementById(`chapter-${chapter}`) : document.getElementById("now");
  const heading = chapter ? at?.querySelector("h2") : document.getElementById("asked");
  if (!document.querySelector("dialog[open]")) focusOn(heading, seesOverview() ? null : focus);
  settle({ at, smooth: !first });
}

async function open() {
  let answer;
  try {
    answer = await look();
  } catch (trouble) {
    if (trouble.status === 401) return location.assign("/");
    if (trouble.reason === APART) return location.reload();
    if (trouble.status === 409) return location.assign("/keuze");
    return setTimeout(open, 3000);
  }
  state = answer.state;
  begin(state);
  // Who comes in for the first time is greeted before there is a button to press.
  if (state.status !== "new") take(answer);
  const greeted = `overdracht:${answer.state.who}:${answer.state.form}`;
  if (answer.state.status === "new" || !sessionStorage.getItem(greeted)) {
    sessionStorage.setItem(greeted, "1");
    if (answer.state.status !== "submitted") await outbox.send({ type: "Start" }, "");
  }
  if (!ready) take(answer);
  outbox.flush();
  let opened = 0;
  listen({ changed: refresh, opened: () => opened++ && refresh(), away: leftAlone });
}

open();
