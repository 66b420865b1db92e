// Forms: takes one away on the day after its last, where the page is older than that, and keeps a double
// click from sending twice. Without it the server refuses both.
const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(new Date());

for (const place of document.querySelectorAll(".submission")) {
  const form = place.querySelector("form");
  if (!form) continue;
  if (place.dataset.closes && today > place.dataset.closes) {
    form.remove();
    place.querySelector(".submission-over").hidden = false;
    continue;
  }
  form.addEventListener("submit", () => {
    for (const button of form.querySelectorAll("button[type=submit]")) button.disabled = true;
  });
}
// Coming back to the page must find the button as it was.
addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll(".submission button[disabled]")) button.disabled = false;
});
