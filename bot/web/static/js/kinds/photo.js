// A photo or drawing, held by four paper corners, with words for who cannot see it.

import { h, icon, press } from "../dom.js";

export function photo(now, ctx) {
  const { words } = ctx;
  const busy = ctx.waiting(now.question);
  const room = now.photos.length < now.maximum;
  const picker = h("input", {
    type: "file",
    id: "file",
    class: "unseen",
    tabindex: "-1",
    "aria-hidden": "true",
    accept: "image/*",
    change: () => picker.files[0] && ctx.sendFile(picker.files[0], now.question, now.drawing),
  });
  const pick = (text, look) =>
    press(text, { look, mark: "camera", id: "pick-photo", click: () => picker.click() });
  const fields = new Map();
  const body = now.photos.map((one) => {
    const id = `alt-${one.id}`;
    const slot = `${now.question}:${one.id}`;
    const field = h("input", {
      id,
      class: "line-in",
      dir: "auto",
      autocomplete: "off",
      value: ctx.draft(slot) ?? one.description,
      input: () => ctx.keepDraft(slot, field.value),
    });
    fields.set(one.id, { field, slot, was: one.description });
    return h(
      "div",
      { class: "photo" },
      h("div", { class: "corners" }, h("img", { src: one.src, alt: one.alt })),
      one.note ? h("p", { class: "note" }, icon("lock"), h("span", {}, one.note)) : null,
      h(
        "div",
        { class: "acts" },
        now.maximum === 1 ? pick(words.photo_other, "quiet small") : null,
        press(words.photo_remove, {
          look: "bare small",
          click: () => ctx.send({ type: "RemovePhoto", photo_id: one.id }, ""),
        }),
      ),
      h("div", { class: "field" }, h("label", { for: id }, words.photo_alt), field),
    );
  });
  if (!now.photos.length)
    body.push(h("div", { class: "photo" }, h("div", { class: "corners empty" }, icon("camera"))));
  if (room) body.push(h("div", { class: "acts" }, pick(now.photos.length ? words.photo_more : now.drawing ? words.drawing_pick : words.photo_pick, "quiet")));
  if (busy) body.push(h("p", { class: "count", role: "status" }, words.photo_busy));
  return {
    body: [picker, h("div", { class: "photos" }, body)],
    button: now.photos.length || !now.passes.length ? words.next : "",
    focus: null,
    slot: now.question,
    first: () => {
      for (const [photo_id, { field, slot, was }] of fields) {
        const description = field.value.trim();
        if (description && description !== was)
          ctx.send({ type: "DescribePhoto", photo_id, description }, slot);
      }
    },
    answer: () => ({ type: "Done", question: now.question, turn: now.turn }),
  };
}
