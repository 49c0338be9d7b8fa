// Where the eye and the keyboard are: the whole question in view, the focus on what is asked.

import { calm } from "./dom.js";

const ROOM = 8;

/** Scrolls no further than needed to have the whole question in view; its beginning when it is
 *  taller than the window. */
export function settle({ at = document.getElementById("now"), smooth = true } = {}) {
  if (!at) return;
  const cover = document.getElementById("cover");
  const over = getComputedStyle(cover).position === "sticky" && cover.offsetWidth >= innerWidth ? cover.offsetHeight : 0;
  const { top, bottom } = at.getBoundingClientRect();
  let by = 0;
  if (bottom > innerHeight - ROOM) by = bottom - innerHeight + ROOM;
  if (top - by < over + ROOM) by = top - over - ROOM;
  if (by) scrollBy({ top: by, behavior: smooth && !calm() ? "smooth" : "instant" });
}

/** On a phone a field that takes the focus throws the keyboard up: there the question takes it. */
export function focusOn(asked, field) {
  const target = field && matchMedia("(pointer: fine)").matches ? field : asked;
  target?.focus({ preventScroll: true });
}

/** Redraws and puts the focus back where it was. */
export function keepingFocus(redraw) {
  const id = document.activeElement?.id;
  redraw();
  if (id && document.activeElement?.id !== id) document.getElementById(id)?.focus({ preventScroll: true });
}
