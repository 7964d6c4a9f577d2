"""Layer check: fails when a file includes what its folder may not include. usage: layers.py [ROOT]"""
import re
import sys
from pathlib import Path

# Folder -> folders (or single headers) of the project it may include besides itself. Down only.
PROJECT = {
    "wasm/core/base": [],
    "wasm/core/json": ["core/base"],
    # What people read: the tables of phrases, and who speaks which language.
    "wasm/core/words": ["core/json", "core/base"],
    "wasm/core/border": ["core/words", "core/base"],
    # Messages carry the state of microphone and camera, one vocabulary for the wire and for screens.
    "wasm/core/signal": ["core/border/media.hpp", "core/border/moderation.hpp",
                         "core/border/invitations.hpp", "core/border/token_grant.hpp", "core/base"],
    "wasm/core/framing": ["core/json", "core/base"],
    "wasm/core/dialect": ["core/signal", "core/json", "core/border/media.hpp", "core/border/link_trouble.hpp",
                          "core/border/reaction.hpp", "core/border/moderation.hpp",
                          "core/border/invitations.hpp", "core/border/token_grant.hpp", "core/base"],
    "wasm/core/link": ["core/border", "core/words", "core/signal", "core/base"],
    "wasm/core/room": ["core/border", "core/words", "core/signal", "core/base"],
    "wasm/core/mesh": ["core/link", "core/border", "core/signal", "core/base"],
    "wasm/core/client": ["core/mesh", "core/link", "core/room", "core/dialect", "core/framing", "core/border",
                         "core/words", "core/signal", "core/base"],
    "wasm/core/hub": ["core/dialect", "core/framing", "core/signal", "core/border", "core/base"],
    "wasm/bridge": ["core/border", "core/words", "core/base"],
    "wasm/ui": ["core/border", "core/words", "core/base"],
    "wasm/render": ["core/border", "core/base"],
    "wasm/app": ["core", "bridge", "ui", "render"],
    "server": ["core/hub", "core/framing/engine_io_server.hpp", "core/json", "core/border", "core/base"],
}

# Sessions and the hub may ask for a codec, and must not know which dialect it speaks.
DIALECT_DOORS = {"core/dialect/codec.hpp", "core/dialect/hub_registry.hpp", "core/dialect/registry.hpp",
                 "core/dialect/link_channel.hpp"}

IMGUI = r"imgui(_internal)?\.h"
STANDARD = r"[a-z_]+"

# Folder -> what it may include from outside, as a whole header name.
OUTSIDE = {
    "wasm/core/json": STANDARD + r"|nlohmann/json\.hpp",
    "wasm/bridge": STANDARD + r"|emscripten(/(bind|val))?\.h",
    "wasm/ui": STANDARD + "|" + IMGUI,
    "wasm/render": STANDARD + r"|GLES3/gl3\.h|GLFW/glfw3\.h|(backends/)?imgui_impl_(glfw|opengl3)\.h|" + IMGUI,
    "wasm/app": STANDARD + "|" + IMGUI,
    "server": STANDARD + r"|jwt\.h|(boost|openssl|spdlog|CLI|sys|netinet)/.*",
}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def folder_of(path):
    """The longest folder of the table that holds the file."""
    return max((folder for folder in PROJECT if path.startswith(folder + "/")), key=len, default=None)


def may_include(folder, header):
    own = folder.removeprefix("wasm/")
    first = header.split("/")[0]
    if "/" in header and first in {"core", "bridge", "ui", "render", "app", "server"}:
        if folder in ("wasm/core/client", "wasm/core/hub") and header.startswith("core/dialect/"):
            return header in DIALECT_DOORS
        return any(header == layer or header.startswith(layer + "/") for layer in [own, *PROJECT[folder]])
    return re.fullmatch(OUTSIDE.get(folder, STANDARD), header) is not None


def violations(root):
    for path in sorted([*root.glob("wasm/**/*.[ch]pp"), *root.glob("server/**/*.[ch]pp")]):
        name = path.relative_to(root).as_posix()
        folder = folder_of(name)
        if folder is None:
            yield f"{name}: no layer is known for this folder; add it to tests/tidy/layers.py"
            continue
        for number, line in enumerate(path.read_text().splitlines(), 1):
            match = INCLUDE.match(line)
            if match and not may_include(folder, match.group(2)):
                yield f"{name}:{number}: {folder} may not include {match.group(2)}"


def main():
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]
    found = list(violations(root))
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
