"""Changes to the files of a site, each drawn from one seeded source: bytes, text, structure, names."""

WORDS = [
    b"\xff", b"\x00", b"\xc0\x80", b"\xed\xa0\x80\xed\xb0\x80", b"\xed\xbf\xbf", b"\xef\xbb\xbf", b"\xf4\x90\x80\x80",
    b"\xe4\xb8", b"\xe2\x80\xae", b"\xe2\x80\x8b", b"\xe2\x80\xa8", b"\xc2\x85", b"\r", b"\r\n", b"\n\n", b"\t", b"\x0c", b"\x1b[2J",
    "：".encode(), "，".encode(), "“".encode(), "”".encode(), "　".encode(), "〔".encode(), "］".encode(), "😀".encode(),
    "👨‍👩‍👧".encode(), "é".encode(), "é".encode(), "＝".encode(), "－".encode(),
    b": ", b":", b"- ", b"-", b"#", b"|", b">", b"&a ", b"*a", b"!!x ", b"%", b"@", b"`", b"\"", b"'", b"\\", b"[", b"]", b"{", b"}",
    b"[[", b"]]", b"{{", b"}}", b"{%", b"%}", b"---\n", b"+++\n", b"...\n", b"=", b",", b"<<: *a\n", b"? ", b"~", b"null", b"\"\"\"", b"'''",
    b"<script>", b"</div>", b"<!--", b"-->", b"![](", b"[](", b"[^1]", b"[^1]: ", b"```", b"~~", b"**", b"__", b"http://", b"https://[::1]/",
    b"//a", b"../../..", b"/", b"?", b"%zz", b"%00", b"%E4%B8", b"javascript:", b"data:", b"file:///etc/passwd", b"mailto:a@b",
    b"9223372036854775807", b"-9223372036854775808", b"99999999999999999999999", b"1e999", b"nan", b"-0", b"0x7fffffffffffffff", b"2147483648",
    b"-1", b"0", b"1", b"true", b"1.7976931348623157e308", b"0000-00-00", b"9999-12-31", b"2026-02-30", b"99999-01-01", b"2026-06-01T24:00:60+99:99",
    b"1900-01-01", b"0001-01-01", b"20260701", b"\x7f", b"\xc2\xad", b"|---|\n", b"| a | b |\n|---|---|\n", b"    ", b"* * *\n", b"===\n",
    b"{slug}", b"{column}", b"{year}", b"{", b"* ", b"1. ", b"99999999999. ", b"> [!NOTE]\n", b"&#0;", b"&#x110000;", b"&amp", b"\\u0000", b"\\U0010FFFF",
    b"{{ 1 // 0 }}", b"{% for a in range(9) %}", b"{% endfor %}", b"{{ x|", b"{% set a = a %}", b"{{ 'a' * 99999999 }}", b"{% extends %}", b"{# ",
]

KEYS = (
    "title date subtitle kicker updated event_date slug aliases source source_url author editor unit contributors topics columns "
    "keywords summary image headline pinned draft expires link video attachments document template extra weight description type "
    "page_size sort nav kind link_group archive include_children subsite blocks opens archived home name base_url time_zone theme "
    "profile language output permalink slugs summary_length raw_html enabled items allow disallow minimum columns related qr_code "
    "leaving_notice no_notice approved_hosts rel links_back code_owners editors from to scope limit file url count width style "
    "articles column keyword id parent group folder order contact phone address email website since until role form note logo "
    "feed back_url 标题 日期 来源"
).split()

VALUES = [
    b"", b"~", b"[]", b"{}", b"[[[[[[]]]]]]", b"{a: {b: {c: {d: {e: 1}}}}}", b"[1, [2, [3, [4]]]]", b"true", b"false", b"0", b"-1",
    b"9223372036854775807", b"-9223372036854775808", b"99999999999999999999", b"1e400", b"nan", b"\"\"", b"''", b"\"\\u0000\"", b"\"\\x00\"",
    b"'\"", b"\"'", b"|", b">", b"|\n  a\n  b", b"- a\n- b", b"\n  - a\n  - b", b"\n  a: 1\n  b: 2", b"9999-12-31 23:59:59", b"0001-01-01",
    b"2026-13-45", b"1969-12-31T23:59:60Z", b"../../etc", b"/", b"//", b".", b"..", b"a/../../b", b"/../", b"https://", b"http://a b/", b"https://a/%zz",
    b"https://[::1]:99999/", b"HTTP://USER:PASS@EXAMPLE.ORG", b"*", b"*.*.*", b"{column}{slug}", b"/{x}/", b"//{slug}", b"/{slug}/{slug}/", b"+99:99",
    b"-00:01", b"UTC", b"Asia/Urumqi", b"a" * 300, "长".encode() * 5000, b"[a, b", b"{a: 1", b"\"abc", b"'abc", b"[" * 200, b"{" * 200, b"a: b: c",
    "“引号”".encode(), "甲、乙；丙，丁".encode(), b"<b>&\"'", b"\t", b"# comment", b"\xff\xfe", b"\xd6\xd0\xce\xc4", b"[" + b"a, " * 3000 + b"a]",
    b"[\"" + b"x" * 70000 + b"\"]", b"2026", b"[1, 2", b"[{kind: latest, count: 101}]", b"[{column: xuexi}, {keyword: x}, {articles: [a]}]",
    b"{src: tu.jpg, alt: [1]}", b"{file: a}", b"{name: a, host: \"https://a/\"}", b"\"https://\xe4\xb8\xad\xe6\x96\x87.cn/\"", b"[\"*.gov.cn\", \"\"]",
]

NAMES = [
    "中文 空格", "a\nb", "a\tb", "-", "--help", "con", "nul.", "..a", "a..b", "%2e%2e", "%00", "a%zz", "café", "cafe\u0301", "ＡＢＣ", "😀",
    "\u202egnp", "\u200b", "a" * 200, "长" * 80, "A", "a.b.c", ".hidden", "~$x", "index", "_index", "page-1", "a;b", "a'b\"c", "a#b?c", "a&b", "<x>", "a|b",
    "a\\b", "$(x)", "`x`", "*", "?", "[a]", "{slug}", "404", "search", "archive", "topics", "assets", "feed", "2026", "\x1b[31m",
]

ENCODINGS = ["gbk", "gb18030", "utf-16-le", "utf-16-be", "utf-16", "utf-8-sig", "big5", "utf-32-le", "shift_jis"]


def is_text(path):
    return not path.endswith((b".jpg", b".pdf", b".png"))


def any_path(random, files):
    """A path of a site; small and rich files come more often than the many alike ones."""
    paths = sorted(files)
    if random.random() < 0.5:
        preferred = [
            p for p in paths if not p.startswith((b"content/", b"themes/")) or p.endswith(b"_index.md")
        ]
        if preferred:
            return random.choice(preferred)
    return random.choice(paths)


def change_bytes(random, content):
    content = bytearray(content)
    for _ in range(random.choice([1, 1, 2, 3, 8])):
        place = random.randint(0, len(content))
        match random.randint(0, 6):
            case 0 if content:
                content[place % len(content)] ^= 1 << random.randint(0, 7)
            case 1 if content:
                content[place % len(content)] = random.randint(0, 255)
            case 2:
                del content[place : place + random.choice([1, 1, 2, 3, 10, 100])]
            case 3:
                part = content[place : place + random.randint(1, 200)]
                content[place:place] = part * random.choice([1, 2, 20])
            case 4:
                content[place:place] = bytes(random.randint(0, 255) for _ in range(random.randint(1, 20)))
            case _:
                content[place:place] = random.choice(WORDS) * random.choice([1, 1, 1, 2, 50])
    return bytes(content)


def change_lines(random, content):
    lines = content.split(b"\n")
    place = random.randrange(len(lines))
    match random.randint(0, 5):
        case 0:
            del lines[place]
        case 1:
            lines.insert(place, lines[random.randrange(len(lines))])
        case 2:
            lines[place] = random.choice([b" ", b"\t", b"  ", "　".encode(), b"- ", b"> "]) + lines[place]
        case 3:
            other = random.randrange(len(lines))
            lines[place], lines[other] = lines[other], lines[place]
        case 4:
            lines[place] = lines[place].strip()
        case _:
            lines[place : place + 1] = lines[place : place + 1] * random.choice([2, 30, 300])
    return b"\n".join(lines)


def change_value(random, content):
    """Another value for a key, or another key for a value."""
    lines = content.split(b"\n")
    places = [i for i, line in enumerate(lines[:60]) if b":" in line or b"=" in line]
    if not places:
        return change_lines(random, content)
    place = random.choice(places)
    line = lines[place]
    mark = b"=" if b"=" in line and (b":" not in line or line.index(b"=") < line.index(b":")) else b":"
    key, _, value = line.partition(mark)
    if random.random() < 0.3:
        key = random.choice(KEYS).encode() + (b" " if mark == b"=" else b"")
    else:
        value = b" " + random.choice(VALUES)
    lines[place] = key + mark + value
    return b"\n".join(lines)


def change_encoding(random, content):
    encoding = random.choice(ENCODINGS)
    try:
        changed = content.decode().encode(encoding, "ignore")
    except UnicodeDecodeError:
        return change_bytes(random, content)
    if random.random() < 0.2:
        # Half of a file pasted from another program.
        half = random.randint(0, len(content))
        return content[:half] + changed[len(changed) // 2 :]
    if random.random() < 0.2:
        return changed[: random.randint(0, len(changed))]
    return changed


def change_names(random, files):
    path = random.choice(sorted(files))
    content = files.pop(path)
    folder, _, name = path.rpartition(b"/")
    name = random.choice(NAMES).encode()
    if random.random() < 0.2:
        name = bytes(b for b in change_bytes(random, name) if b not in b"/\0") or b"x"
    ending = b"." + path.rpartition(b".")[2] if random.random() < 0.85 else b""
    if random.random() < 0.3 and folder:
        above, _, _ = folder.rpartition(b"/")
        folder = above + b"/" + name if above else folder
        name = path.rpartition(b"/")[2].rpartition(b".")[0]
    name = name[: 250 - len(ending)]
    files[(folder + b"/" if folder else b"") + name + ending] = content
    return path


def change_structure(random, files):
    paths = sorted(files)
    one, other = random.choice(paths), random.choice(paths)
    match random.randint(0, 6):
        case 0:
            del files[one]
        case 1:
            files[one], files[other] = files[other], files[one]
        case 2:
            files[one] = b""
        case 3:
            place = random.randint(0, len(files[one]))
            files[one] = files[one][:place] + files[other][random.randint(0, len(files[other])) :]
        case 4:
            files[one.rpartition(b".")[0] + b"-2." + one.rpartition(b".")[2]] = files[one]
        case 5:
            files[one + b"/" + random.choice([b"x.md", b"_index.md", b"a.toml"])] = files.pop(one)
        case _:
            files[random.choice([b"data/units.csv", b"data/contributors.toml", b"templates/home.html", b"templates/article.html", b"templates/base.html"])] = files[one]


def mutate(random, site):
    """A changed copy of a site, path → bytes."""
    files = dict(site)
    for _ in range(random.choice([1, 1, 1, 2, 2, 3, 5])):
        kind = random.random()
        if kind < 0.08 and files:
            change_structure(random, files)
        elif kind < 0.15 and files:
            change_names(random, files)
        elif files:
            path = any_path(random, files)
            content = files[path]
            if not is_text(path) or kind < 0.45:
                content = change_bytes(random, content)
            elif kind < 0.60:
                content = change_lines(random, content)
            elif kind < 0.85:
                content = change_value(random, content)
            else:
                content = change_encoding(random, content)
            files[path] = content
    return files
