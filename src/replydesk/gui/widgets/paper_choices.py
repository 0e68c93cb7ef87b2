"""What is made beside a letter: the form, the public version, a PDF, a letter per signer."""

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from replydesk.domain.draft import Draft
from replydesk.domain.letter import LetterFormat
from replydesk.domain.papers import PaperChoice, letters_per_signer, takes_form


class PaperChoices(QWidget):
    """Four boxes in two columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = QCheckBox(self.tr("征询意见表"))
        self.public = QCheckBox(self.tr("公开版（不含联系人和电话）"))
        self.pdf = QCheckBox(self.tr("PDF"))
        self.per_signer = QCheckBox(self.tr("联名的，每位代表一份"))
        self.per_signer.setToolTip(self.tr("称谓各写一位，正文相同；征询意见表随领衔代表的一份"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for at, box in enumerate((self.form, self.public, self.pdf, self.per_signer)):
            grid.addWidget(box, at // 2, at % 2)

    def fit(self, draft: Draft) -> None:
        """Offer only what this draft can have."""
        several = len(letters_per_signer(draft.letter)) > 1
        self.per_signer.setVisible(several)
        self.per_signer.setEnabled(several)
        self.form.setVisible(takes_form(draft))
        self.form.setEnabled(takes_form(draft))

    def choice(self, chosen: LetterFormat | None) -> PaperChoice:
        """What is ticked, with the format of the letters; None leaves each its own."""
        return PaperChoice(
            format=chosen,
            per_signer=self.per_signer.isChecked() and self.per_signer.isEnabled(),
            form=self.form.isChecked() and self.form.isEnabled(),
            public=self.public.isChecked(),
            pdf=self.pdf.isChecked(),
        )
