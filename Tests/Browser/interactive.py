"""What readers take part in, with the keyboard alone: the calculator of 党费, quizzes, forms.

interactive.py FOLDER… looks at published sites by itself; browser_test.py calls `check` as well.
"""

import pathlib
import sys

VECTORS = {
    "在职": [("0", "0.00"), ("1", "0.01"), ("29", "0.15"), ("57", "0.29"), ("2999.99", "15.00"), ("3000", "15.00"),
           ("3000.01", "30.00"), ("4321", "43.21"), ("5000", "50.00"), ("5000.01", "75.00"), ("6543.21", "98.15"),
           ("8765.43", "131.48"), ("８，７６５．４３", "131.48"), ("¥8,765.43", "131.48"), ("10000", "150.00"),
           ("10000.01", "200.00"), ("12345.67 元", "246.91")],
    "离退休": [("4999", "25.00"), ("5000", "25.00"), ("5000.01", "50.00"), ("6789.30", "67.89")],
}
FAULTS = [("", "请填写"), ("  ", "请填写"), ("-1", "不能是负数"), ("－1", "不能是负数"), ("1.234", "最多两位小数"),
          ("1,23", "只填数字"), ("一千", "只填数字"), ("100000001", "只填数字")]


def check_dues(page, where, report):
    page.keyboard.press("Tab")
    for payer, vectors in VECTORS.items():
        page.select_option("#dues-payer", payer)
        for base, amount in vectors:
            page.focus("#dues-base")
            page.keyboard.press("Control+A")
            page.keyboard.insert_text(base)
            page.keyboard.press("Enter")
            shown = page.text_content("#dues-result")
            if f"每月应交 {amount} 元" not in shown or "以党组织核定为准" not in shown:
                report(where, f"{payer} {base}: {shown}")
    for base, fault in FAULTS:
        page.fill("#dues-base", base)
        page.keyboard.press("Enter")
        shown = page.text_content("#dues-result")
        if fault not in shown or "应交" in shown:
            report(where, f"“{base}”: {shown}")
    # All amounts from 0.01 to 15,000.00 yuan, against whole numbers of another kind.
    wrong = page.evaluate("""async () => {
        const script = document.querySelector('script[src*="dues"]').src;
        const { fee, payers } = await import(script);
        const rates = payers(document.querySelectorAll('tr[data-payer]'));
        let wrong = 0;
        for (const name of ['在职', '离退休']) {
            const brackets = rates.get(name);
            for (let base = 1; base <= 1500000; base += 1) {
                const { permille } = brackets.find(({ upTo }) => base <= (upTo ?? Infinity));
                const product = BigInt(base) * BigInt(permille);
                const exact = product / 1000n + (product % 1000n >= 500n ? 1n : 0n);
                if (BigInt(fee(base, brackets)) !== exact) wrong += 1;
            }
        }
        return wrong;
    }""")
    if wrong:
        report(where, f"{wrong} of 3,000,000 amounts are wrong")


def check_quiz(page, where, report):
    page.evaluate("localStorage.clear()")
    page.reload()
    page.focus(".quiz-start")
    page.keyboard.press("Enter")
    data = page.evaluate("({ ...document.querySelector('.quiz').dataset })")
    wanted = sum(int(data[kind]) for kind in ("single", "multiple", "judge"))
    shown = page.locator(".quiz-question").count()
    if shown != wanted:
        report(where, f"draws {shown} questions, not {wanted}")
    if page.is_visible(".quiz-answers"):
        report(where, "shows the answers beside the paper")
    if not page.evaluate("document.activeElement.matches('.quiz-question input')"):
        report(where, "does not lead to the first question")
    # The first question wrong, all others right, by the keyboard.
    for number in range(shown):
        question = page.locator(".quiz-question").nth(number)
        answer = question.get_attribute("data-answer")
        values = question.locator("input").evaluate_all("inputs => inputs.map((input) => input.value)")
        chosen = [value for value in values if (value in answer) != (number == 0)]
        for value in chosen if question.get_attribute("data-kind") == "multiple" else chosen[:1]:
            question.locator(f"input[value={value}]").focus()
            page.keyboard.press("Space")
    page.focus(".quiz-submit button")
    page.keyboard.press("Enter")
    result = page.text_content(".quiz-result")
    right, wrong = page.locator(".quiz-question.right").count(), page.locator(".quiz-question.wrong").count()
    if (right, wrong) != (shown - 1, 1) or "不作考核依据" not in result:
        report(where, f"{right} right, {wrong} wrong: {result}")
    mark = page.locator(".quiz-question.wrong .quiz-mark").text_content()
    if not mark.startswith("错，答案是"):
        report(where, f"marks as {mark}")
    # The letter that the mark names is the letter that stands before a right option.
    named = page.evaluate("""() => [...document.querySelectorAll('.quiz-question')].every((question) => {
        if (question.dataset.kind === 'judge') return true;
        const letters = question.querySelector('.quiz-mark').textContent.match(/答案是 ([A-J]+)/)[1];
        return [...question.querySelectorAll('label')].every((label) =>
            letters.includes(label.querySelector('span').textContent[0]) === question.dataset.answer.includes(label.querySelector('input').value));
    })""")
    if not named:
        report(where, "names the wrong letters")
    page.reload()
    if page.text_content(".quiz-wrong-count") != "1":
        report(where, "forgets what was wrong")
    page.focus(".quiz-review")
    page.keyboard.press("Enter")
    if page.locator(".quiz-question").count() != 1:
        report(where, "does not practise what was wrong")
    page.focus(".quiz-all")
    page.keyboard.press("Enter")
    if not page.is_visible(".quiz-answers") or page.locator(".quiz-question").count() < shown:
        report(where, "does not show all questions again")
    page.evaluate("localStorage.clear()")


def check_plain(page, kind, where, report):
    """Without scripts everything is there, and nothing that only a script can do."""
    if kind == "article-dues":
        if page.is_visible(".dues-form") or page.locator(".dues tbody tr").count() < 6:
            report(where, "is not whole without scripts")
    if kind == "article-quiz" and page.locator(".quiz.exam").count() == 0:
        if page.is_visible(".quiz-controls") or not page.is_visible(".quiz-answers"):
            report(where, "is not whole without scripts")


def check(page, kind, mode, where, report):
    if mode == "plain":
        check_plain(page, kind, where, report)
    elif kind == "article-dues" and page.locator("script[src*=dues]").count():
        check_dues(page, where, report)
    elif kind == "article-quiz" and page.locator("script[src*=quiz]").count():
        check_quiz(page, where, report)


def main(folders):
    import browser_test
    import pages
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for folder in folders:
            address = pages.serve(folder)
            for size, mode in [("phone", "light"), ("desktop", "light"), ("desktop", "dark"), ("phone", "large"), ("phone", "contrast"), ("desktop", "plain")]:
                context = browser_test.open_context(browser, size, mode)
                place = {}
                page = browser_test.open_page(context, address, place)
                for kind, path in pages.pages_of_every_kind(folder):
                    if not (kind == "wall" or kind.startswith("article-") or kind[7:] in ("quizzes", "surveys", "contests", "wall")) or kind == "article-rich":
                        continue
                    where = place["where"] = f"{folder} {kind} {size} {mode} {path}"
                    browser_test.look(page, address, path, where, mode)
                    if (size, mode) == ("phone", "light"):
                        browser_test.check_widths(page, where)
                        page.set_viewport_size({"width": 360, "height": 740})
                    if (size, mode) == ("desktop", "light"):
                        browser_test.check_keyboard(page, where)
                    if size == "desktop":
                        check(page, kind, mode, where, browser_test.report)
                context.close()
        browser.close()
    print(browser_test.counts, f"{len(browser_test.problems)} problems")
    return 1 if browser_test.problems or not browser_test.counts["views"] else 0


if __name__ == "__main__":
    sys.exit(main([pathlib.Path(argument) for argument in sys.argv[1:]]))
