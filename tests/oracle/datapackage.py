#!/usr/bin/python3
"""Whether a Data Package is one, and whether all that it says of its tables is so.

usage: datapackage.py [--described] DESCRIPTOR [EXPORT...]

First the descriptor is held against the standard (datapackage.org, version 2.0: Data Package, Data
Resource, Table Dialect, Table Schema). The constraints were written down from its text; a property
that the standard does not have is one of OWN or a mistake. Then every table is read, by the dialect
that the descriptor gives, and its bytes, hash, columns, types, keys and references are compared.
The sources are compared with EXPORT. With --described every column has a title and a description.
Prints each mistake, and ends with 1 if there is one.
"""
import argparse
import collections
import datetime
import hashlib
import json
import os
import re
import sys

OWN = {"source": {"bytes": int, "hash": str}, "dialect": {"description": str}}

PACKAGE = {"resources": list, "$schema": str, "name": str, "id": str, "licenses": list,
           "title": str, "description": str, "homepage": str, "image": str, "version": str,
           "created": str, "keywords": list, "contributors": list, "sources": list}
RESOURCE = {"name": str, "path": str, "type": str, "$schema": str, "title": str,
            "description": str, "format": str, "mediatype": str, "encoding": str, "bytes": int,
            "hash": str, "sources": list, "licenses": list, "dialect": dict, "schema": dict}
LICENSE = {"name": str, "path": str, "title": str}
SOURCE = {"title": str, "path": str, "email": str, "version": str, **OWN["source"]}
DIALECT = {"$schema": str, "header": bool, "headerRows": list, "headerJoin": str,
           "commentRows": list, "commentChar": str, "delimiter": str, "lineTerminator": str,
           "quoteChar": str, "doubleQuote": bool, "escapeChar": str, "nullSequence": str,
           "skipInitialSpace": bool, **OWN["dialect"]}
SCHEMA = {"fields": list, "$schema": str, "fieldsMatch": str, "missingValues": list,
          "primaryKey": list, "uniqueKeys": list, "foreignKeys": list}
FIELD = {"name": str, "type": str, "format": str, "title": str, "description": str,
         "example": object, "constraints": dict, "categories": list, "categoriesOrdered": bool,
         "missingValues": list, "rdfType": str}
FOREIGN_KEY = {"fields": list, "reference": dict}
REFERENCE = {"resource": str, "fields": list}
CONSTRAINTS = {"required": bool, "unique": bool, "minLength": int, "maxLength": int,
               "minimum": object, "maximum": object, "pattern": str, "enum": list}
TYPES = {"string", "number", "integer", "boolean", "object", "array", "list", "datetime", "date",
         "time", "year", "yearmonth", "duration", "geopoint", "geojson", "any"}
IDENTIFIER = re.compile(r"[a-z0-9._-]+")
LICENSE_ID = re.compile(r"[-a-zA-Z0-9._]+")
ADDRESS = re.compile(r"(http|ftp)s?://.*")
HASH = re.compile(r"sha256:[0-9a-f]{64}")
SEMVER = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")
HOLDS = {"string": lambda s: True, "integer": re.compile(r"[+-]?\d+").fullmatch,
         "number": re.compile(r"[+-]?(\d+\.?\d*|\.\d+)").fullmatch}

mistakes = []


def mistake(*words):
    mistakes.append(": ".join(str(w) for w in words))


def path_holds(path):
    """A relative POSIX path that stays where it is, or an address."""
    return bool(ADDRESS.fullmatch(path)) or not (
        re.match(r"[./~]|file:|$", path) or ".." in path.split("/")
        or "\\" in path or "://" in path)


def shape(where, value, properties, required=()):
    """An object with these properties alone, each of its type."""
    if not isinstance(value, dict):
        return mistake(where, "not an object")
    for key, x in value.items():
        want = properties.get(key)
        if want is None:
            mistake(where, "no such property", key)
        elif not isinstance(x, want) or (want is int and isinstance(x, bool)):
            mistake(where, "not of its type", key)
    for key in required:
        if key not in value:
            mistake(where, "missing", key)
    return None


def strings(where, names, known=None):
    if not names or not all(isinstance(n, str) for n in names) or len(set(names)) < len(names):
        mistake(where, "not a list of different names")
    for n in names:
        if known is not None and n not in known:
            mistake(where, "no such field", n)


def check_schema(where, schema, resources):
    shape(where, schema, SCHEMA, ["fields"])
    names = [f.get("name") for f in schema["fields"]]
    strings(where + " fields", names)
    for f in schema["fields"]:
        at = f"{where} field {f.get('name')}"
        shape(at, f, FIELD, ["name"])
        shape(at, f.get("constraints", {}), CONSTRAINTS)
        if f.get("type", "any") not in TYPES:
            mistake(at, "no such type", f["type"])
    if "missingValues" in schema:
        strings(where + " missingValues", schema["missingValues"])
    if "primaryKey" in schema:
        strings(where + " primaryKey", schema["primaryKey"], names)
    for key in schema.get("uniqueKeys", [["?"]] if "uniqueKeys" in schema else []):
        strings(where + " uniqueKeys", key, names)
    for key in schema.get("foreignKeys", []):
        at = where + " foreignKeys"
        shape(at, key, FOREIGN_KEY, FOREIGN_KEY)
        shape(at, key["reference"], REFERENCE, ["fields"])
        strings(at, key["fields"], names)
        target = resources.get(key["reference"].get("resource"))
        if target is None:
            mistake(at, "no such resource")
        else:
            strings(at, key["reference"]["fields"],
                    [f["name"] for f in target["schema"]["fields"]])
        if len(key["fields"]) != len(key["reference"]["fields"]):
            mistake(at, "not as many fields on both sides")


def check_standard(package):
    shape("package", package, PACKAGE, ["resources", "name", "title"])
    if not IDENTIFIER.fullmatch(package["name"]):
        mistake("package", "name", package["name"])
    if package.get("$schema") != "https://datapackage.org/profiles/2.0/datapackage.json":
        mistake("package", "$schema")
    if "version" in package and not SEMVER.fullmatch(package["version"]):
        mistake("package", "version", package["version"])
    if "created" in package:
        datetime.datetime.strptime(package["created"], "%Y-%m-%dT%H:%M:%SZ")
    for s in package.get("sources", []):
        shape("source", s, SOURCE)
        if not s or ("hash" in s and not HASH.fullmatch(s["hash"])):
            mistake("source", s)
    for x in package.get("licenses", []):
        shape("licence", x, LICENSE)
        if not ("name" in x or "path" in x) or not LICENSE_ID.fullmatch(x.get("name", "x")) \
                or not path_holds(x.get("path", "x")):
            mistake("licence", x)
    if not package["resources"]:
        mistake("package", "no resources")
    resources = {r["name"]: r for r in package["resources"]}
    if len(resources) < len(package["resources"]):
        mistake("package", "two resources of one name")
    for name, r in resources.items():
        shape(name, r, RESOURCE, ["name", "path"])
        if not IDENTIFIER.fullmatch(name) or not path_holds(r["path"]) or r["type"] != "table":
            mistake(name, "name, path or type")
        if not re.fullmatch(r"[^/]+/[^/]+", r.get("mediatype", "")) or not HASH.fullmatch(
                r.get("hash", "")):
            mistake(name, "mediatype or hash")
        shape(name + " dialect", r["dialect"], DIALECT)
        check_schema(name, r["schema"], resources)
    return resources


def read(data, resource):
    """The fields of every row, the header first, as the dialect says."""
    d = resource["dialect"]
    assert d["quoteChar"] == "" and d["header"] and "escapeChar" not in d
    lines = data.decode(resource["encoding"]).split(d["lineTerminator"])
    assert lines.pop() == "", "the last line has no end"
    return [line.split(d["delimiter"]) for line in lines]


def check_rows(name, resource, head, rows):
    """Every value is of its type; the values of each key, by their fields."""
    schema = resource["schema"]
    missing = set(schema.get("missingValues", [""]))
    primary = schema.get("primaryKey", [])
    for n, row in enumerate(rows, 2):
        if len(row) != len(head):
            mistake(name, n, "not as many fields as columns")
            continue
        for f, value in zip(schema["fields"], row):
            required = f.get("constraints", {}).get("required") or f["name"] in primary
            if value in missing:
                if required:
                    mistake(name, n, f["name"], "empty")
            elif not HOLDS[f["type"]](value):
                mistake(name, n, f["name"], f["type"], value)
    records = [dict(zip(head, row)) for row in rows]

    def values(fields):
        tuples = (tuple(r[f] for f in fields) for r in records)
        return [t for t in tuples if not missing & set(t)]

    for fields in [primary] * bool(primary) + schema.get("uniqueKeys", []):
        for value, n in collections.Counter(values(fields)).items():
            if n > 1:
                mistake(name, "key", value, "given twice")
    return values


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--described", action="store_true")
    parser.add_argument("descriptor")
    parser.add_argument("exports", nargs="*")
    o = parser.parse_args()
    with open(o.descriptor, encoding="utf-8") as f:
        package = json.load(f)
    resources = check_standard(package)
    if mistakes:
        sys.exit("\n".join(mistakes))
    folder = os.path.dirname(o.descriptor) or "."
    values, n = {}, 0
    for name, r in resources.items():
        with open(os.path.join(folder, r["path"]), "rb") as f:
            data = f.read()
        if len(data) != r["bytes"]:
            mistake(name, "bytes")
        if "sha256:" + hashlib.sha256(data).hexdigest() != r["hash"]:
            mistake(name, "hash")
        head, *rows = read(data, r)
        n += len(rows)
        if head != [f["name"] for f in r["schema"]["fields"]]:
            mistake(name, "columns")
        values[name] = check_rows(name, r, head, rows)
        if o.described:
            for f in [r, *r["schema"]["fields"]]:
                if not f.get("title") or not f.get("description"):
                    mistake(name, "not described", f["name"])
    for name, r in resources.items():
        for key in r["schema"].get("foreignKeys", []):
            have = set(values[key["reference"]["resource"]](key["reference"]["fields"]))
            for value in set(values[name](key["fields"])) - have:
                mistake(name, "refers to", value)
    tables = {f for f in os.listdir(folder) if f.endswith(".tsv")}
    if tables != {r["path"] for r in resources.values()}:
        mistake("package", "the tables are not those of the folder")
    for path in o.exports:
        with open(path, "rb") as f:
            data = f.read()
        want = {"title": os.path.basename(path), "bytes": len(data),
                "hash": "sha256:" + hashlib.sha256(data).hexdigest()}
        if want not in package.get("sources", []):
            mistake("sources", "not as it is", path)
    if mistakes:
        sys.exit("\n".join(mistakes))
    print(f"{len(resources)} tables of {n} rows")


main()
