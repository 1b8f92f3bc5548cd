#!/usr/bin/env python3
# SPDX-FileCopyrightText: Civiscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the series of a document: a second opinion on `civiscope history`.

Written from the standard (ETSI GS CIM 009 V1.9.1, clauses 4.5.6 to 4.5.9 and 4.11) with Python's own JSON and date
readers; shares nothing with the program. A series is one (entity, attribute name, datasetId, aggregation method); a
point is (start, end, value). What is no point is counted by reason.
"""
import collections
import datetime
import json
import re
import sys

NGSI_LD = "https://uri.etsi.org/ngsi-ld/"
VALUES = ["value", "object", "languageMap", "vocab", "json", "valueList", "objectList"]
LISTS = {"values": None, "objects": "object", "languageMaps": "languageMap", "vocabs": "vocab", "jsons": "json",
         "valueLists": "valueList", "objectLists": "objectList"}
METHODS = ["avg", "distinctCount", "max", "min", "stddev", "sum", "sumsq", "totalCount"]
NO_ATTRIBUTES = {"id", "@id", "type", "@type", "@context", "scope", "createdAt", "modifiedAt", "deletedAt", "expiresAt"}
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)


class Skip(Exception):
    """Why something is no point."""


def short(name):
    """The word of the core vocabulary a name stands for: "…/ngsi-ld/hasValue" is "value"."""
    if not name.startswith(NGSI_LD):
        return name
    word = name[len(NGSI_LD):]
    if word.startswith("has"):
        word = word[3:].replace("JSON", "Json")
        word = word[:1].lower() + word[1:]
    return word


def plain(value):
    """A value of expanded JSON-LD without its wrapping."""
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict) \
            and {"@value", "@id", "@list"} & value[0].keys():
        value = value[0]
    if isinstance(value, dict):
        for name in ("@value", "@id"):
            if name in value:
                return value[name]
        if "@list" in value:
            return [plain(item) for item in value["@list"]]
    return value


def moment(value):
    """Microseconds since 1970."""
    text = plain(value)
    if not isinstance(text, str):
        raise Skip("time-unreadable")
    found = re.fullmatch(r"(\d{4}-\d\d-\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?"
                         r"([Zz]|[+-]\d\d:?(?:\d\d)?)?)?", text)
    if not found:
        raise Skip("time-unreadable")
    day, hour, minute, second, fraction, zone = found.groups()
    try:
        start = datetime.datetime.fromisoformat(day).replace(tzinfo=datetime.timezone.utc)
        if hour is not None and (int(hour) > 24 or int(minute) > 59 or int(second or "0") > 60
                                 or hour == "24" and (minute, second or "00") != ("00", "00")):
            raise Skip("time-unreadable")
    except ValueError:
        raise Skip("time-unreadable") from None
    if not zone:
        raise Skip("time-without-zone")
    seconds = int(hour) * 3600 + int(minute) * 60 + int(second or "0")
    if zone not in "Zz":
        offset = int(zone[1:3]) * 3600 + int(zone[3:].lstrip(":") or "0") * 60
        seconds -= offset if zone[0] == "+" else -offset
    days = (start - EPOCH).days
    return (days * 86400 + seconds) * 1_000_000 + int((fraction or "0")[:6].ljust(6, "0"))


def normal(value):
    """A value so that equal ones compare equal: numbers as floats, deleted ones as None."""
    value = plain(value)
    if value == "urn:ngsi-ld:null":
        return None
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, (int, float)):
        return float(value)
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


class Document:
    def __init__(self, timeproperty):
        self.timeproperty = timeproperty
        self.points = collections.defaultdict(list)
        self.unread = collections.Counter()
        self.untimed = 0

    def skip(self, function, *arguments):
        try:
            return function(*arguments)
        except Skip as reason:
            self.unread[str(reason)] += 1
            return None

    def entity(self, item):
        if not isinstance(item, dict):
            raise Skip("not-an-entity")
        body = item.get("properties") if item.get("type") == "Feature" else item
        body = body if isinstance(body, dict) else item
        names = [holder.get(name) for holder in (item, body) for name in ("id", "@id")]
        identity = next((name for name in names if isinstance(name, str) and name), None)
        if identity is None:
            raise Skip("missing-id")
        for name, value in body.items():
            word = short(name)
            through_time = word == "scope" and (isinstance(value, dict)
                                                or isinstance(value, list) and value and isinstance(value[0], dict))
            if word not in NO_ATTRIBUTES or through_time:
                self.attribute(identity, name, value)

    def attribute(self, identity, name, value):
        if isinstance(value, dict):
            instances = [value]
        elif isinstance(value, list) and value and all(
                isinstance(i, dict) and "@value" not in i and not ("coordinates" in i and "type" in i) for i in value):
            instances = value
        else:
            self.untimed += 1
            return
        for instance in instances:
            self.skip(self.instance, (identity, name), instance, len(instances) == 1)

    def instance(self, key, instance, alone):
        members = {short(name): value for name, value in instance.items()}
        dataset = plain(members.get("datasetId"))
        key = key + (dataset if isinstance(dataset, str) else "@none",)
        lists = [name for name in members if name in LISTS]
        methods = [name for name in members if name in METHODS]
        for name in lists:
            self.skip(self.pairs, key, members[name], LISTS[name])
        for name in methods:
            self.skip(self.periods, key + (name,), members[name])
        if lists or methods:
            return
        if self.timeproperty not in members:
            if not alone:
                raise Skip("no-time")
            self.untimed += 1
            return
        when = moment(members[self.timeproperty])
        value = self.value_of(members)
        self.points[key + (None,)].append((when, when, value))

    def value_of(self, members):
        kind = members.get("type", members.get("@type"))
        kind = kind[0] if isinstance(kind, list) and len(kind) == 1 else kind
        kind = short(kind) if isinstance(kind, str) else ""
        own = {"Relationship": "object", "LanguageProperty": "languageMap", "VocabProperty": "vocab",
               "VocabularyProperty": "vocab", "JsonProperty": "json", "ListProperty": "valueList",
               "ListRelationship": "objectList"}.get(kind, "value")
        for name in [own] + VALUES:
            if name in members:
                return normal(members[name])
        raise Skip("no-value")

    def is_time(self, value):
        try:
            moment(value)
            return True
        except Skip as reason:
            return str(reason) == "time-without-zone"

    def pairs(self, key, pairs, wrapped):
        pairs = plain(pairs)
        if not isinstance(pairs, list):
            raise Skip("not-a-pair")
        lone = len(pairs) == 2 and not self.is_time(pairs[0]) and self.is_time(pairs[1]) \
            and not (isinstance(pairs[0], list) and len(pairs[0]) == 2 and self.is_time(pairs[0][1]))
        for item in [pairs] if lone else pairs:
            self.skip(self.pair, key, item, wrapped)

    def pair(self, key, item, wrapped):
        item = plain(item) if isinstance(item, dict) and "@list" in item else item
        if isinstance(item, list) and len(item) == 2:
            value, when = item
        elif isinstance(item, dict) and self.timeproperty in item and "value" in item:
            value, when = item["value"], item[self.timeproperty]
        else:
            raise Skip("not-a-pair")
        when = moment(when)
        if wrapped and isinstance(value, dict) and list(value) == [wrapped]:
            value = value[wrapped]
        self.points[key + (None,)].append((when, when, normal(value)))

    def periods(self, key, periods):
        periods = plain(periods)
        if not isinstance(periods, list):
            raise Skip("not-a-period")
        for item in periods:
            self.skip(self.period, key, plain(item) if isinstance(item, dict) else item)

    def period(self, key, item):
        if not isinstance(item, list) or len(item) != 3:
            raise Skip("not-a-period")
        start, end = moment(item[1]), moment(item[2])
        if end < start:
            raise Skip("end-before-start")
        value = normal(item[0])
        if isinstance(value, str):
            if re.fullmatch(r"-?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", value):
                value = float(value)
            elif key[-1] not in ("min", "max"):
                raise Skip("not-a-number")
        self.points[key].append((start, end, value))


def entities_of(document):
    if isinstance(document, dict) and document.get("type") == "FeatureCollection":
        return document.get("features", [])
    if isinstance(document, dict) and document.get("type") == "Notification" and "data" in document:
        return entities_of(document["data"])
    if isinstance(document, list):
        return document
    if isinstance(document, dict) and isinstance(document.get("@graph"), list):
        return document["@graph"]
    return [document]


def series_of(text, timeproperty="observedAt"):
    """{"series": {(entity, attribute, dataset, method): [points]}, "unread": {reason: n}, "untimed": n, "repeated": n}"""
    try:
        document = json.loads(text)
    except json.JSONDecodeError:
        document = [json.loads(line) for line in text.splitlines() if line.strip()]
    found = Document(timeproperty)
    for item in entities_of(document):
        found.skip(found.entity, item)
    series, repeated = {}, 0
    for key, points in found.points.items():
        kept = list(dict.fromkeys(sorted(points, key=lambda point: point[0])))
        repeated += len(points) - len(kept)
        series[key] = kept
    return {"series": series, "unread": dict(found.unread), "untimed": found.untimed, "repeated": repeated}


if __name__ == "__main__":
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            answer = series_of(file.read())
        print(json.dumps({"file": path, "series": len(answer["series"]),
                          "points": sum(map(len, answer["series"].values())), "unread": answer["unread"],
                          "untimed": answer["untimed"], "repeated": answer["repeated"]}))
