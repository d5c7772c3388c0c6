"""Figures with the labels around them → observations with indicators, and the sums of the form checked, for the two layouts of the bench.

As a user of Scrapy would write it who knows these two pages: labels are cleaned once each, indicators are looked up, nothing is searched.
"""

import json
import operator
import re
from functools import lru_cache
from pathlib import Path

MARKS = re.compile(r"\s+|[（(][^（）()]*[）)]|[“”\"]")
ORDINAL = re.compile(r"^(?:[一二三四五六七八九十]+、|\d+[.．、]|其中[:：])")
TOP = re.compile(r"^[一二三四五六七八九十]+、")
UNITS = {"条", "件", "次", "篇", "份", "个", "人", "人次", "宗", "万元"}
SIGNS = {"=": operator.eq, "<=": operator.le, ">=": operator.ge}


@lru_cache(maxsize=None)
def key_of(label):
    return ORDINAL.sub("", MARKS.sub("", label))


class Forms:
    def __init__(self, path):
        known = json.loads(Path(path).read_text(encoding="utf-8"))
        self.indicators = known["indicators"]
        self.sums = known["sums"]

    def find(self, labels, heads, top):
        head = key_of(heads[-1]) if heads else ""
        if not labels:
            return self.indicators.get(f"{key_of(heads[-2])}>{head}") if len(heads) > 1 else None
        own = key_of(labels[-1])
        above = key_of(labels[-2] if len(labels) > 1 else top)
        return self.indicators.get(f"{above}>{own}|{head}") or self.indicators.get(f"{own}|{head}")

    def observe(self, table, figures):
        top = ""
        for figure in figures:
            labels, unit = figure["label"], None
            if labels and labels[-1] in UNITS:
                labels, unit = labels[:-1], labels[-1]
            known = self.find(labels, figure["head"], top)
            top = labels[0] if labels and TOP.match(labels[0]) else top
            yield {
                "indicator": known and known["code"],
                "applicant": known and known["applicant"],
                "value": figure["value"],
                "unit": unit or (known and known.get("unit")),
                "status": "reported",
                "raw": figure["raw"],
                "label": labels[-1] if labels else figure["head"][-1],
                "path": labels[:-1] or figure["head"][:-1],
                "at": {"table": table, "row": figure["row"], "column": figure["column"]},
            }

    def check(self, observations):
        values = {(one["indicator"], one["applicant"]): one["value"] for one in observations}
        applicants = sorted({applicant for _, applicant in values if applicant})
        codes = {code for code, applicant in values if applicant}
        form = "national-2021" if applicants else "national-2014"
        for rule in self.sums:
            if rule["form"] != form:
                continue
            if rule.get("forEach") == "row":
                for code in sorted(codes):
                    yield outcome(rule, values, lambda applicant: (code, applicant))
            elif rule.get("forEach") == "applicant":
                for applicant in applicants:
                    yield outcome(rule, values, lambda code: (code, applicant))
            else:
                yield outcome(rule, values, lambda code: (code, None))


def outcome(rule, values, place):
    left = [values.get(place(code)) for code in rule["left"]]
    right = [values.get(place(code)) for code in rule["right"]]
    told = {"rule": f"{rule['form']}.{rule['rule']}", "severity": rule["severity"]}
    if None in left or None in right:
        return {**told, "outcome": "not-assessable", "expected": None, "actual": None}
    expected, actual = sum(right), sum(left)
    passed = SIGNS[rule["op"]](actual, expected)
    return {**told, "outcome": "pass" if passed else "fail", "expected": expected, "actual": actual}
