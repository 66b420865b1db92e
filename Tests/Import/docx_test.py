"""Imports 30 Word documents and looks for every word and picture in the built pages: docx_test.py REDSITE

Half of them one by one, half as an archive. Then documents with tracked changes, damaged ones and
others that must be refused, each with a message.
"""

import html
import glob
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

import documents

problems = []


def expect(holds, what):
    if not holds:
        problems.append(what)
        print(what, flush=True)


def plain(text):
    text = re.sub(r"<(script|style).*?</\1>", "", text, flags=re.S)
    return re.sub(r"\s+", "", html.unescape(re.sub(r"<[^>]+>", "", text)))


class Member(zipfile.ZipInfo):
    def _encodeFilenameFlags(self):
        return self.filename.encode("gbk"), self.flag_bits


def main():
    redsite = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        site = work / "site"
        subprocess.run([redsite, "new", "site", str(site), "--preset", "wenhua"], check=True, stdout=subprocess.DEVNULL)
        known = set(site.glob("content/xinxi/tongzhi/*.md"))

        def run(*files):
            return subprocess.run([redsite, "import", "docx", *map(str, files), "--column", "xinxi/tongzhi", "--site", str(site), "--lang", "en"],
                                  capture_output=True, text=True)

        made = {}
        for number in range(1, 31):
            path = work / f"第{number}号.docx"
            made[number] = (path, *documents.make(number, path))
        single = [made[number][0] for number in range(1, 16)]
        archive = work / "单位报送.zip"
        with zipfile.ZipFile(archive, "w") as zipped:
            for number in range(16, 31):
                # As Windows packs them: names in GBK, not marked as UTF-8; the same one in many folders.
                zipped.writestr(Member(f"单位{number}/报送.docx"), made[number][0].read_bytes())
            zipped.writestr(Member("单位16/~$报送.docx"), b"left behind by Word")
        first, second = run(*single), run(archive)
        expect(first.returncode == 0 and second.returncode == 0, f"import failed:\n{first.stderr}{second.stderr}")
        articles = sorted(set(site.glob("content/xinxi/tongzhi/*.md")) - known)
        expect(len(articles) == 30, f"{len(articles)} articles instead of 30")

        checked = subprocess.run([redsite, "check", str(site), "--drafts", "--as-of", "2027-01-01", "--format", "json"], capture_output=True, text=True)
        found = json.loads(checked.stdout)
        expect(found["errors"] == 0, f"{found['errors']} errors: {[item for item in found['diagnostics'] if item['severity'] == 'error'][:3]}")
        subprocess.run([redsite, "build", str(site), "--drafts", "--as-of", "2027-01-01", "--quiet"], check=True)
        words = 0
        by_title = {re.search(r'title: "?(.*?)"?\n', path.read_text("utf-8")).group(1): path for path in articles}
        for number, (path, title, wanted, pictures) in made.items():
            article = by_title.get(title)
            if article is None:
                expect(False, f"document {number} has no article of its title")
                continue
            text = article.read_text("utf-8")
            expect("date: 2026-11-25 # " in text and "author: 机关党委办公室" in text, f"{article.name}: date or author\n{text[:200]}")
            page = (site / "public/xinxi/tongzhi" / (article.stem + ".html")).read_text("utf-8")
            body = plain(page)
            for item in wanted:
                words += 1
                expect(re.sub(r"\s+", "", item) in body, f"document {number}: “{item}” is missing\n{text}")
            # Only what a page shows goes out.
            written = set(re.findall(r"\]\(([^)\s]+-\d+\.png)", text))
            shown = {f"/xinxi/tongzhi/{name}" for name in written if (site / "public/xinxi/tongzhi" / name).exists()}
            expect(len(shown) == pictures, f"document {number}: {len(shown)} pictures instead of {pictures}")
            for source in shown:
                expect((site / "public" / source.lstrip("/")).is_file(), f"document {number}: {source} is not there")
            expect(text.count("\n## ") >= 3, f"document {number}: headings are not headings\n{text}")
            expect("mso" not in text.lower() and "<span" not in text and "{." not in text, f"document {number}: leftovers\n{text}")

        refused = work / "t.docx"
        documents.with_tracked_changes(refused)
        commented = work / "c.docx"
        documents.with_comments(commented)
        damaged = work / "d.docx"
        damaged.write_bytes(b"PK\x03\x04 nothing")
        old = work / "o.doc"
        old.write_bytes(b"\xd0\xcf\x11\xe0")
        bomb = work / "b.docx"
        with zipfile.ZipFile(bomb, "w") as zipped:
            zipped.writestr("word/document.xml", "<!DOCTYPE x [<!ENTITY a 'a'>]><w:document>&a;</w:document>")
        deep = work / "e.docx"
        with zipfile.ZipFile(deep, "w", zipfile.ZIP_DEFLATED) as zipped:
            zipped.writestr("word/document.xml", "<w:p>" * 100_000)
        good = single[0].read_bytes()

        def archive(name, members):
            with zipfile.ZipFile(work / name, "w", zipfile.ZIP_DEFLATED) as zipped:
                zipped.writestr("a.docx", good)
                for member, content in members:
                    zipped.writestr(member, content)
            return work / name

        def docx(name, members):
            with zipfile.ZipFile(single[0]) as source, zipfile.ZipFile(work / name, "w", zipfile.ZIP_DEFLATED) as zipped:
                for member in source.namelist():
                    zipped.writestr(member, source.read(member))
                for member, content in members:
                    zipped.writestr(member, content)
            return work / name

        lying = archive("lying.zip", [("b.docx", b"a" * 50_000)])
        # The directory says 100 bytes of the second one: no more than that is unpacked.
        content = bytearray(lying.read_bytes())
        entry = content.rindex(b"PK\x01\x02")
        content[entry + 24:entry + 28] = (100).to_bytes(4, "little")
        lying.write_bytes(content)
        locked = bytearray(archive("locked.zip", []).read_bytes())
        locked[locked.rindex(b"PK\x01\x02") + 8] |= 1
        (work / "locked.zip").write_bytes(locked)
        whole = (work / "many.zip", work / "cut.zip")
        archive("many.zip", [(f"{number}.txt", b"") for number in range(10_001)])
        whole[1].write_bytes(archive("cut.zip", [("b.docx", b"x")]).read_bytes()[:-40])
        zero = bytes(9 << 20)
        archives = [
            (archive("bomb.zip", [("b.docx", zero)]), "bomb"), (docx("bomb.docx", [("word/media/x.xml", zero)]), "bomb"),
            (archive("large.zip", [("b.docx", bytes(65 << 20))]), "too large"), (whole[0], "more than 10000 files"),
            (docx("many.docx", [(f"m/{number}.xml", b"") for number in range(10_001)]), "more than 10000 files"),
            (archive("out.zip", [("../../b.docx", good)]), "out of its folder"), (archive("root.zip", [("/b.docx", good)]), "out of its folder"),
            (archive("back.zip", [("..\\b.docx", good)]), "out of its folder"),
            (docx("out.docx", [("word/media/../../../../x.png", b"x")]), "out of its folder"),
            (lying, "damaged"), (work / "locked.zip", "password"), (whole[1], "damaged"),
        ]
        before = sorted(site.rglob("*"))
        left = set(glob.glob("/tmp/redsite-import-*"))
        for path, message in archives:
            result = run(path)
            expect(result.returncode == 1 and message in result.stderr, f"{path.name}: {result.returncode} {result.stderr}")
            expect(sorted(site.rglob("*")) == before, f"{path.name} left something behind")
        expect(set(glob.glob("/tmp/redsite-import-*")) == left, "temporary folders stay")
        for path, message in ((refused, "tracked changes"), (commented, "comments"), (damaged, "damaged"), (old, "saved as .docx"), (bomb, "damaged"), (deep, "damaged")):
            result = run(path)
            expect(result.returncode == 1 and message in result.stderr, f"{path.name}: {result.returncode} {result.stderr}")
        expect(sorted(site.rglob("*")) == before, "a refused document left something behind")
        expect(run(single[0]).returncode == 0, "the same document cannot be imported again")
    print(f"import: 30 documents, {words} texts looked for, {len(problems)} problems", flush=True)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
