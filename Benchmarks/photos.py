"""Photos as phones take them, drawn from one seed: 4000 × 3000 pixels, grain, EXIF, 2 to 4 bits a pixel."""

import io
import os
import struct
from multiprocessing import Pool

import numpy
from PIL import Image

WIDTH, HEIGHT = 4000, 3000
LEAST_BITS, MOST_BITS = 2.0, 4.0


def enlarged(random, across, down):
    """Smooth noise: a small field, enlarged to the whole picture."""
    field = Image.fromarray(random.standard_normal((down, across)).astype(numpy.float32))
    return numpy.asarray(field.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC))


def scene(random):
    """Light, ground, people and buildings as shapes with edges and textures of their own."""
    vertical = numpy.linspace(0, 1, HEIGHT, dtype=numpy.float32)[:, None]
    light = 150 + 50 * (0.5 - vertical) + 25 * enlarged(random, 4, 3)
    picture = numpy.stack([light * random.uniform(0.8, 1.15) for _ in range(3)], axis=-1)
    texture = sum(enlarged(random, 12 * 2**octave, 9 * 2**octave) / 1.7**octave for octave in range(1, 7))
    y, x = numpy.ogrid[0:HEIGHT, 0:WIDTH]
    for _ in range(random.integers(25, 45)):
        colour = random.uniform(20, 235, 3).astype(numpy.float32)
        rough = random.uniform(2, 22)
        left, top = random.integers(-300, WIDTH), random.integers(-200, HEIGHT)
        wide, high = random.integers(80, 1100), random.integers(80, 1300)
        rows, columns = slice(max(0, top), max(0, top + high)), slice(max(0, left), max(0, left + wide))
        part = picture[rows, columns]
        if part.size == 0:
            continue
        drawn = colour + rough * texture[rows, columns][..., None]
        kind = random.integers(3)
        if kind == 0:  # A person's head, a tree, a lamp.
            inside = ((x[:, columns] - left - wide / 2) / wide * 2) ** 2 + ((y[rows] - top - high / 2) / high * 2) ** 2 < 1
            part[inside] = drawn[inside]
        elif kind == 1:  # A façade, a fence, rows of seats.
            step = random.integers(12, 60)
            inside = ((x[:, columns] // step) % 2 == 0) | ((y[rows] // (2 * step)) % 3 == 0)
            part[inside] = drawn[inside]
        else:
            part[:] = drawn
    picture += (4 * texture)[..., None]
    return picture


def grain(random, picture):
    """Noise of a sensor, stronger in the dark, softened as cameras do."""
    noise = random.standard_normal((HEIGHT, WIDTH, 3), dtype=numpy.float32)
    noise = (2 * noise + numpy.roll(noise, 1, 0) + numpy.roll(noise, 1, 1)) / 2.45
    strength = random.uniform(2.5, 5.5) * (1.3 - numpy.clip(picture, 0, 255) / 255)
    return picture + noise * strength


def exif(random, number):
    """Camera, orientation for two in five, position for half of them (CIPA DC-008)."""
    made = Image.Exif()
    made[0x010F], made[0x0110] = "Synthetic", "Photo"
    made[0x0112] = int(random.choice([1, 1, 1, 3, 6, 8]))
    if number % 2:
        made[0x8825] = {1: "N", 2: (39.0, 54.0, 26.0), 3: "E", 4: (116.0, 23.0, 29.0)}
    return made.tobytes()


def make(task):
    """Writes photo `number`; the same bytes for the same seed and versions of NumPy and Pillow."""
    seed, number, path = task
    random = numpy.random.default_rng([seed, number])
    picture = numpy.clip(grain(random, scene(random)), 0, 255).astype(numpy.uint8)
    image, about = Image.fromarray(picture), exif(random, number)
    target = random.uniform(LEAST_BITS + 0.3, MOST_BITS - 0.3)
    low, high, file = 70, 98, b""
    while low <= high:
        quality = (low + high) // 2
        output = io.BytesIO()
        image.save(output, "JPEG", quality=quality, subsampling="4:2:0", exif=about)
        file = output.getvalue()
        bits = len(file) * 8 / (WIDTH * HEIGHT)
        if abs(bits - target) < 0.25:
            break
        low, high = (quality + 1, high) if bits < target else (low, quality - 1)
    with open(path + ".part", "wb") as output:
        output.write(file)
    os.replace(path + ".part", path)
    return len(file) * 8 / (WIDTH * HEIGHT)


def write(folder, count, seed=14, jobs=None):
    """Writes what is missing of `count` photos; returns their paths."""
    os.makedirs(folder, exist_ok=True)
    paths = [os.path.join(folder, f"{seed}-{number:03}.jpg") for number in range(count)]
    missing = [(seed, number, path) for number, path in enumerate(paths) if not os.path.exists(path)]
    with Pool(jobs) as pool:
        for bits in pool.imap(make, missing):
            if not LEAST_BITS <= bits <= MOST_BITS:
                raise ValueError(f"a photo of {bits:.1f} bits a pixel")
    return paths
