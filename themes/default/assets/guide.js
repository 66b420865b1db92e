// 办事指南：从一步办完的那天起，算后面各步最早、最迟的日子。只在浏览器里算，不保存，不上传。
const panel = document.querySelector(".guide-dates");
const steps = [...document.querySelectorAll(".guide-steps li[value]")];
const [step, day] = [panel?.querySelector("select"), panel?.querySelector("input")];

/** 一段时间以后的日子：月末的日子不越过月末；工作日要看放假安排，不算。 */
function later(date, span) {
  const [count, unit] = [Number.parseInt(span, 10), span.split(" ")[1]];
  const result = new Date(date);
  if (unit === "days" || unit === "weeks") {
    result.setUTCDate(result.getUTCDate() + count * (unit === "weeks" ? 7 : 1));
    return result;
  }
  if (unit !== "months" && unit !== "years") return null;
  const wanted = result.getUTCDate();
  result.setUTCDate(1);
  result.setUTCMonth(result.getUTCMonth() + count * (unit === "years" ? 12 : 1));
  const last = new Date(Date.UTC(result.getUTCFullYear(), result.getUTCMonth() + 1, 0)).getUTCDate();
  result.setUTCDate(Math.min(wanted, last));
  return result;
}

const written = (date) => date.toISOString().slice(0, 10);

function show() {
  let earliest = day.value ? new Date(`${day.value}T00:00:00Z`) : null;
  let latest = earliest;
  steps.forEach((item, index) => {
    let place = item.querySelector(".step-date");
    if (!place) {
      place = document.createElement("p");
      place.className = "step-date";
      item.append(place);
    }
    place.textContent = "";
    if (!earliest || index <= Number(step.value)) return;
    const { least, most } = item.dataset;
    if (least) earliest = later(earliest, least) ?? earliest;
    // 没有写最长多久的，最迟的日子就说不准了。
    latest = most && latest ? later(latest, most) : null;
    const words = [];
    if (least) words.push(`最早 ${written(earliest)}`);
    if (latest) words.push(`最迟 ${written(latest)}`);
    place.textContent = words.join("，");
  });
}

if (panel && step && day) {
  panel.hidden = false;
  for (const control of [step, day]) control.addEventListener("change", show);
}
