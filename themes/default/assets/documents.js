// A column of official documents: filters by several things at once and sorts, over documents.json of the
// column. Without it each choice is a page of its own.
const nav = document.querySelector(".list-filter[data-documents]");
const table = document.querySelector("table.documents");

/** A row of documents.json: title, address, number, signed on, status, issuer, unit, published on. */
const fields = { title: 0, url: 1, number: 2, signed: 3, status: 4, issuer: 5, unit: 6, date: 7 };
const value = {
  year: (row) => `${Number((row[fields.signed] || row[fields.date]).slice(0, 4))}年`,
  status: (row) => row[fields.status],
  issuer: (row) => row[fields.issuer],
  unit: (row) => row[fields.unit],
};

const start = () => {
  const links = [...nav.querySelectorAll("a[data-filter]")];
  const message = nav.querySelector(".filter-message");
  const chosen = Object.fromEntries(links.filter((link) => link.ariaCurrent).map((link) => [link.dataset.filter, link.dataset.choice]));
  const isChosen = (link) => chosen[link.dataset.filter] === link.dataset.choice;
  let order = { field: "date", rises: false };
  let rows;
  const cell = (text, label, isDay) => {
    const made = document.createElement("td");
    if (label) made.dataset.label = label;
    if (isDay && text) {
      const time = document.createElement("time");
      time.dateTime = text;
      time.textContent = text;
      made.append(time);
    } else made.textContent = text;
    return made;
  };
  const show = () => {
    const found = rows.filter((row) => Object.entries(chosen).every(([kind, wanted]) => value[kind](row) === wanted));
    const at = fields[order.field];
    found.sort((one, other) => (order.rises ? 1 : -1) * one[at].localeCompare(other[at], "zh-CN", { numeric: true }));
    table.tBodies[0].replaceChildren(...found.map((row) => {
      const line = document.createElement("tr");
      const link = document.createElement("a");
      link.href = row[fields.url];
      link.textContent = row[fields.title];
      const title = document.createElement("td");
      title.append(link);
      const status = cell(row[fields.status]);
      if (row[fields.status] && row[fields.status] !== "现行") status.className = "state-ended";
      line.append(title, cell(row[fields.number]), cell(row[fields.signed], "成文", true), status, cell(row[fields.date], "发布", true));
      return line;
    }));
    for (const link of links) if (isChosen(link)) link.ariaCurrent = "true"; else link.removeAttribute("aria-current");
    for (const head of heads) {
      const button = head.firstElementChild;
      if (button.dataset.field === order.field) head.ariaSort = order.rises ? "ascending" : "descending"; else head.removeAttribute("aria-sort");
    }
    message.textContent = `共 ${found.length} 件`;
    document.querySelector(".column-documents .pager")?.remove();
  };
  const act = async (change) => {
    try {
      rows ??= await (await fetch(nav.dataset.documents)).json();
    } catch {
      message.textContent = "读不到公文目录，请稍后再试。";
      return;
    }
    change();
    show();
  };
  nav.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-filter]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    act(() => { if (isChosen(link)) delete chosen[link.dataset.filter]; else chosen[link.dataset.filter] = link.dataset.choice; });
  });
  const heads = [...table.tHead.rows[0].cells];
  ["title", "number", "signed", "status", "date"].forEach((field, index) => {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.field = field;
    button.textContent = heads[index].textContent;
    button.addEventListener("click", () => act(() => { order = { field, rises: order.field === field ? !order.rises : field === "title" || field === "number" }; }));
    heads[index].replaceChildren(button);
  });
};

if (nav && table) start();
