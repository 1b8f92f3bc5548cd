#!/usr/bin/env python3
# SPDX-FileCopyrightText: Civiscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the benchmarks beside their peers and prints a table of each: run.py BUILD [NAME [ARGUMENT]].

A benchmark is a function below; its bars stand in its table. The status is 1 when a bar is missed.
"""
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def run(program, *arguments):
    """The JSON that a benchmark program prints as its last line; None when it is not built."""
    if not program.exists():
        return None
    done = subprocess.run([program, *map(str, arguments)], stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def table(title, rows):
    """Prints rows of (what, figure, bar, whether it is met or None) and tells whether all are."""
    print(f"\n{title}")
    width = max(len(row[0]) for row in rows)
    for what, figure, bar, met in rows:
        print(f"  {what:<{width}}  {figure:>12}  {bar:<24}{'' if met is None else 'met' if met else 'MISSED'}".rstrip())
    return all(met is not False for *_, met in rows)


def ingest(programs, count=200_000):
    """Normalized entities of 1.2 kB to a queryable dataset."""
    with tempfile.TemporaryDirectory() as folder:
        features = Path(folder, "entities.geojson")
        ours = run(programs / "bench_ingest", count, features)
        peer = run(programs / "bench_qgisopen", features)
    seconds = ours["seconds"]
    rows = [
        ("entities", f"{ours['entities']:,}", "", None),
        ("megabytes", f"{ours['bytes'] / 1e6:,.0f}", "", None),
        ("seconds", f"{seconds:.2f}", "", None),
        ("MB/s", f"{ours['megabytesPerSecond']:.0f}", "", None),
        ("against a simdjson walk", f"{seconds / ours['simdjsonWalkSeconds']:.2f} x", "at most 1",
         seconds <= ours["simdjsonWalkSeconds"]),
        ("faster than nlohmann", f"{ours['nlohmannSeconds'] / seconds:.1f} x", "", None),
        ("bytes a row", f"{ours['bytesPerRow']:.0f}", "at most 300", ours["bytesPerRow"] <= 300),
    ]
    if peer:
        rows.append(("faster than QGIS", f"{peer['seconds'] / seconds:.0f} x", "at least 20", peer["seconds"] >= 20 * seconds))
    else:
        rows.append(("faster than QGIS", "not built", "", None))
    return table(f"ingest: {ours['entities']:,} normalized entities from memory to a queryable dataset", rows)


def map_(programs, count=1_000_000):
    """What map and table do with many entities."""
    ours = run(programs / "bench_map", count)
    rows = [
        ("reading places, ms", f"{ours['placeMs']:.0f}", "", None),
        ("exact redraw, ms", f"{ours['drawMs']:.0f}", "at most 150", ours["drawMs"] <= 150),
        ("what is under the pointer, ms", f"{ours['hitMs']:.1f}", "at most 16", ours["hitMs"] <= 16),
        ("sorting by a number, ms", f"{ours['sortMs']:.0f}", "at most 150", ours["sortMs"] <= 150),
    ]
    return table(f"map: {ours['entities']:,} points, 1280 by 800 pixels", rows)


def validate(programs, count=20_000):
    """Entities of a demo city against its own schema, beside ajv on the same schema and data."""
    source = Path(__file__).resolve().parents[2]
    schema = source / "resources/demo/schemas/antwerp/AirQualityObserved.json"
    with tempfile.TemporaryDirectory() as folder:
        values = Path(folder, "values.ndjson")
        ours = run(programs / "bench_validate", count, schema, values)
        environment = {**os.environ, "NODE_PATH": "/usr/share/nodejs"}
        done = subprocess.run(["node", source / "tests/bench/validate.js", schema, values], stdout=subprocess.PIPE,
                              text=True, check=True, env=environment)
        peer = json.loads(done.stdout.splitlines()[-1])

    def rate(seconds):
        return f"{count / seconds:,.0f} /s"

    same = ours["valid"] == peer["valid"] == ours["entities"] == ours["validAll"]
    rows = [
        ("verdicts", "equal" if same else "DIFFERENT", "equal", same),
        ("values in memory, one core", rate(ours["bareSeconds"]), "", None),
        ("  ajv", rate(peer["bareSeconds"]), "", None),
        ("  ours to ajv", f"{peer['bareSeconds'] / ours['bareSeconds']:.2f} x", "at least 1",
         ours["bareSeconds"] <= peer["bareSeconds"]),
        ("from bytes, one core", rate(ours["bytesSeconds"]), "normalized", None),
        ("  ajv", rate(peer["bytesSeconds"]), "key-values", None),
        ("  ours to ajv", f"{peer['bytesSeconds'] / ours['bytesSeconds']:.2f} x", "", None),
        ("schema and rules, a core", rate(ours["allCpuSeconds"]), "", None),
        ("schema and rules, all cores", rate(ours["allSeconds"]), "", None),
    ]
    return table(f"validate: {ours['entities']:,} AirQualityObserved of the demo", rows)


STEPS = ("main", "application", "window", "city", "map")


def start_times(program, steps, *arguments):
    """Milliseconds from the start of the program to each of these steps, as it reports them."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_MESSAGE_PATTERN": "start %{message}",
                   "QT_LOGGING_RULES": "civiscope.start.debug=true"}
    times = {}
    begin = time.monotonic()
    with subprocess.Popen([program, *arguments], stderr=subprocess.PIPE, text=True, env=environment) as process:
        for line in process.stderr:
            word, _, step = line.strip().partition(" ")
            if word == "start" and step in steps:
                times[step] = (time.monotonic() - begin) * 1000
            if len(times) == len(steps):
                break
        process.kill()
    return times


def start(programs, runs=5):
    """From the command to the first window and to the first usable map, warm."""
    met = True
    for title, steps, arguments in (("an empty window", STEPS[:3], []), ("both demo cities", STEPS, ["--demo"])):
        start_times(programs / "civiscope", steps, *arguments)  # warms the caches of disk, fonts, QML and tiles
        measured = [start_times(programs / "civiscope", steps, *arguments) for _ in range(runs)]
        rows, before = [], 0.0
        for step in steps:
            median = sorted(times[step] for times in measured)[runs // 2]
            bar = ("at most 500", median <= 500) if step == "window" else ("", None)
            rows.append((f"{step}, ms", f"{median:.0f}", f"{bar[0]:<14}+{median - before:.0f}", bar[1]))
            before = median
        met &= table(f"start: {title}, median of {runs}", rows)
    return met


def filter_(programs, count=1_000_000):
    """Queries over many entities."""
    with tempfile.TemporaryDirectory() as folder:
        rows_file = Path(folder, "rows.csv")
        ours = run(programs / "bench_filter", count, rows_file)
        peer = run(programs / "bench_qgisfilter", rows_file)
    rows = []
    for kind, what, bar in (("numeric", "no2>40", 5), ("compound", "number, text and box", None)):
        taken = ours[f"{kind}Ms"]
        rows.append((f"{what}, ms", f"{taken:.2f}", f"at most {bar}" if bar else "", taken <= bar if bar else None))
        rows.append((f"{what}, matched", f"{ours[f'{kind}Matched']:,}", "", None))
        if peer:
            same = peer[f"{kind}Matched"] == ours[f"{kind}Matched"]
            rows.append(("  as many in QGIS", f"{peer[f'{kind}Matched']:,}", "the same", same))
            rows.append(("  faster than QGIS", f"{peer[f'{kind}Ms'] / taken:.0f} x", "", None))
        else:
            rows.append(("  faster than QGIS", "not built", "", None))
    return table(f"filter: {ours['rows']:,} rows", rows)


def compare(programs, count=500_000):
    """Two datasets laid side by side."""
    ours = run(programs / "bench_compare", count)
    rows = [("attributes", f"{ours['attributes']}", "", None),
            ("seconds", f"{ours['seconds']:.2f}", "at most 2", ours["seconds"] <= 2)]
    return table(f"compare: {ours['entities']:,} normalized entities in two datasets", rows)


def timeline(programs, count=100_000):
    """A view of many samples drawn anew, as when a person pans."""
    ours = run(programs / "bench_timeline", count)
    rows = [
        ("samples drawn", f"{ours['drawn']:,}", "", None),
        ("another view, ms", f"{ours['replotMs']:.1f}", "at most 33", ours["replotMs"] <= 33),
        ("all samples in the plot, ms", f"{ours['allMs']:.1f}", "", None),
        ("  ours is faster", f"{ours['allMs'] / ours['replotMs']:.1f} x", "at least 2",
         ours["allMs"] >= 2 * ours["replotMs"]),
        ("the plot's own thinning, ms", f"{ours['thinnedMs']:.1f}", "", None),
    ]
    return table(f"timeline: {ours['samples']:,} samples, 1280 by 400 pixels", rows)


def asof(programs, count=3_000):
    """A play through the past in which every entity says something new at each step."""
    ours = run(programs / "bench_asof", count)
    step = ours["stepMs"]
    rows = [
        ("observations", f"{ours['points']:,}", "", None),
        ("as many as read anew", "yes" if ours["same"] else "NO", "yes", ours["same"]),
        ("getting ready, ms", f"{ours['makeMs']:.0f}", "", None),
        ("a step, ms", f"{step:.1f}", "at most 100", step <= 100),
        ("a step without news, ms", f"{ours['quietMs']:.2f}", "", None),
        ("to reading the version anew", f"{step / ours['anewMs']:.2f} x", "", None),
    ]
    return table(f"as of: {ours['entities']:,} entities with six measured attributes each", rows)


BENCHMARKS = {"ingest": ingest, "map": map_, "filter": filter_, "start": start, "validate": validate, "compare": compare,
              "timeline": timeline, "asof": asof}


def main():
    programs = Path(sys.argv[1], "bin")
    names = sys.argv[2:3] or list(BENCHMARKS)
    for name in names:
        if name not in BENCHMARKS:
            sys.exit(f"no benchmark '{name}'; there are: {', '.join(BENCHMARKS)}")
    arguments = [int(word) for word in sys.argv[3:]]
    met = [BENCHMARKS[name](programs, *arguments) for name in names]
    sys.exit(0 if all(met) else 1)


if __name__ == "__main__":
    main()
