// Each answer of the desk is laid below what stood there, instead of in its place.

const form = document.getElementById("talk");
const log = document.getElementById("log");
const field = document.getElementById("tekst");
let busy = false;

function add(turn) {
  log.append(turn);
  turn.scrollIntoView({ block: "nearest" });
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
    if (!turn) return location.reload();
    add(document.adoptNode(turn));
    document.getElementById("over").value = page.getElementById("over").value;
    if (typed) field.value = "";
    field.focus();
  } catch {
    const note = document.createElement("p");
    note.className = "note alert";
    note.textContent = form.dataset.lost;
    add(note);
  } finally {
    busy = false;
  }
});
