#!/usr/bin/env python3
# SPDX-FileCopyrightText: Civiscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names the functions of ours that no program uses; prints nothing when there are none.

The linker knows: it is given both programs again, with every object of our libraries, and says what it leaves out. That
takes a tree whose compiler keeps each function in a section of its own and inlines nothing but what is declared inline
(preset "joined"), with both programs built. Qt's generated code, what the language adds by itself and
templates of others that our types fill are no functions of ours.
Usage: unused.py TREE; ends 1 when it names anything.
"""
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAMS = ("civiscope", "civiscope-gis")
# What linkers say: ld and gold of a section of an object, mold the other way round.
SECTION = re.compile(r"\.text\.(?:unlikely\.|hot\.|startup\.|exit\.)?(_Z[\w.$]+)")
# Made by moc or by the compiler; what a class declares only to have its virtual functions stand somewhere.
NOT_OURS = re.compile(r"::(qt_\w+|metaObject|tr)\(|^(non-virtual |virtual )?(thunk|guard|vtable|typeinfo)")
# What stays although no program uses it, and why.
KEPT = {"civiscope::WorkerPool::setSize": "tests show with it that a pool of one never waits for itself"}


def commands(tree):
    """program -> the words of its link command, as Ninja would run it."""
    found = {}
    for program in PROGRAMS:
        said = subprocess.run(["ninja", "-C", tree, "-t", "commands", "-s", f"bin/{program}"], capture_output=True,
                              text=True, check=False)
        if said.returncode == 0:
            link = said.stdout.strip().splitlines()[-1]
            found[program] = shlex.split(link.split("&&")[1] if "&&" in link else link)
    return found


def with_all_of_ours(words, output):
    """The link command with every object of our libraries, each library once."""
    seen = set()
    changed = []
    skip = False
    for i, word in enumerate(words):
        if skip:
            skip = False
        elif word == "-o":
            changed += ["-o", output]
            skip = True
        elif word.endswith(".a") and Path(word).name.startswith("libciviscope_"):
            if word not in seen:
                changed += ["-Wl,--whole-archive", word, "-Wl,--no-whole-archive"]
            seen.add(word)
        else:
            changed.append(word)
    return [*changed, "-Wl,--gc-sections", "-Wl,--print-gc-sections"]


def removed_by(linker_words):
    return set(SECTION.findall(linker_words))


def defined_in(program):
    said = subprocess.run(["nm", "--defined-only", program], capture_output=True, text=True, check=True).stdout
    return {line.split()[-1] for line in said.splitlines() if line}


def demangled(symbols):
    names = subprocess.run(["c++filt"], input="\n".join(symbols), capture_output=True, text=True, check=True).stdout
    return names.splitlines()


def own_name(function):
    """The qualified name of a demangled function: without what it returns, what it takes and what fills its templates."""
    plain = re.sub(r"(operator) ?(\(\)|<=>|<<|>>|<=|>=|->|<|>)",
                   lambda found: found[1] + "".join(f"\\{ord(letter)}" for letter in found[2]),
                   function.replace("(anonymous namespace)", "{anonymous}"))
    depth, name = 0, ""
    for letter in plain:
        if letter == "(" and depth == 0:
            break
        depth += (letter in "<(") - (letter in ">)")
        if depth == 0 and letter != ">":
            name = "" if letter == " " else name + letter
    name = re.sub(r"\\(\d\d)", lambda found: chr(int(found[1])), name)
    return name


def written_by_us(function):
    """False for what our types only fill (templates of others), for parts of a function that is named itself (lambdas),
    and for members that a class has without a body of its own: copies, moves, comparing, the end of an interface."""
    name = own_name(function)
    if not name.startswith("civiscope::") or name in KEPT or NOT_OURS.search(function) or "{lambda" in function:
        return False
    *rooms, own = name.split("::")
    copies = re.search(r"\((?:civiscope::)?" + re.escape("::".join(rooms).removeprefix("civiscope::")) + r"(?: const)?&&?\)",
                       function)
    return not (own.startswith("~") or (copies and own in (rooms[-1], "operator=", "operator==")))


def functions_of_ours(symbols):
    """The functions among these symbols that we wrote, each once: no clones, no parts of coroutines."""
    plain = sorted({symbol.split(".")[0] for symbol in symbols})
    return sorted({name for name in demangled(plain) if written_by_us(name)})


def unused(tree, links):
    """What none of these links, program -> words, has a use for."""
    left_out, kept = set(), set()
    with tempfile.TemporaryDirectory() as folder:
        for program, words in links.items():
            output = f"{folder}/{program}"
            said = subprocess.run(with_all_of_ours(words, output), cwd=tree, capture_output=True, text=True,
                                  check=False)
            if said.returncode:
                sys.exit(f"unused: {program} could not be linked again:\n{said.stderr}")
            left_out |= removed_by(said.stdout + said.stderr)
            kept |= defined_in(output)
    return functions_of_ours(left_out - kept)


def main():
    found = unused(sys.argv[1], commands(sys.argv[1]))
    for name in found:
        print(f"no program uses {name}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
