#!/usr/bin/env python3
# SPDX-FileCopyrightText: Civiscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Quirks of real city data: `civiscope validate` against an independent count.

Usage: quirks.py CIVISCOPE; CIVISCOPE_CORPUS names the corpus (status 77: not given). Each quirk is counted here over
the raw JSON, without anything of the program, and in the program's findings; the two have to be equal.
"""
import collections
import json
import os
import subprocess
import sys
from pathlib import Path


def load(path):
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".ndjson":
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    document = json.loads(text)
    return document if isinstance(document, list) else [document]


def instances(entity, name):
    """The instances of an attribute, in whatever form; bare values as {"value": …}."""
    value = entity.get(name)
    if value is None and name not in entity:
        return []
    items = value if isinstance(value, list) and value and isinstance(value[0], dict) and "type" in value[0] else [value]
    return [i if isinstance(i, dict) and ("value" in i or "object" in i) else {"value": i} for i in items]


def every(entity):
    for name in entity:
        if name not in ("id", "type", "@context", "scope"):
            for item in instances(entity, name):
                yield name, item


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def old_clock(entity):
    return sum(str(item.get("observedAt", "")).startswith("19") for _, item in every(entity))


def below_zero(*names):
    return lambda entity: sum(is_number(item["value"]) and item["value"] < 0
                              for name in names for item in instances(entity, name))


def over(name, most):
    return lambda entity: sum(is_number(item.get("value")) and item["value"] > most for item in instances(entity, name))


def of_type(kind, counter):
    """Only where the program has a schema for that type; told by main()."""
    counter.kind = kind
    return counter


def texts(name):
    return lambda entity: sum(isinstance(item.get("value"), str) for item in instances(entity, name))


def relations(entities):
    ids = {entity["id"] for entity in entities}

    def dangling(entity):
        count = 0
        for _, item in every(entity):
            if item.get("type") == "Relationship":
                targets = item["object"] if isinstance(item["object"], list) else [item["object"]]
                count += sum(":" in target and target not in ids for target in targets)
        return count
    return dangling


def undefined(corpus):
    """Names that only the core context could define, and it does not."""
    core = json.loads(max((corpus / "_shared/ngsi-ld-core-contexts").rglob("*v1.9*.jsonld")).read_text(encoding="utf-8"))
    core = core["@context"] if isinstance(core["@context"], dict) else core["@context"][0]

    def count(entity):
        return (entity["type"] not in core) + sum(name not in core for name in entity if name not in ("id", "type"))
    return count


# name, file, rules, what of the pointer or of the expected text, how to count.
def quirks(corpus):
    uip, reflex = "cities/hcmc-uip-A", "cities/hcmc-urbanreflex-A"
    return [
        ("Santander: clocks at 1970", "cities/santander-parking/ngsi-ld/Santander-ParkingSpot.jsonld",
         ["time-implausible"], "", old_clock),
        ("Basel: occupancy below zero", "cities/german-city-feeds/ngsi-ld/Basel-OffStreetParking.jsonld",
         ["schema.minimum"], "/occupancy", below_zero("occupancy")),
        ("HCMC: humidity over 1", f"{uip}/validated_entities.json", ["schema.maximum"], "/relativeHumidity",
         of_type("WeatherObserved", over("relativeHumidity", 1))),
        ("HCMC: cameraNum as text", f"{uip}/ngsi_ld_entities.json", ["schema.type", "number-as-string"], "/cameraNum",
         texts("cameraNum")),
        ("HCMC: cameraNum as text, failed ones", f"{uip}/failed_entities.json", ["schema.type", "number-as-string"],
         "/cameraNum", texts("cameraNum")),
        ("HCMC: observations of cameras that are elsewhere", f"{uip}/observations.json", ["relationship-dangling"], "",
         relations),
        ("HCMC: accidents seen by cameras that are elsewhere", f"{uip}/accidents.json", ["relationship-dangling"], "",
         relations),
        ("HCMC: names without a context", f"{reflex}/RoadSegment.ndjson", ["term-undefined", "term-near-miss"], "",
         undefined(corpus)),
        ("HCMC: names without a context, weather", f"{reflex}/WeatherObserved.ndjson",
         ["term-undefined", "term-near-miss"], "", undefined(corpus)),
    ]


def validate(program, corpus, path):
    run = subprocess.run([program, "validate", str(path), "--json", "--schema", str(corpus / "smart-data-models"),
                          "--schema", str(corpus / "_shared/smart-data-models")], capture_output=True, timeout=300,
                         check=False)
    return json.loads(run.stdout)


def main():
    program, corpus = sys.argv[1], os.environ.get("CIVISCOPE_CORPUS")
    if not corpus:
        print("corpus: not given")
        return 77
    corpus = Path(corpus)
    answers, different = {}, 0
    for name, file, rules, place, counter in quirks(corpus):
        path = corpus / file
        if not path.exists():
            print(f"absent     {name}")
            continue
        if file not in answers:
            answers[file] = validate(program, corpus, path)
        entities = load(path)
        if counter is relations:
            counter = relations(entities)
        theirs = sum(counter(entity) for entity in entities)
        answer = answers[file]
        schemas = {kind["name"]: kind["schema"] for kind in answer["types"]}
        kind = getattr(counter, "kind", None)
        if kind and not schemas.get(kind):
            print(f"no schema  {name}: {theirs} by hand; the corpus has no schema for {kind}")
            continue
        if place:
            ours = sum(f["rule"] in rules and f["pointer"].startswith(place) for f in answer["findings"])
        else:
            ours = sum(rule["count"] for rule in answer["rules"] if rule["rule"] in rules)
        different += ours != theirs
        print(f"{'equal' if ours == theirs else 'DIFFERENT':<10} {name}: {theirs} by hand, {ours} by {', '.join(rules)}")
    totals = collections.Counter()
    for answer in answers.values():
        totals.update({rule["rule"]: rule["count"] for rule in answer["rules"]})
    print("all rules:", ", ".join(f"{rule} {count}" for rule, count in totals.most_common()))
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
