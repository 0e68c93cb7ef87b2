"""What is taken for a range of pages."""

import pytest

from replydesk.domain.errors import InputError
from replydesk.domain.page_range import page_numbers


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", (1, 2, 3, 4, 5)),
        ("  ", (1, 2, 3, 4, 5)),
        ("2", (2,)),
        ("1-3,5", (1, 2, 3, 5)),
        ("５，１－２", (1, 2, 5)),
        ("第2至3页", (2, 3)),
        ("4-5、4", (4, 5)),
    ],
)
def test_ranges_are_read_in_all_common_spellings(text: str, pages: tuple[int, ...]) -> None:
    assert page_numbers(text, 5) == pages


@pytest.mark.parametrize("text", ["0", "6", "3-1", "1-", "-", "一", "1.5", "99999", "1-3-5"])
def test_what_is_no_range_of_this_letter_is_told_in_one_sentence(text: str) -> None:
    with pytest.raises(InputError, match="请"):
        page_numbers(text, 5)
