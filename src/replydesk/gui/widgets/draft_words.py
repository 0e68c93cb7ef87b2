"""What the list of drafts says of a draft, in words."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from replydesk.domain.draft import DraftSummary

translate = QCoreApplication.translate

_MOST_NAMES = 3


def due_words(due_on: date | None, today: date) -> str:
    """How long the reply may still take: 还剩 12 天, 今天到期, 已逾期 3 天; "" without a date."""
    if due_on is None:
        return ""
    days = (due_on - today).days
    if days < 0:
        return translate("DraftWords", "已逾期 {} 天").format(-days)
    if days == 0:
        return translate("DraftWords", "今天到期")
    return translate("DraftWords", "还剩 {} 天").format(days)


def due_day(due_on: date | None, today: date) -> str:
    """The day a reply is due: 6月30日前, with the year where it is another one."""
    if due_on is None:
        return ""
    if due_on.year == today.year:
        return translate("DraftWords", "{month}月{day}日前").format(
            month=due_on.month, day=due_on.day
        )
    return translate("DraftWords", "{year}年{month}月{day}日前").format(
        year=due_on.year, month=due_on.month, day=due_on.day
    )


def finished_words(summary: DraftSummary) -> str:
    """Whether a reply is finished: 已定稿, 定稿后有改动; "" while it is being written."""
    if summary.finished_at is None:
        return ""
    if summary.changed_since:
        return translate("DraftWords", "定稿后有改动")
    return translate("DraftWords", "已定稿")


def finished_day(summary: DraftSummary, now: datetime) -> str:
    """The day a reply was finished: 6月30日定稿, with the year where it is another one."""
    if summary.finished_at is None:
        return ""
    day = summary.finished_at.astimezone(now.tzinfo)
    if day.year == now.year:
        return translate("DraftWords", "{month}月{day}日定稿").format(month=day.month, day=day.day)
    return translate("DraftWords", "{year}年{month}月{day}日定稿").format(
        year=day.year, month=day.month, day=day.day
    )


def changed_words(changed_at: datetime, now: datetime) -> str:
    """When a draft was changed last: 今天 10:32, 昨天 16:05, 3月2日, 2025年3月2日."""
    if changed_at.tzinfo is not None:
        changed_at = changed_at.astimezone(now.tzinfo)
    days = (now.date() - changed_at.date()).days
    clock = f"{changed_at:%H:%M}"
    if days == 0:
        return translate("DraftWords", "今天 {} 修改").format(clock)
    if days == 1:
        return translate("DraftWords", "昨天 {} 修改").format(clock)
    if changed_at.year == now.year:
        return translate("DraftWords", "{month}月{day}日修改").format(
            month=changed_at.month, day=changed_at.day
        )
    return translate("DraftWords", "{year}年{month}月{day}日修改").format(
        year=changed_at.year, month=changed_at.month, day=changed_at.day
    )


def names_words(names: tuple[str, ...]) -> str:
    """The deputies of a line: at most three names, then how many there are."""
    if len(names) <= _MOST_NAMES:
        return "、".join(names)
    return translate("DraftWords", "{names}等{count}人").format(
        names="、".join(names[:_MOST_NAMES]), count=len(names)
    )


def line_words(summary: DraftSummary) -> str:
    """The second line of a draft: number, deputies and session, as far as they are known.

    A second reply is called so.
    """
    number = (
        translate("DraftWords", "第{}号").format(summary.number)
        if summary.number.isascii() and summary.number.isalnum()
        else summary.number
    )
    second = translate("DraftWords", "再次答复") if summary.second else ""
    known = (second, number, names_words(summary.submitters), summary.plenary_session)
    return " · ".join(words for words in known if words)


def spoken_words(summary: DraftSummary, today: date) -> str:
    """All a screen reader needs to say of a draft."""
    progress = translate("DraftWords", "已写 {filled} 节，共 {total} 节").format(
        filled=summary.filled, total=summary.total
    )
    state = finished_words(summary) or due_words(summary.due_on, today)
    known = (summary.subject, line_words(summary), state, progress)
    return "，".join(words for words in known if words)
