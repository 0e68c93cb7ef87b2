"""Characters of symbol fonts → the Unicode signs they show."""

_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x9F: "•", 0xA7: "▪",
    0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
    0xFE: "☑", 0x80: "⓪", 0x8B: "⓿", 0x2A: "✉", 0x28: "☎", 0xA1: "○", 0xA2: "○", 0xAB: "★",
    **{0x81 + n: chr(0x2460 + n) for n in range(10)},
    **{0x8C + n: chr(0x2776 + n) for n in range(10)},
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0x99: "○",
    0xA2: "■", 0xA3: "□", 0x69: "⓪",
    **{0x6A + n: chr(0x2460 + n) for n in range(10)},
    **{0x75 + n: chr(0x2776 + n) for n in range(10)},
}  # fmt: skip
_SYMBOL = {
    0xB7: "•", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xA3: "≤", 0xB3: "≥", 0xB9: "≠", 0xB0: "°",
    0xAE: "→", 0xAC: "←", 0xA5: "∞", 0xB6: "∂", 0x6D: "μ", 0x70: "π", 0x44: "Δ", 0x53: "∑",
    0x7E: "～", 0xBC: "…",
}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}


def symbol(font: str, code: int) -> str:
    """The sign that a symbol font shows for a code; "" where it is not known.

    Such fonts have their signs both at the codes themselves and at U+F000 above.
    """
    table = _FONTS.get(font.strip().lower())
    if table is not None:
        return table.get(code - 0xF000 if 0xF000 <= code <= 0xF0FF else code, "")
    private = 0xE000 <= code <= 0xF8FF or 0xD800 <= code <= 0xDFFF
    return chr(code) if 0x20 <= code <= 0x10FFFF and not private else ""
