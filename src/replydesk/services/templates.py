"""Base templates: an office's own letterhead, checked before it is taken over."""

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from replydesk.domain.composition import lead_body
from replydesk.domain.errors import InputError, ResourceError
from replydesk.domain.letter import LetterFormat, ReplyLetter, SignatureBlock
from replydesk.domain.template_fields import COPIES, FIELDS, NUMBER
from replydesk.paths import data_folder, resource_path
from replydesk.readers.template_safety import MAX_TEMPLATE, safety_faults
from replydesk.services.units import file_for, load_unit, read_profile, unit_file
from replydesk.writers.atomic import write_file
from replydesk.writers.template_check import look_through, open_template
from replydesk.writers.template_deviations import deviations_of
from replydesk.writers.template_example import example_template
from replydesk.writers.template_fill import OfficeLook

_MOST_FAULTS = 20


@dataclass(frozen=True, slots=True)
class TemplateReport:
    """What the check of a template found, one sentence each.

    `faults` make it unusable; `warnings` are departures from the standard, which are set right
    when a letter is made unless the profile keeps them. `tags` are the tags it has.
    """

    faults: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def template_file(unit: Path) -> Path:
    """Where the base template of the unit with this profile file lies, or would lie."""
    name = "letter-base" if unit == unit_file() else unit.stem
    return data_folder() / "templates" / f"{name}.docx"


def check_template(content: bytes, name: str, deviations: tuple[str, ...] = ()) -> TemplateReport:
    """Look a template through; `deviations` are those that its unit wants."""
    if faults := safety_faults(content, name):
        return TemplateReport(_limited(faults))
    try:
        document = open_template(content)
    except InputError as error:
        return TemplateReport((str(error),))
    tags = look_through(document)
    warnings = [] if tags.faults else [*deviations_of(document, deviations)]
    known = tags.text | tags.around
    if known and not tags.faults:
        missing = [name for name in (NUMBER, COPIES) if name not in known]
        warnings += [
            f"没有“{{{{{name}}}}}”标签，这一项由程序按国家标准排在固定位置。" for name in missing
        ]
    return TemplateReport(
        _limited(tags.faults), tuple(warnings), tuple(n for n in FIELDS if n in known)
    )


def import_template(source: Path, unit: Path) -> TemplateReport:
    """Take over a template for the unit with this profile file, where nothing is wrong with it.

    A template with faults is not taken over, and the one before stays in force. Raises
    ResourceError where a file can't be read or written.
    """
    report = check_template(_read(source), source.name, _deviations(unit))
    if not report.faults:
        target = template_file(unit)
        _make_folder(target)
        write_file(target, _read(source))
    return report


def current_report(unit: Path) -> TemplateReport | None:
    """The check of the template in force; None where it is the program's own."""
    path = template_file(unit)
    if not path.is_file():
        return None
    return check_template(_read(path), path.name, _deviations(unit))


def restore_default(unit: Path) -> None:
    """Go back to the program's own template; the office's is kept beside it as a copy.

    Raises ResourceError where that is not possible.
    """
    path = template_file(unit)
    try:
        if path.is_file():
            path.replace(path.with_name(f"{path.stem}（停用）.docx"))
    except OSError as error:
        raise ResourceError(
            f"模板“{path.name}”停用不了，请关闭打开它的Word或检查权限后再试。"
        ) from error


def remove_unit(unit: Path) -> None:
    """Remove a profile, and put its template out of force; letters made with it stay as they are.

    Raises ResourceError where a file can't be removed.
    """
    restore_default(unit)
    try:
        unit.unlink(missing_ok=True)
    except OSError as error:
        raise ResourceError(f"“{unit.name}”删不掉，请检查权限，或关闭打开它的程序。") from error


def write_template(target: Path, unit: Path, page_format: LetterFormat) -> Path:
    """Write the template to edit: the office's own, else an example with all usual tags.

    Returns the file, which ends in .docx. Raises InputError or ResourceError as any export.
    """
    if target.suffix.lower() != ".docx":
        target = target.with_name(f"{target.name}.docx")
    own = template_file(unit)
    write_file(target, _read(own) if own.is_file() else example_template(page_format))
    return target


def write_trial(unit: Path, issuer: str) -> Path:
    """The sample letter set in the template in force, to be looked at in Word; returns the file.

    Raises as an export does.
    """
    from replydesk.services.exports import export_letter
    from replydesk.services.reading import read_letter

    letter = read_letter(resource_path("samples/sample-letter.json")).letter
    if issuer:
        signed = SignatureBlock(issuer, letter.signature.dated, letter.signature.sealed)
        letter = replace(letter, signature=signed)
    target = data_folder() / "templates" / "试排.docx"
    _make_folder(target)
    return export_letter(letter, target, look=look_of(unit))


def office_look(letter: ReplyLetter) -> OfficeLook:
    """How a letter is to look: the template and choices of the unit that signs it.

    Raises InputError where the profile or the template is faulty, naming the first fault.
    """
    return look_of(file_for(lead_body(letter)))


def look_of(unit: Path) -> OfficeLook:
    """How the letters of the unit with this profile file look; raises as `office_look`."""
    profile = read_profile(unit) if unit.is_file() else load_unit()
    path = template_file(unit)
    if not path.is_file():
        return OfficeLook(None, profile.digits, profile.deviations)
    content = _read(path)
    fault = _first_fault(content, path.name)
    if fault:
        raise InputError(f"本单位的版式模板不能使用：{fault}")
    return OfficeLook(content, profile.digits, profile.deviations)


@lru_cache(maxsize=8)
def _first_fault(content: bytes, name: str) -> str:
    """A file may have been put there by hand; checked once as long as it does not change."""
    report = check_template(content, name)
    return report.faults[0] if report.faults else ""


def _deviations(unit: Path) -> tuple[str, ...]:
    return read_profile(unit).deviations if unit.is_file() else ()


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as opened:
            return opened.read(MAX_TEMPLATE + 1)
    except OSError as error:
        raise ResourceError(f"“{path.name}”读不了，请关闭打开它的程序或检查权限后再试。") from error


def _make_folder(target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ResourceError(f"数据文件夹“{target.parent}”不能写入，请检查权限。") from error


def _limited(faults: tuple[str, ...]) -> tuple[str, ...]:
    if len(faults) <= _MOST_FAULTS:
        return faults
    return (*faults[:_MOST_FAULTS], f"另有{len(faults) - _MOST_FAULTS}处问题，改正以上问题后再查。")
