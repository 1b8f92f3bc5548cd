#!/usr/bin/env python3
# SPDX-FileCopyrightText: Civiscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws which folder includes which: a folder is a node, an arrow its includes, and every arrow has to point down.

Usage: include_graph.py [--dot FILE] [--svg FILE] [PROJECT]
Prints the arrows of each folder from the top down, then those that point up; ends 1 when there is any of these.
The picture needs Graphviz ("dot"); without it --svg says so and ends 2.
"""
import argparse
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from check_layers import ORDER, ROOMS, files, head_of  # noqa: E402

PROGRAMS = ["civiscope-gis", "civiscope"]


def levels(project):
    """Every folder from the ground up."""
    rooms = [f"widgets/{room}" for room in ROOMS]
    known = [*(f"models/{folder}" for folder in ORDER), *rooms, *(f"app/{program}" for program in PROGRAMS)]
    there = {f"{top}/{p.name}" for top in ("models", "widgets", "app") for p in (project / top).iterdir() if p.is_dir()}
    # What has no place yet stands on the ground, so that whatever it includes points up.
    return [*sorted(there - set(known)), *(folder for folder in known if folder in there)]


def node_of(target, folders):
    head = head_of(target)
    if head in ("widgets", "app"):
        return "/".join(target.split("/")[:2])
    return f"models/{head}" if f"models/{head}" in folders else ""


def arrows(project):
    """(from, to) -> how many includes."""
    folders = set(levels(project))
    found = Counter()
    for file in files(project):
        here = f"{file.top}/{file.folder}"
        for _, target in file.ours:
            there = node_of(target, folders)
            if there and there != here:
                found[here, there] += 1
    return found


def pointing_up(project, found):
    place = {folder: i for i, folder in enumerate(levels(project))}
    return sorted((a, b) for a, b in found if place.get(a, -1) <= place.get(b, -1))


def dot_text(project, found, up):
    lines = ["digraph includes {", "    rankdir=TB; ranksep=0.4; nodesep=0.2;",
             '    node [shape=box, style="rounded,filled", fillcolor=white, fontname="sans-serif", fontsize=11];',
             '    edge [color="#777777", arrowsize=0.6];']
    colours = {"models": "#eef4ea", "widgets": "#e8f0fa", "app": "#fbf2e0"}
    order = levels(project)[::-1]
    for folder in order:
        lines.append(f'    "{folder}" [fillcolor="{colours[folder.split("/")[0]]}"];')
    # An invisible spine holds the order of layers; the arrows bend around it.
    lines.append("    " + " -> ".join(f'"{folder}"' for folder in order) + " [style=invis, weight=20];")
    for (a, b), count in sorted(found.items()):
        wrong = ', color="#cc0000", penwidth=2' if (a, b) in up else ""
        lines.append(f'    "{a}" -> "{b}" [tooltip="{count} includes", constraint=false{wrong}];')
    return "\n".join([*lines, "}", ""])


def listing(project, found):
    for folder in levels(project)[::-1]:
        below = {b.split("/")[1] if b.startswith("models/") else b: n for (a, b), n in found.items() if a == folder}
        yield f"{folder:22} -> " + (", ".join(sorted(below)) or "nothing of ours")


def main():
    parser = argparse.ArgumentParser(description="Which folder includes which.")
    parser.add_argument("--dot", type=Path, help="write the graph as text of Graphviz")
    parser.add_argument("--svg", type=Path, help="draw the graph; needs Graphviz")
    parser.add_argument("project", nargs="?", type=Path, default=Path(__file__).resolve().parents[2])
    options = parser.parse_args()
    found = arrows(options.project)
    up = pointing_up(options.project, found)
    text = dot_text(options.project, found, up)
    if options.dot:
        options.dot.write_text(text, encoding="utf-8")
    if options.svg:
        if not shutil.which("dot"):
            print("include_graph: there is no program \"dot\"; install graphviz, or use --dot", file=sys.stderr)
            return 2
        subprocess.run(["dot", "-Tsvg", "-o", options.svg], input=text, text=True, check=True)
    print("\n".join(listing(options.project, found)))
    print("\n".join(f"{a} -> {b}: points up" for a, b in up) if up else f"{len(found)} arrows, all of them point down")
    return 1 if up else 0


if __name__ == "__main__":
    sys.exit(main())
