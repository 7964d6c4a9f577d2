"""Words check: what people read comes from the tables of phrases, every phrase is used, and the page's own words are in
every language. usage: words.py [ROOT]"""
import json
import re
import sys
from pathlib import Path

LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')
# A word that begins a sentence, or two words beside each other. Ids, keys and the names of shapes are neither.
READABLE = re.compile(r"\b[A-Z][a-z]+|[A-Za-z]{2,} [A-Za-z]")
# Names of keys, and units that are the same everywhere.
NOT_WORDS = {"Space", "Esc", "Escape", " Mbit/s", " kbit/s"}
# Where the core hands a text to people; the rest of its literals are for logs and protocols.
HANDED_OVER = re.compile(r"(\.|\b)(text|message|message_|reason|missing|sentence|refused|why) ?=[^=]|"
                         r"\b(fail|information|loss_found|fair)\(")
PHRASE = re.compile(r"^PARLEY_(?:PHRASE|COUNTED)\((\w+),")
PAGE_WORD = re.compile(r"^  (\w+): '", re.MULTILINE)


def code_lines(path):
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if not line.lstrip().startswith(("//", "#")):
            yield number, line.split("  // ")[0]


def literals_outside_tables(root):
    screens = sorted(root.glob("wasm/ui/*.[ch]pp"))
    core = sorted([*root.glob("wasm/core/client/*.cpp"), *root.glob("wasm/core/room/*.cpp"),
                   *root.glob("wasm/core/link/*.cpp")])
    for path in [*screens, *core]:
        for number, line in code_lines(path):
            if path in core and not HANDED_OVER.search(line):
                continue
            for text in LITERAL.findall(line):
                if READABLE.search(text) and text not in NOT_WORDS:
                    name = path.relative_to(root).as_posix()
                    yield f'{name}:{number}: "{text}" is not from the tables in wasm/core/words'


def phrases_nobody_says(root):
    code = "".join(path.read_text() for path in sorted(root.glob("wasm/**/*.[ch]pp")))
    said = set(re.findall(r"\bPhrase::(\w+)", code))
    for path in sorted(root.glob("wasm/core/words/*.inc")):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            match = PHRASE.match(line)
            if match and match.group(1) not in said:
                yield f"{path.relative_to(root).as_posix()}:{number}: nothing says {match.group(1)}"


def page_words_missing(root):
    source = root / "web/canvas/words.js"
    if not source.exists():
        return
    wanted = set(PAGE_WORD.findall(source.read_text()))
    for path in sorted(root.glob("web/languages/*.json")):
        words = json.loads(path.read_text()).get("page", {})
        name = path.relative_to(root).as_posix()
        for key in sorted(wanted ^ set(words)):
            yield f"{name}: {key} is not both here and in web/canvas/words.js"


def main():
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]
    found = [*literals_outside_tables(root), *phrases_nobody_says(root), *page_words_missing(root)]
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
