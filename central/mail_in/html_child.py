"""`python -m central.mail_in.html_child BYTES SECONDS`: HTML on standard input, its words on standard output, within bounds.

The kernel ends the process when it takes more memory or time than allowed; it leaves no core file, which would hold the words.
"""

from __future__ import annotations

import resource
import sys

from central.mail_in.html_text import parse_here


def main(memory_bytes: int, seconds: int) -> None:
    """Read, parse, write."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    sys.stdout.buffer.write(parse_here(sys.stdin.buffer.read().decode()).encode())


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
