"""Opinions are read from files of any kind; what is none is refused in one sentence."""

from datetime import date
from pathlib import Path

import pytest

from replydesk.domain.errors import InputError
from replydesk.domain.fitting import PartWords, fitting
from replydesk.domain.submission import Submission
from replydesk.paths import resource_path
from replydesk.services.drafts import create_draft, open_draft, save_draft
from replydesk.services.opinions import read_opinion
from replydesk.services.reading import read_submission
from replydesk.services.samples import sample_opinion
from replydesk.store.engine import Store
from tests.readers.docx_files import docx, p, r

SAMPLE = sample_opinion()
LETTER = min(resource_path("samples/letters").glob("2022*.txt"))


def submission() -> Submission:
    return read_submission(next(resource_path("samples/suggestions").glob("*0128*.txt")))


def test_the_sample_opinion_fits_the_sample_suggestion() -> None:
    about = submission()
    received = read_opinion(SAMPLE, about)
    assert received.remarks == ()
    assert (received.opinion.unit, received.opinion.dated) == ("云岭省教育厅", date(2026, 4, 17))
    parts = [PartWords(ask.heading, ask.text) for ask in about.asks]
    fits = fitting(received.opinion.points, parts, 0)
    belongs = [fit.parts for fit in sorted(fits, key=lambda fit: fit.place)]
    assert belongs == [{0}] * 5 + [{2}] * 2 + [{4}] * 3 + [frozenset()]


def test_a_word_file_and_a_text_file_of_one_opinion_are_the_same(tmp_path: Path) -> None:
    about = submission()
    about = about.with_opinion(read_opinion(SAMPLE, about).opinion)
    path = tmp_path / "会办意见.docx"
    path.write_bytes(docx("".join(p(r(line)) for line in SAMPLE.read_text("utf-8").splitlines())))
    with pytest.raises(InputError, match=r"云岭省教育厅.*已经读入"):
        read_opinion(path, about)


def test_a_reply_to_a_deputy_is_taken_with_a_remark() -> None:
    received = read_opinion(LETTER, Submission())
    assert received.opinion.points
    assert any("不是写给主办单位的会办意见" in remark for remark in received.remarks)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("今天下午三点开会，请准时参加。\n办公室", "不像会办意见"),
        ("", "空文件"),
        ("省科学技术厅：\n现提出会办意见如下：\n云岭省教育厅\n2026年4月17日", "正文"),
        (b"%PDF-1.7 broken", "请"),
    ],
)
def test_what_is_no_opinion_is_refused_in_one_sentence(
    tmp_path: Path, content: str | bytes, told: str
) -> None:
    path = tmp_path / "通知.txt"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(InputError, match=told) as refused:
        read_opinion(path, Submission())
    assert str(refused.value).count("。") == 1


def test_opinions_are_saved_with_the_draft(tmp_path: Path) -> None:
    with Store.open(tmp_path / "library.db") as store:
        about = submission()
        about = about.with_opinion(read_opinion(SAMPLE, about).opinion)
        draft = create_draft(store, about)
        assert open_draft(store, draft.id).submission == about
        save_draft(store, draft)
        assert open_draft(store, draft.id).submission.opinions == about.opinions
