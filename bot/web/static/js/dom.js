// Elements, always with text as text: an answer is never read as HTML.

const SVG = "http://www.w3.org/2000/svg";

/** An element. Functions become listeners, false and null are left out, true is an empty attribute. */
export function h(tag, attributes = {}, ...children) {
  return furnish(document.createElement(tag), attributes, children);
}

/** The same for drawings. */
export function s(tag, attributes = {}, ...children) {
  return furnish(document.createElementNS(SVG, tag), attributes, children);
}

function furnish(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (typeof value === "function") element.addEventListener(name, value);
    else if (name === "value" || name === "checked") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== false));
  return element;
}

/** A small drawing of the sprite in the page; the word beside it says the same. */
export function icon(name, extra = "") {
  const use = s("use", { href: `#i-${name}` });
  return s("svg", { class: `i ${extra}`, "aria-hidden": "true" }, use);
}

/** A button in one of the looks of base.css. */
export function press(text, { look = "", mark = "", end = "", ...attributes } = {}) {
  return h(
    "button",
    { type: "button", class: `press ${look}`.trim(), ...attributes },
    mark ? icon(mark) : null,
    text,
    end ? icon(end, "turns") : null,
  );
}

/** "%1 van %2" with its parts. */
export function fill(text, ...parts) {
  return text.replace(/%(\d)/g, (_, n) => parts[n - 1]);
}

export function unseen(text) {
  return h("span", { class: "unseen" }, text);
}

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Puts items in a container and keeps the nodes of those that did not change, so that a live
 *  region says only what is new. An item is {key, sign, make}. */
export function patch(container, items) {
  const old = new Map([...container.children].map((node) => [node.dataset.key, node]));
  const first = container.childElementCount === 0;
  const nodes = items.map(({ key, sign, make }) => {
    const known = old.get(key);
    if (known && known.dataset.sign === sign) return known;
    const node = make();
    node.dataset.key = key;
    node.dataset.sign = sign;
    if (!known && !first) node.classList.add("new");
    return node;
  });
  for (const node of [...container.children]) if (!nodes.includes(node)) node.remove();
  nodes.forEach((node, at) => {
    if (container.children[at] !== node) container.insertBefore(node, container.children[at] ?? null);
  });
}
