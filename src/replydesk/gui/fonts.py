"""Families by list, Windows names first; sizes in pixels, which Qt scales with the screen."""

from PySide6.QtGui import QFont, QFontDatabase

UI = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "SimSun",
)
BODY = ("FangSong", "仿宋_GB2312", "FangSong_GB2312", "STFangsong", "Noto Serif CJK SC", "SimSun")
HEADING = ("SimHei", "Heiti SC", "Noto Sans CJK SC", "WenQuanYi Micro Hei")
KAI = ("KaiTi", "楷体_GB2312", "KaiTi_GB2312", "STKaiti", "Noto Serif CJK SC", "SimSun")
TITLE = ("FZXiaoBiaoSong-B05S", "方正小标宋简体", "STZhongsong", "Noto Serif CJK SC", "SimSun")

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
