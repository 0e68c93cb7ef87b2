"""Families by list, Windows names first; sizes in pixels, which Qt scales with the screen."""

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

UI = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "SimSun",
)


@dataclass(frozen=True, slots=True)
class Face:
    """A font that the letter's file names, the other names it goes by, and what stands in for it.

    All the stand-ins are as wide as it, so that lines and pages stay the same.
    """

    name: str
    aliases: tuple[str, ...]
    stand_ins: tuple[str, ...]

    @property
    def families(self) -> tuple[str, ...]:
        """All of them, the best first."""
        return (self.name, *self.aliases, *self.stand_ins)

    @property
    def is_installed(self) -> bool:
        """Whether the machine has it, under whatever name."""
        return any(map(QFontDatabase.hasFamily, (self.name, *self.aliases)))

    @property
    def on_screen(self) -> str:
        """The family that is shown."""
        found = next(filter(QFontDatabase.hasFamily, self.families), "")
        return found or QFontInfo(font(families=self.families)).family()


FANGSONG = Face(
    "仿宋_GB2312",
    ("FangSong_GB2312", "仿宋", "FangSong"),
    (
        "STFangsong",
        "FandolFang R",
        "FandolFang",
        "Noto Serif CJK SC",
        "Source Han Serif SC",
        "SimSun",
    ),
)
KAITI = Face(
    "楷体_GB2312",
    ("KaiTi_GB2312", "楷体", "KaiTi"),
    (
        "STKaiti",
        "AR PL KaitiM GB",
        "FandolKai",
        "LXGW WenKai",
        "AR PL UKai CN",
        "Noto Serif CJK SC",
        "Source Han Serif SC",
        "SimSun",
    ),
)
HEITI = Face(
    "黑体",
    ("SimHei",),
    ("Heiti SC", "FandolHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei"),
)
SONGTI = Face(
    "宋体",
    ("SimSun",),
    ("STSong", "FandolSong", "AR PL SungtiL GB", "Noto Serif CJK SC", "Source Han Serif SC"),
)
XIAOBIAOSONG = Face(
    "方正小标宋简体",
    ("FZXiaoBiaoSong-B05S", "FZXBSJW--GB1-0", "方正小标宋_GBK", "FZXiaoBiaoSong-B05"),
    ("STZhongsong", "Noto Serif CJK SC", "Source Han Serif SC", "SimSun"),
)
TIMES = Face("Times New Roman", (), ("Liberation Serif", "Tinos", "Nimbus Roman", "Times"))
BODY, KAI, HEADING = FANGSONG.families, KAITI.families, HEITI.families
TITLE, SONG, WESTERN = XIAOBIAOSONG.families, SONGTI.families, TIMES.families

BASE = 14
SMALL = 12
TEXT = 15
HEAD = 20


def font(size: int = BASE, *, bold: bool = False, families: tuple[str, ...] = UI) -> QFont:
    """A font of this pixel size from the first family of the list that is installed."""
    made = QFont(list(families))
    made.setPixelSize(size)
    made.setBold(bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def has_chinese() -> bool:
    """Whether any installed font can show Chinese; without one every text is boxes."""
    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))
