"""What the worker does when one letter is exported, and what it comes back with."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from replydesk.domain.draft import Draft
from replydesk.domain.pages import Page, lay_out
from replydesk.domain.papers import PaperChoice
from replydesk.domain.progress import Progress
from replydesk.gui.page_output import painted_pdf
from replydesk.services.pdf import PdfSource

if TYPE_CHECKING:
    from replydesk.services.proof import Proof
    from replydesk.store.engine import Store


@dataclass(frozen=True, slots=True)
class Present:
    """Nothing was written: these files are there already, and nobody said to replace them."""

    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """What an export came to: its files, the letter (to the lead signer) first.

    `proof` is that of the first file that differs from its letter, else of the letter; `remarks`
    are sentences on the papers; `pages` those of the letter.
    """

    files: tuple[Path, ...]
    proof: "Proof"
    pdf: PdfSource | None
    pages: tuple[Page, ...]
    remarks: tuple[str, ...]


def exporting(
    draft: Draft, target: Path, choice: PaperChoice, replaceable: frozenset[Path]
) -> "Callable[[Store], Generator[Progress, None, Made | Present]]":
    """Work that writes the papers of a draft; files but `replaceable` ones are not replaced."""

    def export(_store: "Store") -> Generator[Progress, None, Made | Present]:
        from replydesk.services.exports import as_exported
        from replydesk.services.papers import Papers, plan, present, write
        from replydesk.services.units import unit_for

        papers = plan(draft, target, choice)
        there = tuple(path for path in present(papers, choice) if path not in replaceable)
        if there:
            return Present(there)
        unit = unit_for(draft.letter.signature.issuing_body or "")
        made = Papers()
        yield from write(draft, papers, choice, unit, made, painted_pdf)
        proof = next((each for each in made.proofs if not each.ok), made.proofs[0])
        pages = lay_out(as_exported(draft.letter, format=choice.format))
        return Made(tuple(made.files), proof, made.pdf, pages, tuple(made.remarks))

    return export
