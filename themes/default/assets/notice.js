// A public notice that runs: says what is left of its term, by the reader's clock in the site's zone. When the term is
// over before the page is made anew, it hides the list as well: a courtesy, for the next build removes it.
const notice = document.querySelector(".notice[data-expires]");

if (notice) {
  const { expires, days, unit } = notice.dataset;
  const zone = /([+-])(\d\d):(\d\d)$/.exec(expires);
  const minutes = zone ? (zone[1] === "-" ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3])) : 0;
  const today = new Date(Date.now() + minutes * 60000).toISOString().slice(0, 10);
  const left = days.split(" ").filter((day) => day > today).length;
  if (Date.now() < Date.parse(expires)) {
    notice.querySelector(".notice-left").textContent = left ? `还有 ${left} ${unit}` : "今天是最后一天";
  } else {
    notice.querySelector(".notice-state").textContent = "已结束";
    notice.querySelector(".notice-left").textContent = "公示已结束";
    notice.querySelector(".notice-people")?.remove();
  }
}
