"""The contrast of every palette: the default theme's and those of the presets, light, dark and high contrast."""

import pathlib
import re

ROOT = pathlib.Path(__file__).parent.parent.parent
GROUNDS = ("ground", "surface", "band")
PAIRS = [(letters, ground) for ground in GROUNDS for letters in ("text", "text-soft", "red", "red-deep", "title")] + [
    ("red", "red-tint"), ("red-deep", "red-tint"), ("on-fill", "fill"), ("on-fill", "fill-deep"), ("gold", "fill-deep"),
    ("masthead-text", "masthead"), ("masthead-soft", "masthead"), ("on-gallery", "gallery"), ("gallery-soft", "gallery"),
    ("on-footer", "footer"), ("on-search-button", "search-button")]


def luminance(colour):
    """Relative luminance of `#rgb` or `#rrggbb` (WCAG 2.1)."""
    digits = colour.strip().lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[place:place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


def tokens(style, selector):
    """The custom properties of the first block of a style sheet with a selector."""
    place = style.find(selector + " {")
    if place < 0:
        return {}
    block = re.sub(r"/\*.*?\*/", "", style[place:style.index("}", place)], flags=re.S)
    return {name: value.strip() for name, value in re.findall(r"--([\w-]+):\s*([^;]+);", block)}


def colour(palette, name):
    other = re.fullmatch(r"var\(--([\w-]+)\)", palette[name])
    return colour(palette, other[1]) if other else palette[name]


def palettes():
    """Name, least contrast wanted, and tokens of each palette."""
    theme = (ROOT / "themes/default/assets/style.css").read_text("utf-8")
    light, dark = tokens(theme, ":root"), tokens(theme, ":root:not([data-contrast])")
    yield "default light", 4.5, light
    yield "default dark", 4.5, light | dark
    yield "high contrast", 7, light | tokens(theme, ':root[data-contrast="high"]')
    for file in sorted(ROOT.glob("presets/*/assets/site.css")):
        style, name = file.read_text("utf-8"), file.parent.parent.name
        own = light | tokens(style, ":root")
        yield f"{name} light", 4.5, own
        yield f"{name} dark", 4.5, own | dark | tokens(style, ":root:not([data-contrast])")


def weak():
    """What is below the contrast wanted, a line each; and how many pairs were looked at."""
    found, count = [], 0
    for name, wanted, palette in palettes():
        for letters, ground in PAIRS:
            count += 1
            ratio = contrast(colour(palette, letters), colour(palette, ground))
            if ratio < wanted:
                found.append(f"{name}: {letters} on {ground} has {ratio:.2f}, not {wanted}")
    return found, count
