"""The same work with Scrapy: fetch, evidence in a WARC file, title, labels, text and table cells by selectors, two files a page.

Four arguments: list of addresses, folder, how much, and the indicators of the forms. `equal` keeps what a run needs to go on (JOBDIR), reads
what stands around the tables, names the indicator of each figure and checks the sums, and has every file and record on the disk before it
counts; `least` does none of these.
"""

import csv
import gzip
import hashlib
import io
import json
import os
import re
import sys
import threading
import uuid
from datetime import datetime, timezone
from pathlib import Path

from scrapy import Request, Spider
from scrapy.crawler import CrawlerProcess
from twisted.internet.threads import deferToThread

from name_figures import Forms
from read_report import check_claims, read_report

list_path, out, much = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
IS_EQUAL = much == "equal"
INDENT = 2 if IS_EQUAL else None
FORMS = Forms(sys.argv[4])
FIGURE = re.compile(r"\d+(?:\.\d+)?")


def digest(content):
    return "sha256:" + hashlib.sha256(content).hexdigest()


def warc_record(kind, url, block, fields):
    lines = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid4()}>",
        "WARC-Date": datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "WARC-Target-URI": url,
        "Content-Type": f"application/http; msgtype={kind}",
        "WARC-Block-Digest": digest(block),
        "Content-Length": str(len(block)),
        **fields,
    }
    head = "WARC/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines.items()) + "\r\n"
    return gzip.compress(head.encode() + block + b"\r\n\r\n", 6)


def headers_of(message):
    return b"".join(b"%s: %s\r\n" % (name, value) for name, values in message.headers.items() for value in values)


def span(cell, name):
    value = cell.root.get(name, "1") if IS_EQUAL else "1"
    return int(value) if value.isdigit() and value != "0" else 1


def cells_of(table):
    """Rows of the page's cells: text, and how many columns and rows each spans."""
    return [
        [
            (" ".join(cell.css("::text").getall()).strip(), span(cell, "colspan"), span(cell, "rowspan"))
            for cell in row.css("td, th")
        ]
        for row in table.css("tr")
    ]


def grid_of(rows):
    """As they are seen: a cell that spans rows or columns stands in each."""
    grid = {}
    for r, row in enumerate(rows):
        c = 0
        for text, across, down in row:
            while (r, c) in grid:
                c += 1
            for below in range(down):
                for right in range(across):
                    grid[r + below, c + right] = text
            c += across
    return grid


def figures_of(grid):
    """Each number with the labels to its left and above it."""
    lefts, heads = {}, {}
    for r, c in sorted(grid):
        text = grid[r, c]
        left, head = lefts.setdefault(r, []), heads.setdefault(c, [])
        if FIGURE.fullmatch(text):
            yield {"row": r, "column": c, "label": [*left], "head": [*head], "value": float(text), "raw": text}
        elif text:
            for labels in (left, head):
                if labels[-1:] != [text]:
                    labels.append(text)


def row_of(observation):
    *values, path, at = observation.values()
    return [*values, " > ".join(path), *at.values()]


def write_file(path, text):
    if not IS_EQUAL:
        path.write_text(text, encoding="utf-8")
        return
    draft = path.with_suffix(".draft" + path.suffix)
    with open(draft, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.rename(draft, path)


class Reports(Spider):
    name = "reports"
    custom_settings = {
        "ROBOTSTXT_OBEY": False,
        "DOWNLOAD_DELAY": 0,
        "CONCURRENT_REQUESTS": 16,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
        "LOG_LEVEL": "ERROR",
        "TELNETCONSOLE_ENABLED": False,
        "RETRY_ENABLED": False,
        **({"JOBDIR": str(out) + ".job"} if IS_EQUAL else {}),
    }

    def start_requests(self):
        out.mkdir(parents=True)
        self.archive = open(out / "pages.warc.gz", "wb")
        self.order = threading.Lock()
        for url in list_path.read_text().split():
            yield Request(url)

    async def parse(self, response):
        if IS_EQUAL:
            # The disk is waited for together with that of other pages.
            await deferToThread(self.keep, response)
        else:
            self.keep(response)
        cells = [cells_of(table) for table in response.css("table")]
        tables = [[[text for text, *_ in row] for row in rows] for rows in cells]
        paragraphs = [" ".join(p.css("::text").getall()).strip() for p in response.css("p")]
        record = {
            "url": response.url,
            "sha256": hashlib.sha256(response.body).hexdigest(),
            "title": response.css("title::text").get(),
            "meta": {m.attrib.get("name"): m.attrib.get("content") for m in response.css("meta[name]")},
            "links": response.css("a::attr(href)").getall(),
            "paragraphs": paragraphs,
            "tables": tables,
        }
        rows = [[response.url, t, *row] for t, table in enumerate(tables) for row in table]
        if IS_EQUAL:
            found = [list(figures_of(grid_of(rows))) for rows in cells]
            record["observations"] = [one for table, figures in enumerate(found) for one in FORMS.observe(table, figures)]
            record.update(read_report(response))
            sums = FORMS.check(record["observations"])
            record["checks"] = [*sums, *check_claims(record["claims"], record["observations"])]
            rows = [[response.url, *row_of(one)] for one in record["observations"]]
        lines = io.StringIO()
        csv.writer(lines).writerows(rows)
        name = "-".join(response.url.split("/")[2:]).replace(":", "-")
        texts = {f"{name}.json": json.dumps(record, ensure_ascii=False, indent=INDENT), f"{name}.csv": lines.getvalue()}
        if IS_EQUAL:
            await deferToThread(self.place, texts)
        else:
            self.place(texts)

    def place(self, texts):
        for name, text in texts.items():
            write_file(out / name, text)

    def keep(self, response):
        head = b"HTTP/1.1 %d OK\r\n%s\r\n" % (response.status, headers_of(response))
        body = response.body
        asked = b"GET %s HTTP/1.1\r\n%s\r\n" % (response.request.url.encode(), headers_of(response.request))
        fields = {"WARC-Payload-Digest": digest(body)}
        packed = warc_record("response", response.url, head + body, fields) + warc_record("request", response.url, asked, {})
        with self.order:
            self.archive.write(packed)
            if IS_EQUAL:
                self.archive.flush()
                os.fsync(self.archive.fileno())

    def closed(self, reason):
        self.archive.close()


process = CrawlerProcess()
process.crawl(Reports)
process.start()
