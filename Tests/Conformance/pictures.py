#!/usr/bin/env python3
"""Pictures of every kind, and whether what is made of them looks as Pillow and Little CMS see it.

    pictures.py make FOLDER     writes the pictures
    pictures.py judge FOLDER    looks at FOLDER/made: NAME@RECIPE.ENDING is a rendition of NAME
"""

import io
import math
import os
import struct
import sys
import zlib

import numpy
import pillow_heif
from PIL import Image, ImageCms, ImageOps

pillow_heif.register_heif_opener()
WIDTH, HEIGHT = 203, 151


def scene(width=WIDTH, height=HEIGHT, alpha=False):
    """Slow colours, four corners that cannot be mistaken, and some edges."""
    y, x = numpy.mgrid[0:height, 0:width].astype(float)
    red = 40 + 170 * x / width
    green = 60 + 150 * y / height
    blue = 128 + 90 * numpy.sin(x / 31) * numpy.cos(y / 23)
    picture = numpy.stack([red, green, blue], axis=-1)
    for left, top, colour in [(0, 0, (220, 30, 40)), (0.8, 0, (30, 190, 60)), (0, 0.8, (40, 60, 210)), (0.8, 0.8, (240, 235, 230))]:
        picture[int(top * height):int(top * height + height / 5), int(left * width):int(left * width + width / 5)] = colour
    image = Image.fromarray(picture.astype(numpy.uint8))
    if alpha:
        opaque = numpy.clip(255 * (1.3 - numpy.hypot(x / width - 0.5, y / height - 0.5) * 2), 0, 255)
        image.putalpha(Image.fromarray(opaque.astype(numpy.uint8)))
    return image


def lying(image, orientation):
    """The picture as a camera stores it that notes this orientation."""
    ways = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_270,
    }
    return image.transpose(ways[orientation]) if orientation in ways else image


def exif(orientation):
    made = Image.Exif()
    made[0x0112] = orientation
    made[0x010F] = "SecretCamera"
    made[0x8825] = {1: "N", 2: (39.0, 54.0, 26.0), 3: "E", 4: (116.0, 23.0, 29.0)}
    return made


# Colour profiles (ICC.1:2022), made here so that nobody's are in this repository.

def profile(space, connection, tags, kind=b"mntr", version=0x02400000):
    table, body, place = b"", b"", 128 + 4 + 12 * len(tags)
    for name, content in tags.items():
        content += b"\0" * (-len(content) % 4)
        table += name + struct.pack(">II", place + len(body), len(content))
        body += content
    size = place + len(body)
    header = struct.pack(
        ">I4sI4s4s4s12s4s24s12s", size, b"test", version, kind, space, connection, struct.pack(">6H", 2026, 1, 1, 0, 0, 0),
        b"acsp", b"\0" * 24, struct.pack(">3i", 63190, 65536, 54061))
    return header.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


def xyz(*values):
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(value * 65536) for value in values))


def gamma_curve(gamma):
    return b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256))


SRGB_CURVE = b"para\0\0\0\0" + struct.pack(">HH5i", 3, 0, *(round(v * 65536) for v in (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)))
TABLE_CURVE = b"curv\0\0\0\0" + struct.pack(">I64H", 64, *(round((i / 63) ** 1.6 * 65535) for i in range(64)))
WHITE = {b"wtpt": xyz(0.9642, 1, 0.8249)}


def matrix_profile(curve, red, green, blue):
    return profile(b"RGB ", b"XYZ ", {
        b"rXYZ": xyz(*red), b"gXYZ": xyz(*green), b"bXYZ": xyz(*blue), b"rTRC": curve, b"gTRC": curve, b"bTRC": curve, **WHITE})


P3 = ((0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407))
SRGB = ((0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.71410))


def grid(channels, points, colour):
    for node in range(points**channels):
        device = [node // points ** (channels - 1 - channel) % points / (points - 1) for channel in range(channels)]
        yield colour(device)


def ink_lab(device):
    cyan, magenta, yellow, black = device
    rest = (1 - 0.92 * black)
    return 100 * rest * (1 - 0.4 * cyan - 0.45 * magenta - 0.1 * yellow) + 2, 60 * rest * (magenta - 0.6 * cyan), 70 * rest * (yellow - 0.55 * cyan - 0.2 * magenta)


def rgb_lab(device):
    red, green, blue = device
    return 100 * (0.25 * red + 0.62 * green + 0.13 * blue), 60 * (red - green), 50 * (0.5 * red + 0.5 * green - blue)


def lookup_16(channels, points, colour):
    """mft2, with the L*a*b* of version 2."""
    nodes = b"".join(
        struct.pack(">3H", *(round(min(max(value, 0), 65535)) for value in (l * 652.8, (a + 128) * 256, (b + 128) * 256)))
        for l, a, b in grid(channels, points, colour))
    straight = struct.pack(">2H", 0, 65535)
    identity = struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    return b"mft2\0\0\0\0" + bytes([channels, 3, points, 0]) + identity + struct.pack(">2H", 2, 2) + straight * channels + nodes + straight * 3


def lookup_8(channels, points, colour):
    nodes = b"".join(
        bytes(round(min(max(value, 0), 255)) for value in (l * 2.55, a + 128, b + 128)) for l, a, b in grid(channels, points, colour))
    identity = struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    curve = bytes(range(256))
    return b"mft1\0\0\0\0" + bytes([channels, 3, points, 0]) + identity + curve * channels + nodes + curve * 3


def lookup_4(channels, points, colour):
    """mAB, all five stages, with the L*a*b* of version 4."""
    nodes = b"".join(
        struct.pack(">3H", *(round(min(max(value, 0), 1) * 65535) for value in (l / 100, (a + 128) / 255, (b + 128) / 255)))
        for l, a, b in grid(channels, points, colour))
    curve = b"para\0\0\0\0" + struct.pack(">HHi", 0, 0, round(1.1 * 65536))
    line = b"curv\0\0\0\0" + struct.pack(">I", 0)
    matrix = struct.pack(">12i", *(round(v * 65536) for v in (0.95, 0, 0, 0, 1, 0, 0, 0, 1, 0.02, 0, 0)))
    parts, place, places = b"", 32, []
    for part in (line * 3, matrix, line * 3, bytes([points] * channels).ljust(16, b"\0") + bytes([2, 0, 0, 0]) + nodes, curve * channels):
        places.append(place + len(parts))
        parts += part + b"\0" * (-len(part) % 4)
    return b"mAB \0\0\0\0" + bytes([channels, 3, 0, 0]) + struct.pack(">5I", *places) + parts


def profiles():
    return {
        "p3": matrix_profile(SRGB_CURVE, *P3),
        "gamma18": matrix_profile(gamma_curve(1.8), *SRGB),
        "table": matrix_profile(TABLE_CURVE, *P3),
        "srgb": matrix_profile(SRGB_CURVE, *SRGB),
        "lut16": profile(b"RGB ", b"Lab ", {b"A2B0": lookup_16(3, 9, rgb_lab), **WHITE}, b"scnr"),
        "lut8": profile(b"RGB ", b"Lab ", {b"A2B0": lookup_8(3, 9, rgb_lab), **WHITE}, b"scnr"),
        "lut4": profile(b"RGB ", b"Lab ", {b"A2B0": lookup_4(3, 9, rgb_lab), **WHITE}, b"scnr", 0x04200000),
    }


def chunk(name, body):
    """A chunk of PNG with its length and checksum."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def with_chunk(file, name, body):
    """A PNG with another chunk after IHDR."""
    return file[:33] + chunk(name, body) + file[33:]


def png(image, name, body):
    """A picture as PNG with another chunk."""
    file = io.BytesIO()
    image.save(file, "PNG")
    return with_chunk(file.getvalue(), name, body)


def make(folder):
    for inner in ("made", "bombs"):
        os.makedirs(os.path.join(folder, inner), exist_ok=True)

    def path(name):
        return os.path.join(folder, name)

    def write(name, data):
        with open(path(name), "wb") as file:
            file.write(data)

    plain, clear = scene(), scene(alpha=True)
    for orientation in range(1, 9):
        image, about = lying(plain, orientation), exif(orientation)
        image.save(path(f"turned{orientation}.jpg"), quality=95, exif=about, comment="SecretComment")
        image.save(path(f"turned{orientation}.png"), exif=about)
        image.save(path(f"turned{orientation}.webp"), lossless=True, exif=about)
        image.save(path(f"turned{orientation}.tif"), tiffinfo={274: orientation})
    for name, options in {
        "444": {"subsampling": "4:4:4"}, "422": {"subsampling": "4:2:2"}, "420": {"subsampling": "4:2:0"},
        "progressive": {"progressive": True}, "restarts": {"restart_marker_rows": 1},
    }.items():
        plain.save(path(f"{name}.jpg"), quality=95, **options)
    plain.convert("L").save(path("grey.jpg"), quality=95)
    inks = inked(plain)
    inks.save(path("cmyk.jpg"), quality=97)
    write("cmyk-ycck.jpg", ycck(inks))
    for name, lookup in {"16": lookup_16(4, 6, ink_lab), "8": lookup_8(4, 6, ink_lab)}.items():
        made = profile(b"CMYK", b"Lab ", {b"A2B1": lookup, **WHITE}, b"prtr")
        inks.save(path(f"cmyk-lut{name}.jpg"), quality=97, icc_profile=made)
    for name, made in profiles().items():
        plain.save(path(f"profile-{name}.jpg"), quality=97, subsampling="4:4:4", icc_profile=made)
        plain.save(path(f"profile-{name}.png"), icc_profile=made)
    plain.save(path("profile-p3.webp"), lossless=True, icc_profile=profiles()["p3"])
    plain.save(path("profile-p3.tif"), icc_profile=profiles()["p3"])
    grey_profile = profile(b"GRAY", b"XYZ ", {b"kTRC": gamma_curve(1.4), **WHITE})
    plain.convert("L").save(path("profile-grey.jpg"), quality=97, icc_profile=grey_profile)
    plain.convert("L").save(path("profile-grey.png"), icc_profile=grey_profile)
    # Broken profiles, or those of another kind of picture: as if there were none.
    plain.save(path("unprofiled-cut.jpg"), quality=95, icc_profile=profiles()["lut16"][:600])
    plain.save(path("unprofiled-noise.png"), icc_profile=bytes(range(256)) * 3)
    plain.save(path("unprofiled-grey.png"), icc_profile=grey_profile)

    clear.save(path("alpha.png"))
    clear.convert("LA").save(path("grey-alpha.png"))
    plain.quantize(100).save(path("palette.png"))
    clear.quantize(60).save(path("palette-alpha.png"))
    plain.quantize(14).save(path("palette4.png"), bits=4)
    plain.convert("1").save(path("one-bit.png"))
    plain.convert("L").save(path("grey.png"))
    deep = numpy.asarray(plain.convert("L")).astype(numpy.uint16) * 257
    Image.fromarray(deep).save(path("deep-grey.png"))
    wide = numpy.asarray(plain).astype(">u2") * 257
    rows = b"".join(b"\0" + row.tobytes() for row in wide.astype(">u2"))
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 16, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    write("deep.png", b"\x89PNG\r\n\x1a\n" + b"".join(chunk(name, body) for name, body in chunks))
    write("interlaced.png", interlaced(plain))
    write("gamma.png", png(plain, b"gAMA", struct.pack(">I", 100000)))
    grey = io.BytesIO()
    plain.convert("L").save(grey, "PNG")
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"\0" * (1 << 20)) for _ in range(200)) + packer.flush()
    write("bombs/profile.png", with_chunk(grey.getvalue(), b"iCCP", b"bomb\0\0" + packed))
    write("usual-gamma.png", png(plain, b"gAMA", struct.pack(">I", 45455)))

    plain.save(path("lossy.webp"), quality=95)
    clear.save(path("alpha.webp"), quality=95)
    clear.save(path("lossless-alpha.webp"), lossless=True, exact=True)
    frames = [plain, ImageOps.invert(plain), plain.rotate(180)]
    frames[0].save(path("moving.webp"), save_all=True, append_images=frames[1:], lossless=True, duration=100)
    frames[0].quantize(200).save(path("moving.gif"), save_all=True, append_images=[f.quantize(200) for f in frames[1:]], duration=100)
    plain.quantize(250).save(path("still.gif"))
    plain.quantize(250).save(path("interlaced.gif"), interlace=1)
    clear_gif = plain.quantize(100)
    clear_gif.info["transparency"] = 3
    clear_gif.save(path("transparent.gif"), transparency=3)
    plain.save(path("plain.bmp"))
    plain.quantize(200).save(path("palette.bmp"))
    plain.convert("1").save(path("one-bit.bmp"))
    plain.convert("L").save(path("grey.bmp"))
    clear.save(path("alpha.bmp"))
    write("runs.bmp", runs(plain.quantize(120)))
    for compression in ("raw", "tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg"):
        plain.save(path(f"{compression}.tif"), compression=compression, **({"quality": 95} if compression == "jpeg" else {}))
    plain.convert("1").save(path("fax.tif"), compression="group4")
    clear.save(path("alpha.tif"))
    inks.save(path("cmyk.tif"))
    plain.quantize(100).save(path("palette.tif"))
    plain.save(path("phone.heic"), quality=95, exif=exif(1))


def inked(image):
    """Cyan, magenta, yellow, and a black that takes its part of them."""
    light = numpy.asarray(image).astype(float) / 255
    black = 0.7 * (1 - light.max(axis=-1))
    inks = 1 - light / (1 - black[..., None])
    channels = [*numpy.moveaxis(inks, -1, 0), black]
    return Image.merge("CMYK", [Image.fromarray((channel * 255).round().astype(numpy.uint8)) for channel in channels])


def ycck(inks):
    """As Photoshop writes them: Y, Cb, Cr of the inks, and the mark of Adobe that says so.

    Pillow writes four channels as they are, inverted.
    """
    cyan, magenta, yellow, black = inks.split()
    coded = Image.merge("RGB", (cyan, magenta, yellow)).convert("YCbCr")
    file = io.BytesIO()
    Image.merge("CMYK", [*(ImageOps.invert(channel) for channel in coded.split()), black]).save(file, "JPEG", quality=97)
    raw = bytearray(file.getvalue())
    raw[raw.index(b"Adobe") + 11] = 2
    return bytes(raw)


def interlaced(image):
    """Adam7, which Pillow reads and does not write (PNG, third edition, §8.2)."""
    pixels = numpy.asarray(image)
    rows = b""
    for left, top, across, down in [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]:
        rows += b"".join(b"\0" + row.tobytes() for row in pixels[top::down, left::across])
    head = struct.pack(">IIBBBBB", image.width, image.height, 8, 2, 0, 0, 1)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(name, body) for name, body in chunks)


def runs(image):
    """A bitmap of 8 bits in run lengths, with absolute runs between."""
    pixels, body = numpy.asarray(image), b""
    for row in pixels[::-1]:
        x = 0
        while x < len(row):
            same = 1
            while x + same < len(row) and same < 255 and row[x + same] == row[x]:
                same += 1
            if same > 2 or len(row) - x < 3:
                body += bytes([same, row[x]])
                x += same
            else:
                count = min(len(row) - x, 7)
                body += bytes([0, count]) + row[x:x + count].tobytes() + b"\0" * (count & 1)
                x += count
        body += b"\0\0"
    body += b"\0\1"
    colours = image.getpalette()
    colours += [0] * (768 - len(colours))
    table = b"".join(bytes([colours[3 * i + 2], colours[3 * i + 1], colours[3 * i], 0]) for i in range(256))
    start = 14 + 40 + 1024
    return (
        b"BM" + struct.pack("<IHHI", start + len(body), 0, 0, start)
        + struct.pack("<IiiHHIIiiII", 40, image.width, image.height, 1, 8, 1, len(body), 2835, 2835, 256, 0) + table + body)


def expected(path):
    """The picture as Pillow and Little CMS have it: upright, sRGB, its first frame."""
    name = os.path.basename(path)
    image = Image.open(path)
    icc = image.info.get("icc_profile")
    orientation = image.getexif().get(0x0112, 1)
    image.seek(0)
    if image.mode in ("I;16", "I"):
        image = Image.fromarray((numpy.asarray(image) / 257).round().astype(numpy.uint8))
    has_alpha = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    alpha = image.convert("RGBA").getchannel("A") if has_alpha else None
    if name.startswith("cmyk") and image.mode == "CMYK" and not icc:
        # Red is what cyan and black let through.
        inks = 1 - numpy.asarray(image).astype(float) / 255
        image = Image.fromarray((inks[..., :3] * inks[..., 3:] * 255).round().astype(numpy.uint8))
    elif icc and not name.startswith(("unprofiled", "cmyk.")):
        mode = {"L": "L", "CMYK": "CMYK"}.get(image.mode, "RGB")
        image = ImageCms.profileToProfile(
            image.convert(mode), ImageCms.ImageCmsProfile(io.BytesIO(icc)), ImageCms.createProfile("sRGB"),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC, outputMode="RGB")
    elif name == "gamma.png":
        light = numpy.asarray(image).astype(float) / 255
        encoded = numpy.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)
        image = Image.fromarray((encoded * 255).round().astype(numpy.uint8))
    image = image.convert("RGB")
    if alpha is not None:
        image.putalpha(alpha)
    # Pillow turns TIFF and HEIC by itself.
    if orientation > 1 and not name.endswith((".heic", ".tif")):
        image.getexif()[0x0112] = orientation
        image = ImageOps.exif_transpose(image)
    return image


def cut(image, words):
    """The part of a recipe, and the size that it gets."""
    width = int(next(word[1:] for word in words if word.startswith("w")))
    ratio = next((word[1:].split("x") for word in words if word.startswith("c")), None)
    box = (0.0, 0.0, float(image.width), float(image.height))
    if ratio:
        focus = [int(v) for v in next((word[1:].split("x") for word in words if word.startswith("f")), ("50", "50"))]
        across, down = int(ratio[0]), int(ratio[1])
        wide = min(image.width, image.height * across / down)
        high = min(image.height, image.width * down / across)
        left = min(max(image.width * focus[0] / 100 - wide / 2, 0), image.width - wide)
        top = min(max(image.height * focus[1] / 100 - high / 2, 0), image.height - high)
        box = (left, top, left + wide, top + high)
    if "e" not in words:
        width = min(width, max(1, math.floor(box[2] - box[0])))
    height = width * (int(ratio[1]) / int(ratio[0]) if ratio else image.height / image.width)
    return box, (width, max(1, math.floor(height + 0.5)))


def difference(made, wanted):
    """The greatest and the mean step between two pictures, over white where they are clear."""
    def flat(image):
        if image.mode in ("RGBA", "LA"):
            image = image.convert("RGBA")
            ground = Image.new("RGBA", image.size, "white")
            ground.alpha_composite(image)
            image = ground
        return numpy.asarray(image.convert("RGB")).astype(float)

    steps = numpy.abs(flat(made) - flat(wanted))
    return numpy.percentile(steps, 99), steps.mean()


def judge(folder):
    wrong, count, seen = [], 0, {}
    for file in sorted(os.listdir(os.path.join(folder, "made"))):
        path = os.path.join(folder, "made", file)
        source, rest = file.split("@")
        recipe, ending = rest.rsplit(".", 1)
        count += 1
        with open(path, "rb") as data:
            raw = data.read()
        made = Image.open(io.BytesIO(raw))
        made.load()
        for word in (b"Exif", b"GPS", b"Secret", b"ICC", b"http", b"iCCP", b"eXIf", b"tEXt"):
            if word in raw:
                wrong.append(f"{file}: {word} is in it")
        if set(made.info) & {"exif", "icc_profile", "xmp", "comment"}:
            wrong.append(f"{file}: {set(made.info)}")
        if source not in seen:
            seen = {source: expected(os.path.join(folder, source))}
        whole = seen[source]
        box, size = cut(whole, recipe.split("-"))
        if made.size != size:
            wrong.append(f"{file}: {made.size} and not {size}")
            continue
        if whole.mode == "RGBA":
            wanted = whole.convert("RGBa").resize(size, Image.Resampling.LANCZOS, box=box).convert("RGBA")
            if ending in ("png", "webp") and made.mode not in ("RGBA", "LA"):
                wrong.append(f"{file}: no transparency")
            if ending in ("png", "webp"):
                steps = numpy.abs(
                    numpy.asarray(made.convert("RGBA").getchannel("A")).astype(float) - numpy.asarray(wanted.getchannel("A")))
                if steps.mean() > 1:
                    wrong.append(f"{file}: transparency differs by {steps.mean():.1f}")
        else:
            wanted = whole.resize(size, Image.Resampling.LANCZOS, box=box)
        most, mean = difference(made, wanted)
        limits = {"png": (3, 0.8), "webp": (42, 4.5), "jpg": (34, 4)}[ending]
        # Profiles are applied to what was resampled, by the reference before that; what the lookup
        # profiles interpolate, Little CMS does in tetrahedra.
        is_soft = source.startswith(("profile", "gamma")) or "lut" in source or source.endswith(".heic")
        # Halved chroma is enlarged by another filter than that of libjpeg.
        if source.endswith((".jpg", ".webp")) and ending == "png":
            limits = (10, 0.8)
        if is_soft:
            limits = (max(limits[0], 9), max(limits[1], 1.5))
        # Black beside white: Pillow cuts what Lanczos overshoots between its two passes.
        if source.startswith(("fax", "one-bit")):
            limits = (45, 10)
        if most > limits[0] or mean > limits[1]:
            wrong.append(f"{file}: differs by {most:.1f} (99 of 100) and {mean:.2f} (mean)")
    print("\n".join(wrong))
    print(f"{count} renditions, {len(wrong)} wrong")
    return 0 if count and not wrong else 1


if __name__ == "__main__":
    sys.exit(make(sys.argv[2]) if sys.argv[1] == "make" else judge(sys.argv[2]))
