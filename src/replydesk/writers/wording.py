"""The set phrases of a letter, worded by Jinja2 templates that an office may replace.

A template comes from outside, so it is held to fields, conditions and a few filters: no calls,
attributes, loops, assignments or other files. What it yields stays in proportion to its length.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from replydesk.domain.errors import InputError, ResourceError
from replydesk.paths import data_folder, template_path

_LONGEST = 20_000  # characters of a template
_DEEPEST = 40  # tags within tags
_FILTERS = ("default", "length", "trim")
_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Const,
    nodes.If,
    nodes.CondExpr,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Compare,
    nodes.Operand,
    nodes.Concat,
    nodes.Filter,
)
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)


def word(name: str, fields: Mapping[str, str]) -> tuple[str, ...]:
    """The paragraphs that the template `name` (title, opening, closing) makes of the fields.

    A file of that name in the office's wording folder wins over the shipped one; empty lines are
    dropped. Raises InputError naming the file and the tag where the template is faulty.
    """
    return word_source(name, read_source(name), fields)


def word_source(name: str, source: str, fields: Mapping[str, str]) -> tuple[str, ...]:
    """What `word` makes of a template that is not saved yet; raises as it does."""
    path = own_file(name)
    if len(source) > _LONGEST:
        raise InputError(f"措辞模板“{path.name}”超过{_LONGEST}字，请缩短后再试。")
    try:
        _check(source, path, fields)
        template = _environment().from_string(source)
        rendered = template.render({key: _one_line(value) for key, value in fields.items()})
    except TemplateSyntaxError as error:
        raise _fault(path, source, error.lineno, "写法有误") from error
    except (TemplateError, TypeError, ValueError) as error:
        raise InputError(
            f"措辞模板“{path.name}”不能使用（{error}），请对照默认模板改正。"
        ) from error
    except RecursionError as error:
        raise InputError(f"措辞模板“{path.name}”嵌套太深，请简化后再试。") from error
    lines = (line.strip() for line in rendered.splitlines())
    return tuple(line for line in lines if line)


def own_file(name: str) -> Path:
    """Where the office's own template of this name lies, or would lie."""
    return data_folder() / "wording" / f"{name}.j2"


def read_source(name: str, *, shipped: bool = False) -> str:
    """The template in force, or the shipped one.

    Raises InputError or ResourceError where it can't be read.
    """
    own = own_file(name)
    return _read(own if own.exists() and not shipped else template_path("wording") / own.name)


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    made = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True
    )
    made.globals.clear()
    made.filters = {name: made.filters[name] for name in _FILTERS}
    made.tests = {}
    return made


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"措辞模板“{path.name}”不是UTF-8编码，请另存为UTF-8后再试。") from error
    except OSError as error:
        raise ResourceError(f"措辞模板“{path.name}”读不了，请检查读取权限。") from error


def _one_line(value: str) -> str:
    """A field never opens a paragraph of its own."""
    return "".join(line.strip() for line in value.splitlines())


def _check(source: str, path: Path, fields: Mapping[str, str]) -> None:
    """Hold the template to what is allowed, also in branches that this letter does not take."""
    for node, depth in _walk(_environment().parse(source)):
        if depth > _DEEPEST:
            raise _fault(path, source, node.lineno, "嵌套太深")
        if isinstance(node, nodes.Name) and node.name not in fields:
            known = "、".join(fields)
            reason = f"用了未知的“{node.name}”（可用的有：{known}）"
            raise _fault(path, source, node.lineno, reason, node.name)
        if isinstance(node, nodes.Filter) and node.name not in _FILTERS:
            reason = f"用了不支持的“{node.name}”"
            raise _fault(path, source, node.lineno, reason, node.name)
        if not isinstance(node, _ALLOWED):
            raise _fault(path, source, node.lineno, "用了不允许的写法（只能用字段和条件）")


def _walk(root: nodes.Node) -> Iterator[tuple[nodes.Node, int]]:
    """Every node with its depth, parents first; without recursion, however deep it goes."""
    waiting = [(root, 0)]
    while waiting:
        node, depth = waiting.pop()
        yield node, depth
        waiting += [(child, depth + 1) for child in node.iter_child_nodes()]


def _fault(path: Path, source: str, line: int, reason: str, near: str = "") -> InputError:
    tag = _tag_at(source, line, near)
    return InputError(f"措辞模板“{path.name}”第{line}行的标签“{tag}”{reason}，请对照默认模板改正。")


def _tag_at(source: str, line: int, near: str) -> str:
    """The tag on a line, the one holding `near` first; the line itself where none is whole."""
    tags = [
        found[0]
        for found in _TAG.finditer(source)
        if 0 <= line - 1 - source.count("\n", 0, found.start()) <= found[0].count("\n")
    ]
    lines = source.splitlines()
    fallback = lines[line - 1].strip() if 0 < line <= len(lines) else source.strip()
    tag = next((tag for tag in tags if near in tag), tags[0] if tags else fallback)
    return tag if len(tag) <= 40 else f"{tag[:39]}…"
