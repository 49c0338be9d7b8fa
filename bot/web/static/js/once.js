// A form is sent once: a second press while the answer is on its way would give the same digits again,
// and its answer would hide the page with the recovery codes.

for (const form of document.forms) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  addEventListener("pageshow", () => {
    sent = false;
  });
}
