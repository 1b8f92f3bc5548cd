#!/usr/bin/env python3
# SPDX-FileCopyrightText: Civiscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds every success answer and entity payload of a corpus folder (see CONTRIBUTING.md, "Data to test with").

documents(corpus) yields (name, text) in a fixed order; `documents.py CORPUS OUT` writes each into OUT as a file and the
names into OUT/index.txt.
"""
import json
import re
import sys
from pathlib import Path

# What the manifests call documents that carry entities.
ENTITY_KINDS = re.compile(r"^(entity-|geojson|temporal-|notification)")


def orion_messages(folder):
    for path in sorted((folder / "scenarios").glob("*.json")):
        scenario = json.loads(path.read_text(encoding="utf-8"))
        for number, exchange in enumerate(scenario["exchanges"]):
            answer = exchange.get("response") or {}
            body = answer.get("body")
            if body is not None and ENTITY_KINDS.match(exchange.get("kind", "")) and answer.get("status", 200) < 300:
                yield f"{path.stem}#{number}-answer", json.dumps(body, ensure_ascii=False)
            request = exchange.get("request") or {}
            body = request.get("body")
            if isinstance(body, dict) and "id" in body and "type" in body and request.get("url", "").split("?")[0] \
                    .rstrip("/").endswith("/entities"):
                yield f"{path.stem}#{number}-request", json.dumps(body, ensure_ascii=False)


def manifest_files(folder):
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    for entry in manifest["files"]:
        if ENTITY_KINDS.match(entry.get("kind", "")):
            yield entry["file"], (folder / entry["file"]).read_bytes().decode("utf-8", "surrogateescape")


def unchunked(body):
    """The recorder kept bodies as they were decoded; nothing to undo, but blank ends."""
    return body.strip("\r\n")


def recorded_answers(folder):
    for path in sorted(folder.glob("*/*.txt")):
        text = path.read_bytes().decode("utf-8", "surrogateescape")
        parts = re.split(r"^<<< response.*\n", text, flags=re.MULTILINE)
        if len(parts) < 2:
            continue
        head, _, body = parts[1].replace("\r\n", "\n").partition("\n\n")
        status = re.match(r"HTTP/\S+ (\d+)", head)
        request = re.search(r"^(GET|POST) (\S+)", text, flags=re.MULTILINE)
        if not status or not 200 <= int(status.group(1)) < 300 or not request:
            continue
        target = request.group(2).split("?")[0].rstrip("/")
        asks_entities = re.search(r"/(temporal/)?entities(/[^/]+)?$", target) or target.endswith("/entityOperations/query")
        body = unchunked(body)
        if asks_entities and body[:1] in ("{", "["):
            yield f"{path.parent.name}/{path.name}", body


def city_files(folder):
    for path in sorted(folder.glob("*/ngsi-ld/*")) + sorted(folder.glob("hcmc-*/*.*json")) \
            + sorted(folder.glob("antwerp-lora-ngsild/files/*.json*")):
        yield str(path.relative_to(folder)), path.read_bytes().decode("utf-8", "surrogateescape")


def documents(corpus):
    corpus = Path(corpus)
    sources = [("orion-ld", orion_messages, corpus / "brokers/orion-ld"),
               ("recordings", recorded_answers, corpus / "brokers/recordings"),
               ("cities", city_files, corpus / "cities")]
    sources += [(name, manifest_files, corpus / "brokers" / name)
                for name in ("etsi-test-suite", "stellio", "scorpio", "fiware-tutorials")]
    for label, reader, folder in sources:
        for name, text in reader(folder):
            yield f"{label}: {name}", text


def main():
    corpus, out = sys.argv[1], Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    with open(out / "index.txt", "w", encoding="utf-8") as index:
        for number, (name, text) in enumerate(documents(corpus)):
            (out / f"{number:05}.json").write_bytes(text.encode("utf-8", "surrogateescape"))
            index.write(f"{number:05}\t{name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
