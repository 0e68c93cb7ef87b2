"""A letter out with the papers around it: one per signer, the form, the public version, PDFs."""

import os
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from replydesk.domain.draft import Draft
from replydesk.domain.errors import InputError
from replydesk.domain.file_names import NameRoom, beside, folded, unique
from replydesk.domain.letter import ReplyLetter
from replydesk.domain.papers import (
    FORM_NAME,
    PUBLIC_NAME,
    PaperChoice,
    feedback_form,
    letters_per_signer,
    takes_form,
)
from replydesk.domain.personal_data import personal_data
from replydesk.domain.progress import Progress
from replydesk.domain.unit import UnitProfile
from replydesk.office import find_office
from replydesk.services.aside import aside
from replydesk.services.exports import as_exported, export_letter, write_pdf
from replydesk.services.pdf import Paint, PdfSource, make_pdf
from replydesk.services.proof import Proof, prove


@dataclass(frozen=True, slots=True)
class Paper:
    """A file that is going to be made: a letter, its public version, or (no letter) the form."""

    path: Path
    letter: ReplyLetter | None
    public: bool = False


@dataclass(slots=True)
class Papers:
    """What came of an export so far: whole files, and sentences on what a clerk should know.

    `proofs` are those of the letters' files, in their order: each is opened again and compared.
    `pdf` is what made the PDFs of letters, None without any.
    """

    files: list[Path] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    proofs: list[Proof] = field(default_factory=list)
    pdf: PdfSource | None = None


def plan(draft: Draft, target: Path, choice: PaperChoice) -> list[Paper]:
    """The files that an export to `target` makes, the letter (to the lead signer) first.

    With a letter per signer each name stands behind the target's. Nothing is written.
    """
    if not target.name:
        raise InputError(f"“{target}”不是文件名，请写明要导出的文件。")
    if target.suffix.lower() != ".docx":
        target = target.with_name(f"{target.name}.docx")
    letters = letters_per_signer(draft.letter) if choice.per_signer else (draft.letter,)
    if len(letters) < 2:
        return planned(draft, target, {target.name: draft.letter}, choice)
    room = room_of(target.parent)
    names = [beside(target.name, letter.addressees[0], room) for letter in letters]
    return planned(draft, target, called(letters, names, room), choice)


def called(
    letters: Sequence[ReplyLetter], names: Sequence[str], room: NameRoom
) -> dict[str, ReplyLetter]:
    """Letters by the names of their files; of two that are called the same one gets a number."""
    found: dict[str, ReplyLetter] = {}
    for name, letter in zip(names, letters, strict=True):
        found[unique(name, [folded(other) for other in found], room)] = letter
    return found


def planned(
    draft: Draft, target: Path, letters: dict[str, ReplyLetter], choice: PaperChoice
) -> list[Paper]:
    """The same with letters by the names of their files, the lead signer's first.

    The form is called after that, the public version after the target.
    """
    room = room_of(target.parent)
    taken: set[str] = set()
    papers: list[Paper] = []

    def add(name: str, letter: ReplyLetter | None, *, public: bool = False) -> None:
        free = unique(name, taken, room)
        taken.add(folded(free))
        papers.append(Paper(target.with_name(free), letter, public))

    for name, letter in letters.items():
        add(name, letter)
    if choice.form and takes_form(draft):
        add(beside(papers[0].path.name, FORM_NAME, room), None)
    if choice.public:
        add(beside(target.name, PUBLIC_NAME, room), draft.letter, public=True)
    return papers


def room_of(folder: Path) -> NameRoom:
    """How long a name may be in a folder of this machine."""
    return NameRoom(windows=os.name == "nt", folder=str(folder))


def present(papers: list[Paper], choice: PaperChoice) -> list[Path]:
    """The files that an export would take the place of."""
    paths = [paper.path for paper in papers]
    if choice.pdf:
        paths += [path.with_suffix(".pdf") for path in paths]
    return [path for path in paths if _is_there(path)]


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name too long; the writer says so
        return False


def write(
    draft: Draft,
    papers: list[Paper],
    choice: PaperChoice,
    unit: UnitProfile,
    made: Papers,
    paint: Paint | None = None,
) -> Generator[Progress, None, Papers]:
    """Write the files one by one, noting each in `made`; stopped in between, those stay whole.

    A PDF of a letter is made by `paint` where there is no LibreOffice; without either, and for a
    form, that is told in `made`. Raises InputError or ResourceError where one can't be written: it
    is as it was before then, and the sentence names it.
    """
    made.remarks += list(_remarks(draft, choice))
    total = len(papers) * (2 if choice.pdf else 1)
    for done, paper in enumerate(papers):
        yield Progress(done, total, reading=paper.path.name)
        if paper.letter is None:
            _write_form(draft, paper.path, unit)
        else:
            export_letter(paper.letter, paper.path, format=choice.format, public=paper.public)
        made.files.append(paper.path)
        if paper.letter is not None:
            yield Progress(done, total, reading=paper.path.name)
            written = as_exported(paper.letter, format=choice.format, public=paper.public)
            made.proofs.append(prove(paper.path, written, public=paper.public))
    for done, paper in enumerate(papers if choice.pdf else (), len(papers)):
        told = Progress(done, total, reading=paper.path.with_suffix(".pdf").name)
        yield told
        for _ in aside(partial(_make_pdf, paper, choice, made, paint)):
            yield told
    yield Progress(total, total)
    return made


def _remarks(draft: Draft, choice: PaperChoice) -> Iterator[str]:
    if choice.public:
        for found in personal_data(draft.letter):
            yield f"公开版{found.sentence()}"
    if choice.form and not takes_form(draft):
        yield "会办意见不附征询意见表，没有生成。"


def _make_pdf(paper: Paper, choice: PaperChoice, made: Papers, paint: Paint | None) -> None:
    if paper.letter is None or paint is None:
        if find_office() is None:
            made.remarks.append(f"本机没有安装LibreOffice，“{paper.path.name}”没有生成PDF。")
            return
        write_pdf(paper.path)
    else:
        written = as_exported(paper.letter, format=choice.format, public=paper.public)
        made.pdf = make_pdf(paper.path, written, paint)
    made.files.append(paper.path.with_suffix(".pdf"))


def _write_form(draft: Draft, path: Path, unit: UnitProfile) -> None:
    # Late: only a form needs them.
    from replydesk.writers.atomic import write_file
    from replydesk.writers.papers_docx import feedback_form_docx

    meanings = dict(unit.class_meanings())
    meaning = meanings.get((draft.letter.resolution_class or "").strip(), "")
    write_file(path, feedback_form_docx(feedback_form(draft, unit.address, meaning)))
