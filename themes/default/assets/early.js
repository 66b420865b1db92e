// Runs before the page is drawn, so that nothing moves or flashes afterwards: what the reader chose in
// the tool bar, and grey on days of mourning by the reader's clock (a site built the day before changes
// at midnight). data-mourning: begin/end pairs, parted by spaces.
(() => {
  const page = document.documentElement;
  page.classList.add("scripted");
  const allowed = { size: ["2", "3", "4"], spacing: ["wide"], contrast: ["high"], pointer: ["large"], reader: ["open"] };
  try {
    const chosen = JSON.parse(localStorage.getItem("reader")) ?? {};
    for (const [name, values] of Object.entries(allowed)) {
      if (values.includes(chosen[name])) page.dataset[name] = chosen[name];
    }
  } catch { /* No storage: nothing was chosen. */ }

  if (!page.dataset.mourning) return;
  const now = Date.now();
  const mourns = page.dataset.mourning.split(" ").some((pair) => {
    const [begin, end] = pair.split("/").map(Date.parse);
    return begin <= now && now < end;
  });
  page.classList.toggle("mourning", mourns);
})();
