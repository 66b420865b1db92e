// 自测: draws a paper from the questions of the page, shuffles, keeps time, marks, and remembers what was
// wrong on this machine alone. Without it the page has all questions, and the answers after them.
const kinds = ["single", "multiple", "judge"];
const storageKey = `quiz:${location.pathname}`;

/** The numbers of questions that were answered wrong; storage can be switched off. */
const load = () => {
  try {
    const kept = JSON.parse(localStorage.getItem(storageKey) ?? "[]");
    return new Set(Array.isArray(kept) ? kept : []);
  } catch {
    return new Set();
  }
};
const save = (wrong) => {
  try {
    localStorage.setItem(storageKey, JSON.stringify([...wrong]));
  } catch {
    // A book that cannot be kept is no reason not to practise.
  }
};

/** The same things in a random order (Fisher–Yates). */
export const shuffled = (things) => {
  const order = [...things];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
};

/** What chosen letters are worth. */
export const worth = (chosen, answer, points, isHalf) => {
  if (chosen === answer) return points;
  const isPart = isHalf && chosen !== "" && [...chosen].every((letter) => answer.includes(letter));
  return isPart ? points / 2 : 0;
};

const start = (quiz) => {
  const find = (name) => quiz.querySelector(name);
  const list = find(".quiz-questions");
  const questions = [...list.children];
  const [answers, controls, submit, result, clock, timer] =
    [".quiz-answers", ".quiz-controls", ".quiz-submit", ".quiz-result", ".quiz-clock", ".quiz-timer"].map(find);
  const answerOf = new Map([...answers.querySelectorAll("li")].map((line) => [line.dataset.id, line]));
  let wrong = load();
  let paper = [];
  let ticking;

  const count = () => {
    find(".quiz-wrong-count").textContent = String(wrong.size);
    find(".quiz-review").disabled = wrong.size === 0;
    find(".quiz-clear").disabled = wrong.size === 0;
  };
  const clear = (question) => {
    question.querySelector(".quiz-mark")?.remove();
    question.classList.remove("right", "wrong");
    for (const input of question.querySelectorAll("input")) { input.checked = false; input.disabled = false; }
  };
  /** Options in a new order, their letters with them: the answer names the values, not the places. */
  const shuffleOptions = (question) => {
    if (question.dataset.kind === "judge") return;
    const fieldset = question.querySelector("fieldset");
    shuffled(fieldset.querySelectorAll("label")).forEach((label, place) => {
      label.querySelector("span").textContent = `${String.fromCharCode(65 + place)}.`;
      fieldset.append(label);
    });
  };
  const stop = () => {
    clearInterval(ticking);
    ticking = undefined;
  };
  const mark = () => {
    stop();
    let total = 0;
    let full = 0;
    for (const question of paper) {
      const points = Number(quiz.dataset[`${question.dataset.kind}Points`]);
      const chosen = [...question.querySelectorAll("input:checked")].map((input) => input.value).sort().join("");
      const got = worth(chosen, question.dataset.answer, points, quiz.dataset.partial === "half");
      total += got;
      full += points;
      const isRight = got === points;
      if (isRight) wrong.delete(question.dataset.id); else wrong.add(question.dataset.id);
      question.classList.add(isRight ? "right" : "wrong");
      const shown = document.createElement("p");
      shown.className = "quiz-mark";
      const letters = [...question.querySelectorAll("label")]
        .filter((label) => question.dataset.answer.includes(label.querySelector("input").value))
        .map((label) => label.querySelector("span")?.textContent.slice(0, -1) ?? label.textContent.trim()).sort().join("");
      const explained = answerOf.get(question.dataset.id)?.cloneNode(true);
      explained?.querySelector("strong").remove();
      shown.textContent = `${isRight ? "对" : "错"}，答案是 ${letters}${explained?.textContent ?? ""}`;
      question.querySelector("fieldset").append(shown);
      for (const input of question.querySelectorAll("input")) input.disabled = true;
    }
    save(wrong);
    count();
    submit.hidden = true;
    const isPassed = total >= Number(quiz.dataset.pass) * (full / fullMarks);
    result.textContent = `得 ${total} 分，满分 ${full} 分，${isPassed ? "及格" : "不及格"}。自测成绩不作考核依据。`;
    result.scrollIntoView({ block: "nearest" });
  };
  const fullMarks = kinds.reduce((sum, kind) => sum + Number(quiz.dataset[kind]) * Number(quiz.dataset[`${kind}Points`]), 0) || 1;
  const tick = (end) => {
    const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
    clock.textContent = timer.checked ? `剩 ${Math.floor(left / 60)} 分 ${String(left % 60).padStart(2, "0")} 秒` : "不计时";
    if (left === 0 && timer.checked) mark();
  };
  const show = (chosen, isTimed) => {
    stop();
    paper = chosen;
    paper.forEach(clear);
    paper.forEach(shuffleOptions);
    list.replaceChildren(...paper);
    answers.hidden = true;
    submit.hidden = paper.length === 0;
    result.textContent = `共 ${paper.length} 道题。`;
    clock.textContent = "";
    const minutes = Number(quiz.dataset.minutes);
    if (isTimed && minutes > 0) {
      const end = Date.now() + minutes * 60_000;
      tick(end);
      ticking = setInterval(() => tick(end), 1000);
    }
    paper[0]?.querySelector("input")?.focus();
  };
  const draw = () => kinds.flatMap((kind) =>
    shuffled(questions.filter((question) => question.dataset.kind === kind)).slice(0, Number(quiz.dataset[kind])));

  find(".quiz-start").addEventListener("click", () => show(draw(), true));
  find(".quiz-review").addEventListener("click", () => show(shuffled(questions.filter((question) => wrong.has(question.dataset.id))), false));
  find(".quiz-clear").addEventListener("click", () => { wrong = new Set(); save(wrong); count(); });
  find(".quiz-all").addEventListener("click", () => {
    stop();
    questions.forEach(clear);
    list.replaceChildren(...questions);
    answers.hidden = false;
    submit.hidden = true;
    result.textContent = `共 ${questions.length} 道题，答案在最后。`;
    clock.textContent = "";
  });
  submit.querySelector("button").addEventListener("click", mark);
  count();
  controls.hidden = false;
};

for (const quiz of document.querySelectorAll(".quiz:not(.exam)")) start(quiz);
