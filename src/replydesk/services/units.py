"""The profiles of the offices that a clerk writes for, a file each; the first is the usual one."""

import json
from dataclasses import fields
from pathlib import Path

from replydesk.domain.errors import InputError, ResourceError
from replydesk.domain.unit import UnitProfile, chosen_unit, read_unit
from replydesk.paths import data_folder, template_path
from replydesk.services.toml_files import read_toml
from replydesk.writers.atomic import write_file

_WORDS = {
    "bodies": "发文机关，第一个是默认的；其余用于以别的名义发文",
    "name": "单位全称，用于落款和发文机关标志",
    "region": "如“全省”“全市”，用于结束语",
    "work": "如“数字经济发展工作”，用于结束语",
    "title_suffix": "标题末尾的文种，如“答复”“答复函”“会办意见”",
    "document_code": "发文字号的代字，如“云教函”",
    "contact_person": "附注里的联系人",
    "contact_phone": "附注里的联系电话",
    "address": "通信地址和邮编，用于征询意见表的寄回地址",
    "copies_suggestion": "建议的抄送机关，用规范的全称或简称",
    "copies_proposal": "提案的抄送机关",
    "deadline_months_suggestion": "建议的答复期限：自交办之日起的月数",
    "deadline_months_proposal": "提案的答复期限",
    "classes": "A、B、C（或A、B、C、D）各类办理结果的含义",
    "digits": "正文中数字和英文的字体：“Times New Roman”或“仿宋”",
    "deviations": "版式模板中允许不同于国家标准、照模板保留的项目",
}
_NOT_A_NAME = frozenset('\\/:*?"<>|')


def unit_file() -> Path:
    """Where the office's own profile lies, or would lie."""
    return data_folder() / "unit.toml"


def unit_files() -> list[Path]:
    """The files of all profiles, the usual one first; [] before the office has any of its own."""
    own = [unit_file()] if unit_file().is_file() else []
    return own + sorted((data_folder() / "units").glob("*.toml"))


def load_unit() -> UnitProfile:
    """The usual profile: the office's own where there is one, else the neutral default.

    Raises InputError naming the file and the entry that is wrong.
    """
    return load_units()[0]


def load_units() -> tuple[UnitProfile, ...]:
    """All profiles, the usual one first; raises as `load_unit`."""
    return tuple(map(read_profile, unit_files() or [template_path("units") / "default.toml"]))


def unit_for(body: str) -> UnitProfile:
    """The profile that writes for an issuing body; the usual one for any other."""
    return chosen_unit(load_units(), body)


def file_for(body: str) -> Path:
    """The file of the profile that writes for a body, as `unit_for` chooses it.

    It need not be there yet: the usual one before anything was saved.
    """
    found = unit_files()
    units = [read_profile(path) for path in found]
    at = next((n for n, unit in enumerate(units) if unit.writes_for(body.strip())), 0)
    return found[at] if found else unit_file()


def read_profile(path: Path) -> UnitProfile:
    """The profile in a file; raises InputError naming the file and the entry that is wrong."""
    try:
        return read_unit(read_toml(path))
    except InputError as error:
        if path.name in str(error):
            raise
        raise InputError(f"“{path.name}”：{error}") from error


def save_unit(unit: UnitProfile, path: Path) -> None:
    """Write a profile; the next letter is made with it.

    Raises InputError where an entry is wrong (nothing is written then) or the file is held open,
    ResourceError where the folder can't be written.
    """
    data = {field.name: getattr(unit, field.name) for field in fields(UnitProfile)}
    plain = {name: list(v) if isinstance(v, tuple) else v for name, v in data.items()}
    read_unit(plain)
    lines = ["# 单位设置。空着的项目在答复中留空或不出现。"]
    for name, words in _WORDS.items():
        if name == "name":
            continue  # the first of the bodies
        lines += ["", f"# {words}", f"{name} = {json.dumps(plain[name], ensure_ascii=False)}"]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ResourceError(
            f"数据文件夹“{path.parent}”不能写入，单位设置没有保存，请检查权限。"
        ) from error
    write_file(path, ("\n".join(lines) + "\n").encode())


def new_unit_file(body: str) -> Path:
    """A file name of its own for the profile of another body."""
    if not unit_file().is_file():
        return unit_file()
    name = "".join(c for c in body if c not in _NOT_A_NAME and c.isprintable()).strip(" .")[:40]
    folder = data_folder() / "units"
    wanted = [folder / f"{name or '单位'}{number}.toml" for number in ("", *range(2, 1000))]
    return next(path for path in wanted if not path.exists())
