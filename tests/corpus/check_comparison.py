#!/usr/bin/env python3
# SPDX-FileCopyrightText: Civiscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Recomputes every number of `civiscope compare --json` from the raw files of pairs of cities: a second opinion.

Usage: check_comparison.py CIVISCOPE [FOLDER]; CIVISCOPE_CORPUS names the corpus (status 77: not given). With FOLDER the
HTML report of each pair is written there.

Shares nothing with the program. Of a series of instances the newest counts. An IRI is told from the published contexts
(the program gets the same files with these contexts written into them, for both read without a network). Quantiles:
linear interpolation between the two nearest ranks, at position q x (n - 1) of the sorted values (Hyndman and Fan's type
7). Bins are [low + i x width, low + (i + 1) x width), the last with its upper edge. Mean: exact sum over n. A number is
equal when it differs by at most 1e-9 of its size.
"""
import collections
import json
import math
import os
import re
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

DEFAULT_CONTEXT = "https://uri.etsi.org/ngsi-ld/default-context/"
KINDS = {"Property": "value", "GeoProperty": "value", "Relationship": "object", "LanguageProperty": "languageMap",
         "VocabProperty": "vocab", "JsonProperty": "json", "ListProperty": "valueList",
         "ListRelationship": "objectList"}
GEOMETRIES = {"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"}
TIME = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d([.,]\d+)?(Z|[+-]\d\d(:?\d\d)?)?)?$")
RESERVED = {"id", "type", "@context", "scope", "createdAt", "modifiedAt"}
# value in `to` = value in `from` x factor + offset
UNITS = {("FAH", "CEL"): (Fraction(5, 9), Fraction(-160, 9)), ("KMH", "MTS"): (Fraction(5, 18), Fraction(0)),
         ("C62", "P1"): (Fraction(100), Fraction(0)), ("GP", "GQ"): (Fraction(1000), Fraction(0)),
         ("PAL", "A97"): (Fraction(1, 100), Fraction(0)), ("CMT", "MMT"): (Fraction(10), Fraction(0))}
INVERSE = {"CEL": ("FAH", 1.8, 32), "MTS": ("KMH", 3.6, 0), "P1": ("C62", 0.01, 0), "GQ": ("GP", 0.001, 0),
           "A97": ("PAL", 100, 0), "MMT": ("CMT", 0.1, 0)}


class Contexts:
    """Published contexts by their URLs, as plain term -> IRI."""

    def __init__(self, corpus):
        self.folder = corpus / "_shared"
        self.core = self.terms(self.folder / "ngsi-ld-core-contexts/ngsi-ld-core-context-v1.8.jsonld")

    @staticmethod
    def terms(path):
        document = json.loads(path.read_text(encoding="utf-8"))["@context"]
        flat = {}
        for part in document if isinstance(document, list) else [document]:
            flat.update({k: v for k, v in part.items() if isinstance(v, (str, dict))} if isinstance(part, dict) else {})
        return flat

    def of(self, context):
        """What an entity's @context says, core apart: term -> IRI; only whole IRIs."""
        found = {}
        for url in context if isinstance(context, list) else [context]:
            subject = re.search(r"dataModel\.\w+", url or "")
            path = self.folder / "smart-data-models" / (subject.group() if subject else "-") / "context.jsonld"
            if path.exists():
                for term, iri in self.terms(path).items():
                    iri = iri.get("@id", "") if isinstance(iri, dict) else iri
                    if iri.startswith("http") and term not in self.core and not iri.endswith(("/", "#")):
                        found[term] = iri
        return found

    def iri(self, name, context):
        if name in self.core:
            iri = self.core[name]
            iri = iri["@id"] if isinstance(iri, dict) else iri
            return iri.replace("ngsi-ld:", "https://uri.etsi.org/ngsi-ld/", 1) if iri.startswith("ngsi-ld:") else iri
        return context.get(name) or DEFAULT_CONTEXT + name


def read(path):
    text = path.read_text(encoding="utf-8")
    try:
        document = json.loads(text)
        return document if isinstance(document, list) else [document]
    except json.JSONDecodeError:
        return [json.loads(line) for line in text.splitlines() if line.strip()]


def newest(instance):
    """The instance that counts, of a series."""
    if isinstance(instance, list) and instance and all(isinstance(i, dict) and i.get("type") in KINDS for i in instance):
        return max(instance, key=lambda i: i.get("observedAt", ""))
    return instance


def cell(instance):
    """(value, unit, observedAt) of an attribute in normalized or simplified form."""
    instance = newest(instance)
    if isinstance(instance, dict) and instance.get("type") in KINDS:
        value = instance.get(KINDS[instance["type"]])
        # Whom a relationship points at is no text.
        value = {"object": value} if instance["type"].endswith("Relationship") else value
        return value, instance.get("unitCode"), instance.get("observedAt")
    return instance, None, None


def is_number(value):
    return type(value) in (int, float)


def texts_of(value):
    if isinstance(value, bool):
        return ["true" if value else "false"]
    return [value] if isinstance(value, str) and not TIME.match(value) else []


class City:
    """type IRI -> entities; (type IRI, attribute IRI) -> cells."""

    def __init__(self, entities, contexts):
        self.types = collections.Counter()
        self.located = collections.Counter()
        self.cells = collections.defaultdict(list)
        self.seen = set()
        for entity in entities:
            if entity["id"] in self.seen:
                continue
            self.seen.add(entity["id"])
            context = contexts.of(entity.get("@context"))
            types = entity["type"] if isinstance(entity["type"], list) else [entity["type"]]
            place, _, _ = cell(entity.get("location"))
            for type_iri in (contexts.iri(name, context) for name in types):
                self.types[type_iri] += 1
                self.located[type_iri] += isinstance(place, dict) and place.get("type") in GEOMETRIES
                for name, instance in entity.items():
                    if name not in RESERVED:
                        self.cells[type_iri, contexts.iri(name, context)].append(cell(instance))

    def attributes(self, type_iri):
        return {attribute for owner, attribute in self.cells if owner == type_iri}

    def times(self, type_iri):
        observed = [at for (owner, _), cells in self.cells.items() if owner == type_iri for _, _, at in cells if at]
        return observed or [value for (owner, attribute), cells in self.cells.items() if owner == type_iri and
                            re.split("[/#]", attribute)[-1] == "dateObserved" for value, _, _ in cells if value]


def main_unit(numbers):
    units = collections.Counter(unit or "" for _, unit in numbers)
    return min(units, key=lambda unit: (-units[unit], unit)) if units else ""


def in_unit(numbers, target):
    """Numbers that can be told in the unit; what cannot is left out."""
    values = []
    for value, unit in numbers:
        unit = unit or ""
        if unit == target:
            values.append(float(value))
        elif (unit, target) in UNITS:
            factor, offset = UNITS[unit, target]
            values.append(float(Fraction(value) * factor + offset))
    return values


def quantile(ordered, share):
    position = share * (len(ordered) - 1)
    low = math.floor(position)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (position - low) * (ordered[high] - ordered[low])


def statistics(values):
    ordered = sorted(values)
    return {"n": len(ordered), "min": ordered[0], "q1": quantile(ordered, 0.25), "median": quantile(ordered, 0.5),
            "q3": quantile(ordered, 0.75), "max": ordered[-1], "mean": math.fsum(ordered) / len(ordered)}


def bins(values, low, width, count):
    counts = [0] * count
    for value in values:
        place = math.floor((value - low) / width + 1e-9)
        counts[count - 1 if place == count else place] += 1
    return counts


def moment(text):
    """Seconds, of a DateTime in any of the spellings met here."""
    import datetime
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).replace(tzinfo=datetime.timezone.utc).timestamp()


class Check:
    def __init__(self, name):
        self.name = name
        self.numbers = self.wrong = 0

    def equal(self, what, theirs, ours):
        self.numbers += 1
        same = theirs == ours or (is_number(theirs) and is_number(ours) and
                                  math.isclose(theirs, ours, rel_tol=1e-9, abs_tol=1e-12))
        if not same:
            self.wrong += 1
            print(f"  {self.name}: {what}: compare says {theirs}, the raw data {ours}")

    def time(self, what, theirs, ours):
        self.equal(what, moment(theirs) if theirs else None, moment(ours) if ours else None)

    def all(self, document, cities):
        for side, city in cities.items():
            self.equal(f"{side} entities", document["sources"][side]["entities"], len(city.seen))
            listed = sorted(row[side]["iri"] for row in document["types"] if side in row)
            self.equal(f"{side} types", listed, sorted(city.types))
        for row in document["types"]:
            self.type(row, cities)

    def type(self, row, cities):
        sides = {side: cities[side] for side in ("a", "b") if side in row}
        for side, city in sides.items():
            iri = row[side]["iri"]
            what = f"{side} {row[side]['name']}"
            self.equal(f"{what} count", row[side]["count"], city.types[iri])
            self.equal(f"{what} located", row[side]["located"], city.located[iri])
            times = city.times(iri)
            self.time(f"{what} freshness", row["freshness"][side], max(times) if times else None)
            self.time(f"{what} oldest", row["oldest"][side], min(times) if times else None)
            listed = sorted(line[side]["iri"] for line in row["attributes"] if side in line)
            self.equal(f"{what} attributes", listed, sorted(city.attributes(iri)))
        if len(sides) == 2:
            self.equal("match by IRI", row["match"] == "iri", row["a"]["iri"] == row["b"]["iri"])
        for line in row["attributes"]:
            self.attribute(row, line, sides)

    def attribute(self, row, line, cities):
        sides = [side for side in ("a", "b") if side in line]
        if len(sides) == 2:
            self.equal("match by IRI", line["match"] == "iri", line["a"]["iri"] == line["b"]["iri"])
        cells = {side: cities[side].cells[row[side]["iri"], line[side]["iri"]] for side in sides}
        numbers = {side: [(v, u) for v, u, _ in cells[side] if is_number(v)] for side in sides}
        units = {side: main_unit(numbers[side]) for side in sides}
        targets = dict(units)
        if len(sides) == 2 and all(numbers.values()) and (units["b"], units["a"]) in UNITS:
            targets["b"] = units["a"]
            factor, offset = UNITS[units["b"], units["a"]]
            self.equal("conversion from", line["conversion"]["from"], units["b"])
            self.equal("conversion to", line["conversion"]["to"], units["a"])
            self.equal("factor", line["conversion"]["factor"], float(factor))
            self.equal("offset", line["conversion"]["offset"], float(offset))
        elif len(sides) == 2:
            self.equal("no conversion", "conversion" in line, False)
        values = {side: in_unit(numbers[side], targets[side]) for side in sides}
        texts = {side: collections.Counter(t for v, _, _ in cells[side] for t in texts_of(v)) for side in sides}
        for side in sides:
            what = f"{side} {row[side]['name']}.{line[side]['name']}"
            one = line[side]
            count = len(cells[side])
            times = [at for _, _, at in cells[side] if at]
            self.equal(f"{what} count", one["count"], count)
            self.equal(f"{what} coverage", one["coverage"], count / row[side]["count"])
            self.equal(f"{what} unit", one["unit"], units[side] or None)
            self.equal(f"{what} numbers", one["numbers"], len(numbers[side]))
            self.equal(f"{what} excluded", one["excluded"], len(numbers[side]) - len(values[side]))
            self.equal(f"{what} distinct", one["distinct"], len(texts[side]))
            self.time(f"{what} newest", one["newest"], max(times) if times else None)
            self.time(f"{what} oldest", one["oldest"], min(times) if times else None)
            said = line.get("statistics", {}).get(side)
            self.equal(f"{what} has statistics", said is not None, bool(values[side]))
            for key, number in statistics(values[side]).items() if said and values[side] else []:
                self.equal(f"{what} {key}", said[key], number)
        self.shared(line, values, texts)

    def shared(self, line, values, texts):
        if "histogram" in line:
            histogram = line["histogram"]
            low, width, count = histogram["low"], histogram["width"], len(histogram["a"])
            everything = values["a"] + values["b"]
            hair = 1e-9 * width
            self.equal("bins reach down", low - hair <= min(everything) < low + width, True)
            self.equal("bins reach up", low + (count - 1) * width <= max(everything) <= low + count * width + hair, True)
            for side in ("a", "b"):
                self.equal(f"{line[side]['name']} bins of {side}", histogram[side],
                           bins(values[side], low, width, count))
        elif len(values) == 2 and all(values.values()):
            self.equal("histogram", "missing", "there" if "unit" not in line["conflicts"] else "missing")
        everything = collections.Counter()
        for side in texts:
            everything.update(texts[side])
        expected = {text: [texts.get(side, {}).get(text, 0) for side in ("a", "b")] for text in everything}
        if len(expected) <= 30:
            self.equal("categories", {c["value"]: [c["a"], c["b"]] for c in line.get("categories", [])}, expected)
        else:
            self.equal("no categories", "categories" in line, False)


def in_other_units(entities):
    """The same measurements in other units, under other ids."""
    changed = json.loads(json.dumps(entities))
    for entity in changed:
        entity["id"] += ":other"
        for instance in entity.values():
            if isinstance(instance, dict) and instance.get("unitCode") in INVERSE:
                unit, factor, offset = INVERSE[instance["unitCode"]]
                instance.update(unitCode=unit, value=instance["value"] * factor + offset)
    return changed


def main():
    program, corpus = sys.argv[1], os.environ.get("CIVISCOPE_CORPUS")
    if not corpus:
        print("corpus: not given")
        return 77
    contexts = Contexts(Path(corpus))
    cities = Path(corpus, "cities")
    seattle = read(cities / "weather-seattle-newyork-B/ngsi-ld/Seattle-temporal.jsonld")
    uip = read(cities / "hcmc-uip-A/ngsi_ld_entities.json")
    pairs = {
        "bikes London-Toronto": (read(cities / "bikes-london/ngsi-ld/London-BikeHireDockingStation.jsonld"),
                                 read(cities / "bikes-toronto-2025/ngsi-ld/Toronto-BikeHireDockingStation.jsonld")),
        "parking Malaga-Basel": (read(cities / "malaga-parking-A/ngsi-ld/entities.jsonld"),
                                 read(cities / "german-city-feeds/ngsi-ld/Basel-OffStreetParking.jsonld")),
        "weather Seattle-Ho Chi Minh City": (seattle, read(cities / "hcmc-urbanreflex-A/WeatherObserved.ndjson")),
        "weather Seattle-Ho Chi Minh City (uip)": (seattle, uip),
        "Ho Chi Minh City, two publishers": (read(cities / "hcmc-urbanreflex-A/WeatherObserved.ndjson"),
                                             [e for e in uip if e["type"] == "WeatherObserved"]),
        "Ho Chi Minh City (uip), other units": (uip, in_other_units(uip)),
    }
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, sides in pairs.items():
            files = []
            titles = re.sub(r"^\w+ ", "", name.replace(" (uip)", "")).split("-") if "-" in name else ["one", "other"]
            for title, entities in zip(titles, sides):
                files.append(Path(folder) / f"{title}.ndjson")
                # The published terms, written into each entity.
                files[-1].write_text("\n".join(json.dumps({**e, "@context": contexts.of(e.get("@context"))})
                                               for e in entities), encoding="utf-8")
            report = []
            if len(sys.argv) > 2:
                Path(sys.argv[2]).mkdir(parents=True, exist_ok=True)
                report = ["-o", str(Path(sys.argv[2]) / (re.sub(r"\W+", "-", name).strip("-") + ".html"))]
            run = subprocess.run([program, "compare", *map(str, files), *report, "--json"], capture_output=True,
                                 timeout=300, check=False)
            check = Check(name)
            check.all(json.loads(run.stdout), {side: City(entities, contexts)
                                               for side, entities in zip("ab", sides)})
            failed += check.wrong > 0
            print(f"{name}: {check.numbers} numbers, {check.wrong} different")
    print(f"Totals: {len(pairs) - failed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
