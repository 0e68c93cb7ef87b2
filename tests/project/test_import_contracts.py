"""The import contracts hold, and each one notices when it is broken."""

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "replydesk"
LINT = [
    sys.executable,
    "-c",
    "from importlinter.cli import lint_imports_command; lint_imports_command()",
    "--no-logo",
    "--no-cache",
]

# Contract, the module that breaks it, and what that module imports.
VIOLATIONS = [
    ("layers", "domain/violation.py", "replydesk.store"),
    ("layers", "domain/violation.py", "replydesk.services"),
    ("layers", "store/violation.py", "replydesk.readers"),
    ("layers", "store/violation.py", "replydesk.services"),
    ("layers", "readers/violation.py", "replydesk.writers"),
    ("layers", "writers/violation.py", "replydesk.store"),
    ("layers", "services/violation.py", "replydesk.gui"),
    ("layers", "gui/violation.py", "replydesk.cli"),
    ("layers", "unplaced_layer.py", "replydesk.domain"),
    ("window", "violation.py", "replydesk.gui.pages"),
    ("qt", "services/violation.py", "PySide6.QtCore"),
    ("qt", "violation.py", "PySide6"),
    ("sql", "services/violation.py", "sqlalchemy.orm"),
    ("sql", "services/violation.py", "psycopg"),
    ("sql", "readers/violation.py", "sqlite3"),
    ("word", "services/violation.py", "docx"),
    ("word", "store/violation.py", "lxml.etree"),
    ("word", "gui/violation.py", "jinja2"),
    ("word", "services/violation.py", "xlsxwriter"),
    ("scans", "services/violation.py", "pypdfium2"),
    ("scans", "gui/violation.py", "rapidocr"),
    ("pages", "gui/pages/violation.py", "replydesk.gui.pages.other"),
]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the package that a test may spoil."""
    skip = shutil.ignore_patterns("__pycache__")
    return shutil.copytree(SOURCE, tmp_path / "replydesk", ignore=skip)


def lint(tree: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    chosen = [word for contract in contracts for word in ("--contract", contract)]
    return subprocess.run(
        [*LINT, "--config", str(ROOT / "pyproject.toml"), *chosen],
        cwd=tree.parent,
        env={**os.environ, "PYTHONPATH": str(tree.parent), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_package_keeps_every_contract(tree: Path) -> None:
    result = lint(tree)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(("contract", "module", "imported"), VIOLATIONS)
def test_a_deliberate_violation_breaks_its_contract(
    tree: Path, contract: str, module: str, imported: str
) -> None:
    (tree / module).write_text(f"import {imported}\n", encoding="utf-8")
    if imported.endswith(".other"):
        (tree / module).with_name("other.py").touch()
    result = lint(tree, contract)
    assert result.returncode == 1
    # Broken for this reason, not because the linter could not read the tree.
    assert "0 kept, 1 broken" in result.stdout
    assert Path(module).stem in result.stdout


def foreign_imports(source: str) -> Iterator[str]:
    """The packages a module of the domain imports although they are not Python's own."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = [node.module or ""]
        else:
            continue
        for name in names:
            own = name == "replydesk.domain" or name.startswith("replydesk.domain.")
            if not own and name.partition(".")[0] not in sys.stdlib_module_names:
                yield name


@pytest.mark.parametrize("path", sorted(SOURCE.glob("domain/**/*.py")), ids=lambda path: path.stem)
def test_the_domain_imports_only_the_standard_library(path: Path) -> None:
    assert list(foreign_imports(path.read_text(encoding="utf-8"))) == []


def test_a_foreign_import_in_the_domain_would_be_seen() -> None:
    source = "import os\ndef f():\n    from docx.shared import Pt\nimport replydesk.paths, numpy\n"
    assert sorted(foreign_imports(source)) == ["docx.shared", "numpy", "replydesk.paths"]
