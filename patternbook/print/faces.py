"""The typefaces of the book, copied to where Typst finds them.

They are those of the HTML edition, whole and not cut down: Typst embeds what it uses.
"""

from __future__ import annotations

import shutil
from pathlib import Path

FOLDER = "faces"
SERIF = "source-serif-4"
MONO = "jetbrains-mono"
CLEAR = "atkinson-hyperlegible-next"
STYLES = {
    SERIF: ("400Regular", "400Regular_Italic", "600SemiBold", "700Bold", "700Bold_Italic"),
    MONO: ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic"),
    CLEAR: ("400Regular", "600SemiBold", "700Bold"),
}


def copy_faces(folder: Path) -> None:
    """Copy the faces into the folder `FOLDER` of `folder`.

    Raises:
        BookError: They are not installed and cannot be fetched.
    """
    from patternbook.site.html.packages import packages  # fetches them, once for each lock

    target = folder / FOLDER
    target.mkdir(parents=True, exist_ok=True)
    for name, styles in STYLES.items():
        for style in styles:
            for face in (packages() / "@expo-google-fonts" / name / style).glob("*.ttf"):
                shutil.copy(face, target)
