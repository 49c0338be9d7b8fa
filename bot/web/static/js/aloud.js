// Reading aloud with the browser's own voice, where it has one.

import { h, icon } from "./dom.js";

const voice = window.speechSynthesis;

export function aloudButton(words, language, text) {
  if (!voice) return null;
  const button = h("button", { type: "button", class: "tool aloud", id: "aloud" });
  const show = (speaking) => {
    button.replaceChildren(icon(speaking ? "stop" : "aloud"));
    button.setAttribute("aria-label", speaking ? words.quiet : words.aloud);
    button.setAttribute("aria-pressed", String(speaking));
  };
  button.addEventListener("click", () => {
    const speaking = button.getAttribute("aria-pressed") === "true";
    voice.cancel();
    show(false);
    if (speaking) return;
    const said = new SpeechSynthesisUtterance(text);
    said.lang = language;
    said.rate = 0.95;
    said.onend = said.onerror = () => show(false);
    voice.speak(said);
    show(true);
  });
  show(false);
  return button;
}

export const hush = () => voice?.cancel();
