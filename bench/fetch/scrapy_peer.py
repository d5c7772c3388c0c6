"""The same work with Scrapy: fetch, title and table cells by selectors, a JSON file per page, the body in a gzip file."""

import gzip
import json
import sys
from pathlib import Path

from scrapy import Request, Spider
from scrapy.crawler import CrawlerProcess

list_path, out = Path(sys.argv[1]), Path(sys.argv[2])


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
        self.archive = open(out / "bodies.gz", "wb")
        for url in list_path.read_text().split():
            yield Request(url)

    def parse(self, response):
        self.archive.write(gzip.compress(response.body, 6))
        rows = [
            [" ".join(cell.css("::text").getall()).strip() for cell in row.css("td, th")]
            for row in response.css("table tr")
        ]
        record = {"url": response.url, "title": response.css("title::text").get(), "rows": rows}
        name = "-".join(response.url.split("/")[2:]).replace(":", "-") + ".json"
        (out / name).write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")

    def closed(self, reason):
        self.archive.close()


process = CrawlerProcess()
process.crawl(Reports)
process.start()
