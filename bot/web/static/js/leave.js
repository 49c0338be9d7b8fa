// Leaving this device: nothing of the person stays in the browser, also where the server's word
// for it (Clear-Site-Data) is not heard, as over plain http.

addEventListener("submit", (event) => {
  if (!event.target.action.endsWith("/weg")) return;
  localStorage.clear();
  sessionStorage.clear();
});
