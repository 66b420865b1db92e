"""Imports small old sites of every kind and looks at what became of them: sites_test.py REDSITE"""

import json
import pathlib
import subprocess
import sys
import tempfile

import documents

problems = []


def expect(holds, what):
    if not holds:
        problems.append(what)
        print(what, flush=True)


def write(folder, path, content, encoding="utf-8"):
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))


PAGE = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>{title}_某某党建网</title>{meta}</head><body>
<div id="nav"><a href="/">首页</a><a href="/xw/">新闻</a><a href="/tz/">通知</a><a href="/lj/">友情链接列表页</a></div>
<div class="box"><div class="info">发布时间：2012-03-05 来源：办公室</div>
<div class="TRS_Editor"><p style="mso-spacerun:yes"><font face="仿宋">{text}</font></p>
<p><img src="{image}"></p><p>见<a href="{link}">另一篇</a>和<a href="../files/biao.pdf">附表</a>，
<a href="http://www.example.com/a">外站</a>，<a href="javascript:void(0)">关闭</a>。</p>
<table><tr><td>甲</td><td>乙</td></tr><tr><td colspan="2">合并丙</td></tr></table></div></div>
<div id="foot">版权所有 <a href="/about.html">关于我们</a></div></body></html>"""


def make_html(folder):
    text = "这是旧网站的一篇文章，正文有足够多的字，能让程序认出它是正文而不是导航。" * 2
    write(folder, "xw/1.html", PAGE.format(title="旧文章一", text="其一，" + text, image="/images/a.png", link="2.htm", meta=""), "gb18030")
    write(folder, "xw/2.htm", PAGE.format(
        title="旧文章二", text="其二，" + text, image="nowhere.jpg", link="1.html",
        meta='<meta name="ArticleTitle" content="旧文章二的全名"><meta name="PubDate" content="2013-04-06 08:30">'
             '<meta name="ContentSource" content="机关党委">'), "gb18030")
    write(folder, "xw/index.html", "<html><body><div>" + '<a href="1.html">旧文章一的标题很长很长</a>' * 20 + "</div></body></html>")
    for number, (name, mark) in enumerate(MARKED.items()):
        write(folder, f"nb/{name}.html", f"<html><head><title>内部第{number}篇</title>{mark}</head><body><p>第{number}页，{text}</p></body></html>")
    write(folder, "nb/title.html", f"<html><head><title>密码保护：名单</title></head><body><p>名单页，{text}</p></body></html>")
    write(folder, "nb/open.html", f'<html><head><title>公开的一篇</title><meta name="robots" content="index,follow"></head><body><h1>公开的一篇</h1><p>2012-01-01</p><p>公开页，{text}</p></body></html>')
    write(folder, "images/a.png", documents.picture(3).getvalue())
    write(folder, "files/biao.pdf", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n")


WXR = """<?xml version="1.0" encoding="UTF-8"?>
<!-- made for the test -->
<rss version="2.0" xmlns:content="x" xmlns:wp="x" xmlns:dc="x" xmlns:excerpt="x"><channel><title>旧站</title>
<link>https://old.example.org</link><wp:base_site_url>https://old.example.org</wp:base_site_url>
<item><title>博客一</title><link>https://old.example.org/2015/05/blog-1/</link><dc:creator><![CDATA[宣传科]]></dc:creator>
<content:encoded><![CDATA[第一段 <strong>重点</strong> & 说明。

第二段，见<a href="https://old.example.org/about/">关于</a>。<img src="https://old.example.org/wp-content/uploads/p.png" alt="合影">]]></content:encoded>
<excerpt:encoded><![CDATA[]]></excerpt:encoded><wp:post_date>2015-05-06 07:08:09</wp:post_date><wp:status>publish</wp:status>
<wp:post_type>post</wp:post_type><category domain="post_tag" nicename="a"><![CDATA[学习]]></category><category domain="category" nicename="b"><![CDATA[新闻]]></category></item>
<item><title>关于</title><link>https://old.example.org/about/</link><dc:creator>a</dc:creator><content:encoded><![CDATA[<p>关于我们的页面。</p>]]></content:encoded>
<wp:post_date>2014-01-01 00:00:00</wp:post_date><wp:status>publish</wp:status><wp:post_type>page</wp:post_type></item>
<item><title>草稿</title><link>https://old.example.org/?p=9</link><content:encoded><![CDATA[没写完]]></content:encoded>
<wp:post_date>2016-01-01 00:00:00</wp:post_date><wp:status>draft</wp:status><wp:post_type>post</wp:post_type></item>
{states}</channel></rss>"""


STATES = {"trash": "回收站", "private": "私密", "pending": "待审", "future": "定时", "auto-draft": "自动草稿",
          "archived": "归档", "": "无状态", "publish": "密码"}


def wxr():
    """The export with an item in every state; the one that is published has a password."""
    return WXR.replace("{states}", "".join(
        f"<item><title>{title}</title><link>https://old.example.org/{number}/</link>"
        f"<content:encoded><![CDATA[只给一些人看的字{number}]]></content:encoded><wp:post_date>2016-02-01 00:00:00</wp:post_date>"
        f"<wp:status><![CDATA[{state}]]></wp:status><wp:post_type>post</wp:post_type>"
        f"<wp:post_password><![CDATA[{'123456' if state == 'publish' else ''}]]></wp:post_password></item>"
        for number, (state, title) in enumerate(STATES.items())))


MARKED = {
    "noindex": '<meta content="noindex,nofollow" name="ROBOTS">', "none": "<META NAME=robots CONTENT=none>",
    "form": '</head><form action="/wp-login.php?action=postpass" class="post-password-form">',
}


def main():
    redsite = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)

        def site_with(system, *arguments, prepare):
            old, site = work / f"old-{system}", work / f"site-{system}"
            prepare(old)
            subprocess.run([redsite, "new", "site", str(site), "--preset", "blank"], check=True, stdout=subprocess.DEVNULL)
            subprocess.run([redsite, "new", "column", "jiu", "--title", "旧文", "--site", str(site)], check=True, stdout=subprocess.DEVNULL)
            paths = [old / "export.xml"] if system == "wordpress" else [old]
            result = subprocess.run(
                [redsite, "import", system, *map(str, paths), "--column", "jiu", "--site", str(site), "--lang", "en", "--protected", "-o", str(work / f"list-{system}"),
                 *[str(argument).replace("OLD", str(old)) for argument in arguments]], capture_output=True, text=True)
            expect(result.returncode == 0, f"{system}: {result.returncode}\n{result.stderr}{result.stdout}")
            checked = subprocess.run([redsite, "check", str(site), "--drafts", "--format", "json"], capture_output=True, text=True)
            errors = [item for item in json.loads(checked.stdout)["diagnostics"] if item["severity"] == "error"]
            expect(errors == [], f"{system}: {errors}")
            subprocess.run([redsite, "build", str(site), "--quiet"], capture_output=True, check=False)
            result.listed = (work / f"list-{system}/import-report.csv").read_text("utf-8-sig")
            return site, result

        def text(site, name):
            found = sorted(path for path in site.glob(f"content/**/*.md") if name in path.as_posix())
            if not found:
                expect(False, f"no {name} among {[str(path) for path in site.rglob('content/jiu/**/*.md')]}")
                return ""
            return found[0].read_text("utf-8")

        site, result = site_with("html", prepare=make_html)
        one, two = text(site, "jiu-wen-zhang-yi"), text(site, "jiu-wen-zhang-er")
        expect("title: 旧文章一\n" in one and "source: 办公室\n" in one and "date: 2012-03-05 00:00" in one and 'aliases: ["/xw/1.html"]' in one, f"html: {one}")
        expect("title: 旧文章二的全名\n" in two and "date: 2013-04-06 08:30" in two and "source: 机关党委" in two, f"html: {two}")
        expect("友情链接列表页" not in one and "版权所有" not in one and "关于我们" not in one, f"html: what is around the text came with it\n{one}")
        expect("font" not in one and "mso" not in one and "关闭" in one and "javascript" not in one, f"html: leftovers\n{one}")
        expect("[另一篇](/jiu/20130406-jiu-wen-zhang-er-de-quan-ming.md)" in one, f"html: links do not lead to the new files\n{one}")
        expect("| 合并丙 | 合并丙 |" in one and "[外站](http://www.example.com/a)" in one, f"html: {one}")
        expect(len(list(site.glob("content/jiu/*.pdf"))) >= 1, "html: the attachment is missing")
        expect("nowhere.jpg" in result.listed and "looks like a list" in result.listed, f"html: {result.stderr}")
        expect((site / "public/xw/1.html").is_file(), "html: the old URL leads nowhere")

        drafts = [file for file in site.rglob("content/jiu/**/*.md") if "draft: true" in file.read_text("utf-8")]
        expect(len(drafts) == len(MARKED) + 1 == result.stderr.count("imported-as-draft"), f"html: drafts {drafts}\n{result.stderr}")
        expect("draft" not in text(site, "gong-kai-de-yi-pian"), "html: a public page became a draft")

        def make_wordpress(folder):
            write(folder, "export.xml", wxr())
            write(folder, "files/wp-content/uploads/p.png", documents.picture(5).getvalue())

        site, result = site_with("wordpress", "--uploads", "OLD/files", prepare=make_wordpress)
        one = text(site, "bo-ke-yi")
        expect("date: 2015-05-06 07:08" in one and "author: 宣传科" in one and 'keywords: ["学习"]' in one
               and 'aliases: ["/2015/05/blog-1/"]' in one, f"wordpress: {one}")
        expect("**重点** & 说明" in one and "\n\n第二段，见[关于](/jiu/20140101-guan-yu.md)" in one and "![合影](" in one, f"wordpress: {one}")
        expect("draft: true" in text(site, "cao-gao"), "wordpress: a draft is published")
        drafts = [file for file in site.rglob("content/jiu/**/*.md") if "draft: true" in file.read_text("utf-8")]
        expect(len(drafts) == 9 and result.stderr.count("imported-as-draft") == 9, f"wordpress: drafts {drafts}\n{result.stderr}")
        published = b"".join(file.read_bytes() for file in site.rglob("public/**/*") if file.is_file())
        expect("说明".encode() in published and "只给一些人看的字".encode() not in published and b"123456" not in published,
               "wordpress: what was not public is published")
        expect(not any("123456" in file.read_text("utf-8") for file in drafts), "wordpress: a password is written down")
        expect(len(list(site.rglob("content/jiu/**/*.md"))) == 13 and len(list(site.rglob("content/jiu/**/*.png"))) == 1, "wordpress: files")

        def make_hugo(folder):
            write(folder, "content/posts/a.md", '+++\ntitle = "胡果"\ndate = 2020-02-03T04:05:06+08:00\ntags = ["甲", "乙"]\naliases = ["/old/a/"]\ndraft = false\nweight = 3\n+++\n\n'
                  '见[另一篇](../b/)。\n\n{{< figure src="/img/x.png" alt="图上" >}}\n\n{{< youtube abc >}}\n')
            write(folder, "content/posts/b/index.md", "---\ntitle: 包\ndate: 2020-02-04\nslug: bao\nurl: /posts/b/\n---\n\n![近处](p.png)\n")
            write(folder, "content/posts/b/p.png", documents.picture(6).getvalue())
            write(folder, "content/posts/_index.md", "---\ntitle: 文章\n---\n")
            write(folder, "static/img/x.png", documents.picture(7).getvalue())

        site, result = site_with("hugo", prepare=make_hugo)
        one = text(site, "posts/a")
        expect("title: 胡果\n" in one and "date: 2020-02-03 04:05" in one and 'keywords: ["甲", "乙"]' in one
               and 'aliases: ["/posts/a/", "/old/a/"]' in one, f"hugo: {one}")
        expect("[另一篇](/jiu/posts/b.md)" in one and "![图上](a-1.png)" in one and "[视频](https://www.youtube.com/watch?v=abc)" in one, f"hugo: {one}")
        expect("youtube" in result.listed, "hugo: a shortcode goes without a word")
        expect("![近处](b-1.png)" in text(site, "posts/b") and (site / "content/jiu/posts/b-1.png").is_file(), "hugo: bundle")

        def make_hexo(folder):
            write(folder, "_config.yml", "title: x\npermalink: :year/:month/:day/:title/\n")
            write(folder, "source/_posts/hi.md", "---\ntitle: 海克所\ndate: 2019-01-02 03:04:05\ntags:\n- 甲\ncategories: 乙\n---\n摘要\n<!-- more -->\n正文 {% asset_img p.png 说明 %}\n")
            write(folder, "source/_posts/hi/p.png", documents.picture(8).getvalue())
            write(folder, "source/_drafts/d.md", "---\ntitle: 草稿\n---\n正文\n")

        site, result = site_with("hexo", prepare=make_hexo)
        one = text(site, "hi")
        expect('aliases: ["/2019/01/02/hi/"]' in one and "date: 2019-01-02 03:04" in one and "![说明](hi-1.png)" in one and "more" not in one, f"hexo: {one}")
        expect("draft: true" in text(site, "jiu/d"), "hexo: a draft is published")

        # What a dump links to outside its folder is never read.
        def make_hostile(folder):
            write(folder.parent, "secret.pdf", b"%PDF-1.4 secret\n%%EOF")
            text = "这一页的链接指到文件夹外面，正文也要足够长才会被当作文章来导入。" * 2
            write(folder, "a/1.html", f"<html><title>恶意</title><body><p>{text}<a href='../../secret.pdf'>x</a><a href='/../secret.pdf'>y</a></p></body></html>")
            (folder / "a/2.pdf").symlink_to(folder.parent / "secret.pdf")
            write(folder, "a/3.html", f"<html><title>恶意三</title><body><p>{text}<a href='2.pdf'>z</a></p></body></html>")

        old = work / "old-hostile"
        make_hostile(old)
        site = work / "site-html"
        subprocess.run([redsite, "import", "html", str(old), "--column", "jiu", "--site", str(site)], capture_output=True)
        expect(not any(b"secret" in file.read_bytes() for file in site.glob("content/jiu/*.pdf")), "a file outside the dump was taken over")
        deep = work / "deep.xml"
        deep.write_text("<a>" * 100_000)
        result = subprocess.run([redsite, "import", "wordpress", str(deep), "--column", "jiu", "--site", str(site)], capture_output=True)
        expect(result.returncode == 1, f"a deep export ends with {result.returncode}")
    print(f"import: 4 old sites, {len(problems)} problems", flush=True)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
