"""Where the pages are shown: in a column of their own, or in the library's place."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

WIDE = 1600  # pixels from which there is room for the pages as well as the library


class PreviewSwitch(QObject):
    """Shows and hides the pages; what was chosen is kept apart for wide and narrow windows."""

    def __init__(self, preview: QWidget, library: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._preview = preview
        self._library = library
        self._wide = False
        self._chosen = {True: True, False: False}
        self._show()

    def arrange(self, width: int) -> None:
        """Fit the columns to the width of the page."""
        wide = width >= WIDE
        if wide != self._wide:
            self._wide = wide
            self._show()

    def toggle(self) -> None:
        """Show the pages, or hide them."""
        self._chosen[self._wide] = not self._chosen[self._wide]
        self._show()

    def show_library(self) -> None:
        """Bring the library back where the pages stand in its place."""
        if self._library.isHidden():
            self.toggle()

    def _show(self) -> None:
        shown = self._chosen[self._wide]
        self._preview.setVisible(shown)
        self._library.setVisible(self._wide or not shown)
