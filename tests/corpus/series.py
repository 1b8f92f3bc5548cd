#!/usr/bin/env python3
# SPDX-FileCopyrightText: Civiscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares `civiscope history` with the independent reader of series on every temporal document of a corpus.

Usage: series.py CIVISCOPE; CIVISCOPE_CORPUS names the corpus (status 77: not given). Prints the totals of both and each
document where they differ; a difference that EXPLAINED names (with its reason) is listed but is no failure.
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
from count_series import moment, normal, series_of  # noqa: E402
from documents import documents  # noqa: E402

# Part of a document's name -> why both are right.
EXPLAINED = {}


def history(program, context, path):
    run = subprocess.run([program, "history", "--json", "--context", context, str(path)], capture_output=True,
                         timeout=300, check=False)
    if run.returncode < 0:
        return {"crashed": -run.returncode}
    answer = json.loads(run.stdout)
    if "error" in answer:
        return {"error": answer["error"]["code"]}
    series = {}
    for one in answer["series"]:
        key = (one["entity"], one["attribute"], one["dataset"], one.get("method"))
        series[key] = [(moment(p[0]), moment(p[2]) if len(p) > 2 else moment(p[0]), normal(p[1])) for p in one["points"]]
    return {"series": series, "unread": dict(collections.Counter(u["reason"] for u in answer["unread"]))}


def same(ours, theirs):
    return "series" in ours and ours["unread"] == theirs["unread"] and ours["series"].keys() == theirs["series"].keys() \
        and all(sorted(ours["series"][key], key=repr) == sorted(points, key=repr)
                for key, points in theirs["series"].items())


def summary(answer):
    if "series" not in answer:
        return json.dumps(answer)
    return f"{len(answer['series'])} series, {sum(map(len, answer['series'].values()))} points, unread {answer['unread']}"


def differences(ours, theirs):
    """The first of what the two do not share."""
    if "series" not in ours:
        return
    for key in sorted(ours["series"].keys() | theirs["series"].keys(), key=repr)[:1000]:
        a, b = ours["series"].get(key), theirs["series"].get(key)
        if a is None or b is None or sorted(a, key=repr) != sorted(b, key=repr):
            print(f"    {key}: history {(a or [])[:3]} …, reader {(b or [])[:3]} …")
            return


def main():
    program, corpus = sys.argv[1], os.environ.get("CIVISCOPE_CORPUS")
    if not corpus:
        print("corpus: not given")
        return 77
    ours, theirs = collections.Counter(), collections.Counter()
    different = explained = temporal = 0
    with tempfile.TemporaryDirectory() as folder, \
            concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        # Names do not matter here, and the contexts that the documents name are out of reach.
        context = str(Path(folder) / "context.jsonld")
        Path(context).write_text('{"@context": {}}', encoding="utf-8")
        jobs = []
        for number, (name, text) in enumerate(documents(corpus)):
            try:
                expected = series_of(text)
            except json.JSONDecodeError:
                continue  # broken on purpose; what can be saved of it is judged by `compare.py`
            if not expected["series"] and not expected["unread"]:
                continue  # nothing in it has a time
            path = Path(folder) / f"{number:05}.json"
            path.write_bytes(text.encode("utf-8", "surrogateescape"))
            jobs.append((name, expected, pool.submit(history, program, context, path)))
        for name, expected, job in jobs:
            got = job.result()
            temporal += any(len(points) > 1 for points in expected["series"].values())
            for totals, answer in ((theirs, expected), (ours, got)):
                totals["series"] += len(answer.get("series", ()))
                totals["points"] += sum(map(len, answer.get("series", {}).values()))
                totals.update({f"unread {k}": n for k, n in answer.get("unread", {}).items()})
            # A document without a single entity is an error to history and a list of reasons to the reader.
            if not expected["series"] and "error" in got:
                continue
            if not same(got, expected):
                why = next((why for part, why in EXPLAINED.items() if part in name), None)
                explained += why is not None
                different += why is None
                print(f"{name}\n  reader  {summary(expected)}\n  history {summary(got)}"
                      + (f"\n  explained: {why}" if why else ""))
                differences(got, expected)
    print(f"{'':28} {'reader':>9} {'history':>9}")
    for key in sorted(set(ours) | set(theirs)):
        print(f"{key:28} {theirs[key]:9} {ours[key]:9}")
    print(f"documents with times: {len(jobs)} ({temporal} with series of several points), "
          f"equal: {len(jobs) - different - explained}, explained: {explained}, different: {different}")
    print(f"Totals: {len(jobs) - different} passed, {different} failed, 0 skipped")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
