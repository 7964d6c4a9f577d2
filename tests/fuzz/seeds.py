"""Writes the examples of a protocol document as seeds of a fuzz target: one file for each, and one for all of a document
as one conversation. usage: seeds.py DOCUMENT FOLDER"""
import json
import re
import sys
from pathlib import Path

FENCE = re.compile(r"^```json.*?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def one_line(example):
    return json.dumps(json.loads(example), ensure_ascii=False, separators=(",", ":"))


def main():
    document, folder = Path(sys.argv[1]), Path(sys.argv[2])
    examples = [one_line(example) for example in FENCE.findall(document.read_text(encoding="utf-8"))]
    for number, seed in enumerate([*examples, "\n".join(examples)]):
        (folder / f"example-{number}.txt").write_text(seed, encoding="utf-8")


if __name__ == "__main__":
    main()
