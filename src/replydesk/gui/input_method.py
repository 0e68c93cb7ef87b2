"""Chinese input on Linux: which input method Qt is told to use."""

import os
import sys
from collections.abc import MutableMapping

KEEP_VARIABLE = "REPLYDESK_KEEP_INPUT_METHOD"


def prepare(environment: MutableMapping[str, str] = os.environ) -> None:
    """Send fcitx through its ibus interface; to be called before the QApplication is made.

    Qt's wheels have no fcitx plugin: without this nobody with fcitx could type Chinese. Setting
    REPLYDESK_KEEP_INPUT_METHOD leaves everything as it is.
    """
    if not sys.platform.startswith("linux") or environment.get(KEEP_VARIABLE):
        return
    named = (environment.get(name, "") for name in ("QT_IM_MODULE", "XMODIFIERS", "GTK_IM_MODULE"))
    if any("fcitx" in name.lower() for name in named):
        environment["QT_IM_MODULE"] = "ibus"
        environment["IBUS_USE_PORTAL"] = "1"
