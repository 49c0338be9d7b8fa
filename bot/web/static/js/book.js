// The booklet that the thread ties a bow round.

import { s } from "./dom.js";

const SEWN = "M34 30v24m0 14v24m0 14v24m0 14v24m0 14v24m0 14v24m0 14v24m0 14v24";
const BOW =
  "M22 246h242M153 246c-20-36-62-44-66-20-4 22 40 28 66 20 26 8 70 2 66-20-4-24-46-16-66 20m0 0c-8 20-20 32-36 42m36-42c8 20 20 32 38 40";

export function book({ title, whose, paper, theme }, label) {
  const text = (className, y, words) => s("text", { x: 155, y, "text-anchor": "middle", class: className }, words);
  const short = (words, most) => (words.length > most ? `${words.slice(0, most - 1)}…` : words);
  const look = title.length > 12 ? "bk-title long" : "bk-title";
  return s(
    "svg",
    { class: "book", viewBox: "0 0 300 360", role: "img", "aria-label": label },
    s("path", { class: "bk-back", d: "M34 22h236a6 6 0 0 1 6 6v310a6 6 0 0 1-6 6H34z" }),
    s("path", { class: "bk-page", d: "M30 18h236v318H30z" }),
    s("path", { class: "bk-cover", d: "M22 12h236a6 6 0 0 1 6 6v306a6 6 0 0 1-6 6H22z" }),
    paper === "lined"
      ? s("image", { href: `/patroon.svg?${theme}`, x: 58, y: 152, width: 190, height: 62, preserveAspectRatio: "xMidYMid slice" })
      : "",
    s("path", { class: "bk-spine", d: "M22 12h24v318H22z" }),
    s("rect", { class: "bk-label", x: 58, y: 40, width: 190, height: 88, rx: 8 }),
    s("rect", { class: "bk-line", x: 64, y: 46, width: 178, height: 76, rx: 4 }),
    text(look, 82, short(title, 20)),
    s("path", { d: "M84 95h140", stroke: "#c9d2d4" }),
    text("bk-name", 113, short(whose, 26)),
    s("path", { class: "bk-thread sew", pathLength: 100, d: SEWN }),
    s("path", { class: "bk-thread bow", pathLength: 100, d: BOW }),
    s("circle", { class: "bk-knot", cx: 153, cy: 246, r: 9 }),
  );
}
