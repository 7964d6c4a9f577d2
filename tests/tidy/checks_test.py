"""Proves that each check fails when its rule is broken, and passes when it is kept."""
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
COMMENT = "// A file for a test of the checks.\n"
TO_DO = "TO" + "DO"


def run(check, files):
    """Runs a check over a tree of its own with these files; gives its exit code and what it printed."""
    program = {".py": sys.executable, ".sh": "bash", ".mjs": "node"}[Path(check).suffix]
    with tempfile.TemporaryDirectory() as folder:
        for name in (".clang-format", ".clang-tidy"):
            shutil.copy(ROOT / name, folder)
        for name, text in files.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        done = subprocess.run([program, HERE / check, folder], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr


class Checks(unittest.TestCase):
    def accepts(self, check, files):
        code, output = run(check, files)
        self.assertEqual(code, 0, output)

    def rejects(self, check, files, reason):
        code, output = run(check, files)
        self.assertNotEqual(code, 0, "the check let it pass")
        self.assertIn(reason, output)

    def test_layers_go_down_only(self):
        self.accepts("layers.py", {"wasm/core/mesh/a.hpp": '#include <vector>\n#include "core/link/link.hpp"\n'})
        for file, header in [
            ("wasm/core/link/a.hpp", '"core/mesh/mesh.hpp"'),
            ("wasm/core/hub/a.hpp", '"core/client/client_session.hpp"'),
            ("wasm/core/client/a.cpp", '"core/dialect/parley.hpp"'),
            ("wasm/core/base/a.hpp", "<emscripten/val.h>"),
            ("wasm/core/link/a.cpp", "<nlohmann/json.hpp>"),
            ("wasm/core/border/a.hpp", '"ui/theme.hpp"'),
            ("wasm/ui/a.cpp", '"core/client/client_session.hpp"'),
            ("wasm/render/a.cpp", "<emscripten.h>"),
            ("wasm/app/a.cpp", "<emscripten/val.h>"),
            ("wasm/bridge/a.cpp", '"core/mesh/mesh.hpp"'),
            ("server/a.cpp", '"core/client/client_session.hpp"'),
            ("wasm/elsewhere/a.cpp", "<vector>"),
        ]:
            with self.subTest(file=file, header=header):
                self.rejects("layers.py", {file: f"{COMMENT}#include {header}\n"}, file)

    def test_what_people_read_is_in_the_tables(self):
        table = {"wasm/core/words/a_phrases.inc": '// A list.\nPARLEY_PHRASE(Leave, "Leave")\n',
                 "wasm/ui/a.cpp": COMMENT + "void f() { say(Phrase::Leave); }\n"}
        self.accepts("words.py", table)
        self.rejects("words.py", {**table, "wasm/ui/b.cpp": COMMENT + 'auto a = "Leave";\n'}, "wasm/ui/b.cpp:2")
        self.rejects("words.py", {**table, "wasm/ui/a.cpp": COMMENT}, "nothing says Leave")
        self.rejects("words.py", {**table, "wasm/core/client/b.cpp": COMMENT + 'notice.text = "It broke.";\n'}, "b.cpp:2")
        page = {"web/canvas/words.js": COMMENT + "const english = {\n  loading: 'Loading',\n};\n"}
        self.accepts("words.py", {**page, "web/languages/de.json": '{"page": {"loading": "Lädt"}}'})
        self.rejects("words.py", {**page, "web/languages/de.json": '{"page": {}}'}, "loading")

    def test_files_stay_short(self):
        self.accepts("budgets.py", {"wasm/core/a.cpp": COMMENT + "\n" * 499})
        self.rejects("budgets.py", {"wasm/core/a.cpp": COMMENT + "\n" * 500}, "501 lines")

    def test_functions_stay_short(self):
        for name, opening, close in [
            ("wasm/a.cpp", "void f() {", "}"),
            ("wasm/a.hpp", "class A {\n    void f(int a,\n           int b) const {", "    }\n};"),
            ("server/a.cpp", "namespace a {\nint f(int a)\n    noexcept {", "}\n}"),
            ("web/a.js", "export async function f() {", "}"),
            ("web/b.js", "class A {\n  f(a) {", "  }\n}"),
        ]:
            with self.subTest(opening=opening):
                body = "\n        g();" * 60
                self.accepts("budgets.py", {name: f"{COMMENT}{opening}{body}\n{close}\n"})
                self.rejects("budgets.py", {name: f"{COMMENT}{opening}{body}{body}\n{close}\n"}, "lines in one function")

    def test_tables_may_be_long(self):
        rows = "    1,\n" * 100
        self.accepts("budgets.py", {"wasm/a.cpp": f"{COMMENT}const int a[] = {{\n{rows}}};\n"})

    def test_every_file_says_what_it_is_about(self):
        self.rejects("budgets.py", {"web/a.js": "export const a = 1;\n"}, "no comment")
        self.accepts("budgets.py", {"scripts/a": "#!/bin/sh\n# Says it.\n"})

    def test_nothing_is_left_undone(self):
        self.rejects("budgets.py", {"web/a.js": f"{COMMENT}// {TO_DO}: later\n"}, "left undone")
        self.rejects("budgets.py", {"tests/a.cpp": COMMENT + "TEST(A, DISABLED" + "_b) {}\n"}, "left undone")

    def test_no_file_names_a_path_of_one_machine(self):
        self.rejects("budgets.py", {"web/a.js": COMMENT + "const a = '/ho" + "me/ana/a';\n"}, "a path of one machine")

    def test_layout_is_checked(self):
        self.accepts("format.sh", {"wasm/a.cpp": "int a = 1;\n"})
        self.rejects("format.sh", {"wasm/a.cpp": "int   a=1;\n"}, "a.cpp")

    def test_clang_tidy_is_heard(self):
        self.accepts("clang_tidy.sh", {"wasm/core/a.cpp": "int a() { return 1; }\n"})
        self.rejects("clang_tidy.sh", {"wasm/core/a.cpp": "struct bad_name {};\n"}, "readability-identifier-naming")

    def test_javascript_is_checked(self):
        self.accepts("javascript.mjs", {"web/a.mjs": "export const a = 1;\n"})
        for text in ["export const a = ;\n", "new " + "Function('a');\n", "const a = 1; \n"]:
            with self.subTest(text=text):
                self.rejects("javascript.mjs", {"web/a.mjs": text}, "a.mjs")

    def test_types_are_checked(self):
        files = {
            "web/package.json": '{"name": "a", "exports": {".": {"types": "./a.d.ts", "default": "./a.js"}}}\n',
            "web/a.d.ts": "export function half(of: number): number;\n",
            "web/a.js": "/** @param {number} of */\nexport function half(of) {\n  return of / 2;\n}\n",
            "tests/types/right.ts": "import { half } from 'a';\nexport const one: number = half(2);\n",
        }
        self.accepts("types.mjs", files)
        wrong = {
            "tests/types/right.ts": "import { half } from 'a';\nhalf('2');\n// @ts-expect-error\nhalf(2);\n",
            "web/a.js": files["web/a.js"].replace("of / 2", "of.half") + "export const more = 1;\n",
            "web/a.d.ts": files["web/a.d.ts"] + "export const other: number;\n",
        }
        code, output = run("types.mjs", {**files, **wrong})
        self.assertNotEqual(code, 0)
        for reason in ["right.ts:2", "right.ts:3", "a.js:3", "does not declare more",
                       "does not export other"]:
            self.assertIn(reason, output)

    def test_the_reference_is_made_of_the_declarations(self):
        files = {
            "web/package.json": '{"exports": {".": {"types": "./errors.d.ts"}}}\n',
            "web/errors.d.ts": "/** Of a half. */\nexport class Half {\n  /** Its value. */\n  readonly value: number;\n}\n",
        }
        code, output = run("reference.mjs", files)
        self.assertNotEqual(code, 0)
        self.assertIn("scripts/reference.mjs makes another one", output)
        page = self.reference_of(files)
        self.assertIn("Its value.", page)
        self.accepts("reference.mjs", {**files, "web/reference.md": page})
        self.rejects("reference.mjs", {**files, "web/reference.md": page + "By hand.\n"}, "makes another one")
        for lacking, name in [("/** Of a half. */\n", "Half"), ("  /** Its value. */\n", "Half.value")]:
            bare = {**files, "web/errors.d.ts": files["web/errors.d.ts"].replace(lacking, "")}
            self.rejects("reference.mjs", {**bare, "web/reference.md": self.reference_of(bare)},
                         f"{name} has no documentation")
        elsewhere = {"web/package.json": '{"exports": {".": {"types": "./other.d.ts"}}}\n',
                     "web/other.d.ts": files["web/errors.d.ts"]}
        self.rejects("reference.mjs", elsewhere, "in no chapter")

    def reference_of(self, files):
        """The page as scripts/reference.mjs makes it of these files."""
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "web").mkdir()
            for name, text in files.items():
                (Path(folder) / name).write_text(text)
            subprocess.run(["node", ROOT / "scripts/reference.mjs", folder], capture_output=True, check=False)
            return (Path(folder) / "web/reference.md").read_text()


if __name__ == "__main__":
    result = unittest.main(exit=False, verbosity=1).result
    bad = len({str(test).split(" [")[0] for test, _ in [*result.failures, *result.errors]})
    print(f"{result.testsRun - bad} passed, {bad} failed")
    sys.exit(1 if bad else 0)
