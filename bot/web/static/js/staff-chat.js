// Each answer of the desk is laid below what stood there, instead of in its place.

const form = document.getElementById("talk");
const log = document.getElementById("log");
const field = document.getElementById("tekst");
let busy = false;

function add(turn) {
  log.append(turn);
  turn.scrollIntoView({ block: "nearest" });
}

function note(words) {
  const made = document.createElement("p");
  made.className = "note alert";
  made.textContent = words;
  return made;
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (busy || (!event.submitter?.value && !field.value.trim())) return;
  busy = true;
  const typed = !event.submitter?.value;
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form, event.submitter)),
    });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const turn = page.querySelector(".turn");
    if (!turn && answer.status !== 413) return location.reload();
    if (!turn) return add(note(page.querySelector("h1").textContent));
    add(document.adoptNode(turn));
    document.getElementById("over").value = page.getElementById("over").value;
    if (typed && answer.ok) field.value = "";
    field.focus();
  } catch {
    add(note(form.dataset.lost));
  } finally {
    busy = false;
  }
});
