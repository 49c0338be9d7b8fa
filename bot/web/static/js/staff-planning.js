// The moments are shown as soon as a day or a box changes; without this there is a button for it.

const CALM = 300; // milliseconds: a date is typed in parts

for (const plan of document.querySelectorAll("[data-plan]")) {
  plan.querySelector("[data-look]").hidden = true;
  let waiting = 0;
  let asked = 0;
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => look(plan, ++asked, () => asked), CALM);
  };
  plan.addEventListener("change", later);
  // what was filled in before this ran, or given back by the browser
  if (plan.elements.dag.value !== plan.elements.dag.defaultValue) later();
}

async function look(plan, turn, newest) {
  if (!plan.elements.dag.value) return;
  const query = new URLSearchParams(new FormData(plan));
  try {
    const answer = await fetch(`${plan.action}?${query}`, { headers: { accept: "text/html" } });
    if (!answer.ok || answer.redirected || turn !== newest()) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const moments = page.getElementById(plan.id)?.querySelector(".moments");
    if (moments) plan.querySelector(".moments").replaceChildren(...moments.childNodes);
    plan.querySelector(".done")?.remove(); // what stands here now is not what was saved
  } catch {
    plan.querySelector("[data-look]").hidden = false;
  }
}
