"""Budget check: length of files and functions, a first line that says what a file is about, nothing left undone.
usage: budgets.py [ROOT]"""
import re
import sys
from pathlib import Path

FILE_LINES_MAX = 500
FUNCTION_LINES_MAX = 70
FOLDERS = ("wasm", "server", "tests", "web", "shaders", "scripts", "cmake", ".ci")
SUFFIXES = {".cpp", ".hpp", ".js", ".mjs", ".ts", ".py", ".cmake", ".css", ".html", ".vert", ".frag", ".sh", ""}
FIRST_COMMENT = re.compile(r'^(// \S|# \S|/\*+ \S|"""\S|<!--)')
# Split, so that this file does not break its own rule.
UNDONE = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b|DISABL" r"ED_|\.sk" r"ip\(")
MACHINE_PATH = re.compile(r"(?<![\w.$}])/(home|root|work|Users)/\w")
CPP_TYPE = re.compile(r"\b(namespace|class|struct|union|enum)\b[^()=]*\{\s*(//.*)?$|^extern \"C\" \{|^namespace .*\{")


def first_line_comment(path, lines):
    """Scripts, page and shaders may have one line before it that has to be the first."""
    head = lines[:2] if lines and re.match(r"#!|<!doctype|#version", lines[0], re.IGNORECASE) else lines[:1]
    return any(FIRST_COMMENT.match(line) for line in head)


def table_lines(lines):
    """How many of the lines are rows of tables: data, not statements."""
    rows = 0
    for index, line in enumerate(lines):
        if index > 0 and line.rstrip().endswith("= {"):
            indent = len(line) - len(line.lstrip())
            rows += next((at for at, row in enumerate(lines[index:]) if re.match(rf" {{{indent}}}\}};", row)), 0)
    return rows


def cpp_functions(lines):
    """Yields (first line, last line), tables taken out, of every function at namespace or class level. Relies on clang-format's layout: such a block ends with a brace at the indentation of its first line."""
    index = 0
    while index < len(lines):
        line = lines[index]
        opens = line.rstrip().endswith("{") and not CPP_TYPE.search(line) and not line.lstrip().startswith("//")
        if not opens:
            index += 1
            continue
        first = index
        while first > 0 and lines[first].startswith("  ") and lines[first - 1].strip() and \
                not re.search(r"[;{}:]\s*(//.*)?$", lines[first - 1]):
            first -= 1
        indent = len(lines[first]) - len(lines[first].lstrip())
        last = index + 1
        while last < len(lines) and not re.match(rf" {{{indent}}}\}}", lines[last]):
            last += 1
        if ")" in "".join(lines[first:index + 1]) and not line.rstrip().endswith("= {"):
            yield first + 1, last + 1 - table_lines(lines[first:last + 1])
        index = last + 1


def js_functions(lines):
    """Yields (first line, last line) of functions and methods, found by Prettier's layout in the same way."""
    opens = re.compile(r"^(\s*)(?:export |default |async |static |get |set )*(?:function\b|constructor\b|#?[\w]+\().*\{$")
    block = re.compile(r"^\s*(if|for|while|switch|catch|do|else|try|describe|return|new)\b")
    for index, line in enumerate(lines):
        match = opens.match(line)
        if not match or block.match(line) or "=>" in line:
            continue
        close = re.compile(rf"^{match.group(1)}\}}")
        last = next((at for at in range(index + 1, len(lines)) if close.match(lines[at])), index)
        yield index + 1, last + 1


def files(root):
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and path.suffix in SUFFIXES and "fixtures" not in path.parts:
                yield path
    yield from sorted(root.glob("CMakeLists.txt"))


def problems(root):
    for path in files(root):
        name = path.relative_to(root).as_posix()
        lines = path.read_text().splitlines()
        if len(lines) > FILE_LINES_MAX:
            yield f"{name}: {len(lines)} lines; {FILE_LINES_MAX} are allowed"
        if not first_line_comment(path, lines):
            yield f"{name}:1: the first line is no comment that says what the file is about"
        for number, line in enumerate(lines, 1):
            if UNDONE.search(line):
                yield f"{name}:{number}: left undone: {line.strip()}"
            if MACHINE_PATH.search(line):
                yield f"{name}:{number}: a path of one machine: {line.strip()}"
        functions = {".cpp": cpp_functions, ".hpp": cpp_functions, ".js": js_functions, ".mjs": js_functions}
        for first, last in functions.get(path.suffix, lambda _: ())(lines):
            if last - first + 1 > FUNCTION_LINES_MAX:
                yield f"{name}:{first}: {last - first + 1} lines in one function; {FUNCTION_LINES_MAX} are allowed"


def main():
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]
    found = list(problems(root))
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
