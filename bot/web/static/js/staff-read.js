// Comfort only: a note's field is ready to type in when it opens, and stays in view.

for (const details of document.querySelectorAll(".margin details")) {
  details.addEventListener("toggle", () => {
    if (!details.open) return;
    details.querySelector("textarea")?.focus({ preventScroll: true });
    details.scrollIntoView({ block: "nearest" });
  });
}
document.querySelector(".margin [aria-invalid]")?.focus();
