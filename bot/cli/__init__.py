"""The command line. Nothing slow is imported before it is known what is asked."""

from __future__ import annotations

import sys
from collections.abc import Sequence

FAILED = 1
INTERRUPTED = 130  # 128 + SIGINT, as shells have it


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status. Errors are one clear sentence on standard error, never a traceback."""
    from bot.cli.parser import parser  # noqa: PLC0415  --help must not wait for anything

    asked = parser().parse_args(arguments)
    from bot.cli.running import run  # noqa: PLC0415

    try:
        return run(asked)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()  # the reader went away: nobody is left to tell
        return FAILED
