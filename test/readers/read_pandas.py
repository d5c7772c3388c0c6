"""The tables of a dataset in pandas: CSV and workbook of the same table agree; shapes as JSON."""
import json
import sys

import pandas

folder = sys.argv[1]
package = json.load(open(f"{folder}/datapackage.json", encoding="utf-8"))
shapes = {}
for resource in package["resources"]:
    if "schema" not in resource:
        continue
    kinds = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
    texts = {name: "string" for name, kind in kinds.items() if kind in ("string", "boolean", "date")}
    table = pandas.read_csv(f"{folder}/{resource['path']}", dtype=texts, keep_default_na=False, na_values=[""])
    assert list(table.columns) == list(kinds), resource["name"]
    for name, kind in kinds.items():
        if kind in ("integer", "number", "year"):
            assert pandas.api.types.is_numeric_dtype(table[name]), (resource["name"], name)
    sheet = pandas.read_excel(f"{folder}/excel/{resource['name']}.xlsx", header=1, keep_default_na=False, na_values=[""])
    assert list(sheet.columns) == list(kinds), resource["name"]
    assert len(sheet) == len(table), resource["name"]
    for name, kind in kinds.items():
        if kind in ("integer", "number", "year"):
            left, right = table[name].astype(float), sheet[name].astype(float)
            assert ((left == right) | (left.isna() & right.isna())).all(), (resource["name"], name)
    shapes[resource["name"]] = list(table.shape)
json.dump(shapes, sys.stdout)
