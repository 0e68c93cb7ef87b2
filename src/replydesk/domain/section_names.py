"""How offices word the headings of sections."""

import re

from replydesk.domain.letter import SectionKind

_CORES: tuple[tuple[SectionKind, tuple[str, ...]], ...] = (
    (
        SectionKind.NEXT_STEPS,
        (
            (
                r"(?:下一?步|今后|后续|下一?阶段|未来)(?:的)?(?:主要|重点)?"
                r"(?:打算|工作|计划|安排|措施|举措|思路|建议|考虑|努力方向|方向|任务|事项){0,3}"
            ),
            r"(?:今后|下步)努力的方向|(?:工作)?(?:打算|计划|安排)|拟采取的?(?:措施|举措)|改进措施|整改措施|努力方向",
        ),
    ),
    (
        SectionKind.OUTCOMES,
        (
            r"(?:主要|工作|(?:已?取得)的?(?:主要|阶段性)?|阶段性|初步|办理)?(?:成效|成果|成绩|效果)(?:情况)?",
        ),
    ),
    (
        SectionKind.DIFFICULTIES,
        (
            (
                r"(?:目前|当前)?(?:存在|面临)的?(?:主要)?(?:困难|问题|不足|短板|挑战)"
                r"(?:[和与及、](?:困难|问题|不足|短板|挑战|原因))?"
            ),
            r"困难[和与及]问题|问题[和与及]困难|问题(?:及其?)?(?:分析|原因)|困难|(?:尚存|存在的?)不足",
        ),
    ),
    (
        SectionKind.MEASURES,
        (
            r"(?:主要|工作|已?采取的?(?:主要)?|具体|已开展的?|前期)?(?:措施|举措|做法)(?:情况)?",
            (
                r"(?:项目|工程|主要)?(?:前期|已|目前|已经)?(?:(?:意见)?(?:建议|提案))?(?:采纳|吸纳|答复|开展|推进|办理|落实|工作|工作开展|工作推进|已做)(?:的?工作)?"
                r"(?:情况|进展)"
            ),
            r"(?:前期|近期|目前)?(?:已经?)?(?:开展|做|所做)的?(?:主要)?工作|(?:项目|工程|建设)(?:建设|推进)?(?:进展|进度)(?:情况)?",
        ),
    ),
    (
        SectionKind.OTHER,
        (
            r"[^，。“”、]{2,8}(?:基本情况|概况|现状|供需情况)",
            r"(?:基本|总体|有关|相关|现状|背景|政策)(?:情况|概况|依据)|现状",
            r"(?:意见|工作)[和与]?建议",
        ),
    ),
)
_OWNER = (
    r"(?:关于)?(?:(?:今年|近年|去年|一年)(?:以?来)?(?:的|，)?)?"
    r"(?:我[省市县区局厅委办]|全[省市县区])?(?:的)?"
)
_NAMES = tuple(
    (kind, re.compile(rf"{_OWNER}(?:{'|'.join(wordings)})")) for kind, wordings in _CORES
)


def section_kind(heading: str) -> SectionKind | None:
    """The kind of a section with this heading (主要措施, 下一步工作打算 …).

    None where it is not the name of a section. A colon or full stop behind the name is passed over.
    """
    clean = heading.strip().strip("【】[]“”").rstrip("：:。.").strip()
    if len(clean) > 16:
        return None
    return next((kind for kind, pattern in _NAMES if pattern.fullmatch(clean)), None)
