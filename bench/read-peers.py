"""What reading one page costs with pandas and with BeautifulSoup over lxml: title, paragraphs, links and table cells, as users write it."""

import json
import statistics
import sys
import time
from io import StringIO
from pathlib import Path


def measure(read, text, budget):
    read(text)
    times = []
    end = time.monotonic() + budget
    while time.monotonic() < end:
        started = time.process_time()
        read(text)
        times.append(1000 * (time.process_time() - started))
    return statistics.median(times)


def with_pandas():
    import pandas

    return lambda text: [table.values.tolist() for table in pandas.read_html(StringIO(text), flavor="lxml")]


def with_soup():
    from bs4 import BeautifulSoup

    def read(text):
        soup = BeautifulSoup(text, "lxml")
        return {
            "title": soup.title and soup.title.get_text(),
            "paragraphs": [p.get_text(" ", strip=True) for p in soup.find_all("p")],
            "links": [a.get("href") for a in soup.find_all("a")],
            "tables": [
                [[cell.get_text(" ", strip=True) for cell in row.find_all(["td", "th"])] for row in table.find_all("tr")]
                for table in soup.find_all("table")
            ],
        }

    return read


def main(budget, paths):
    found = {}
    for name, make in {"pandas.read_html (lxml)": with_pandas, "BeautifulSoup (lxml)": with_soup}.items():
        try:
            read = make()
        except ImportError:
            continue
        found[name] = [measure(read, Path(path).read_text("utf-8"), budget) for path in paths]
    json.dump(found, sys.stdout)


main(float(sys.argv[1]), sys.argv[2:])
