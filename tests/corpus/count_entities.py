#!/usr/bin/env python3
# SPDX-FileCopyrightText: Civiscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts entities, attribute instances by kind, and geometries of a document: a second opinion on the reader.

Written from the standard (ETSI GS CIM 009 V1.9.1, clauses 4.5 and 5.2.4) with Python's own JSON reader; shares nothing
with the program. An instance is one (entity, attribute name, datasetId); sub-attributes are not counted.
"""
import json
import sys

KINDS = {"Property": "value", "GeoProperty": "value", "Relationship": "object", "LanguageProperty": "languageMap",
         "VocabProperty": "vocab", "JsonProperty": "json", "ListProperty": "valueList",
         "ListRelationship": "objectList"}
BY_MEMBER = {"object": "Relationship", "languageMap": "LanguageProperty", "vocab": "VocabProperty",
             "json": "JsonProperty", "valueList": "ListProperty", "objectList": "ListRelationship"}
BY_TEMPORAL_MEMBER = {"values": "Property", "objects": "Relationship", "languageMaps": "LanguageProperty",
                      "vocabs": "VocabProperty", "jsons": "JsonProperty", "valueLists": "ListProperty",
                      "objectLists": "ListRelationship"}
AGGREGATES = {"avg", "distinctCount", "max", "min", "stddev", "sum", "sumsq", "totalCount"}
# Levels of arrays round a position, and the fewest positions on the innermost (RFC 7946, clause 3.1).
GEOMETRIES = {"Point": (0, 1), "MultiPoint": (1, 1), "LineString": (1, 2), "MultiLineString": (2, 2), "Polygon": (2, 4),
              "MultiPolygon": (3, 4)}
NGSI_LD = "https://uri.etsi.org/ngsi-ld/"
SYSTEM = {"scope", "createdAt", "modifiedAt", "deletedAt", "expiresAt"}
ENTITY_RESERVED = {"id", "@id", "type", "@type", "@context"} | SYSTEM | {NGSI_LD + name for name in SYSTEM}


def is_position(value):
    return isinstance(value, list) and len(value) >= 2 and all(type(number) in (int, float) for number in value)


def is_nested(value, levels, fewest):
    if levels == 0:
        return is_position(value)
    if not isinstance(value, list) or len(value) < (fewest if levels == 1 else 1):
        return False
    return all(is_nested(item, levels - 1, fewest) for item in value)


def names_geometry(value):
    """Whether a value says that it is a geometry; a damaged one makes a GeoProperty too."""
    return isinstance(value, dict) and isinstance(value.get("type"), str) and value["type"] in GEOMETRIES \
        and isinstance(value.get("coordinates"), list)


def is_geometry(value):
    return names_geometry(value) and is_nested(value["coordinates"], *GEOMETRIES[value["type"]])


def kind_of(instance):
    """(kind, value) of one attribute instance in any representation."""
    if not isinstance(instance, dict):
        return "Property", instance
    kind = instance.get("type", instance.get("@type"))
    if isinstance(kind, list) and len(kind) == 1:
        kind = kind[0]
    if isinstance(kind, str) and kind.startswith(NGSI_LD):
        kind = kind[len(NGSI_LD):]
    kind = "VocabProperty" if kind == "VocabularyProperty" else kind
    if isinstance(kind, str) and kind in KINDS:
        value = instance.get(KINDS[kind])
        if value is None and kind == "GeoProperty" and isinstance(instance.get("values"), list) and instance["values"]:
            last = instance["values"][-1]
            value = last[0] if isinstance(last, list) and last else None
        return kind, value
    if names_geometry(instance):
        return "GeoProperty", instance
    if "value" in instance:
        return ("GeoProperty" if names_geometry(instance["value"]) else "Property"), instance["value"]
    for members in (BY_MEMBER, BY_TEMPORAL_MEMBER):
        for member, by_member in members.items():
            if member in instance:
                return by_member, instance[member]
    return "Property", instance


def dataset_of(instance):
    name = instance.get("datasetId", "@none") if isinstance(instance, dict) else "@none"
    return name if isinstance(name, str) else json.dumps(name)


def instances_of(attribute):
    """The instances by datasetId; of several with one datasetId the last counts."""
    if isinstance(attribute, dict) and isinstance(attribute.get("dataset"), dict) and len(attribute) == 1:
        return dict(attribute["dataset"])
    if isinstance(attribute, list) and attribute and all(
            isinstance(i, dict) and (kind_of(i)[0] != "Property" or "value" in i or "type" in i or "@type" in i)
            and not names_geometry(i) for i in attribute):
        return {dataset_of(i): i for i in attribute}
    return {dataset_of(attribute): attribute}


def entities_of(document):
    """(entity or None, reason) for each place where an entity should stand."""
    if isinstance(document, dict) and document.get("type") == "FeatureCollection":
        items = document.get("features", [])
    elif isinstance(document, dict) and document.get("type") == "Notification" and "data" in document:
        return entities_of(document["data"])
    elif isinstance(document, list):
        items = document
    elif isinstance(document, dict) and isinstance(document.get("@graph"), list):
        items = document["@graph"]
    else:
        items = [document]
    return [as_entity(item) for item in items]


def as_entity(item):
    if not isinstance(item, dict):
        return None, "not-an-object"
    if item.get("type") == "Feature":
        entity = dict(item.get("properties") or {})
        if "id" in item:
            entity["id"] = item["id"]
        # The geometry is that of a GeoProperty (clause 4.5.16.1), which `attrs` may have left out of the properties.
        values = [kind_of(i)[1] for name, attribute in entity.items() if name not in ENTITY_RESERVED
                  for i in instances_of(attribute).values()]
        if names_geometry(item.get("geometry")) and item["geometry"] not in values:
            entity.setdefault("location", item["geometry"])
        item = entity
    identity, kind = item.get("id", item.get("@id")), item.get("type", item.get("@type"))
    if identity is None:
        return None, "missing-id"
    if not isinstance(identity, str) or not identity:
        return None, "bad-id"
    if kind is None:
        return None, "missing-type"
    if not (isinstance(kind, str) or isinstance(kind, list) and kind and all(isinstance(k, str) for k in kind)):
        return None, "bad-type"
    return item, None


def count(text):
    """The counts of one document, as `inspect --json` would have them."""
    try:
        document = json.loads(text)
    except json.JSONDecodeError:
        document = [json.loads(line) for line in text.splitlines() if line.strip()]
    entities = {}
    unreadable = {}
    for entity, reason in entities_of(document):
        if entity is None:
            unreadable[reason] = unreadable.get(reason, 0) + 1
            continue
        identity = entity.get("id", entity.get("@id"))
        if identity in entities and entities[identity] != entity:
            unreadable["conflicting-duplicate"] = unreadable.get("conflicting-duplicate", 0) + 1
        else:
            entities[identity] = entity
    kinds, geometries = {}, 0
    for entity in entities.values():
        for name, attribute in entity.items():
            if name in ENTITY_RESERVED:
                continue
            for instance in instances_of(attribute).values():
                kind, value = kind_of(instance)
                kinds[kind] = kinds.get(kind, 0) + 1
                geometries += is_geometry(value)
    return {"entities": len(entities), "kinds": dict(sorted(kinds.items())), "geometries": geometries,
            "quarantined": dict(sorted(unreadable.items()))}


if __name__ == "__main__":
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            print(json.dumps({"file": path, **count(file.read())}))
