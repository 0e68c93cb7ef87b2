"""Pictures of a letter → lines, with the optional extra that reads characters."""

import io
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

from replydesk.domain.errors import InputError
from replydesk.domain.reading import Extract
from replydesk.readers.ocr import MAX_PAGES, notes_of, require_extra, seen_page
from replydesk.readers.page_furniture import without_furniture
from replydesk.readers.page_layout import lines_in_order

if TYPE_CHECKING:
    from PIL import Image

    from replydesk.readers.ocr import Picture

_MAX_PIXELS = 60_000_000
_TOO_LARGE = f"“{{name}}”超过{_MAX_PIXELS // 10_000}万像素，请缩小图片后再试。"
_LONGEST_SIDE = 3000  # pixels: more only takes longer


def read_picture(content: bytes, name: str) -> Extract:
    """The lines in a picture (PNG, JPEG, TIFF of several pages, BMP), every one of them unsure.

    Raises InputError for a damaged or oversized picture and where there are no characters in it,
    ResourceError where the optional extra is missing.
    """
    require_extra(name)
    frames = enumerate(_frames(content, name))
    seen = [seen_page(picture, is_first=number == 0) for number, picture in frames]
    pages, notes = without_furniture([page.page for page in seen])
    lines = lines_in_order(pages)
    if not lines:
        raise InputError(f"“{name}”里没有认出文字，请换一份清晰的扫描件。")
    return Extract(tuple(lines), (*notes_of(seen), *notes), unsure=True)


def _frames(content: bytes, name: str) -> Iterator["Picture"]:
    import numpy as np
    from PIL import Image, ImageOps, ImageSequence

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of sizes and odd tags; the size is looked at here
            image = Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "TIFF", "BMP"))
            for number, frame in enumerate(ImageSequence.Iterator(image), 1):
                if number > MAX_PAGES:
                    raise InputError(f"“{name}”超过{MAX_PAGES}页，请拆出其中的答复函后再试。")
                if frame.width * frame.height > _MAX_PIXELS:
                    raise InputError(_TOO_LARGE.format(name=name))
                page = ImageOps.exif_transpose(frame)
                page.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
                yield np.ascontiguousarray(np.asarray(_on_paper(page))[:, :, ::-1])
    except Image.DecompressionBombError as error:
        raise InputError(_TOO_LARGE.format(name=name)) from error
    except (OSError, ValueError, SyntaxError) as error:
        raise InputError(f"“{name}”已损坏，不能作为图片打开，请换一份完好的文件。") from error


def _on_paper(image: "Image.Image") -> "Image.Image":
    """In three colours, on white where the picture is transparent."""
    from PIL import Image

    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("RGB")
    picture = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture).convert("RGB")
