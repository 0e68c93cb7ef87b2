"""A second program on the same library: what it does is told by its arguments, line by line."""

import sys
from dataclasses import replace
from pathlib import Path

from replydesk.domain.errors import StaleRevisionError
from replydesk.domain.letter import Paragraph, Section, SectionKind
from replydesk.domain.reading import Reading
from replydesk.services import drafts, editing, indexing
from replydesk.services.library import passages_with
from replydesk.store.engine import Store
from replydesk.store.library import add_letter
from tests.store.made_letters import letter_of_points


def import_letters(store: Store, first: int, count: int) -> None:
    """Add letters one by one, as an import does."""
    for number in range(first, first + count):
        points = [f"第{number}封第{at}项：完善养老服务设施布局。" for at in range(20)]
        letter = replace(letter_of_points(points), number=str(number))
        with store.write(repeatable=True) as tx:
            add_letter(tx, Reading(letter), f"{number}.txt", f"digest {number}")
        tell(f"letter {number}")


def write_lines(store: Store, draft_id: int, name: str, count: int) -> None:
    """Add lines to a draft that somebody else writes too; refused ones are tried again."""
    for number in range(count):
        while True:
            draft = drafts.open_draft(store, draft_id)
            old = draft.letter.parts[0].sections[0].paragraphs
            section = Section(SectionKind.MEASURES, None, (*old, Paragraph(f"{name} {number}")))
            changed = replace(draft, letter=draft.letter.with_section(0, 0, section))
            try:
                drafts.save_draft(store, changed)
            except StaleRevisionError:
                continue
            break
        tell(f"line {number}")


def change_words(store: Store, passage_id: int, name: str, count: int) -> None:
    """Add words to a passage that somebody else changes too."""
    for number in range(count):
        while True:
            (passage,) = passages_with(store, [passage_id])
            text = f"{passage.text} {name}{number}。"
            try:
                editing.change_passage(
                    store, passage, text=text, kind=passage.kind, topic=passage.topic
                )
            except StaleRevisionError:
                continue
            break
        tell(f"words {number}")


def make_index_anew(store: Store) -> None:
    """Make a damaged index anew."""
    for step in indexing.rebuild_index(store):
        tell(f"step {step.done}")


def tell(words: str) -> None:
    """Say what was done, at once."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main() -> None:
    """LIBRARY WHAT ARGUMENT…"""
    path, what, *rest = sys.argv[1:]
    with Store.open(Path(path)) as store:
        tell("open")
        if what == "import":
            import_letters(store, int(rest[0]), int(rest[1]))
        elif what == "write":
            write_lines(store, int(rest[0]), rest[1], int(rest[2]))
        elif what == "change":
            change_words(store, int(rest[0]), rest[1], int(rest[2]))
        elif what == "index":
            make_index_anew(store)
    tell("done")


if __name__ == "__main__":
    main()
