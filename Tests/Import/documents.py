"""Makes Word documents as offices send them: 30 of them, each with the text and pictures it must keep.

Text boxes and Chinese numbering are written as Word writes them, since python-docx has no call for
them; everything is generated, nothing is taken from anybody's document.
"""

import io
import struct
import zlib

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

TITLE = "关于开展第{0}期主题党日活动的通知"


def picture(number):
    """A PNG of one colour."""
    size = 40
    row = b"\0" + bytes([number * 7 % 256, 40, 200 - number % 100]) * size
    data = zlib.compress(row * size)

    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0))
                      + chunk(b"IDAT", data) + chunk(b"IEND", b""))


def text_box(document, text):
    paragraph = document.add_paragraph()
    run = parse_xml(
        f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
        ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml">'
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="100" cy="100"/>'
        '<wp:docPr id="9" name="文本框"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f'<wps:wsp><wps:spPr/><wps:txbx><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>'
        '</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>'
        f'<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>'
        "</mc:AlternateContent></w:r>")
    paragraph._p.append(run)


def chinese_numbering(document, items, level_text="%1、", number_format="chineseCountingThousand"):
    numbering = document.part.numbering_part.element
    identifier = 900 + len(numbering)
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{identifier}"><w:multiLevelType w:val="hybridMultilevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/><w:lvlText w:val="{level_text}"/></w:lvl></w:abstractNum>')
    first = numbering.find(qn("w:num"))
    if first is not None:
        first.addprevious(abstract)
    else:
        numbering.append(abstract)
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{identifier}"><w:abstractNumId w:val="{identifier}"/></w:num>'))
    for item in items:
        paragraph = document.add_paragraph(item)
        properties = paragraph._p.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{identifier}"/></w:numPr>'))


def title(document, number, style):
    text = TITLE.format(number)
    if style == "style":
        document.add_paragraph(text, style="Title")
    elif style == "heading":
        document.add_heading(text, 1)
    else:
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(text)
        run.bold = True
        run.font.size = Pt(22)
    return text


def make(number, path):
    """Writes document `number` (1–30) and returns its title, the texts it must keep and its pictures."""
    document = Document()
    properties = document.core_properties
    properties.author = "机关党委办公室"
    properties.title = ""
    wanted, pictures = [], 0
    heading = title(document, number, ["style", "heading", "hand"][number % 3])

    def say(text, **format_):
        wanted.append(text)
        paragraph = document.add_paragraph()
        run = paragraph.add_run(text)
        for name, value in format_.items():
            if name == "color":
                run.font.color.rgb = value
            else:
                setattr(run.font, name, value)
        return paragraph

    say(f"各党支部：现将第{number}期活动有关事项通知如下。", size=Pt(16), name="仿宋_GB2312")
    by_hand = number % 2 == 0
    for index, name in enumerate(["一、总体要求", "二、活动安排", "三、工作要求"]):
        wanted.append(name)
        if by_hand:
            paragraph = document.add_paragraph()
            paragraph.add_run(name).bold = True
        else:
            document.add_heading(name, 2)
        say(f"第{index + 1}部分的正文，含有特殊字符 * _ ` [ ] < > & # | ~ 和网址里的下划线 a_b_c。", color=RGBColor(40, 40, 40))
    if number % 4 in (0, 1):
        table = document.add_table(rows=4, cols=3)
        for row in range(4):
            for column in range(3):
                table.cell(row, column).text = f"格{number}-{row}{column}"
        if number % 8 in (0, 1):
            merged = table.cell(1, 0).merge(table.cell(1, 1))
            merged.text = f"合并{number}甲"
            down = table.cell(2, 2).merge(table.cell(3, 2))
            down.text = f"合并{number}乙"
            wanted += [f"合并{number}甲", f"合并{number}乙", f"格{number}-00", f"格{number}-31"]
        else:
            wanted += [f"格{number}-{row}{column}" for row in range(4) for column in range(3)]
    if number % 3 == 0:
        for index in range(3):
            text = f"要点{number}之{index}"
            wanted.append(text)
            document.add_paragraph(text, style="List Bullet" if number % 2 else "List Number")
    if number % 5 in (0, 2):
        items = [f"事项{number}甲", f"事项{number}乙", f"事项{number}丙"]
        brackets = number % 2 == 0
        chinese_numbering(document, items, "（%1）" if brackets else "%1、")
        wanted += [("（一）" if brackets else "一、") + items[0], ("（三）" if brackets else "三、") + items[2]]
    if number % 6 in (1, 4):
        text = f"文本框里的提示{number}"
        text_box(document, text)
        wanted.append(text)
    if number % 4 in (2, 3):
        pictures = 1 + number % 2
        for index in range(pictures):
            document.add_picture(picture(number + index * 31), width=Cm(3))
        text = f"图：活动现场{number}"
        wanted.append(text)
        document.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.CENTER
    if number % 7 == 0:
        paragraph = document.add_paragraph()
        for text, name in ((f"粗体{number}", "bold"), (f"斜体{number}", "italic"), (f"下划线{number}", "underline"), (f"删除线{number}", "strike")):
            setattr(paragraph.add_run(text).font, name, True)
            wanted.append(text)
        paragraph.add_run(f"H{number}")
        paragraph.add_run("2").font.subscript = True
        wanted.append(f"H{number}")
    if number % 9 == 0:
        section = document.sections[0]
        section.header.paragraphs[0].text = "内部页眉"
    say(f"机关党委第{number}支部")
    paragraph = say("2026年11月25日")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.save(path)
    return heading, wanted, pictures


def with_comments(path):
    document = Document()
    document.add_paragraph("正文")
    paragraph = document.add_paragraph("有批注的一段")
    paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:commentReference w:id="0"/></w:r>'))
    document.save(path)


def with_tracked_changes(path):
    document = Document()
    document.add_paragraph("正文")
    paragraph = document.add_paragraph()
    paragraph._p.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="1" w:author="甲" w:date="2026-01-01T00:00:00Z"><w:r><w:t>加上的</w:t></w:r></w:ins>'))
    document.save(path)
