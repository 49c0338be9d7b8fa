// The board stays as it is now: word of a change fetches the same page and lays it over this one.

const CALM = 1000; // milliseconds between two looks: thirty leerlingen answer at the same time
const RETRY = 5000;
const PARTS = ["head", "needs", "class"];

const main = document.getElementById("hoofd");
let looking = false;
let again = false;

function newest(page) {
  return [...page.querySelectorAll("[data-new]")];
}

/** Replaces what changed. Who stands on a link stays on it. */
function lay(page) {
  const before = new Set(newest(document).map((one) => one.dataset.new));
  const fresh = newest(page).filter((one) => !before.has(one.dataset.new));
  const kept = [...document.querySelectorAll(".fresh")].map((one) => one.dataset.new);
  const focus = document.activeElement?.getAttribute("href");
  const scrolled = document.getElementById("needs").scrollTop;
  for (const id of PARTS) {
    const now = page.getElementById(id);
    if (now && now.innerHTML !== document.getElementById(id).innerHTML) {
      document.getElementById(id).replaceWith(document.adoptNode(now));
    }
  }
  for (const one of newest(document)) {
    const isNew = fresh.some((other) => other.dataset.new === one.dataset.new);
    one.classList.toggle("fresh", isNew || kept.includes(one.dataset.new));
  }
  document.getElementById("needs").scrollTop = scrolled;
  if (focus && document.activeElement === document.body) {
    document.querySelector(`main a[href="${CSS.escape(focus)}"]`)?.focus();
  }
  if (fresh.length > 0) {
    const told = document.getElementById("told");
    told.textContent = told.dataset.word + fresh.map((one) => one.dataset.told).join("; ");
  }
}

async function look() {
  if (looking) {
    again = true;
    return;
  }
  looking = true;
  again = false;
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    if (answer.redirected || answer.status === 403 || answer.status === 404) location.reload();
    else if (answer.ok) lay(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch {
    line(away ? main.dataset.away : main.dataset.lost);
  }
  setTimeout(() => {
    looking = false;
    if (again) look();
  }, CALM);
}

function line(words) {
  const place = document.getElementById("line");
  if (place.textContent !== words) place.textContent = words;
}

let source;
let opened = false;
let away = false; // the program said that it stops for a moment

function connect() {
  source = new EventSource(main.dataset.news);
  source.addEventListener("changed", look);
  source.addEventListener("away", () => {
    away = true;
    line(main.dataset.away);
  });
  source.addEventListener("open", () => {
    away = false;
    line("");
    if (opened) look(); // what happened while the line was cut
    opened = true;
  });
  source.addEventListener("error", () => {
    line(away ? main.dataset.away : main.dataset.lost);
    if (source.readyState === EventSource.CLOSED) setTimeout(connect, RETRY);
  });
}

connect();
// What another program did (the command line) is not told here, and a day may have gone by.
document.addEventListener("visibilitychange", () => document.hidden || look());
addEventListener("pagehide", () => source.close());
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  connect();
  look();
});
