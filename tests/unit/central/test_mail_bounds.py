"""Mail made to cost much: time is bounded by what is counted, memory by the kernel, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from central.mail_in import html_text
from central.mail_in.html_text import html_to_text, parse_here

ROOT = Path(__file__).parents[3]
MB = 1024 * 1024

FORMATTING = "".join(f"<b id={number}>" for number in range(490))
HOSTILE_HTML = {
    "formatting opened again in each paragraph": f'"<p>" + {FORMATTING!r} + "</p><p>x" * 4000',
    "nesting hidden by end tags of nothing": '"<div></q>" * 20000 + "x"',
    "formatting hidden by end tags of nothing": '"".join(f"<b id={n}></q>" for n in range(1500)) + "<p>x" * 1000',
    "an end tag that a table keeps from its element": '"<div><table></div></table>" * 20000 + "x"',
    "formatting that a table keeps open": '"".join(f"<b id={n}><table></b></table>" for n in range(3000)) + "<p>x" * 3000',
    "one tag with many attributes": '"<p " + " ".join(f"a{n}" for n in range(200000)) + ">x"',
    "misnested formatting": '"<a>".join(f"<i id={n}><p>x</i>" for n in range(3000))',
}
MEASURE = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (30, 30))
from central.mail_in import parse, html_text
{body}
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
children = resource.getrusage(resource.RUSAGE_CHILDREN)
seconds = children.ru_utime + resource.getrusage(resource.RUSAGE_SELF).ru_utime
print(max(int(peak.split()[1]), children.ru_maxrss) // 1024, round(seconds))
"""


def measured(body: str) -> tuple[int, int]:
    """Megabytes at the peak and seconds of CPU, of a process that runs this and of its children."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURE.format(body=body)], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    peak, seconds = done.stdout.splitlines()[-1].split()
    return int(peak), int(seconds)


@pytest.mark.parametrize("hostile", HOSTILE_HTML.values(), ids=HOSTILE_HTML.keys())
def test_no_html_takes_much_memory_or_time(hostile: str) -> None:
    peak, seconds = measured(f'assert "x" in html_text.html_to_text({hostile})')
    assert peak < 400
    assert seconds < 20


@pytest.mark.parametrize("hostile", ["<div></q>" * 600, "<DIV></div x><div>" * 600, FORMATTING + "<p>x</p>" * 2100, "<br>" * 300_000])
def test_what_may_grow_out_of_proportion_is_cut_and_never_parsed(hostile: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_text, "parse_in_child", None)
    monkeypatch.setattr(html_text, "parse_here", None)
    assert html_to_text(hostile + "words").endswith("words")


@pytest.mark.parametrize(
    "body",
    [
        'b"Content-Type: text/plain; format=flowed\\n\\n" + b"a \\n" * 1_000_000',
        'b"Content-Type: text/plain\\n\\n" + b"word " * 4_600_000',
        'b"Content-Type: text/plain; charset=utf-8\\n\\n" + "é̂".encode() * 5_000_000',
        'b"Content-Type: multipart/mixed; boundary=x\\n\\n" + (b"--x\\n\\n" + b"word " * 100_000 + b"\\n") * 40 + b"--x--"',
    ],
)
def test_text_beyond_the_limit_is_refused_before_it_is_worked_on(body: str) -> None:
    peak, seconds = measured(f"""
try:
    parse.parse_mail(b"From: a@b.example\\n" + {body})
except parse.MailRefused as refused:
    assert refused.code == "text_too_long"
else:
    raise SystemExit("taken")
""")
    assert peak < 300
    assert seconds < 10


def test_flowed_text_is_joined_in_one_pass() -> None:
    """Within the limit too: the work is counted as bytes moved by joining."""
    peak, seconds = measured("""
from central.mail_in.plain_text import unflow
for _ in range(3):
    assert len(unflow("a \\n" * 400_000, delete_space=False)) == 800_000
    assert len(unflow("a \\n" * 400_000, delete_space=True)) == 400_000
""")
    assert peak < 300
    assert seconds < 10


def test_small_mail_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_text, "parse_in_child", None)
    assert html_to_text("<p>Hello <b>there</b></p>" * 40).startswith("Hello there")


def test_large_mail_reads_the_same_in_its_own_process(monkeypatch: pytest.MonkeyPatch) -> None:
    children: list[int] = []
    in_child = html_text.parse_in_child

    def counted(document: str) -> str | None:
        children.append(1)
        return in_child(document)

    monkeypatch.setattr(html_text, "parse_in_child", counted)
    large = "<div><p>Grüße \ud800 <b>there</b> 🎂</p><ul><li>one</ul></div>" * 1000
    assert html_to_text(large) == parse_here(large.replace("\ud800", ""))
    assert children == [1]


def test_words_stay_when_the_process_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_text, "CHILD_MEMORY_BYTES", MB)
    assert html_to_text("<p>secret words</p>" * 2000).split()[:2] == ["secret", "words"]
