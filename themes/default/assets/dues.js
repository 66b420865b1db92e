// 党费: computes from the rows of the page's own table, in whole 分. Nothing is kept or sent.
const most = 10_000_000_000;

/** An amount in yuan as people write it, in 分: null where it is none. */
export const parse = (text) => {
  const plain = text.normalize("NFKC").replace(/[\s　]/g, "").replace(/^[¥￥]/, "").replace(/元$/, "");
  const found = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(plain);
  if (!found) return null;
  const yuan = Number(found[1].replaceAll(",", ""));
  if (yuan > most / 100) return null;
  return yuan * 100 + Number((found[2] ?? "").padEnd(2, "0"));
};

/** What is paid of a base, both in 分, by the brackets of a payer, the lowest first. */
export const fee = (base, brackets, round = 1) => {
  const bracket = brackets.find(({ fixed, upTo }) => fixed !== undefined || base <= (upTo ?? Infinity));
  if (!bracket) return 0;
  if (bracket.fixed !== undefined) return bracket.fixed;
  const divisor = 1000 * round;
  return Math.floor((base * bracket.permille + divisor / 2) / divisor) * round;
};

/** An amount in 分 as people write it. */
export const yuan = (cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;

/** The brackets of each payer, from the rows of the table. */
export const payers = (rows) => {
  const found = new Map();
  const number = (text) => (text === undefined ? undefined : Number(text));
  for (const { dataset } of rows) {
    if (!found.has(dataset.payer)) found.set(dataset.payer, []);
    found.get(dataset.payer).push({ upTo: number(dataset.upTo), permille: number(dataset.permille), fixed: number(dataset.fixed) });
  }
  return found;
};

/** Why a text is no amount. */
const fault = (text) => {
  if (!text.trim()) return "请填写月交费基数。";
  if (/^\s*[-−－]/.test(text)) return "基数不能是负数。";
  if (/[.．]\d{3,}\s*元?\s*$/.test(text)) return "最多两位小数，到分为止。";
  return "请只填数字，例如 8765.43。";
};

for (const place of document.querySelectorAll(".dues")) {
  const form = place.querySelector(".dues-form");
  if (!form) continue;
  const rates = payers(place.querySelectorAll("tr[data-payer]"));
  const [payer, base, result] = ["#dues-payer", "#dues-base", "#dues-result"].map((name) => form.querySelector(name));
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const amount = parse(base.value);
    base.ariaInvalid = amount === null ? "true" : null;
    result.textContent = amount === null
      ? fault(base.value)
      : `${payer.value}，基数 ${yuan(amount)} 元，每月应交 ${yuan(fee(amount, rates.get(payer.value), Number(place.dataset.round)))} 元。结果仅供参考，以党组织核定为准。`;
  });
}
