#!/usr/bin/env python3
# SPDX-FileCopyrightText: Civiscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints how large things are here: files, functions, classes, what is written twice, and tests a line of product.

Usage: measure.py [--check] [PROJECT]
--check prints only what is larger than CONTRIBUTING.md allows, and what cannot be compiled together; ends 1 when there is
any.
"""
import argparse
import re
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from cppscan import Scan, tokens

PRODUCT = ("app", "models", "widgets")
FILE_LINES = 600
FUNCTION_LINES = 80
CLASS_FUNCTIONS = 25
# A clone: so many equal tokens in a row, over so many lines.
CLONE_TOKENS = 50
CLONE_LINES = 5
# A constant of a source file: "constexpr int most = 3;".
CONSTANT = re.compile(r"^(?:static |inline )*constexpr [^\n;={(]*?\b(\w+)(?:\[\w*\])?\s*[={(]", re.MULTILINE)


@dataclass(frozen=True)
class Source:
    path: Path  # from the project's root
    text: str

    @property
    def lines(self):
        return len(self.text.splitlines())

    @property
    def is_body(self):
        return self.path.suffix == ".cpp"


def sources(project, tops):
    return [Source(path.relative_to(project), path.read_text(encoding="utf-8"))
            for top in tops for path in sorted((project / top).rglob("*")) if path.suffix in (".h", ".cpp")]


def share(sizes, part):
    return sorted(sizes)[int(len(sizes) * part)] if sizes else 0


def large_files(files):
    return sorted((-source.lines, str(source.path)) for source in files if source.lines > FILE_LINES)


def functions_and_classes(files):
    """(lines, name, place) of each function with a body, (functions, name, place) of each class."""
    functions, classes = [], []
    for source in files:
        scan = Scan(source.text)
        functions += [(f.lines, f.name, f"{source.path}:{f.first}") for f in scan.functions]
        classes += [(len(c.functions), c.name, f"{source.path}:{c.first}") for c in scan.classes]
    return functions, classes


def clones(files):
    """Places (tokens, here, there) where a source says in the same words what one before it said."""
    known = {}
    found = []
    for source in files:
        read = list(tokens(source.text))
        words = [word for word, _ in read]
        at = 0
        while at + CLONE_TOKENS <= len(words):
            key = tuple(words[at:at + CLONE_TOKENS])
            other = known.setdefault(key, (source, read, at))
            first = other[2]
            if other[0] is source and first + CLONE_TOKENS > at:
                at += 1
                continue
            size = CLONE_TOKENS
            while (at + size < len(words) and first + size < len(other[1])
                   and words[at + size] == other[1][first + size][0]
                   and not (other[0] is source and first + size >= at)):
                size += 1
            if read[at + size - 1][1] - read[at][1] + 1 < CLONE_LINES:
                at += 1
                continue
            found.append((size, f"{source.path}:{read[at][1]}", f"{other[0].path}:{other[1][first][1]}"))
            at += size
    return found


def tests_a_line(project):
    """folder -> (lines of product, lines of test); a test belongs to the folder of its name."""
    lines = defaultdict(lambda: [0, 0])
    for source in sources(project, (*PRODUCT, "tests")):
        top = source.path.parts[0]
        inside = top in ("models", "tests") and len(source.path.parts) > 2
        lines[source.path.parts[1] if inside else top][top == "tests"] += source.lines
    return lines


def names_twice(files):
    """Names of files that stand in more than one folder."""
    places = defaultdict(list)
    for source in files:
        places[source.path.name].append(str(source.path.parent))
    return {name: found for name, found in sorted(places.items()) if len(found) > 1}


def library_of(path):
    return "widgets" if path.parts[0] == "widgets" else "/".join(path.parts[:2])


def constants_twice(files):
    """Constants of one name in several sources of a library, which release builds compile as one."""
    places = defaultdict(set)
    for source in files:
        if source.is_body:
            for name in CONSTANT.findall(source.text):
                places[library_of(source.path), name].add(str(source.path))
    return [f"{name}: {', '.join(sorted(found))}" for (_, name), found in sorted(places.items()) if len(found) > 1]


def listed(title, rows):
    return [f"{title}: {len(rows)}", *(f"  {row}" for row in rows)]


def report(project):
    files = sources(project, PRODUCT)
    bodies = [source for source in files if source.is_body]
    sizes = [source.lines for source in bodies]
    functions, classes = functions_and_classes(files)
    copied = clones(bodies)
    yield f"source files: {len(bodies)}, lines: median {share(sizes, .5)}, p90 {share(sizes, .9)}, largest {max(sizes)}"
    yield f"functions: {len(functions)}, classes: {len(classes)}"
    yield from too_large(files, functions, classes)
    yield (f"clone pairs of {CLONE_TOKENS} tokens: {len(copied)}, {len(copied) / len(bodies):.2f} a source file")
    for size, here, there in sorted(copied, reverse=True)[:10]:
        yield f"  {size} tokens: {here} as {there}"
    yield from listed("file names that stand in several folders",
                      [f"{name}: {', '.join(places)}" for name, places in
                       names_twice(sources(project, (*PRODUCT, "tests"))).items()])
    lines = tests_a_line(project)
    product = sum(count[0] for count in lines.values())
    tests = sum(count[1] for count in lines.values())
    yield f"lines of test a line of product: {tests / product:.2f} ({tests} / {product})"
    for folder, (code, test) in sorted(lines.items(), key=lambda row: row[1][1] / max(row[1][0], 1)):
        if code:
            yield f"  {folder:10} {test / code:.2f} ({test} / {code})"


def too_large(files, functions, classes):
    yield from listed(f"files over {FILE_LINES} lines", [f"{-lines} {path}" for lines, path in large_files(files)])
    yield from listed(f"functions over {FUNCTION_LINES} lines",
                      [f"{lines} {name} {place}" for lines, name, place in sorted(functions, reverse=True)
                       if lines > FUNCTION_LINES])
    yield from listed(f"classes over {CLASS_FUNCTIONS} functions",
                      [f"{count} {name} {place}" for count, name, place in sorted(classes, reverse=True)
                       if count > CLASS_FUNCTIONS])
    yield from listed("constants of one name in a library", constants_twice(files))


def main():
    parser = argparse.ArgumentParser(description="How large things are here.")
    parser.add_argument("--check", action="store_true", help="only what is too large; ends 1 when there is any")
    parser.add_argument("project", nargs="?", type=Path, default=Path(__file__).resolve().parents[2])
    options = parser.parse_args()
    if not options.check:
        print("\n".join(report(options.project)))
        return 0
    files = sources(options.project, PRODUCT)
    tests = sources(options.project, ("tests",))
    found = [line for line in too_large(files, *functions_and_classes(files)) if not line.endswith(": 0")]
    found += [f"{-lines} {path}" for lines, path in large_files(tests)]
    print("\n".join(found) if found else "sizes: nothing is too large")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
