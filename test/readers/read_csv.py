"""A CSV file, read with the csv module of Python: its rows as JSON."""
import csv
import json
import sys

csv.field_size_limit(1 << 30)
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    json.dump(list(csv.reader(file, strict=True)), sys.stdout, ensure_ascii=True)
