"""A workbook, read with nothing but the standard library: cells as [kind, text], frozen pane, formulas, as JSON."""
import json
import sys
import xml.etree.ElementTree as ET
import zipfile

NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
with zipfile.ZipFile(sys.argv[1]) as book:
    assert book.testzip() is None
    name = next(one for one in book.namelist() if one.startswith("xl/worksheets/sheet"))
    sheet = ET.fromstring(book.read(name))
    title = ET.fromstring(book.read("xl/workbook.xml")).find("m:sheets/m:sheet", NS).get("name")


def read(cell):
    value = cell.find("m:v", NS)
    if cell.get("t") == "inlineStr":
        return ["text", "".join(part.text or "" for part in cell.iter("{%s}t" % NS["m"]))]
    return [cell.get("t") or "number", None if value is None else value.text]


rows = [{cell.get("r"): read(cell) for cell in row.findall("m:c", NS)} for row in sheet.iter("{%s}row" % NS["m"])]
pane = sheet.find("m:sheetViews/m:sheetView/m:pane", NS)
formulas = len(list(sheet.iter("{%s}f" % NS["m"])))
json.dump({"title": title, "rows": rows, "pane": dict(pane.attrib), "formulas": formulas}, sys.stdout)
