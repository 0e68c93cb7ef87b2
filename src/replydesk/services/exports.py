"""A letter out as a Word file, and as PDF where LibreOffice is installed."""

import tempfile
from dataclasses import replace
from pathlib import Path

from replydesk.domain.errors import InputError, ResourceError
from replydesk.domain.letter import LetterFormat, ReplyLetter, public_version
from replydesk.office import find_office, run_office
from replydesk.services.templates import office_look
from replydesk.writers.atomic import write_file
from replydesk.writers.letter_docx import letter_docx
from replydesk.writers.template_fill import OfficeLook

_PDF_SECONDS = 120


def export_letter(
    letter: ReplyLetter,
    target: Path,
    *,
    format: LetterFormat | None = None,  # noqa: A002 - the word of the command line
    public: bool = False,
    pdf: bool = False,
    look: OfficeLook | None = None,
) -> Path:
    """Write the letter as DOCX; returns the file, which has the ending .docx.

    `format` overrides the letter's own, `public` leaves out contact and embedded data, `pdf` adds
    a PDF of the same name beside it, `look` stands for the look of the unit that signs. Raises
    InputError or ResourceError; what was at the target before is still there then.
    """
    if not target.name:
        raise InputError(f"“{target}”不是文件名，请写明要导出的文件。")
    if target.suffix.lower() != ".docx":
        target = target.with_name(f"{target.name}.docx")
    if not letter.parts and not letter.opening:
        raise InputError("答复函没有正文，不能导出，请先填写开头或正文。")
    letter = as_exported(letter, format=format, public=public)
    look = look or office_look(letter)
    write_file(target, letter_docx(letter, embed=not public, look=look))
    if pdf:
        write_pdf(target)
    return target


def as_exported(
    letter: ReplyLetter,
    *,
    format: LetterFormat | None = None,  # noqa: A002
    public: bool = False,
) -> ReplyLetter:
    """The letter as `export_letter` writes it with the same choices."""
    if format is not None:
        letter = replace(letter, format=format)
    return public_version(letter) if public else letter


def write_pdf(source: Path) -> None:
    """PDF of a DOCX through LibreOffice, written beside it.

    Raises ResourceError where LibreOffice is missing or fails.
    """
    office = find_office()
    if office is None:
        raise ResourceError(
            f"Word文件已导出，但没有生成PDF：本机没有安装LibreOffice，"
            f"请安装后再试，或用Word打开“{source.name}”另存为PDF。"
        )
    with tempfile.TemporaryDirectory(prefix="replydesk-") as folder:
        try:
            run_office(office, [source], "pdf", Path(folder), _PDF_SECONDS)
            content = (Path(folder) / f"{source.stem}.pdf").read_bytes()
        except OSError as error:
            raise ResourceError(
                f"Word文件已导出，但LibreOffice没有生成PDF，请用Word打开“{source.name}”另存为PDF。"
            ) from error
    write_file(source.with_suffix(".pdf"), content)
