#!/usr/bin/env python3
"""Draws a terminal's screen: reads text with colour codes (tmux capture-pane -e -p) and prints SVG."""
import re
import sys
from html import escape

WIDTH, HEIGHT, MARGIN = 8.4, 18, 12  # pixels: of a character, of a row, around the screen
COLOURS = ["#3b4048", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#d7dae0"]
BRIGHT = ["#7f848e", "#ff7a85", "#b5e890", "#ffd98a", "#7fc4ff", "#e08cff", "#6fdbe8", "#ffffff"]
CUBE = [0, 95, 135, 175, 215, 255]


def palette(number):
    if number < 16:
        return (COLOURS + BRIGHT)[number]
    if number < 232:
        number -= 16
        return "#%02x%02x%02x" % (CUBE[number // 36], CUBE[number // 6 % 6], CUBE[number % 6])
    return "#" + "%02x" % (8 + 10 * (number - 232)) * 3


def changed(style, codes):
    style, codes = dict(style), [int(code or 0) for code in codes.split(";")]
    while codes:
        code = codes.pop(0)
        if code == 0:
            style = {}
        elif code == 1:
            style["font-weight"] = "bold"
        elif code == 2:
            style["opacity"] = "0.6"
        elif code == 4:
            style["text-decoration"] = "underline"
        elif 30 <= code <= 37:
            style["fill"] = COLOURS[code - 30]
        elif 90 <= code <= 97:
            style["fill"] = BRIGHT[code - 90]
        elif code == 38 and codes[:1] == [5]:
            style["fill"] = palette(codes[1])
            codes = codes[2:]
        elif code == 39:
            style.pop("fill", None)
        elif code == 24:
            style.pop("text-decoration", None)
        elif code == 22:
            style.pop("font-weight", None)
            style.pop("opacity", None)
    return style


def main():
    rows = [row.rstrip("\n") for row in sys.stdin]
    while rows and not re.sub(r"\x1b\[[\d;]*m", "", rows[-1]).strip():
        rows.pop()
    texts, columns, style = [], 0, {}
    for number, row in enumerate(rows):
        column = 0
        for part in re.split(r"(\x1b\[[\d;]*m)", row):
            if part.startswith("\x1b"):
                style = changed(style, part[2:-1])
            elif part:
                x, y = MARGIN + column * WIDTH, MARGIN + number * HEIGHT + 13
                looks = "".join(f' {name}="{value}"' for name, value in style.items())
                length = f' textLength="{len(part) * WIDTH:.1f}"'
                texts.append(f'<text x="{x:.1f}" y="{y}"{length}{looks}>{escape(part)}</text>')
                column += len(part)
        columns = max(columns, column)
    width, height = columns * WIDTH + 2 * MARGIN, len(rows) * HEIGHT + 2 * MARGIN
    print(f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height}" font-family="monospace"'
          f' font-size="14" fill="#d7dae0" xml:space="preserve">')
    print(f'<rect width="100%" height="100%" rx="6" fill="#1e2127"/>')
    print("\n".join(texts))
    print("</svg>")


main()
