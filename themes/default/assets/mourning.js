// Greys the page on days of mourning by the reader's clock, so that a site built the day before
// changes at midnight. data-mourning: begin/end pairs, parted by spaces.
(() => {
  const page = document.documentElement;
  const now = Date.now();
  const mourns = page.dataset.mourning.split(" ").some((pair) => {
    const [begin, end] = pair.split("/").map(Date.parse);
    return begin <= now && now < end;
  });
  page.classList.toggle("mourning", mourns);
})();
