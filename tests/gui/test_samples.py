"""What a newcomer begins with."""

from datetime import date

from replydesk.bootstrap import fill_samples
from replydesk.domain.guide import progress, steps
from replydesk.services import drafts
from replydesk.services.formats import load_format
from replydesk.services.library import library_size
from replydesk.services.samples import sample_draft, sample_letters
from replydesk.store.engine import Store


def test_the_sample_library_is_filled_once(store: Store) -> None:
    done = [progress.done for progress in fill_samples(store)]
    assert sorted(set(done) - {0}) == list(range(1, len(sample_letters()) + 1))
    size = library_size(store)
    assert size.letters >= 24
    assert len(drafts.list_drafts(store)) == 1
    for _ in fill_samples(store):
        pass
    assert library_size(store) == size
    assert len(drafts.list_drafts(store)) == 1


def test_the_sample_draft_is_in_the_middle_of_the_work() -> None:
    draft = sample_draft(date(2026, 5, 20))
    done, total = progress(steps(draft, load_format(draft.reply_format)))
    assert 0 < done < total
    assert draft.submission.due_on == date(2026, 7, 20)
    assert len(draft.submission.asks) == len(draft.letter.parts)
