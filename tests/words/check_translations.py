#!/usr/bin/env python3
# SPDX-FileCopyrightText: Civiscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that every counted sentence of the sources has its English forms, and that no translation lost a place.

Usage: check_translations.py LUPDATE [PROJECT]; prints one line for each fault and ends 1 when there is any.
A fault in civiscope_en.ts is mended by "ninja -C build/dev update_translations" and by filling in the forms.
"""
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

PLACE = re.compile(r"%(?:Ln|n|L?\d)")
# A bare number before a noun in the plural, in a sentence that does not count: "%1 entities".
NOUN = re.compile(r"%\d (?:entities|types|values|rows|features|days|ids|documents|attributes|errors|warnings|notes)\b")


def messages(path):
    """(context, source, comment) → the forms: one text, or those of a counted message."""
    found = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            key = (context.findtext("name"), message.findtext("source"), message.findtext("comment") or "")
            translation = message.find("translation")
            forms = [form.text or "" for form in translation.iter("numerusform")]
            found[key] = (message.get("numerus") == "yes", forms or [translation.text or ""],
                          translation.get("type") == "unfinished")
    return found


def said(lupdate, project):
    """What the sources say now."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "civiscope_en.ts"
        subprocess.run([lupdate, "-silent", "-locations", "none", "models", "widgets", "app", "-I", "models", "-I", ".",
                        "-ts", str(fresh)], cwd=project, check=True, stdout=subprocess.DEVNULL)
        return messages(fresh)


def faults_of_english(now, english):
    for key, (counted, _, _) in now.items():
        context, source, _ = key
        if not counted:
            if NOUN.search(source):
                yield f"{context}: “{source}”: a noun after a bare number; use %Ln with tr(…, nullptr, n)"
            continue
        if key not in english:
            yield f"civiscope_en.ts: {context}: “{source}” is not in it"
            continue
        _, forms, unfinished = english[key]
        if unfinished or len(forms) != 2 or not all(forms):
            yield f"civiscope_en.ts: {context}: “{source}” lacks a form"
        elif forms[1] != source:
            yield f"civiscope_en.ts: {context}: the plural “{forms[1]}” is not “{source}”"
    for key in english.keys() - now.keys():
        yield f"civiscope_en.ts: {key[0]}: “{key[1]}” is said nowhere"


def faults_of(name, language):
    """Places that a translation forgot or made up; a form for one may leave out its number."""
    for (context, source, _), (counted, forms, unfinished) in language.items():
        for form in forms:
            if unfinished or not form:
                continue
            wanted, got = sorted(PLACE.findall(source)), sorted(PLACE.findall(form))
            if counted:
                wanted, got = ([p for p in places if p not in ("%n", "%Ln")] for places in (wanted, got))
            if wanted != got:
                yield f"{name}: {context}: “{form}” has other places than “{source}”"


def faults(lupdate, project):
    folder = project / "translations"
    yield from faults_of_english(said(lupdate, project), messages(folder / "civiscope_en.ts"))
    for path in sorted(folder.glob("civiscope_*.ts")):
        yield from faults_of(path.name, messages(path))


def main():
    project = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).resolve().parents[2]
    found = list(faults(sys.argv[1], project))
    print("\n".join(found) if found else "translations: every counted sentence has its forms")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
