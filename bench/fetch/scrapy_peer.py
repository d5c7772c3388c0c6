"""The same work with Scrapy: fetch, evidence in a WARC file, title, labels, text and table cells by selectors, two files a page."""

import csv
import gzip
import hashlib
import io
import json
import sys
import uuid
from datetime import datetime, timezone
from pathlib import Path

from scrapy import Request, Spider
from scrapy.crawler import CrawlerProcess

list_path, out = Path(sys.argv[1]), Path(sys.argv[2])


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
    }

    def start_requests(self):
        out.mkdir(parents=True)
        self.archive = open(out / "pages.warc.gz", "wb")
        for url in list_path.read_text().split():
            yield Request(url)

    def parse(self, response):
        self.keep(response)
        tables = [
            [[" ".join(cell.css("::text").getall()).strip() for cell in row.css("td, th")] for row in table.css("tr")]
            for table in response.css("table")
        ]
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
        name = "-".join(response.url.split("/")[2:]).replace(":", "-")
        (out / f"{name}.json").write_text(json.dumps(record, ensure_ascii=False, indent=2), encoding="utf-8")
        rows = io.StringIO()
        csv.writer(rows).writerows([response.url, t, *row] for t, table in enumerate(tables) for row in table)
        (out / f"{name}.csv").write_text(rows.getvalue(), encoding="utf-8")

    def keep(self, response):
        head = b"HTTP/1.1 %d OK\r\n%s\r\n" % (response.status, headers_of(response))
        body = response.body
        asked = b"GET %s HTTP/1.1\r\n%s\r\n" % (response.request.url.encode(), headers_of(response.request))
        fields = {"WARC-Payload-Digest": digest(body)}
        self.archive.write(warc_record("response", response.url, head + body, fields))
        self.archive.write(warc_record("request", response.url, asked, {}))

    def closed(self, reason):
        self.archive.close()


process = CrawlerProcess()
process.crawl(Reports)
process.start()
