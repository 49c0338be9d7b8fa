// How far a bundle is, without a reload; when it ended the page is fetched anew.

for (const place of document.querySelectorAll("[data-follow]")) {
  const source = new EventSource(place.dataset.follow);
  source.addEventListener("progress", (event) => {
    const { done, total, said } = JSON.parse(event.data);
    const bar = place.querySelector("progress");
    bar.max = total || 1;
    bar.value = done;
    const line = place.querySelector("[role=status]");
    if (line.textContent !== said) line.textContent = said;
  });
  source.addEventListener("ended", () => {
    source.close();
    location.replace(location.pathname + "#mappen");
    location.reload();
  });
  // The program stops, and what it was making goes with it.
  source.addEventListener("away", () => {
    source.close();
    place.querySelector("progress").hidden = true;
    place.querySelector("[role=status]").textContent = place.dataset.away;
  });
  addEventListener("pagehide", () => source.close());
}
