// The only script of this theme: finds articles by the words of their titles, a year after the other, the newest first.
const box = document.querySelector("main .search");
const parameters = new URLSearchParams(location.search);
const folded = (text) => text.normalize("NFKC").toLowerCase();
const words = folded(parameters.get("q") ?? "").split(/\s+/).filter(Boolean);
const scope = parameters.get("in") ?? "";
const message = box.querySelector(".search-message");
const results = box.querySelector(".search-results");
box.querySelector("input[type=search]").value = parameters.get("q") ?? "";
const years = words.length ? box.dataset.years.split(" ").filter(Boolean) : [];
const most = 100;
let count = 0;
try {
  for (const year of years) {
    message.textContent = `正在找 ${year} 年的文章……`;
    const titles = await (await fetch(`${box.dataset.titles}${year}.json`)).json();
    for (const [title, url, date, column] of titles) {
      const text = folded(title);
      if (!words.every((word) => text.includes(word)) || !url.startsWith(scope)) continue;
      count += 1;
      if (count > most) continue;
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = url;
      link.textContent = title;
      const time = document.createElement("time");
      time.dateTime = date;
      time.textContent = `${column} ${date}`;
      item.append(link, " ", time);
      results.append(item);
    }
  }
  message.textContent = !words.length ? "" : count > most ? `找到 ${count} 篇，列出最新的 ${most} 篇。`
    : count ? `找到 ${count} 篇。` : "没有找到标题里有这些词的文章，请换一个词，或从下面查找。";
} catch {
  message.textContent = "读不到标题，请稍后再试，或从下面查找。";
}
