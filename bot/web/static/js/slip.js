// An answer on paper: one shape a kind, wherever it stands.

import { h } from "./dom.js";

export function slip(shown, { small = false } = {}) {
  return h("div", { class: small ? "slip small" : "slip" }, ...SHAPES[shown.shape](shown));
}

const SHAPES = {
  text: ({ parts }) => parts.map((part) => h("p", { dir: "auto" }, part)),
  words: ({ text }) => [h("p", {}, text)],
  aside: ({ text }) => [h("p", { class: "aside" }, text)],
  marks: ({ marks }) => [h("ul", { class: "marks" }, marks.map((mark) => h("li", { dir: "auto" }, mark)))],
  photos: ({ photos }) => [
    h("div", { class: "pictures" }, photos.map(({ src, alt }) => h("img", { src, alt }))),
    ...photos.filter(({ note }) => note).map(({ note }) => h("p", { class: "aside" }, note)),
  ],
};

/** A group of scales: each item with its word. */
export function ratedSlip(items) {
  const rows = items
    .filter((item) => item.slip)
    .map((item) => h("li", {}, h("span", {}, item.text), h("b", {}, item.slip.text)));
  return h("div", { class: "slip" }, h("ul", { class: "rated" }, rows));
}
