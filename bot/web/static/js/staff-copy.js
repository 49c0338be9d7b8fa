// A button that copies; without scripts (or without a safe connection) the value selects as a whole.

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  const label = button.firstChild.textContent;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    } catch {
      getSelection().selectAllChildren(document.getElementById(button.dataset.copy));
      return;
    }
    button.firstChild.textContent = button.dataset.done;
    setTimeout(() => { button.firstChild.textContent = label; }, 2000);
  });
}
