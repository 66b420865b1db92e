"""Decodes QR codes with a reader that is not ours and prints what each says.

qrcode_decode.py FILE: a line of the file is the text in hexadecimal, a space, and the code's rows in
0 and 1, parted by `/`. The exit status is 1 where a code says anything else.
"""

import pathlib
import sys

import numpy
import zxingcpp

wrong = 0
lines = pathlib.Path(sys.argv[1]).read_text("ascii").splitlines()
for number, line in enumerate(lines, 1):
    text, rows = line.split(" ")
    modules = numpy.array([[int(bit) for bit in row] for row in rows.split("/")], dtype=numpy.uint8)
    picture = numpy.kron(numpy.pad(1 - modules, 4, constant_values=1) * 255, numpy.ones((3, 3)))
    found = zxingcpp.read_barcodes(
        picture.astype(numpy.uint8), formats=zxingcpp.BarcodeFormat.QRCode)
    if len(found) != 1 or found[0].bytes != bytes.fromhex(text):
        wrong += 1
        print(f"line {number}: {len(text) // 2} bytes, {len(found)} codes found")
print(f"{len(lines)} codes, {wrong} wrong")
sys.exit(1 if wrong or not lines else 0)
