"""Usage: check.py FOLDER

Reads the files of a folder with Python's own libraries: *.jsonl, *.csv, *.conll and
the folder brat. The brat part keeps the rules of brat's annotation reader.
"""
import csv
import json
import pathlib
import re
import sys

folder = pathlib.Path(sys.argv[1])


def check_jsonl(path):
    n = 0
    with open(path, encoding="utf-8", newline="\n") as lines:
        for line in lines:
            report = json.loads(line)
            assert report["schema"] == "stance/v1", path
            ids = {s["id"] for s in report["speakers"]}
            for t in report["statements"]:
                assert t["content"] and set(t["speakers"]) <= ids, t
            n += 1
    return n


def check_csv(path):
    with open(path, encoding="utf-8-sig", newline="") as f:
        rows = list(csv.reader(f, strict=True))
    assert len({len(r) for r in rows}) == 1, path
    header = rows[0]
    assert len(set(header)) == len(header), path
    if "score" in header:
        k = header.index("score")
        assert all(r[k] == "" or -1 <= float(r[k]) <= 1 for r in rows[1:]), path
    return len(rows) - 1


def check_conll(path):
    lines = path.read_text(encoding="utf-8").split("\n")
    columns = lines[0].removeprefix("# global.columns = ").split(" ")
    assert columns[:2] == ["ID", "FORM"], path
    n, want, open_tags = 0, 1, set()
    for line in lines[1:]:
        if line.startswith("#"):
            if line.startswith("# newdoc"):
                open_tags = set()
            continue
        if not line:
            want = 1
            continue
        cells = line.split("\t")
        assert len(cells) == len(columns) and all(cells), line
        assert int(cells[0]) == want, line
        want += 1
        n += 1
        for k in range(2, len(columns) - 1):
            for tag in cells[k].split("|"):
                if tag.startswith("B-"):
                    open_tags.add((k, tag[2:]))
                elif tag != "_":
                    assert tag.startswith("I-") and (k, tag[2:]) in open_tags, line
    return n


def check_brat(path):
    ids, links, n = {}, [], 0
    text = path.with_suffix(".txt").read_text(encoding="utf-8")  # with universal newlines
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, rest = line.partition("\t")
        assert re.match(r"^([A-Za-z]+|#[A-Za-z]*)([0-9]+)(.*?)$", key) and key not in ids, line
        data, _, tail = rest.partition("\t")
        ids[key] = data
        if key[0] == "T":
            kind, places = data.split(" ", 1)
            spans = [tuple(map(int, p.split(" "))) for p in places.split(";")]
            for i, (start, end) in enumerate(spans):
                assert 0 <= start <= end <= len(text), line
                assert not any(end >= a and start < b for a, b in spans[:i]), line
            assert tail == " ".join(text[a:b] for a, b in spans), line
            n += 1
        elif key[0] == "R":
            args = [a.split(":") for a in data.split()[1:]]
            assert len(args) == 2 and args[0][0] != args[1][0], line
            links += [a[1] for a in args]
        elif key[0] == "A":
            assert re.match(r"(.+?) (.+?)( .+?)?$", data), line
            links.append(data.split(" ")[1])
        elif key[0] == "N":
            m = re.match(r"(\S+) (\S+) (\S+?):(\S+)", data)
            assert m, line
            links.append(m[2])
        else:
            assert key[0] == "#", line
            links.append(data.split()[1])
    assert all(k in ids for k in links), path
    return n


for pattern, check, what in (
    ("*.jsonl", check_jsonl, "reports"),
    ("*.csv", check_csv, "rows"),
    ("*.conll", check_conll, "tokens"),
    ("brat/*.ann", check_brat, "entities"),
):
    for path in sorted(folder.glob(pattern)):
        print(f"{path.name}: {check(path)} {what}")
