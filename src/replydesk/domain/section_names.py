"""How offices word the headings of sections, and what a paragraph without heading does."""

import re

from replydesk.domain.letter import SectionKind

_CORES: tuple[tuple[SectionKind, tuple[str, ...]], ...] = (
    (
        SectionKind.NEXT_STEPS,
        (
            (
                r"(?:下一?步|今后|后续|下一?阶段|未来)(?:的)?(?:主要|重点)?"
                r"(?:打算|工作|计划|安排|措施|举措|思路|建议|考虑|努力方向|任务){0,3}"
            ),
            r"工作(?:打算|计划|安排)",
        ),
    ),
    (
        SectionKind.OUTCOMES,
        (
            r"(?:主要|工作|(?:已?取得)的?(?:主要)?|阶段性|初步|办理)?(?:成效|成果|成绩|效果)(?:情况)?",
        ),
    ),
    (
        SectionKind.DIFFICULTIES,
        (
            (
                r"(?:目前|当前)?(?:存在|面临)的?(?:主要)?(?:困难|问题|不足|短板|挑战)"
                r"(?:[和与及、](?:困难|问题|不足|短板|挑战|原因))?"
            ),
            r"困难[和与及]问题|问题[和与及]困难",
        ),
    ),
    (
        SectionKind.MEASURES,
        (
            r"(?:主要|工作|已?采取的?(?:主要)?|具体|已开展的?|前期)?(?:措施|举措|做法)(?:情况)?",
            (
                r"(?:项目|工程|主要)?(?:前期|已|目前|已经)?(?:开展|推进|办理|落实|工作|工作开展|工作推进|已做)(?:的?工作)?"
                r"(?:情况|进展)"
            ),
            r"(?:前期|近期|目前)?已?(?:开展|做|所做)的?(?:主要)?工作|(?:项目|工程|建设)(?:建设|推进)?(?:进展|进度)(?:情况)?",
        ),
    ),
    (
        SectionKind.OTHER,
        (
            r"[^，。“”]{2,8}(?:基本情况|概况|现状)",
            r"(?:基本|总体|有关|相关|现状|背景|政策)(?:情况|概况|依据)|现状",
            r"(?:意见|工作)[和与]?建议",
        ),
    ),
)
_OWNER = r"(?:关于)?(?:我[省市县区局厅委办]|全[省市县区])?(?:的)?"
_NAMES = tuple(
    (kind, re.compile(rf"{_OWNER}(?:{'|'.join(wordings)})")) for kind, wordings in _CORES
)
_AHEAD = re.compile(r"下一?步|今后|接下来|下一?阶段|后续|未来")
_WILL = re.compile(r"[^。；]{0,18}将(?:继续|进一步|会同|按照|积极|持续|加快|结合)")
_DONE = re.compile(
    r"截至|累计|已(?:建成|完成|达|有|培育|覆盖|实现)|达到|同比|增长|提高了|位居|获评"
    r"|建成\S{0,12}\d|目前.{0,20}\d"
)
_LACKING = re.compile(r"[^。；]{0,12}(?:存在|面临)[^。；]{0,14}(?:问题|困难|不足|短板|挑战)")
_FIGURE = re.compile(r"\d")


def section_kind(heading: str) -> SectionKind | None:
    """The kind of a section with this heading (主要措施, 下一步工作打算 …).

    None where it is not the name of a section. A colon or full stop behind the name is passed over.
    """
    clean = heading.strip().strip("【】[]“”").rstrip("：:。.").strip()
    if clean.startswith("今年以来") or len(clean) > 16:
        return None
    return next((kind for kind, pattern in _NAMES if pattern.fullmatch(clean)), None)


def looks_ahead(text: str) -> bool:
    """True for a paragraph that begins with 下一步, 今后 or another such word."""
    return _AHEAD.match(text) is not None


def kind_by_language(text: str) -> SectionKind:
    """What a paragraph without a heading does, told by its tense words and figures."""
    if looks_ahead(text) or _WILL.match(text):
        return SectionKind.NEXT_STEPS
    if _LACKING.match(text):
        return SectionKind.DIFFICULTIES
    if _DONE.search(text) and _FIGURE.search(text):
        return SectionKind.OUTCOMES
    return SectionKind.MEASURES
