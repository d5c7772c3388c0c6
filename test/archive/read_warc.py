"""Reads a WARC file with Python's standard library alone and checks what can be checked.

In: paths of .warc.gz files. Out: one line of JSON for each record, and exit status 1 with a line on standard error for
the first thing that is wrong: a member that holds more or less than one record, a length, a digest, a field that must be there.
"""
import base64
import hashlib
import json
import sys
import zlib

REQUIRED = ("warc-record-id", "warc-date", "warc-type", "content-length")


def members(data):
    """Each gzip member with its place; Python checks the checksum and the length of each."""
    at = 0
    while at < len(data):
        unpacker = zlib.decompressobj(wbits=31)
        content = unpacker.decompress(data[at:]) + unpacker.flush()
        if not unpacker.eof:
            raise ValueError(f"the member at {at} breaks off")
        length = len(data) - at - len(unpacker.unused_data)
        yield at, length, content
        at += length


def parse(content):
    head, _, rest = content.partition(b"\r\n\r\n")
    lines = head.decode("utf-8").split("\r\n")
    if lines[0] != "WARC/1.1":
        raise ValueError(f"version {lines[0]!r}")
    fields = {}
    for line in lines[1:]:
        name, _, value = line.partition(": ")
        fields.setdefault(name.lower(), []).append(value)
    for name in REQUIRED:
        if len(fields.get(name, [])) != 1:
            raise ValueError(f"{name} does not stand there once")
    length = int(fields["content-length"][0])
    if rest[length:] != b"\r\n\r\n":
        raise ValueError(f"the block is not {length} bytes and two line ends")
    return {name: values[0] for name, values in fields.items()}, rest[:length]


def same(digest, content):
    label, _, value = digest.partition(":")
    found = hashlib.new(label.replace("-", ""), content)
    return value.lower() == found.hexdigest() or value == base64.b32encode(found.digest()).decode().rstrip("=")


def check(fields, block):
    kind = fields["warc-type"]
    digest = fields.get("warc-block-digest")
    if digest is not None and not same(digest, block):
        raise ValueError("the block does not have its digest")
    if kind in ("response", "request"):
        head, mark, payload = block.partition(b"\r\n\r\n")
        if not mark:
            raise ValueError("the HTTP message has no head")
        if digest is None or not same(fields["warc-payload-digest"], payload):
            raise ValueError("the payload does not have its digest")
        for line in head.split(b"\r\n")[1:]:
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length" and int(value) != len(payload):
                raise ValueError("Content-Length is not the length of the payload")
            if name.lower() == b"transfer-encoding":
                raise ValueError("Transfer-Encoding of a payload whose chunks are joined")


def main(paths):
    known = {}
    for path in paths:
        with open(path, "rb") as file:
            data = file.read()
        for offset, length, content in members(data):
            try:
                fields, block = parse(content)
                check(fields, block)
                if fields["warc-type"] == "response":
                    known[(fields["warc-target-uri"], fields["warc-date"])] = fields["warc-payload-digest"]
                if fields["warc-type"] == "revisit":
                    origin = (fields["warc-refers-to-target-uri"], fields["warc-refers-to-date"])
                    if known.get(origin) != fields["warc-payload-digest"]:
                        raise ValueError("the record that the revisit stands for is not there")
            except (ValueError, KeyError) as error:
                print(f"{path}@{offset}: {error}", file=sys.stderr)
                return 1
            print(json.dumps({"offset": offset, "length": length, "type": fields["warc-type"],
                              "url": fields.get("warc-target-uri"), "profile": fields.get("warc-profile"),
                              "ip": fields.get("warc-ip-address")}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
