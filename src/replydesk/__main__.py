"""`python -m replydesk` and the `replydesk` command."""

import sys


def main() -> int:
    """Run the command line; the window is what it opens without a command."""
    from replydesk.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
