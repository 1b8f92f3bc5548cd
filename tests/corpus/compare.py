#!/usr/bin/env python3
# SPDX-FileCopyrightText: Civiscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares `civiscope inspect` with the independent counter on every document of a corpus.

Usage: compare.py CIVISCOPE; CIVISCOPE_CORPUS names the corpus (status 77: not given). Prints the totals of both
and each document where they differ; a difference that EXPLAINED names (with its reason) is listed but is no failure.
"""
import collections
import concurrent.futures
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from count_entities import count  # noqa: E402
from documents import documents  # noqa: E402

# Part of a document's name -> why both are right.
EXPLAINED = {
    "simplified_POST_Entities_ERRORS#17-": "a ring of three positions: inspect keeps it and remarks on it",
    "simplified_POST_Entities_ERRORS#26-": "a MultiPoint with an empty position: inspect draws the other one",
    "get-geometrycollection": "no GeoJSON geometry to NGSI-LD (clause 4.7.1): inspect draws it nevertheless",
    "docs_working-with-_context-01": "a class of RDF, no entity: inspect takes {\"@id\": …} for a reference",
}


def inspect(program, context, path):
    run = subprocess.run([program, "inspect", "--json", "--context", context, str(path)], capture_output=True,
                         timeout=120, check=False)
    if run.returncode < 0:
        return {"crashed": -run.returncode}
    answer = json.loads(run.stdout)
    if "error" in answer:
        return {"error": answer["error"]["code"]}
    reasons = collections.Counter(item["reason"] for item in answer["quarantined"])
    return {"entities": answer["loaded"], "kinds": {k: n for k, n in sorted(answer["kinds"].items()) if n},
            "geometries": answer["geometries"], "quarantined": dict(sorted(reasons.items()))}


def main():
    program, corpus = sys.argv[1], os.environ.get("CIVISCOPE_CORPUS")
    if not corpus:
        print("corpus: not given")
        return 77
    ours, theirs = collections.Counter(), collections.Counter()
    different = explained = 0
    with tempfile.TemporaryDirectory() as folder, \
            concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        # Names do not matter here, and the contexts that the documents name are out of reach.
        context = str(Path(folder) / "context.jsonld")
        Path(context).write_text('{"@context": {}}', encoding="utf-8")
        jobs = []
        for number, (name, text) in enumerate(documents(corpus)):
            path = Path(folder) / f"{number:05}.json"
            path.write_bytes(text.encode("utf-8", "surrogateescape"))
            jobs.append((name, text, pool.submit(inspect, program, context, path)))
        for name, text, job in jobs:
            expected, got = count(text), job.result()
            for totals, counts in ((theirs, expected), (ours, got)):
                totals.update({k: counts.get(k, 0) for k in ("entities", "geometries")})
                totals.update({f"kind {k}": n for k, n in counts.get("kinds", {}).items()})
                totals.update({f"quarantined {k}": n for k, n in counts.get("quarantined", {}).items()})
            # A document without a single entity is an error to inspect and a list of reasons to the counter.
            if expected["entities"] == 0 and "error" in got:
                continue
            if expected != got:
                why = next((why for part, why in EXPLAINED.items() if part in name), None)
                explained += why is not None
                different += why is None
                print(f"{name}\n  counter {json.dumps(expected)}\n  inspect {json.dumps(got)}"
                      + (f"\n  explained: {why}" if why else ""))
    print(f"{'':28} {'counter':>9} {'inspect':>9}")
    for key in sorted(set(ours) | set(theirs)):
        print(f"{key:28} {theirs[key]:9} {ours[key]:9}")
    print(f"documents: {len(jobs)}, equal: {len(jobs) - different - explained}, explained: {explained}, "
          f"different: {different}")
    print(f"Totals: {len(jobs) - different} passed, {different} failed, 0 skipped")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
