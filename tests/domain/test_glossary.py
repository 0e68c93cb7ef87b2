"""The glossary speaks of what the code has."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_identifier_of_the_glossary_is_in_the_code() -> None:
    lines = (ROOT / "docs/glossary.md").read_text(encoding="utf-8").splitlines()
    cells = [line.split("|")[2] for line in lines if line.startswith("| ")]
    names = {
        part for cell in cells for name in re.findall("`([^`]+)`", cell) for part in name.split(".")
    }
    code = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "src/replydesk/domain").glob("*.py")
    )
    modules = {path.stem for path in (ROOT / "src/replydesk/domain").glob("*.py")}
    assert len(names) > 50
    assert {name for name in names - modules if not re.search(rf"\b{name}\b", code)} == set()
