#!/usr/bin/env python3
"""Writes a site of Chinese articles that is the same on every machine.

    corpus.py OUT N [--columns C] [--seed S] [--fill]

OUT/content receives N articles in a tree of ten top columns with C/10 sub-columns each (C is 60
unless given) and 30 topics. Front matter is YAML between `---` lines, which both generators
read. A file has 1 to 7 KB, 3.6 KB on average: Chinese prose, now and then with headings,
emphasis, links, lists, quotes and tables. The same arguments always give the same bytes.

With --fill OUT is a site that exists: its columns without sub-columns and its topics receive the
articles, which then have keywords too, and nothing else of it changes.
"""

import argparse
import datetime
import os
import random

SUBJECTS = (
    "机关党委 各党支部 全体党员 青年理论小组 离退休支部 纪检委员 工会小组 团支部 驻村工作队 "
    "支部书记 信息员 直属单位 业务骨干 入党积极分子 志愿服务队 妇女组织 讲师团 联络员"
).split()
VERBS = (
    "认真学习 系统梳理 深入讨论 逐条落实 集中整改 持续推进 统筹安排 主动公开 定期通报 广泛征求 "
    "反复核对 及时回应 全面总结 重点督办 细化分解 交流展示 评议打分 建档立卡"
).split()
OBJECTS = (
    "年度学习计划 主题党日安排 服务群众清单 组织生活制度 文明单位创建方案 党务公开目录 "
    "问题整改台账 青年成长课堂 社区共建项目 文化惠民活动 老年大学课程 读书分享心得 "
    "先进典型事迹 支部工作法 档案管理办法 廉政教育案例 值班值守要求 调研报告初稿"
).split()
OUTCOMES = (
    "并在月底前报送进展 为下一步工作打下了基础 受到了服务对象的好评 有关情况已在公开栏公示 "
    "与会同志一致表示赞同 形成了可以推广的经验 参加人数比上年增加两成 结果将纳入年终考核"
).split()
TIMES = "近日 本周 上半年 第三季度 活动期间 会后 连日来 经过三个月的努力".split()
TOP_COLUMNS = [
    ("tebiebaodao", "特别报道"),
    ("xuexi", "学习园地"),
    ("tongzhan", "统战群工"),
    ("lianzheng", "党风廉政"),
    ("jiceng", "基层党建"),
    ("fengcai", "风采人物"),
    ("laonian", "老年文化"),
    ("ziliao", "资料库"),
    ("rongyu", "荣誉室"),
    ("wenhua", "文化建设"),
]
TOPIC_COUNT = 30
FIRST_DAY = datetime.datetime(2004, 7, 1, 8, 0)
YEARS = 20


def clause(random_):
    return random_.choice(SUBJECTS) + random_.choice(VERBS) + random_.choice(OBJECTS)


def sentence(random_):
    text = random_.choice(TIMES) + "," + clause(random_)
    if random_.random() < 0.6:
        text += "," + clause(random_)
    return text + "," + random_.choice(OUTCOMES) + "。"


def body(random_, number):
    blocks = []
    for position in range(random_.randint(4, 10)):
        paragraph = "".join(sentence(random_) for _ in range(random_.randint(2, 6)))
        if position == 1:
            paragraph = paragraph.replace("学习", "**学习**", 1)
        if position == 2:
            paragraph += f"[相关链接](https://example.org/a/{number})"
        if position and position % 3 == 0:
            blocks.append("## " + random_.choice(VERBS) + random_.choice(OBJECTS))
        blocks.append(paragraph)
    if number % 5 == 0:
        rows = "\n".join(
            f"| {random_.choice(SUBJECTS)} | {random_.randint(3, 400)} | {random_.randint(1, 20)} |"
            for _ in range(5)
        )
        blocks.append("| 单位 | 党员数 | 支部数 |\n|:---|---:|---:|\n" + rows)
    if number % 7 == 0:
        blocks.append("\n".join(f"{item}. {sentence(random_)}" for item in range(1, 5)))
    if number % 11 == 0:
        blocks.append("\n".join("> " + sentence(random_) for _ in range(2)))
    return "\n\n".join(blocks) + "\n"


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def write_columns(content, count):
    """Writes the columns and topics; returns the paths of the columns that hold articles."""
    columns = []
    for weight, (slug, title) in enumerate(TOP_COLUMNS, 1):
        write(f"{content}/{slug}/_index.md", f"---\ntitle: {title}\nweight: {weight}\n---\n")
        for number in range(1, max(1, count // len(TOP_COLUMNS)) + 1):
            columns.append(f"{slug}/c{number:02d}")
            write(
                f"{content}/{slug}/c{number:02d}/_index.md",
                f"---\ntitle: {title}之{number}\nweight: {number}\n---\n",
            )
    write(f"{content}/topics/_index.md", "---\ntitle: 专题\n---\n")
    for number in range(1, TOPIC_COUNT + 1):
        write(
            f"{content}/topics/zhuanti-{number:02d}/_index.md",
            f"---\ntitle: 专题{number:02d}\n---\n",
        )
    return columns


def existing_columns(content):
    """The paths of the columns that have none below them, and the names of the topics."""
    columns = sorted(
        os.path.relpath(folder, content)
        for folder, _, files in os.walk(content)
        if "_index.md" in files and folder != content
    )
    topics = [path.split("/")[1] for path in columns if path.startswith("topics/")]
    columns = [path for path in columns if path.split("/")[0] != "topics"]
    above = {os.path.dirname(path) for path in columns}
    return [path for path in columns if path not in above], topics


def write_site(out, articles, columns=60, seed=1, fills=False):
    """Writes OUT/content; the order of the random draws is what makes the bytes the same."""
    random_ = random.Random(seed)
    content = os.path.join(out, "content")
    if fills:
        leaves, topics = existing_columns(content)
    else:
        leaves = write_columns(content, columns)
        topics = [f"zhuanti-{number:02d}" for number in range(1, TOPIC_COUNT + 1)]
    step = datetime.timedelta(days=365 * YEARS) / max(1, articles)
    for number in range(articles):
        date = FIRST_DAY + step * number
        lines = [
            "---",
            f'title: "{clause(random_)}"',
            f"date: {date:%Y-%m-%dT%H:%M:00+08:00}",
            f"source: 直属单位{random_.randint(1, 110)}",
            f"author: 作者{random_.randint(1, 200)}",
            "editor: 机关党委",
        ]
        if number % 4 == 0:
            lines.append(f'topics: ["{topics[random_.randint(1, len(topics)) - 1]}"]')
        if fills:
            lines.append(f"keywords: [{', '.join(random_.sample(OBJECTS, 3))}]")
        path = f"{content}/{random_.choice(leaves)}/{date:%Y%m%d}-{number:06d}.md"
        write(path, "\n".join(lines) + "\n---\n\n" + body(random_, number))


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out")
    parser.add_argument("articles", metavar="N", type=int)
    parser.add_argument("--columns", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fill", action="store_true")
    arguments = parser.parse_args()
    write_site(
        arguments.out, arguments.articles, arguments.columns, arguments.seed, arguments.fill
    )


if __name__ == "__main__":
    main()
