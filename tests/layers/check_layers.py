#!/usr/bin/env python3
# SPDX-FileCopyrightText: Civiscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks what may know what.

app -> widgets -> models; inside models/ each folder includes only itself and folders that stand below it in ORDER, and
inside widgets/ each room includes only those that ROOMS gives it. A folder that neither names is an error too, so no
layer can be skipped by inventing a new one. Beside the includes: where the network may be, where work may leave its
thread, and where sentences for people may be written.
Usage: check_layers.py [PROJECT]; prints one line for each fault and ends 1 when there is any.
"""
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "sizes"))
from cppscan import blank  # noqa: E402

# From the ground up; the table with the reasons is in ARCHITECTURE.md, top down.
ORDER = ["base", "ngsild", "net", "jsonld", "client", "store", "query", "gis", "carto", "history", "schema", "live",
         "compare", "audit", "tasks", "workspace", "broker", "demo", "words", "items"]
# The rooms of widgets/ and which others each may include: parts below all, the window above all.
ROOMS = {"parts": set(), "map": {"parts"}, "table": {"parts"}, "audit": {"parts"},
         "timeline": {"parts", "map"}, "compare": {"parts", "map"}}
ROOMS["window"] = set(ROOMS)
# The engine speaks the protocol and knows nothing else of the program.
ENGINE_MAY_USE = {"gis/protocol.h"}
# A demo city must not know how its faults are found, nor how it is compared.
NEVER = {"demo": {"schema", "audit", "compare"}}

# Values and what is made of them: nothing here may wait for the network.
NO_NETWORK = {"base", "ngsild", "store", "query", "carto", "compare", "words", "demo", "items"}
NETWORK = re.compile(r"(QtNetwork/|QtHttpServer/)?(QNetwork|QTcp|QUdp|QSsl|QHttp|QHost(Address|Info)|QAbstractSocket"
                     r"|QLocal(Socket|Server)|QWebSocket|QtNetwork$"
                     r"|qcoro/(network/)?qcoro(network|abstractsocket|tcp|local)|sys/socket)")
# Widgets show and ask; long work is a task below.
THREADS = re.compile(r"\b(QThread|QThreadPool|QRunnable|QtConcurrent|std::j?thread|std::async|inWorker|LatestWins"
                     r"|parallelFor)\b")
# Sentences for people stand in words, in widgets and in the programs.
SENTENCES = re.compile(r"\b(tr\(|qsTr\(|QCoreApplication::translate\(|Q_DECLARE_TR_FUNCTIONS\("
                       r"|QT_TR(ANSLATE|ID)?_NOOP)")
MAY_SPEAK = {"words"}

INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)')
SUFFIXES = {".h", ".cpp"}


class File:
    """One source or header: where it stands, what it includes, and its code without comments and strings."""

    def __init__(self, path, project):
        self.path = path.relative_to(project)
        self.top = self.path.parts[0]
        self.folder = self.path.parts[1] if len(self.path.parts) > 2 else ""
        text = path.read_text(encoding="utf-8")
        self.ours = []  # (line, file as written)
        self.theirs = []
        for number, line in enumerate(text.splitlines(), 1):
            if match := INCLUDE.match(line):
                (self.ours if match.group(1) else self.theirs).append((number, match.group(1) or match.group(2)))
        self.code = blank(text).splitlines()

    def includes(self, number, target):
        return f"{self.path}:{number}: includes \"{target}\""


def files(project):
    return [File(path, project) for top in ("models", "widgets", "app") for path in sorted((project / top).rglob("*"))
            if path.suffix in SUFFIXES]


def head_of(target):
    head, slash, _ = target.partition("/")
    return head if slash else ""


def folder_faults(project):
    for top, known, where in (("models", ORDER, "order of layers"), ("widgets", ROOMS, "list of rooms")):
        for folder in sorted(p.name for p in (project / top).iterdir() if p.is_dir()):
            if folder not in known:
                yield f"{top}/{folder}: no place in the {where}"


def include_faults(file, folders):
    """A sentence for each include of ours that points where it must not."""
    for number, target in file.ours:
        place = file.includes(number, target)
        head = head_of(target)
        if ".." in target.split("/"):
            yield f"{place}: climbs out of its folder; name it from models/ or the project's root"
        if file.path.parts[:2] == ("app", "civiscope-gis"):
            if head in folders and target not in ENGINE_MAY_USE:
                yield f"{place}: the engine may use only {', '.join(sorted(ENGINE_MAY_USE))}"
        elif file.top == "models":
            if head in ("widgets", "app"):
                yield f"{place}: models/ stands below {head}/"
            elif head in folders and head != file.folder and file.folder in ORDER and head in ORDER:
                if ORDER.index(head) > ORDER.index(file.folder):
                    yield f"{place}: {file.folder} stands below {head}"
                elif head in NEVER.get(file.folder, ()):
                    yield f"{place}: {file.folder} must not know {head}"
        elif file.top == "widgets":
            if head == "app":
                yield f"{place}: widgets/ stands below app/"
            elif head == "widgets":
                yield from room_faults(file, target, place)


def room_faults(file, target, place):
    room = target.split("/")[1]
    if room in ROOMS and room != file.folder and room not in ROOMS.get(file.folder, ()):
        yield f"{place}: {file.folder} must not know {room}"


def line_faults(file):
    """A sentence for each line that does what its folder must not do."""
    if file.top == "models" and file.folder in NO_NETWORK:
        for number, target in file.theirs:
            if NETWORK.match(target):
                yield f"{file.includes(number, target)}: no network in {file.folder}"
    if file.top == "widgets":
        for number, target in file.theirs:
            if THREADS.search(target):
                yield f"{file.includes(number, target)}: widgets start no work of their own, tasks do"
        for number, line in enumerate(file.code, 1):
            if match := THREADS.search(line):
                yield f"{file.path}:{number}: uses {match.group(1)}: widgets start no work of their own, tasks do"
    if file.top == "models" and file.folder not in MAY_SPEAK:
        for number, line in enumerate(file.code, 1):
            if match := SENTENCES.search(line):
                yield (f"{file.path}:{number}: says {match.group(1).rstrip('(')}: sentences stand in words, widgets "
                       "and app")


def faults(project):
    yield from folder_faults(project)
    folders = {p.name for p in (project / "models").iterdir() if p.is_dir()}
    for file in files(project):
        if file.top == "widgets" and not file.folder:
            yield f"{file.path}: stands in no room"
        yield from include_faults(file, folders)
        yield from line_faults(file)


def table_faults(project):
    """The table of ARCHITECTURE.md names every folder, in the same order."""
    rows = re.findall(r"^\| `(\w+)` \|", (project / "ARCHITECTURE.md").read_text(encoding="utf-8"), re.MULTILINE)
    wanted = ORDER[::-1]
    if rows != wanted:
        at = next((i for i, (a, b) in enumerate(zip(rows, wanted)) if a != b), min(len(rows), len(wanted)))
        yield (f"ARCHITECTURE.md: row {at + 1} of the table of layers is {(rows[at:at + 1] or ['missing'])[0]}, "
               f"the order of layers says {(wanted[at:at + 1] or ['nothing'])[0]}")


def main():
    project = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]
    found = [*faults(project), *table_faults(project)]
    print("\n".join(found) if found else "layers: every include points down")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
