#!/usr/bin/env python3
# SPDX-FileCopyrightText: Civiscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line as a shell meets it: the real program, real files, a real broker on this machine.

Usage: test_cli.py CIVISCOPE SCHEMAS [unittest arguments]
"""
import csv
import datetime
import gzip
import http.server
import json
import os
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import unittest
import urllib.parse
import urllib.request
from pathlib import Path

import jsonschema

PROGRAM, SCHEMAS = sys.argv[1], Path(sys.argv[2])
CONTEXT = {"@context": {"Lamp": "https://example.org/terms/Lamp", "power": "https://example.org/terms/power",
                        "name": "https://example.org/terms/name"}}
TRICKY_IDS = ["urn:ngsi-ld:Lamp:a/b", "urn:ngsi-ld:Lamp:a#b", "urn:ngsi-ld:Lamp:100%", "urn:ngsi-ld:Lamp:a%20b",
              "urn:ngsi-ld:Lamp:with a blank", "urn:ngsi-ld:Lamp:Café-東京", "https://example.org/lamps/1?x=1&y=2",
              "urn:ngsi-ld:Lamp:a+b;c,d"]


def lamp(identity, number=0):
    return {"id": identity, "type": "Lamp", "@context": CONTEXT["@context"],
            "power": {"type": "Property", "value": number, "unitCode": "WTT", "observedAt": "2025-01-01T00:00:00Z"},
            "name": {"type": "Property", "value": f"Lamp {number}"},
            "location": {"type": "GeoProperty",
                         "value": {"type": "Point", "coordinates": [4.4 + number % 100 / 1e3, 51.2 + number // 100 / 1e4]}}}


def bare(value):
    """What a schema of key-values means: the value without what the simplified form keeps round it."""
    if isinstance(value, dict):
        if "dataset" in value:
            instances = value["dataset"]
            return bare(instances.get("@none", next(iter(instances.values()))))
        if "@value" in value:
            return value["@value"]
        if len(value) == 1 and next(iter(value)) in ("languageMap", "vocab", "json", "valueList"):
            return bare(next(iter(value.values())))
    return value


def run(*arguments, timeout=120):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=timeout, check=False)


def checked(run_result, schema):
    """The JSON document on standard output, after a look at its schema."""
    document = json.loads(run_result.stdout)
    jsonschema.validate(document, json.loads((SCHEMAS / f"{schema}.schema.json").read_text(encoding="utf-8")))
    return document


class Broker:
    """`civiscope serve` while the with-block lasts."""

    def __init__(self, *arguments):
        self.arguments = arguments

    def __enter__(self):
        self.process = subprocess.Popen([PROGRAM, "serve", "--port", "0", *map(str, self.arguments)],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        line = self.process.stdout.readline()
        self.ready = json.loads(line)
        jsonschema.validate(self.ready, json.loads((SCHEMAS / "serve.schema.json").read_text(encoding="utf-8")))
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=20)
        self.process.stdout.close()

    @property
    def url(self):
        return self.ready["url"]


class CommandLine(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.path = Path(cls.folder.name)
        cls.count = 12_345
        cls.many = cls.path / "many.ndjson"
        with cls.many.open("w", encoding="utf-8") as file:
            for number in range(cls.count):
                file.write(json.dumps(lamp(f"urn:ngsi-ld:Lamp:{number}", number)) + "\n")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def file(self, name, content):
        path = self.path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    def fetch_all(self, *serve_arguments):
        with Broker(self.many, *serve_arguments) as broker:
            out = self.path / "fetched.ndjson"
            result = run("fetch", broker.url, "-o", out, "--json", timeout=280)
            return result, checked(result, "fetch"), out

    # --- every entity, under every profile and fault ---

    def check_all_fetched(self, *serve_arguments):
        result, document, out = self.fetch_all(*serve_arguments)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual((document["written"], document["total"], document["complete"]), (self.count, self.count, True))
        ids = {json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines()}
        self.assertEqual(len(ids), self.count)

    def test_all_entities_come_from_a_plain_broker(self):
        self.check_all_fetched("--profile", "plain")

    def test_all_entities_come_from_one_like_orion_ld(self):
        self.check_all_fetched("--profile", "orion-ld")

    def test_all_entities_come_from_one_like_stellio(self):
        self.check_all_fetched("--profile", "stellio")

    def test_all_entities_come_through_a_slow_connection(self):
        self.check_all_fetched("--fault", "slow")

    def test_all_entities_come_though_connections_are_cut(self):
        self.check_all_fetched("--fault", "cut")

    def test_all_entities_come_though_the_broker_fails_now_and_then(self):
        self.check_all_fetched("--fault", "5xx")

    def test_all_entities_come_though_the_broker_asks_for_patience(self):
        self.check_all_fetched("--fault", "429")

    def test_lasting_garbage_is_incomplete_with_the_true_count(self):
        result, document, out = self.fetch_all("--fault", "garbage:lasting")
        self.assertEqual(result.returncode, 4, result.stderr)
        self.assertFalse(document["complete"])
        self.assertLess(document["written"], self.count)
        self.assertGreater(document["written"], 0)
        self.assertEqual(document["written"], len(out.read_text(encoding="utf-8").splitlines()))
        self.assertIn("incomplete", result.stderr)

    # --- ids that need care ---

    def test_tricky_ids_survive_listing_fetching_drawing_and_export(self):
        source = self.file("tricky.jsonld", json.dumps([lamp(i, n) for n, i in enumerate(TRICKY_IDS)]))
        with Broker(source) as broker:
            for identity in TRICKY_IDS:
                one = f"{broker.url}/ngsi-ld/v1/entities/{urllib.parse.quote(identity, safe='')}"
                with urllib.request.urlopen(one, timeout=30) as answer:
                    self.assertEqual(json.load(answer)["id"], identity)
            picture = run("render", broker.url, "--view", "map", "--json", "-o", self.path / "tricky.png")
            self.assertEqual(picture.returncode, 0, picture.stderr)
            self.assertEqual(checked(picture, "render")["entities"], len(TRICKY_IDS))
            for ending in ("jsonld", "ndjson", "geojson", "csv"):
                out = self.path / f"tricky-out.{ending}"
                result = run("fetch", broker.url, "-o", out)
                self.assertEqual(result.returncode, 0, result.stderr)
                text = out.read_text(encoding="utf-8")
                if ending == "jsonld":
                    ids = [e["id"] for e in json.loads(text)]
                elif ending == "ndjson":
                    ids = [json.loads(line)["id"] for line in text.splitlines()]
                elif ending == "geojson":
                    ids = [f["id"] for f in json.loads(text)["features"]]
                else:
                    ids = [row["id"] for row in csv.DictReader(text.splitlines())]
                self.assertEqual(sorted(ids), sorted(TRICKY_IDS), ending)

    # --- inspect ---

    def test_inspect_tells_types_attributes_and_units(self):
        source = self.file("lamps.jsonld", json.dumps([lamp("urn:ngsi-ld:Lamp:1", 1), lamp("urn:ngsi-ld:Lamp:2", 2)]))
        result = run("inspect", source, "--json")
        self.assertEqual(result.returncode, 0, result.stderr)
        document = checked(result, "inspect")
        self.assertEqual((document["loaded"], document["total"], document["complete"]), (2, 2, True))
        (kind,) = document["types"]
        self.assertEqual((kind["iri"], kind["name"], kind["count"], kind["newest"]),
                         ("https://example.org/terms/Lamp", "Lamp", 2, "2025-01-01T00:00:00Z"))
        power = next(a for a in kind["attributes"] if a["name"] == "power")
        self.assertEqual((power["iri"], power["kind"], power["datatype"], power["count"], power["units"]),
                         ("https://example.org/terms/power", "Property", "number", 2, ["WTT"]))

    def test_inspect_of_a_broker_equals_inspect_of_its_file(self):
        source = self.file("same.jsonld", json.dumps([lamp(f"urn:ngsi-ld:Lamp:{n}", n) for n in range(150)]))
        with Broker(source, "--profile", "stellio") as broker:
            served = checked(run("inspect", broker.url, "--json"), "inspect")
        filed = checked(run("inspect", source, "--json"), "inspect")
        for member in ("loaded", "total", "complete", "kinds", "geometries"):
            self.assertEqual(served[member], filed[member], member)
        self.assertEqual([(t["iri"], t["count"], len(t["attributes"])) for t in served["types"]],
                         [(t["iri"], t["count"], len(t["attributes"])) for t in filed["types"]])

    # --- query ---

    def test_query_gives_the_same_ids_from_a_file_and_from_brokers(self):
        source = self.file("asked.jsonld", json.dumps([lamp(f"urn:ngsi-ld:Lamp:{n}", n) for n in range(150)]))
        wanted = [f"urn:ngsi-ld:Lamp:{n}" for n in range(141, 150)]
        document = checked(run("query", source, "--q", "power > 140", "--json"), "query")
        self.assertEqual((document["matched"], document["ran"], document["ids"]), (9, "local", wanted))
        self.assertEqual(document["expression"], {"q": "power > 140"})
        for profile in ("plain", "orion-ld", "stellio"):
            with Broker(source, "--profile", profile) as broker:
                result = run("query", broker.url, "--q", "power > 140", "--json")
                self.assertEqual(result.returncode, 0, result.stderr)
                document = checked(result, "query")
                self.assertEqual((document["matched"], document["ran"], document["ids"]), (9, "broker", wanted), profile)
                # Orion-LD does not know scopeQ and refuses it: evaluated here, and said.
                result = run("query", broker.url, "--scope-q", "/none", "--json")
                self.assertEqual(checked(result, "query")["ran"], "local" if profile == "orion-ld" else "broker")
                self.assertEqual("did not take the query" in result.stderr, profile == "orion-ld", result.stderr)
                # What the standard's grammar does not have is not even sent.
                result = run("query", broker.url, "--q", "!power", "--json")
                self.assertEqual(checked(result, "query"), {"matched": 0, "ran": "local",
                                                            "expression": {"q": "!power"}, "ids": []})

    def test_query_counts_and_lists_for_people(self):
        self.assertEqual(run("query", self.many, "--q", "power>=12340", "--count").stdout, "5\n")
        result = run("query", self.many, "--q", "power>=12340", "--limit", 2)
        self.assertEqual(result.stdout.split(), ["urn:ngsi-ld:Lamp:12340", "urn:ngsi-ld:Lamp:12341"])
        self.assertIn("evaluated here", result.stderr)
        self.assertEqual(checked(run("inspect", self.many, "--q", "power<10", "--json"), "inspect")["loaded"], 10)

    def test_a_wrong_query_says_where_and_what_would_be_right(self):
        error = self.check_error(run("query", self.many, "--q", "status==on", "--json"), 2, "usage")
        self.assertIn('q, character 9: A text stands in double quotes: "on"', error["message"] + error.get("hint", ""))
        error = self.check_error(run("query", self.many, "--georel", "near", "--geometry", "Point", "--coordinates",
                                     "[4,51]", "--json"), 2, "usage")
        self.assertIn("near;maxDistance==1000", error["message"] + error.get("hint", ""))
        self.check_error(run("query", self.many, "--json"), 2, "usage")

    def test_limit_and_type_cut_without_being_incomplete(self):
        source = self.file("few.jsonld", json.dumps([lamp(f"urn:ngsi-ld:Lamp:{n}", n) for n in range(10)]
                                                    + [{"id": "urn:ngsi-ld:Bin:1", "type": "Bin"}]))
        result = run("inspect", source, "--type", "Lamp", "--limit", 3, "--json")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(checked(result, "inspect")["loaded"], 3)
        self.assertIn("limit", result.stderr)

    # --- history ---

    def lamp_through_time(self, count=230):
        """A lamp whose power was the number of the minute, in watts, and whose note would be a formula."""
        def minute(number):
            return f"2025-01-01T{number // 60:02}:{number % 60:02}:00Z"
        entity = lamp("urn:ngsi-ld:Lamp:1")
        entity["power"] = [{"type": "Property", "value": n, "unitCode": "WTT", "observedAt": minute(n)}
                           for n in reversed(range(count))]
        entity["name"] = [{"type": "Property", "value": "=1+1", "observedAt": minute(0)},
                          {"type": "Property", "value": -5, "observedAt": minute(1), "datasetId": "urn:d:1"}]
        return self.file("through-time.jsonld", json.dumps([entity, lamp("urn:ngsi-ld:Lamp:2", 7)]))

    def test_history_of_a_broker_equals_history_of_its_file(self):
        source = self.lamp_through_time()
        filed = checked(run("history", source, "--json"), "history")
        self.assertTrue(filed["complete"])
        self.assertEqual({s["source"] for s in filed["series"]}, {"recorded"})
        lengths = {(s["entity"][-1], s["attribute"], s["dataset"]): len(s["points"]) for s in filed["series"]}
        self.assertEqual(lengths, {("1", "power", "@none"): 230, ("1", "name", "@none"): 1, ("1", "name", "urn:d:1"): 1,
                                   ("2", "power", "@none"): 1})
        power = next(s for s in filed["series"] if s["attribute"] == "power" and s["entity"].endswith(":1"))
        self.assertEqual((power["iri"], power["unit"], power["points"][0], power["points"][-1]),
                         ("https://example.org/terms/power", "WTT", ["2025-01-01T00:00:00Z", 0],
                          ["2025-01-01T03:49:00Z", 229]))
        # One that cuts at 50 values without a word is asked on until all have come.
        for profile in ("plain", "stellio", "scorpio"):
            with Broker(source, "--profile", profile) as broker:
                for question in ((), ("--type", "Lamp"), ("--id", "urn:ngsi-ld:Lamp:1", "--id", "urn:ngsi-ld:Lamp:2")):
                    result = run("history", broker.url, *question, "--json")
                    self.assertEqual(result.returncode, 0, result.stderr)
                    served = checked(result, "history")
                    key = lambda s: (s["entity"], s["iri"], s["dataset"])
                    self.assertEqual([(key(s), s["points"], s["unit"]) for s in sorted(served["series"], key=key)],
                                     [(key(s), s["points"], s["unit"]) for s in sorted(filed["series"], key=key)],
                                     (profile, question))

    def test_history_is_cut_by_range_and_number(self):
        source = self.lamp_through_time()
        question = ("--id", "urn:ngsi-ld:Lamp:1", "--attr", "power", "--from", "2025-01-01T01:00:00Z", "--to",
                    "2025-01-01T03:00:00+01:00", "--json")
        with Broker(source) as broker:
            for where in (source, broker.url):
                points = checked(run("history", where, *question), "history")["series"][0]["points"]
                self.assertEqual([points[0][1], points[-1][1], len(points)], [60, 119, 60])
                document = checked(run("history", where, *question, "--last", 5), "history")
                self.assertEqual([value for _, value in document["series"][0]["points"]], [115, 116, 117, 118, 119])
            # As an IRI the attribute is the same; another type has none.
            for where in (source, broker.url):
                iri = "https://example.org/terms/power"
                document = checked(run("history", where, "--type", "Lamp", "--attr", iri, "--json"), "history")
                self.assertEqual(len(document["series"]), 2)
                self.assertEqual(checked(run("history", where, "--type", "Bench", "--json"), "history")["series"], [])
                result = run("history", where, "--id", "urn:ngsi-ld:Lamp:9", "--json")
                self.assertEqual((result.returncode, checked(result, "history")["series"]), (0, []))

    def test_history_is_a_table_that_no_spreadsheet_runs(self):
        source, out = self.lamp_through_time(3), self.path / "history.csv"
        result = run("history", source, "--id", "urn:ngsi-ld:Lamp:1", "-o", out)
        self.assertEqual((result.returncode, result.stdout), (0, ""), result.stderr)
        with out.open(newline="", encoding="utf-8") as file:
            rows = list(csv.reader(file))
        self.assertEqual(rows[0], ["time", "entity", "attribute", "dataset", "unit", "value"])
        lamp_id = "urn:ngsi-ld:Lamp:1"
        self.assertIn(["2025-01-01T00:02:00Z", lamp_id, "power", "", "WTT", "2"], rows)
        self.assertIn(["2025-01-01T00:00:00Z", lamp_id, "name", "", "", "'=1+1"], rows)
        self.assertIn(["2025-01-01T00:01:00Z", lamp_id, "name", "urn:d:1", "", "-5"], rows)
        printed = run("history", source, "--id", "urn:ngsi-ld:Lamp:1").stdout
        self.assertEqual(list(csv.reader(printed.splitlines())), rows)

    def test_history_refuses_times_of_nowhere(self):
        for arguments, words in ((("--from", "2025-01-01T00:00:00"), "which time zone"),
                                 (("--to", "2025-01-01"), "2025-01-01T00:00:00Z"),
                                 (("--from", "yesterday"), "no date and time"),
                                 (("--from", "2025-01-02T00:00:00Z", "--to", "2025-01-01T00:00:00Z"), "later than")):
            error = self.check_error(run("history", self.many, *arguments, "--json"), 2, "usage")
            self.assertIn(words, error["message"])

    def test_history_says_when_there_is_none_to_ask_for(self):
        source = self.lamp_through_time(3)
        with Broker(source, "--profile", "orion-ld") as broker:
            error = self.check_error(run("history", broker.url, "--id", "urn:ngsi-ld:Lamp:1", "--json"), 3,
                                     "no-temporal-api")
            self.assertIn("501", error["message"])
            with Broker(source) as other:
                result = run("history", broker.url, "--temporal-url", other.url, "--id", "urn:ngsi-ld:Lamp:1", "--json")
                self.assertEqual(len(checked(result, "history")["series"]), 3)

    def test_history_of_unreadable_points_is_incomplete(self):
        entity = lamp("urn:ngsi-ld:Lamp:1")
        entity["power"] = [{"type": "Property", "value": 1, "observedAt": "2025-01-01T00:00:00Z"},
                           {"type": "Property", "value": 2, "observedAt": "2025-01-01T00:00:00"}]
        result = run("history", self.file("local.jsonld", json.dumps(entity)), "--json")
        self.assertEqual(result.returncode, 4)
        document = checked(result, "history")
        self.assertEqual([u["reason"] for u in document["unread"]], ["time-without-zone"])
        self.assertIn("without a zone", result.stderr)

    def test_a_demo_city_has_a_year_of_history_that_goes_on(self):
        with Broker("--demo", "--size", 300, "--rate", 50, "--faults", "none") as broker:
            document = checked(run("history", broker.url, "--type", "AirQualityObserved", "--attr", "no2", "--last", 30,
                                   "--json"), "history")
            self.assertTrue(document["complete"])
            stations = {}
            for series in document["series"]:
                self.assertEqual(series["unit"], "GQ")
                times = [time for time, _ in series["points"]]
                self.assertEqual(times, sorted(set(times)))
                stations[series["entity"]] = stations.get(series["entity"], 0) + len(times)
            self.assertEqual(set(stations.values()), {30})
            # A year of one station comes in several parts, and its newest value is the entity's own.
            station = min(stations)
            whole = checked(run("history", broker.url, "--id", station, "--attr", "no2", "--json"), "history")
            self.assertTrue(whole["complete"])
            points = whole["series"][0]["points"]
            self.assertGreater(len(points), 30_000)
            with urllib.request.urlopen(f"{broker.url}/ngsi-ld/v1/entities/{station}") as answer:
                now = json.load(answer)["no2"]
            now = now if isinstance(now, list) else [now]
            self.assertLessEqual(points[-1][0], max(sensor["observedAt"] for sensor in now))

    # --- bad input: one clear message, the good rest, the right status ---

    def quarantine_of(self, content, name="bad.jsonld"):
        result = run("inspect", self.file(name, content), "--json")
        document = checked(result, "inspect")
        return result, document

    def test_one_bad_byte_costs_one_entity(self):
        good = [json.dumps(lamp(f"urn:ngsi-ld:Lamp:{n}", n)).encode() for n in range(1000)]
        good[500] = good[500].replace(b"Lamp 500", b"Lamp \xff 500")
        result, document = self.quarantine_of(b"[" + b",\n".join(good) + b"]")
        self.assertEqual((result.returncode, document["loaded"], document["total"]), (4, 999, 1000))
        (bad,) = document["quarantined"]
        self.assertEqual(bad["reason"], "invalid-utf-8")
        self.assertIn("/500", bad["where"])

    def test_entities_without_id_or_type_are_named(self):
        _, document = self.quarantine_of(json.dumps([lamp("urn:ngsi-ld:Lamp:1"), {"type": "Lamp"},
                                                     {"id": "urn:ngsi-ld:Lamp:3"}, 7]))
        self.assertEqual([q["reason"] for q in document["quarantined"]], ["missing-id", "missing-type", "not-an-object"])
        self.assertEqual(document["loaded"], 1)

    def test_repeated_ids_with_other_content_are_named(self):
        result, document = self.quarantine_of(json.dumps([lamp("urn:ngsi-ld:Lamp:1", 1), lamp("urn:ngsi-ld:Lamp:1", 2)]))
        self.assertEqual((result.returncode, document["loaded"]), (4, 1))
        self.assertEqual(document["quarantined"][0]["reason"], "conflicting-duplicate")

    def test_repeated_keys_are_a_remark(self):
        _, document = self.quarantine_of('[{"id":"urn:a:1","type":"T","x":{"type":"Property","value":1},'
                                         '"x":{"type":"Property","value":2}}]')
        self.assertEqual(document["loaded"], 1)
        self.assertIn("duplicate-key", [r["code"] for r in document["remarks"]])

    def test_deep_nesting_costs_one_entity(self):
        deep = '{"id":"urn:a:2","type":"T","x":' + "[" * 100_000 + "]" * 100_000 + "}"
        result, document = self.quarantine_of(f'[{json.dumps(lamp("urn:a:1"))},{deep}]')
        self.assertEqual((result.returncode, document["loaded"]), (4, 1))
        self.assertEqual(document["quarantined"][0]["reason"], "too-deep")

    def check_error(self, result, status, code):
        self.assertEqual(result.returncode, status, result.stderr)
        document = checked(result, "error")
        self.assertEqual(document["error"]["code"], code)
        self.assertIn(document["error"]["message"], result.stderr)
        return document["error"]

    def test_a_web_page_is_no_city(self):
        self.check_error(run("inspect", self.file("page.json", "<!DOCTYPE html><html></html>"), "--json"), 3, "not-json")

    def test_an_empty_file_says_so(self):
        self.check_error(run("inspect", self.file("empty.json", ""), "--json"), 3, "empty")

    def test_a_missing_file_says_so(self):
        error = self.check_error(run("inspect", self.path / "nowhere.json", "--json"), 3, "file-not-readable")
        self.assertIn("nowhere.json", error["where"])

    def test_sentences_come_in_the_language_named(self):
        one = self.file("one.json", json.dumps([lamp("urn:a:1")]))
        self.assertTrue(run("inspect", one).stdout.startswith("1 entity\n"))
        self.assertTrue(run("--language", "nl", "inspect", one).stdout.startswith("1 entiteit\n"))
        missing = run("--language", "nl", "inspect", self.path / "nowhere.json")
        self.assertEqual(missing.returncode, 3)
        self.assertIn("nowhere.json is niet te lezen (dat bestand is er niet)", missing.stderr)
        self.assertEqual(run("--language", "tlh", "inspect", one).returncode, 2)

    def test_a_pipe_with_a_name_is_no_file(self):
        pipe = self.path / "pipe.json"
        os.mkfifo(pipe)
        error = self.check_error(run("inspect", pipe, "--json", timeout=20), 3, "file-not-readable")
        self.assertIn("pipe", error["message"])
        self.assertEqual(run("serve", "--port", "0", pipe, timeout=20).returncode, 3)

    def test_standard_input_is_a_file(self):
        result = subprocess.run([PROGRAM, "inspect", "/dev/stdin", "--json"], input=json.dumps([lamp("urn:a:1")]),
                                capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(checked(result, "inspect")["loaded"], 1, result.stderr)

    def test_packed_and_other_text_is_named(self):
        text = json.dumps([lamp("urn:a:1")])
        for content, name in [(gzip.compress(text.encode()), "gzip"), (text.encode("utf-16"), "UTF-16"),
                              (text.encode("utf-16-le"), "UTF-16"), (text.encode("utf-16-be"), "UTF-16"),
                              (b"\xfe\xff" + text.encode("utf-16-be"), "UTF-16"), (text.encode("utf-32"), "UTF-32"),
                              (text.encode("utf-32-be"), "UTF-32")]:
            error = self.check_error(run("inspect", self.file("other.json", content), "--json"), 3, "not-json")
            self.assertIn(f"it is {name}", error["message"])
        self.assertEqual(run("inspect", self.file("marked.json", text.encode("utf-8-sig"))).returncode, 0)

    def test_what_was_not_read_comes_with_advice(self):
        result = run("inspect", self.file("idless.json", json.dumps([lamp("urn:a:1"), {"type": "Lamp"}])))
        self.assertIn("has no id", result.stderr)
        self.assertIn("load again", result.stderr)
        self.assertNotIn("load again", run("inspect", self.file("sound.json", json.dumps([lamp("urn:a:1")]))).stderr)

    def test_where_nothing_can_be_written_is_said_before_loading(self):
        nobody = "http://127.0.0.1:9"
        error = self.check_error(run("fetch", nobody, "-o", self.path / "nowhere" / "x.jsonld", "--json"), 3,
                                 "file-not-writable")
        self.assertIn("there is no such folder", error["message"])
        (self.path / "folder.csv").mkdir()
        self.check_error(run("fetch", nobody, "-o", self.path / "folder.csv", "--json"), 3, "file-not-writable")

    def test_faults_of_a_context_are_told_once_and_cost_nothing(self):
        own = {"type": "https://example.org/kind", "Property": "https://example.org/Property", "bad": 7}
        entities = [{"id": f"urn:a:{n}", "type": "Lamp", "@context": own} for n in range(3)]
        result = run("inspect", self.file("clash.jsonld", json.dumps(entities)))
        self.assertEqual(result.returncode, 0, result.stderr)
        lines = result.stderr.splitlines()
        (clash,) = [line for line in lines if "keep the core's" in line]
        self.assertIn("clash.jsonld", clash)
        self.assertIn("Property, type", clash)
        self.assertIn("Tell those who publish it", clash)
        (invalid,) = [line for line in lines if "does not allow" in line]
        self.assertIn("bad", invalid)

        result = run("inspect", self.file("number.jsonld", json.dumps([entities[0] | {"@context": 42}])))
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(result.stderr.count("invalid local context"), 1, result.stderr)

        locked = {"@protected": True, "power": "https://example.org/power"}
        twice = [locked, {"power": "https://example.org/might"}]
        result = run("inspect", self.file("locked.jsonld", json.dumps([entities[0] | {"@context": twice}])))
        self.assertIn("protected terms are given another meaning, and keep the first: power", result.stderr)

    def test_sound_contexts_are_not_blamed(self):
        self.assertNotIn("@context", run("inspect", self.many).stderr)

    def test_a_closed_port_says_so(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        error = self.check_error(run("inspect", f"http://127.0.0.1:{port}", "--json"), 3, "connection-refused")
        self.assertIn(str(port), error["where"])
        self.assertTrue(error["hint"])

    def web_server(self, status, content_type, body):
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):  # noqa: N802  (name is given by the library)
                self.send_response(status)
                self.send_header("Content-Type", content_type)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        return f"http://127.0.0.1:{server.server_address[1]}"

    def test_a_web_site_is_no_broker(self):
        url = self.web_server(200, "text/html", b"<html>Log in</html>")
        self.check_error(run("inspect", url, "--json"), 3, "not-ngsi-ld")

    def test_a_wrong_base_path_says_so(self):
        url = self.web_server(404, "text/plain", b"not here")
        error = self.check_error(run("inspect", url + "/wrong", "--json"), 3, "not-ngsi-ld")
        self.assertIn("/wrong", error["where"])

    # --- stopping, and the order of words ---

    def check_stopped(self, process):
        """The first Ctrl-C ends it, with a status of its own and words for it; one more at once changes nothing."""
        process.send_signal(signal.SIGINT)
        try:
            process.send_signal(signal.SIGINT)
        except ProcessLookupError:
            pass
        out, err = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 3, err)
        return json.loads(out)

    def test_ctrl_c_ends_a_load_that_hangs(self):
        asked = threading.Event()

        class Silent(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                asked.set()
                over.wait(120)

            def log_message(self, *_):
                pass

        over = threading.Event()
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Silent) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            url = f"http://127.0.0.1:{server.server_port}"
            out = self.path / "never.ndjson"
            for words in (["fetch", url, "-o", out], ["validate", url], ["compare", url, self.many]):
                with self.subTest(words[0]):
                    asked.clear()
                    process = subprocess.Popen([PROGRAM, *map(str, words), "--json"], stdout=subprocess.PIPE,
                                               stderr=subprocess.PIPE, text=True)
                    self.assertTrue(asked.wait(60))
                    self.assertEqual(self.check_stopped(process)["error"]["code"], "cancelled")
            over.set()
            server.shutdown()
        self.assertEqual(list(self.path.glob("never*")), [])

    def test_options_may_stand_before_the_sources(self):
        one = self.file("one.json", json.dumps([lamp("urn:ngsi-ld:Lamp:1"), lamp("urn:ngsi-ld:Lamp:2")]))
        two = self.file("two.json", json.dumps([lamp("urn:ngsi-ld:Lamp:3")]))
        compared = checked(run("compare", "--type", "Lamp", one, two, "--json"), "compare")
        self.assertEqual([compared["types"][0][side]["count"] for side in "ab"], [2, 1])
        for words in (["inspect", "--type", "Lamp"], ["inspect", "--header", "X: 1"], ["audit", "--schema", self.path],
                      ["validate", "--schema", self.path], ["history", "--attr", "power"], ["history", "--id", "urn:x"]):
            with self.subTest(words):
                result = run(*words, one, "--json")
                self.assertNotIn(result.returncode, (2, 3), result.stderr)

    def test_what_stands_before_a_command_is_not_lost(self):
        one = self.file("one.json", json.dumps([lamp("urn:ngsi-ld:Lamp:1")]))
        for words in (["--type", "Lamp"], ["--q", "power"], ["--limit", "1"], ["--demo"], [one]):
            with self.subTest(words):
                result = run(*words, "inspect", one)
                self.assertEqual(result.returncode, 2, result.stdout)
                self.assertIn("belongs behind the command inspect", result.stderr)
        self.assertEqual(run("--language", "en", "inspect", one).returncode, 0)

    def test_one_remark_is_no_plural(self):
        lone = self.file("lone.json", json.dumps([lamp("urn:ngsi-ld:Lamp:1") |
                                                  {"at": {"type": "Property", "value": 1, "observedAt": "2026-01-01T00:00:00"}}]))
        self.assertIn("times without a zone, read as UTC: 1 (for example urn:ngsi-ld:Lamp:1", run("inspect", lone).stdout)

    def test_the_desktop_refuses_conditions_that_are_wrong(self):
        for words in (["--id-pattern", "("], ["--georel", "beside"], ["--scope-q", "/a/#/b/#"]):
            with self.subTest(words):
                result = run(*words, self.many, "--tour", self.path / "tour")
                self.assertEqual(result.returncode, 2, result.stderr)
                self.assertFalse((self.path / "tour").exists())

    def test_wrong_words_are_wrong_usage(self):
        self.assertEqual(run("inspect").returncode, 2)
        self.assertEqual(run("inspect", self.many, "--limit", "-1").returncode, 2)
        self.check_error(run("inspect", self.many, "--limit", "-1", "--json"), 2, "usage")
        self.check_error(run("compare", self.many, "--json"), 2, "usage")
        self.check_error(run("inspect", "demo:atlantis", "--json"), 2, "usage")
        self.check_error(run("fetch", self.many, "-o", self.path / "x.doc", "--json"), 2, "usage")

    # --- findings ---

    LAMP_SCHEMA = {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
                   "required": ["id", "type", "power"],
                   "properties": {"type": {"const": "Lamp"}, "power": {"type": "number", "minimum": 0}}}

    def lamps_with_faults(self):
        lamps = [lamp(f"urn:ngsi-ld:Lamp:{n}", n) for n in range(4)]
        lamps[1]["power"]["value"] = "12"
        lamps[2]["power"]["value"] = -1
        lamps[3]["power"]["unitCode"] = "watts"
        return self.file("faulty.jsonld", json.dumps(lamps))

    def test_validate_counts_and_points_to_what_is_wrong(self):
        schema = self.file("Lamp.json", json.dumps(self.LAMP_SCHEMA))
        table = self.path / "findings.csv"
        result = run("validate", self.lamps_with_faults(), "--schema", schema, "--csv", table, "--json")
        self.assertEqual(result.returncode, 0, result.stderr)
        document = checked(result, "validate")
        self.assertEqual([document[name] for name in ("entities", "valid", "invalid", "notChecked")], [4, 1, 3, 0])
        found = {(f["rule"], f["entity"], f["pointer"], f["found"], f["expected"]) for f in document["findings"]}
        self.assertEqual(found, {("schema.type", "urn:ngsi-ld:Lamp:1", "/power/value", '"12"', "number"),
                                 ("schema.minimum", "urn:ngsi-ld:Lamp:2", "/power/value", "-1", "≥ 0"),
                                 ("unit-unknown", "urn:ngsi-ld:Lamp:3", "/power/unitCode", '"watts"', "WTT")})
        with table.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual({(r["rule"], r["entity"]) for r in rows}, {(f[0], f[1]) for f in found})

    def test_fail_on_decides_the_exit_status(self):
        clean = self.file("clean.jsonld", json.dumps([lamp("urn:ngsi-ld:Lamp:1", 1)]))
        missing = lamp("urn:ngsi-ld:Lamp:2", 2)
        missing["note"] = {"type": "Property", "value": "no context knows this name"}
        odd = self.file("odd.jsonld", json.dumps([missing]))
        self.assertEqual(run("validate", clean, "--fail-on", "note").returncode, 0)
        self.assertEqual(run("validate", odd).returncode, 0)
        self.assertEqual(run("validate", odd, "--fail-on", "warning").returncode, 1)
        self.assertEqual(run("validate", odd, "--fail-on", "error").returncode, 0)
        self.assertEqual(run("validate", odd, "--fail-on", "anything").returncode, 2)

    def test_schemas_that_cannot_be_had_are_told_and_the_rules_still_run(self):
        source = self.lamps_with_faults()
        bad = {"no JSON": self.file("bad-a.json", "{"), "endless": self.file("bad-b.json", '{"$ref":"#"}'),
               "gone": self.path / "no-such.json", "large": self.file("bad-c.json", b" " * (9 << 20)),
               "unreachable": "http://127.0.0.1:9/schema.json"}
        for why, place in bad.items():
            with self.subTest(why):
                result = run("validate", source, "--schema", place, "--json")
                self.assertEqual(result.returncode, 4, result.stderr)
                document = checked(result, "validate")
                self.assertEqual(len(document["problems"]), 1)
                self.assertIn(str(place), result.stderr)
                self.assertIn("unit-unknown", [rule["rule"] for rule in document["rules"]])

    def test_a_schema_comes_by_url_with_what_it_refers_to(self):
        part = {"definitions": {"Power": {"type": "number", "minimum": 0}}}
        main = {"properties": {"power": {"$ref": "parts.json#/definitions/Power"}}}

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                body = json.dumps(part if self.path.endswith("parts.json") else main).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            url = f"http://127.0.0.1:{server.server_port}/all.json"
            document = checked(run("validate", self.lamps_with_faults(), "--schema", url, "--json"), "validate")
            server.shutdown()
        self.assertEqual(document["problems"], [])
        self.assertEqual(document["types"][0]["schema"], url)
        self.assertIn("schema.type", [rule["rule"] for rule in document["rules"]])

    # --- two cities ---

    def compare(self, a, b, *arguments, status=0):
        result = run("compare", a, b, *arguments, "--json")
        self.assertEqual(result.returncode, status, result.stderr)
        return checked(result, "compare")

    def lamps(self, name, count, unit="WTT", factor=1, terms=None):
        entities = [lamp(f"urn:ngsi-ld:Lamp:{name}{n}", n) for n in range(count)]
        for entity in entities:
            entity["@context"] = terms or CONTEXT["@context"]
            entity["power"]["value"] *= factor
            entity["power"]["unitCode"] = unit
        return self.file(f"{name}.jsonld", json.dumps(entities))

    def test_compare_converts_units_and_writes_a_report(self):
        a, b = self.lamps("watt", 50), self.lamps("kilowatt", 60, "KWT", 0.001)
        report = self.path / "report.html"
        document = self.compare(a, b, "-o", report)
        power = next(row for row in document["types"][0]["attributes"] if row["a"]["name"] == "power")
        self.assertEqual(power["match"], "iri")
        self.assertEqual(power["conversion"], {"from": "KWT", "to": "WTT", "factor": 1000, "offset": 0})
        self.assertAlmostEqual(power["statistics"]["b"]["median"], 29.5)
        self.assertEqual(sum(power["histogram"]["a"]), 50)
        self.assertEqual([one["code"] for one in document["differences"]], ["unit"])
        page = report.read_text(encoding="utf-8")
        self.assertIn("watt.jsonld", page)
        self.assertNotIn("<script", page)

    def test_compare_suggests_and_takes_decisions(self):
        other = {name: iri.replace("example.org", "example.net") for name, iri in CONTEXT["@context"].items()}
        a, b = self.lamps("here", 40), self.lamps("there", 40, terms=other)
        document = self.compare(a, b)
        self.assertEqual(document["types"][0]["match"], "suggested")
        self.assertEqual(document["types"][0]["conflicts"], ["meaning"])
        self.assertIn("suggested-match", {note["code"] for note in document["fairness"]})
        pair = {"a": "https://example.org/terms/Lamp", "b": "https://example.net/terms/Lamp"}
        accepted = self.file("accepted.json", json.dumps([{"type": pair, "accepted": True}]))
        document = self.compare(a, b, "--map", accepted)
        self.assertEqual(document["types"][0]["match"], "mapped")
        rejected = self.file("rejected.json", json.dumps([{"type": pair, "accepted": False}]))
        self.assertEqual([row["match"] for row in self.compare(a, b, "--map", rejected)["types"]], ["only-a", "only-b"])
        damaged = self.file("damaged.json", json.dumps([{"type": "Lamp"}]))
        error = self.check_error(run("compare", a, b, "--map", damaged, "--json"), 3, "not-json")
        self.assertTrue(error["where"].endswith("damaged.json#/0"))

    def test_compare_says_when_nothing_is_in_common(self):
        b = self.file("dogs.jsonld", json.dumps([{"id": "urn:ngsi-ld:Dog:1", "type": "Dog"}]))
        document = self.compare(self.lamps("lonely", 3), b)
        self.assertEqual([row["match"] for row in document["types"]], ["only-a", "only-b"])
        people = run("compare", self.path / "lonely.jsonld", b)
        self.assertEqual(people.returncode, 0)
        self.assertIn("no type in common", people.stdout)

    def test_compare_goes_on_with_what_came_of_a_broken_source(self):
        whole = json.dumps([lamp(f"urn:ngsi-ld:Lamp:{n}", n) for n in range(40)])
        cut = self.file("cut.jsonld", whole[:len(whole) * 3 // 4])
        document = self.compare(self.lamps("whole", 40), cut, status=4)
        self.assertIn(("partial-load", "b"), {(note["code"], note.get("side")) for note in document["fairness"]})
        self.assertGreater(document["types"][0]["b"]["count"], 20)
        # What has not come yet is not missing.
        names = [lamp(f"urn:ngsi-ld:Lamp:n{n}", n) for n in range(40)] + [{"id": "urn:ngsi-ld:Dog:1", "type": "Dog"}]
        document = self.compare(self.file("more.jsonld", json.dumps(names)), cut, status=4)
        self.assertEqual([one for one in document["differences"] if one["code"] == "type-of-one-city"], [])
        self.assertIn("so far only in more.jsonld", run("compare", self.path / "more.jsonld", cut).stdout)

    def test_compare_tells_what_share_follows_a_schema(self):
        schema = self.file("Lamp2.json", json.dumps(self.LAMP_SCHEMA))
        a, b = self.lamps_with_faults(), self.lamps("sound", 4)
        document = self.compare(a, b, "--schema", schema)
        self.assertEqual(document["types"][0]["validity"], {"a": 0.25, "b": 1})
        self.assertEqual(self.compare(a, b)["types"][0]["validity"], {"a": None, "b": None})

    def test_an_audit_says_which_schemas_took_no_part(self):
        notJson = self.file("notjson.json", "not a schema")
        result = run("audit", self.lamps("audited", 5), "--schema", notJson, "--json")
        self.assertEqual(result.returncode, 4)
        self.assertIn("notjson.json", result.stderr)

    def test_an_audit_of_a_connection_that_breaks_blames_nobody(self):
        source = self.lamps("cutlamps", 300)
        def verdicts(*fault):
            with Broker(source, *fault) as broker:
                result = run("audit", broker.url, "--json")
                self.assertEqual(result.returncode, 0, result.stderr)
                return {(mim["slug"], row["id"]): row for mim in checked(result, "audit")["mims"]
                        for row in mim["requirements"]}
        broken, whole = verdicts("--fault", "cut"), verdicts()
        self.assertEqual(broken.keys(), whole.keys())
        for key, row in whole.items():
            self.assertEqual(broken[key]["verdict"], row["verdict"], json.dumps(broken[key]))

    def test_the_history_of_a_demo_city_has_no_holes(self):
        result = run("history", "demo:antwerp", "--id", "urn:ngsi-ld:AirQualityObserved:antwerp:1", "--attr", "no2", "--json")
        self.assertEqual(result.returncode, 0, result.stderr)
        series = next(one for one in json.loads(result.stdout)["series"] if one["dataset"] == "@none")
        times = [datetime.datetime.fromisoformat(time) for time, _ in series["points"]]
        self.assertGreater(len(times), 365 * 143)
        steps = {(b - a).total_seconds() for a, b in zip(times, times[1:])}
        self.assertEqual({step for step in steps if step > 600}, set())
        self.assertLess((datetime.datetime.now(datetime.UTC) - times[0]).days, 366)
        self.assertGreaterEqual((datetime.datetime.now(datetime.UTC) - times[0]).total_seconds(), 365 * 86400 - 600)

    def test_query_by_a_pattern_of_the_id(self):
        document = checked(run("query", self.many, "--id-pattern", "Lamp:1234[0-4]$", "--json"), "query")
        self.assertEqual((document["matched"], document["expression"]), (5, {"idPattern": "Lamp:1234[0-4]$"}))
        document = checked(run("query", self.many, "--type", "Lamp", "--json", "--count"), "query")
        self.assertEqual(document["expression"], {"type": "Lamp"})

    def test_nothing_found_says_which_name_nothing_bears(self):
        result = run("query", self.many, "--q", "watts>1;power>1")
        self.assertEqual((result.returncode, result.stdout), (0, ""))
        self.assertIn("Nothing here is called “watts”", result.stderr)
        self.assertIn("Nothing here is called “Bench”", run("query", self.many, "--type", "Bench").stderr)

    def test_types_are_selected_as_a_broker_does(self):
        towns = self.file("towns.json", json.dumps([
            {"id": "urn:ngsi-ld:a", "type": ["Museum", "Shop"]}, {"id": "urn:ngsi-ld:b", "type": "Shop"},
            {"id": "urn:ngsi-ld:c", "type": "Lamp"}]))
        for types, wanted in ((["Museum|Lamp"], 2), (["Museum;Shop"], 1), (["(Museum;Shop)|Lamp"], 2), (["Shop"], 2),
                              (["Lamp", "Museum"], 2)):
            arguments = [word for one in types for word in ("--type", one)]
            document = checked(run("query", towns, "--json", "--count", *arguments), "query")
            self.assertEqual(document["matched"], wanted, types)
        self.check_error(run("query", towns, "--type", "(Shop", "--json"), 2, "usage")
        aliases = {"ex": "https://example.org/", "Lamp": "ex:Lamp", "Leuchte": "ex:Lamp"}
        lamps = self.file("aliases.json", json.dumps([{"@context": aliases, "id": "urn:ngsi-ld:a", "type": "Lamp"}]))
        for name in ("Lamp", "Leuchte", "ex:Lamp", "https://example.org/Lamp"):
            self.assertEqual(run("query", lamps, "--type", name, "--count").stdout, "1\n", name)

    def test_compare_says_which_source_is_not_there(self):
        error = self.check_error(run("compare", self.lamps("there2", 3), self.path / "gone.json", "--json"), 3,
                                 "file-not-readable")
        self.assertIn("gone.json", error["where"])

    # --- the self-check ---

    def check_audit(self, source, *arguments):
        out = self.path / "report.html"
        result = run("audit", source, "-o", out, "--json", *arguments)
        document = checked(result, "audit")
        page = out.read_text(encoding="utf-8")
        self.assertIn("Self-check, MIMs Plus 9.0, our reading.", page)
        self.assertNotIn("<script", page)
        verdicts = {f"{mim['slug']} {row['id']}": row for mim in document["mims"] for row in mim["requirements"]}
        self.assertEqual(len(verdicts), 93)
        return result, document, verdicts

    def test_audit_of_a_broker_keeps_its_evidence(self):
        with Broker(self.file("lamps.json", json.dumps([lamp(f"urn:ngsi-ld:Lamp:{n}", n) for n in range(500)]))) as broker:
            result, document, rows = self.check_audit(broker.url, "--seed", 3)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertGreater(document["requests"], 10)
        self.assertEqual(document["sample"], {"perType": 200, "seed": 3, "types": [
            {"name": "Lamp", "iri": "https://example.org/terms/Lamp", "total": 500, "taken": 200}]})
        formats = rows["accessing-data C1.R1.1"]
        self.assertEqual(formats["verdict"], "met")
        for evidence in formats["evidence"]:
            self.assertRegex(evidence["request"], r"^GET http://127\.0\.0\.1:\d+/ngsi-ld/v1/")
            self.assertEqual(len(evidence["sha256"]), 64)
        self.assertEqual(rows["securing-data C2.R2.1"]["verdict"], "not-met")  # plain http
        self.assertEqual(rows["accessing-data C1.R1.3"]["verdict"], "could-not-be-tested")
        self.assertEqual(rows["exchanging-data RC1.1"]["verdict"], "needs-human-evidence")

    def test_audit_of_a_part_looks_at_no_other_entities(self):
        lamps = [lamp(f"urn:ngsi-ld:Lamp:{n}", n) for n in range(500)]
        with Broker(self.file("lamps.json", json.dumps(lamps))) as broker:
            for selection, taken in ((("--q", "power<3"), 3), (("--id-pattern", "9$"), 50), (("--limit", "2"), 2),
                                     (("--q", "power>1000"), 0), (("--type", "Lamp", "--q", "power>1000"), 0)):
                result = run("audit", broker.url, "--json", *selection)
                types = checked(result, "audit")["sample"]["types"]
                self.assertEqual(sum(one["taken"] for one in types), taken, selection)
                self.assertEqual(sum(one["total"] for one in types), taken, selection)

    def test_a_header_that_cannot_be_sent_is_refused(self):
        with Broker(self.file("lamps.json", json.dumps([lamp("urn:ngsi-ld:Lamp:1", 1)]))) as broker:
            for name, words in (("NGSILD-Tenant", ("--tenant", "a\nb")), ("X A", ("--header", "X A: 1")),
                                ("X", ("--header", "X: a\r\nY: b"))):
                error = self.check_error(run("inspect", broker.url, "--json", *words), 2, "usage")
                self.assertIn(f"“{name}” cannot be used (a header has a name", error["message"])

    def test_audit_of_a_file_blames_no_broker(self):
        result, document, rows = self.check_audit(self.many, "--type", "Lamp", "--limit", 1000)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual((document["requests"], document["entities"]), (0, 1000))
        self.assertEqual(rows["accessing-data C1.R1.2"]["verdict"], "could-not-be-tested")
        self.assertEqual(rows["interlinking-data C1.R1.1"]["verdict"], "met")

    def test_audit_of_nothing_says_so(self):
        self.check_error(run("audit", self.path / "nowhere.json", "--json"), 3, "file-not-readable")
        self.assertEqual(run("audit", self.many, "-o", self.path / "report.doc").returncode, 2)

    # --- pictures ---

    def check_picture(self, *arguments):
        out = self.path / "picture.png"
        source = self.file("few.jsonld", json.dumps([lamp(f"urn:ngsi-ld:Lamp:{n}", n) for n in range(50)]))
        result = run("render", source, *arguments, "-o", out, "--size", "640x400", "--scale", 2, "--json")
        self.assertEqual(result.returncode, 0, result.stderr)
        document = checked(result, "render")
        data = out.read_bytes()
        self.assertEqual(data[:8], b"\x89PNG\r\n\x1a\n")
        self.assertEqual(struct.unpack(">II", data[16:24]), (1280, 800))
        self.assertEqual((document["width"], document["height"], document["entities"]), (1280, 800, 50))
        return document

    def city(self, city, *options):
        broker = Broker("--demo", city, "--rate", "0", "--size", "300", *options)
        self.enterContext(broker)

        def get(path):
            with urllib.request.urlopen(broker.url + path) as answer:
                return json.load(answer)
        return broker, get

    def test_every_planted_fault_reaches_the_client(self):
        for name in ("antwerp", "brisbane"):
            broker, get = self.city(name)
            faults = [fault for fault in get("/manifest.json")["faults"] if fault["served"]]
            self.assertGreaterEqual(len({fault["code"] for fault in faults}), 20)
            out = self.path / f"{name}.jsonld"
            self.assertEqual(run("fetch", broker.url, "-o", out).returncode, 0)
            entities = {entity["id"]: entity for entity in json.loads(out.read_text(encoding="utf-8"))}
            for fault in faults:
                value = entities[fault["id"]]
                for step in fault["pointer"].split("/")[1:]:
                    value = value[int(step) if isinstance(value, list) else step]
                if fault["code"] == "kind-unknown":
                    self.assertEqual(value, "Proprety")
                if fault["code"] == "property-without-value":
                    self.assertNotIn("value", value)

    def test_a_city_without_faults_fits_its_schemas(self):
        for name in ("antwerp", "brisbane"):
            _, get = self.city(name, "--faults", "none")
            manifest = get("/manifest.json")
            self.assertEqual(manifest["faults"], [])
            for kind in manifest["types"]:
                schema = jsonschema.Draft202012Validator(get(f"/schemas/{kind}.json"))
                for entity in get(f"/ngsi-ld/v1/entities?type={kind}&options=keyValues&limit=1000"):
                    entity.pop("@context", None)
                    entity = {name: bare(value) for name, value in entity.items()}
                    wrong = [f"{error.json_path}: {error.message}" for error in schema.iter_errors(entity)]
                    self.assertEqual(wrong, [], entity["id"])

    def test_render_draws_a_map_coloured_by_an_attribute(self):
        out = self.path / "coloured.png"
        self.assertEqual(run("render", self.many, "--colour-by", "power", "-o", out, "--size", "300x200").returncode, 0)
        plain = self.path / "plain.png"
        run("render", self.many, "-o", plain, "--size", "300x200")
        self.assertNotEqual(out.read_bytes(), plain.read_bytes())
        self.check_error(run("render", self.many, "--colour-by", "colour", "-o", out, "--json"), 3, "not-found")

    def test_render_draws_a_map(self):
        self.assertEqual(self.check_picture("--view", "map")["view"], "map")

    def test_render_draws_a_table(self):
        self.assertEqual(self.check_picture("--view", "table")["view"], "table")

    def test_render_draws_a_timeline(self):
        def value(hour, power):
            return {"type": "Property", "value": power, "unitCode": "WTT", "observedAt": f"2026-01-14T{hour:02}:00:00Z"}
        lamps = [{**lamp(f"urn:ngsi-ld:Lamp:{n}", n), "power": value(9, n)} for n in range(50)]
        for entity in lamps[:2]:
            entity["power"] = [value(hour, hour * 1.5) for hour in range(10)]
        source = self.file("past.jsonld", json.dumps(lamps))
        out = self.path / "past.png"
        about = ("--view", "timeline", "-o", out, "--size", "640x400", "--json")
        result = run("render", source, *about, "--id", "urn:ngsi-ld:Lamp:0", "--attr", "power")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(checked(result, "render")["view"], "timeline")
        data = out.read_bytes()
        self.assertEqual(struct.unpack(">II", data[16:24]), (640, 400))
        run("render", source, *about, "--id", "urn:ngsi-ld:Lamp:0", "--attr", "power", "--last", 3)
        self.assertNotEqual(out.read_bytes(), data)
        self.check_error(run("render", source, *about), 2, "usage")
        self.check_error(run("render", source, *about, "--id", "urn:ngsi-ld:Lamp:none"), 3, "not-found")
        self.check_error(run("render", source, *about, "--id", "urn:ngsi-ld:Lamp:0", "--attr", "colour"), 3, "not-found")
        self.check_error(run("render", source, *about, "--id", "urn:ngsi-ld:Lamp:0", "--from", "2026-01-14T00:00:00"), 2,
                         "usage")

    def test_render_draws_two_cities_side_by_side(self):
        other = self.file("other.jsonld", json.dumps([lamp(f"urn:ngsi-ld:Lamp:other:{n}", n) for n in range(30)]))
        out = self.path / "compare.png"
        about = ("--view", "compare", "-o", out, "--size", "640x400", "--scale", 2, "--json")
        result = run("render", self.many, other, *about)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(checked(result, "render")["view"], "compare")
        data = out.read_bytes()
        self.assertEqual(struct.unpack(">II", data[16:24]), (1280, 800))
        run("render", other, self.many, *about)
        self.assertNotEqual(out.read_bytes(), data)
        self.check_error(run("render", self.many, *about), 2, "usage")
        self.check_error(run("render", self.many, other, *about, "--colour-by", "colour"), 3, "not-found")

    def test_render_draws_a_scorecard(self):
        self.assertEqual(self.check_picture("--view", "audit")["view"], "audit")


def load_tests(loader, tests, _pattern):
    """All tests, or every so many of them: CIVISCOPE_CLI_PART=1/3 takes the second, the fifth and so on."""
    part, _, parts = os.environ.get("CIVISCOPE_CLI_PART", "0/1").partition("/")
    every = [test for suite in tests for test in suite]
    return loader.suiteClass(every[int(part)::int(parts)])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
