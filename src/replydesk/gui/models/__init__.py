"""What the widgets show: Qt models and the draft while it is being edited."""
