"""What stands around the tables of the two pages of the bench: header, year, agency, parts with their paragraphs, figures of the prose, neighbours.

By the selectors of these two pages, as a user of Scrapy would write them who knows them.
"""

import re

INFO = re.compile(r"(发布时间|来源|浏览次数)：(\d{4}-\d\d-\d\d(?: [\d:]+)?|[^\s【]*)")
TITLE = re.compile(r"(.+?)(\d{4})年")
HEADING = re.compile(r"^([一二三四五六七八九十]+)、(.{2,30})$")
ORDINALS = {word: number for number, word in enumerate("一二三四五六七八九十", 1)}
CLAIM = re.compile(r"([^，。；、（）\d]{1,20})(\d+(?:\.\d+)?)(条|件|次|篇|份|个|人次|人|万元)")
WORDS = {
    "主动公开": "proactive.items",
    "规范性文件": "normative_documents.issued",
    "收到": "requests.received",
    "办结": "requests.completed",
    "答复": "requests.answered",
    "同意公开": "requests.answered.granted",
    "行政复议": "reconsideration.total",
    "行政诉讼": "litigation.total",
    "举报": "complaints",
    "培训班": "training.sessions",
}


def read_header(response):
    cells = [cell.css("::text").get("").strip().rstrip("：") for cell in response.css(".xl_head th, .xl_head td, div.head span")]
    info = " ".join(response.css(".xl_info::text, h1 + p::text").getall())
    return [
        {"label": label, "value": value.strip()}
        for label, value in [*zip(cells[::2], cells[1::2]), *INFO.findall(info)]
    ]


def read_sections(paragraphs):
    sections = [{"number": None, "heading": None, "paragraphs": []}]
    for text in paragraphs:
        heading = HEADING.match(text)
        if heading:
            sections.append({"number": ORDINALS.get(heading[1]), "heading": heading[2], "paragraphs": []})
        else:
            sections[-1]["paragraphs"].append(text)
    return sections


def read_claims(sections):
    for index, section in enumerate(sections):
        for text in section["paragraphs"]:
            for words, number, _ in CLAIM.findall(text):
                code = next((code for word, code in WORDS.items() if word in words), None)
                if code is not None:
                    yield {"indicator": code, "value": float(number), "text": text, "section": index}


def check_claims(claims, observations):
    values = {one["indicator"]: one["value"] for one in observations if one["applicant"] in (None, "total")}
    for claim in claims:
        told = values.get(claim["indicator"])
        outcome = "not-assessable" if told is None else "pass" if told == claim["value"] else "fail"
        yield {"rule": "claim", "outcome": outcome, "expected": told, "actual": claim["value"]}


def read_report(response):
    title = response.css("h1::text").get("")
    named = TITLE.match(title)
    body = response.css(".TRS_Editor > p, .TRS_Editor > div > p, .article-content > p")
    sections = read_sections([" ".join(p.css("::text").getall()).strip() for p in body])
    links = [p.css("a") for p in response.css(".xl_bottom p")]
    return {
        "title": title,
        "agency": named and named[1],
        "year": named and int(named[2]),
        "header": read_header(response),
        "sections": sections,
        "claims": list(read_claims(sections)),
        "navigation": [{"title": a.css("::text").get(), "href": a.attrib.get("href")} for a in links],
    }
