"""How well a letter was read: its fields beside the truth that was written by hand.

    python -m tests.scoring FOLDER...     what differs, file by file, and the share that is right

A truth names every field that the letter has; texts of paragraphs are shortened to their beginning.
A field that is empty in both is not counted.
"""

import json
import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from replydesk.domain.errors import InputError
from replydesk.domain.letter_json import to_json
from replydesk.domain.reading import Reading
from replydesk.services.reading import read_letter

SINGLE = (
    "addressee_role", "kind", "title", "document_number", "resolution_class", "plenary_session",
    "number", "subject", "issuing_body", "dated", "contact_person", "contact_phone", "disclosure",
)  # fmt: skip
LISTS = ("addressees", "attachments", "copies_to")
ENDINGS = (".txt", ".html", ".docx", ".pdf")


@dataclass(frozen=True)
class Field:
    """One field of a letter: what was to be read and what was."""

    name: str
    truth: str
    read: str

    @property
    def is_right(self) -> bool:
        """True where they agree; a truth may offer several values with | between them."""
        if self.name.startswith("paragraph"):
            return bool(self.truth) and self.read.startswith(self.truth)
        return self.read in self.truth.split("|")


def folded(text: object) -> str:
    """Text without blanks and without the difference of full and half width."""
    if isinstance(text, list):
        return "、".join(map(folded, text))
    plain = unicodedata.normalize("NFKC", str(text or ""))
    return re.sub(r"[\s“”\"'‘’。.;:]", "", plain)


def truth_files(folder: Path) -> list[Path]:
    """The letters of a folder that have a truth beside them."""
    found = (p for p in folder.iterdir() if p.suffix in ENDINGS and p.name[0] != ".")
    return sorted(p for p in found if p.with_suffix(".json").exists())


def fields(path: Path) -> list[Field]:
    """Every field of a letter with its truth."""
    truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    try:
        reading = read_letter(path)
    except InputError as error:
        return [Field("letter", "readable", str(error))]
    return [field for field in _fields(truth, reading) if field.truth or field.read]


def _fields(truth: dict[str, Any], reading: Reading) -> Iterator[Field]:
    read = to_json(reading.letter)
    for name in SINGLE:
        yield Field(name, folded(truth.get(name)), folded(read.get(name)))
    for name in LISTS:
        yield Field(name, folded(truth.get(name, [])), folded(read.get(name)))
    for name in ("opening", "closing"):
        yield _texts(name, truth.get(name, []), read[name])
    yield from _parts(truth.get("parts", []), read["parts"])
    kept = folded(json.dumps(read, ensure_ascii=False))
    for line in truth.get("left_out", []):
        if len(folded(line)) > 5 and folded(line) in kept:
            yield Field("left out", "", line)
    for name in truth.get("unsure", []):
        told = {doubt.field for doubt in reading.doubts}
        yield Field(f"unsure {name}", name, name if name in told else "")


def _texts(name: str, truth: Sequence[str], read: Sequence[str]) -> Field:
    """A list of texts agrees where each begins as the truth does."""
    begins = [folded(text) for text in truth]
    texts = [folded(text) for text in read]
    same = len(begins) == len(texts) and all(map(str.startswith, texts, begins))
    return Field(name, " / ".join(begins), " / ".join(begins if same else [t[:24] for t in texts]))


def _parts(truth: Sequence[dict[str, Any]], read: Sequence[dict[str, Any]]) -> Iterator[Field]:
    """Headings, kinds and paragraphs in the order of the letter, aligned by their words."""
    yield Field(
        "part headings",
        " / ".join(folded(p["heading"]) or "-" for p in truth),
        " / ".join(folded(p["heading"]) or "-" for p in read),
    )
    yield Field("sections", _headings(truth), _headings(read))
    wanted, found = list(_paragraphs(truth)), list(_paragraphs(read))
    at = 0
    for kind, label, begins in wanted:
        match = next((i for i in range(at, len(found)) if found[i][2].startswith(begins)), None)
        if match is None:
            yield Field(f"paragraph {begins}", f"{label}{begins}", "")
            continue
        for lost in found[at:match]:
            yield Field("paragraph", "", f"{lost[1]}{lost[2][:20]}")
        at = match + 1
        yield Field(f"paragraph {begins}", f"{label}{begins}", "".join(found[match][1:]))
        yield Field(f"kind of {begins}", kind, found[match][0])
    for lost in found[at:]:
        yield Field("paragraph", "", f"{lost[1]}{lost[2][:20]}")


def _headings(parts: Sequence[dict[str, Any]]) -> str:
    return " / ".join(folded(s["heading"]) for p in parts for s in p["sections"] if s["heading"])


def _paragraphs(parts: Sequence[dict[str, Any]]) -> Iterator[tuple[str, str, str]]:
    for part in parts:
        for section in part["sections"]:
            for paragraph in section["paragraphs"]:
                if isinstance(paragraph, dict):
                    pair = (paragraph["label"], paragraph["text"])
                else:
                    pair = paragraph
                yield section["kind"], folded(pair[0]), folded(pair[1])


def main() -> None:
    """Print what differs."""
    say = sys.stdout.write
    right = total = 0
    for folder in map(Path, sys.argv[1:]):
        for path in truth_files(folder) if folder.is_dir() else [folder]:
            found = fields(path)
            wrong = [field for field in found if not field.is_right]
            right += len(found) - len(wrong)
            total += len(found)
            for field in wrong:
                say(f"{path.stem}: {field.name}: {field.truth[:90]} ≠ {field.read[:90]}\n")
    say(f"{right} of {total} fields right: {right / max(total, 1):.2%}\n")


if __name__ == "__main__":
    main()
