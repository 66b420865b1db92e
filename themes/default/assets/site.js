// What only works with scripts is shown by them: the size of the text and printing.
(() => {
  const tools = document.querySelector(".article-tools");
  const content = document.querySelector(".article > .content");
  if (!tools || !content) return;

  const sizes = ["small", "medium", "large"];
  const remembered = () => {
    try { return localStorage.getItem("text-size"); } catch { return null; }
  };
  const show = (size) => {
    for (const name of sizes) content.classList.toggle(`text-${name}`, name === size);
    for (const button of tools.querySelectorAll("[data-size]")) {
      button.setAttribute("aria-pressed", String(button.dataset.size === size));
    }
  };
  tools.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.size) {
      show(button.dataset.size);
      try { localStorage.setItem("text-size", button.dataset.size); } catch { /* Only for now. */ }
    } else {
      print();
    }
  });
  show(sizes.includes(remembered()) ? remembered() : "medium");
  tools.hidden = false;
})();
