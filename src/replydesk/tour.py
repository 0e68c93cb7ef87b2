"""The main job without a screen: `python -m replydesk.tour FOLDER`.

Fills a library with the sample letters, exports the sample letter in both formats, and takes
pictures of the window.
"""

import os
import sys
import tempfile
from pathlib import Path

from replydesk.domain.errors import ReplydeskError, ResourceError
from replydesk.domain.letter import LetterFormat
from replydesk.paths import DATA_VARIABLE, resource_path

_LETTERS = {LetterFormat.LETTER: "样例答复-信函格式", LetterFormat.DOCUMENT: "样例答复-公文格式"}


def tour(folder: Path) -> list[Path]:
    """Do the main job into a folder; returns the files made. Raises ReplydeskError."""
    from replydesk.bootstrap import fill_samples
    from replydesk.gui.pictures import take_pictures
    from replydesk.services.exports import export_letter
    from replydesk.services.reading import read_letter

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ResourceError(f"不能建立文件夹“{folder}”，请检查权限或另选位置。") from error
    letter = read_letter(resource_path("samples/sample-letter.json")).letter
    made = [
        export_letter(letter, folder / f"{name}.docx", format=page_format)
        for page_format, name in _LETTERS.items()
    ]
    return made + take_pictures(folder, folder / "sample-library.db", fill_samples)


def main(arguments: list[str]) -> int:
    """Run the tour and say what was made."""
    target = Path(arguments[0] if arguments else "out").absolute()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="replydesk-") as folder:
        os.environ.setdefault(DATA_VARIABLE, folder)
        try:
            made = tour(target)
        except ReplydeskError as error:
            print(str(error), file=sys.stderr)
            return 2
    print(f"已在{target}生成：")
    print("\n".join(f"  {path.name}" for path in made))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
