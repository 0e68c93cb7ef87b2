"""`python -m replydesk` and the `replydesk` command."""

import sys

_MEMORY = 4 * 1024**3  # recognising the characters of a page takes 1 GB and reserves 2 GB


def main() -> int:
    """Run the command line; the window is what it opens without a command."""
    if sys.argv[1:] == ["--read-apart"]:  # the program as a packed file starts itself so
        from replydesk.services.reading_child import serve

        return serve(memory=_MEMORY)
    from replydesk.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
