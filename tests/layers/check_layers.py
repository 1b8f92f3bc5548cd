#!/usr/bin/env python3
# SPDX-FileCopyrightText: Civiscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that includes point down only.

app -> widgets -> models, and inside models/ each folder includes only itself and folders that stand below it in
ORDER. A folder that ORDER does not name is an error too, so no layer can be skipped by inventing a new one.
Usage: check_layers.py [PROJECT]; prints one line for each fault and ends 1 when there is any.
"""
import re
import sys
from pathlib import Path

# From the ground up; the table with the reasons is in ARCHITECTURE.md.
ORDER = ["base", "ngsild", "net", "jsonld", "client", "store", "query", "gis", "carto", "history", "schema", "live",
         "compare", "audit", "words", "tasks", "workspace", "broker", "demo", "items"]
# The engine speaks the protocol and knows nothing else of the program.
ENGINE_MAY_USE = {"gis/protocol.h"}
# A demo city must not know how its faults are found, nor how it is compared.
NEVER = {"demo": {"schema", "audit", "compare"}}

INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"')
SUFFIXES = {".h", ".cpp"}


def includes(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        match = INCLUDE.match(line)
        if match:
            yield number, match.group(1)


def faults(project):
    models = project / "models"
    folders = {p.name for p in models.iterdir() if p.is_dir()}
    for folder in sorted(folders - set(ORDER)):
        yield f"models/{folder}: no place in the order of layers"
    for path in sorted(p for top in ("models", "widgets", "app") for p in (project / top).rglob("*")
                       if p.suffix in SUFFIXES):
        here = path.relative_to(project)
        for number, target in includes(path):
            place = f"{here}:{number}: includes \"{target}\""
            parts = target.split("/")
            if ".." in parts:
                yield f"{place}: climbs out of its folder; name it from models/ or the project's root"
            head = parts[0] if len(parts) > 1 else None
            if here.parts[:2] == ("app", "civiscope-gis"):
                if head in folders and target not in ENGINE_MAY_USE:
                    yield f"{place}: the engine may use only {', '.join(sorted(ENGINE_MAY_USE))}"
            elif here.parts[0] == "models":
                layer = here.parts[1]
                if head in ("widgets", "app"):
                    yield f"{place}: models/ stands below {head}/"
                elif head in folders and head != layer and layer in ORDER:
                    if ORDER.index(head) > ORDER.index(layer):
                        yield f"{place}: {layer} stands below {head}"
                    elif head in NEVER.get(layer, ()):
                        yield f"{place}: {layer} must not know {head}"
            elif here.parts[0] == "widgets" and head == "app":
                yield f"{place}: widgets/ stands below app/"


def main():
    project = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]
    found = list(faults(project))
    print("\n".join(found) if found else "layers: every include points down")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
