"""The command line: the same services as the window, for scripts and for checks from outside.

Exit status: 0 done · 1 done with findings or with files refused · 2 the input can't be used (one
sentence on standard error, nothing written).
"""

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from replydesk.domain.errors import ReplydeskError
from replydesk.store.address import library_named

_USAGE = 2
_MOST_HITS = 100_000
_COMPLAINTS = (
    (r"the following arguments are required: (.+)", "缺少{0}"),
    (r"unrecognized arguments: (.+)", "不认识“{0}”"),
    (r"argument (\S+): invalid choice: (.+?) \(choose from (.+)\)", "{0}没有{1}，可用的有{2}"),
    (r"argument (\S+): expected (?:one argument|at least one argument)", "{0}后面缺少内容"),
    (r"argument (\S+): invalid \w+ value: (.+)", "{0}不能是{1}"),
    (r"argument (\S+): (.+)", "{1}"),
)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the words of a command in one sentence."""

    def error(self, message: str) -> NoReturn:
        told = f"命令写法有误：{_in_chinese(message)}；用“replydesk --help”查看写法。"
        print(told, file=sys.stderr)
        raise SystemExit(_USAGE)


def _in_chinese(message: str) -> str:
    """What argparse says, in the clerk's language; its own words where they are unknown."""
    for pattern, words in _COMPLAINTS:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return words.format(*(re.sub("'([^']*)'", r"“\1”", each) for each in found.groups()))
    return message


def run(arguments: Sequence[str]) -> int:
    """Carry out one command; returns the exit status. Never raises for what a user caused."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        options = _parser().parse_args(arguments)
        status = _dispatch(options)
        sys.stdout.flush()
        return status
    except ReplydeskError as error:
        print(str(error), file=sys.stderr)
        return _USAGE
    except SystemExit as done:
        return int(done.code or 0)
    except BrokenPipeError:  # whoever reads the output has seen enough: … | head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for what is left in it
        return 0
    except KeyboardInterrupt:
        print("已中断，已经完成的部分保留。", file=sys.stderr)
        return _USAGE
    except Exception as error:  # noqa: BLE001 - a bug: kept in a report, told in one sentence
        from replydesk.report import write_report

        print(f"程序内部出错，详情已记在{write_report(error)}，请交给技术人员。", file=sys.stderr)
        return _USAGE


def _dispatch(options: argparse.Namespace) -> int:
    if options.command in (None, "sample"):
        from replydesk.bootstrap import run_window

        return int(run_window(options.library, sample=options.command == "sample"))
    import replydesk.commands

    name = f"do_{options.command}"
    command: Callable[[argparse.Namespace], int] = getattr(replydesk.commands, name)
    return command(options)


def _parser() -> _Parser:
    parser = _Parser(prog="replydesk", description="建议提案答复助手；不带命令时打开窗口。")
    parser.add_argument(
        "--library", type=library_named, metavar="FILE", help="素材库文件或共用素材库的地址"
    )
    parser.set_defaults(library=None)
    shared = _Parser(add_help=False)
    shared.add_argument("--library", type=library_named, metavar="FILE", default=argparse.SUPPRESS)
    as_json = _Parser(add_help=False)
    as_json.add_argument("--json", action="store_true", help="只输出一个JSON文档")
    commands = parser.add_subparsers(dest="command", metavar="命令", parser_class=_Parser)

    def add(name: str, about: str, *, json: bool = True) -> argparse.ArgumentParser:
        parents = [shared, as_json] if json else [shared]
        return commands.add_parser(name, help=about, description=about, parents=parents)

    add("sample", "打开装有样例的窗口", json=False)
    read = add("read", "识别一封答复函并显示，不入库")
    read.add_argument("file", type=Path, metavar="FILE")
    _add_keep_marks(read)
    add("asks", "列出一件建议提案的诉求").add_argument("file", type=Path, metavar="FILE")
    add("figures", "列出文本中的数据、日期、文号和文件名").add_argument(
        "file", type=Path, metavar="FILE"
    )
    add("check", "检查一封答复函").add_argument("file", type=Path, metavar="FILE")
    importing = add("import", "把文件或文件夹收入素材库")
    importing.add_argument("paths", type=Path, metavar="PATH", nargs="+")
    _add_keep_marks(importing)
    _add_search(add("search", "在素材库中查找"), suggest=False)
    _add_search(add("suggest", "为一条诉求推荐素材"), suggest=True)
    export = add("export", "把答复函导出为Word", json=False)
    export.add_argument("file", type=Path, metavar="LETTER.json")
    export.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.docx")
    export.add_argument("--format", choices=("letter", "document"))
    export.add_argument("--public", action="store_true", help="公开版：不含联系方式")
    export.add_argument("--pdf", action="store_true", help="同时生成PDF")
    draft = add("draft", "为一件建议提案拟出五部分的空白答复", json=False)
    draft.add_argument("file", type=Path, metavar="FILE")
    draft.add_argument("-o", "--output", type=Path, required=True, metavar="LETTER.json")
    add("backup", "备份素材库", json=False).add_argument("to", type=Path, metavar="TO")
    add("restore", "用备份恢复素材库", json=False).add_argument("source", type=Path, metavar="FROM")
    add("doctor", "检查素材库是否完好")
    return parser


def _add_keep_marks(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--keep-marks", action="store_true", help="半角标点保持原样，不改成全角")


def _add_search(parser: argparse.ArgumentParser, *, suggest: bool) -> None:
    parser.add_argument("text", metavar="TEXT")
    parser.add_argument("--kind", choices=("measures", "outcomes", "next_steps"))
    parser.add_argument("--limit", type=_count, default=10 if suggest else 30, help="最多几条")
    parser.add_argument("--since", type=_year, metavar="YEAR", help="从这一年起的答复")
    parser.add_argument("--until", type=_year, metavar="YEAR", help="到这一年止的答复")
    parser.add_argument("--topic", default="", help="主题、部分标题或案由中的词")
    parser.add_argument("--body", default="", help="答复单位名称中的词")
    parser.add_argument("--number", default="", help="发文字号或建议提案编号")
    parser.add_argument("--deputy", default="", help="代表、委员的姓名")
    if not suggest:
        parser.add_argument("--newest", action="store_true", help="最新的在前；不写时最合适的在前")
        parser.add_argument("--retired", action="store_true", help="也查已停用的素材")


def _year(text: str) -> int:
    if not re.fullmatch(r"[0-9]{4}", text):
        raise argparse.ArgumentTypeError(f"年份应是四位数字，如2025，不能是“{text}”")
    return int(text)


def _count(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text) or not 1 <= int(text) <= _MOST_HITS:
        raise argparse.ArgumentTypeError(f"条数应是1到{_MOST_HITS}的整数，不能是“{text}”")
    return int(text)
