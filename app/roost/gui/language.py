"""The language of the window: words looked up in it, numbers written its way.

English stands in the sources and needs no file.  Another language is one small file that Qt
maps into memory, and Qt's own words where they are installed.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import (
    QCoreApplication,
    QDate,
    QDateTime,
    QLibraryInfo,
    QLocale,
    QObject,
    QTime,
    QTranslator,
)

from roost.core.system.resources import resource_path

ENGLISH = "en"
TRANSLATED = ("de", "es")
"""What resources/translations holds."""


def tr(text: str) -> str:
    """The sentence in the language of the window."""
    return QCoreApplication.translate("Roost", text)


def plural(one: str, many: str, n: int, **fields: object) -> str:
    """The sentence for that many things, with ``{n}`` and the other fields filled in.

    ``one`` and ``many`` are what English says; other languages have a form for each number
    they tell apart.
    """
    found = QCoreApplication.translate("Roost", many, "", n)
    if n == 1 and found == many:
        found = one
    return found.format(n=number(n), **fields)


def number(count: int) -> str:
    """A count with its thousands apart."""
    if -1000 < count < 1000:
        return str(count)
    locale = QLocale()
    if _plain(locale):
        return f"{count:,}".replace(",", "\u202f")
    return locale.toString(count)


def moment(at: datetime) -> str:
    """Date and time of day here, as the language writes them."""
    here = at.astimezone()
    if _plain(QLocale()):
        return f"{here:%Y-%m-%d %H:%M:%S}"
    day = QDate(here.year, here.month, here.day)
    time = QTime(here.hour, here.minute, here.second)
    return QLocale().toString(QDateTime(day, time), QLocale.FormatType.ShortFormat)


def decimal(value: float, places: int) -> str:
    """With the language's decimal point, and no thousands apart."""
    written = f"{value:.{places}f}"
    return written.replace(".", QLocale().decimalPoint()) if places else written


def _plain(locale: QLocale) -> bool:
    return locale.language() in (QLocale.Language.English, QLocale.Language.C)


def language_titles() -> list[tuple[str, str]]:
    """Code and own name of each language there is, English first."""
    return [(code, _own_name(code)) for code in (ENGLISH, *TRANSLATED)]


def _own_name(code: str) -> str:
    name = "English" if code == ENGLISH else QLocale(code).nativeLanguageName()
    return name[:1].upper() + name[1:]


def spoken(choice: str) -> str:
    """The code of the language that a choice means: ``system`` is the first of the user's that
    Roost speaks; what nobody knows counts as that."""
    known = (ENGLISH, *TRANSLATED)
    if choice in known:
        return choice
    for name in QLocale.system().uiLanguages():
        code = name.replace("_", "-").partition("-")[0]
        if code in known:
            return code
    return ENGLISH


class Language(QObject):
    """What the application speaks; its owner switches it before widgets are made."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.code = ENGLISH
        self._loaded: list[QTranslator] = []

    def speak(self, choice: str) -> None:
        """Words and numbers as ``choice`` says.  A file that is gone or damaged leaves English."""
        self.silence()
        self.code = spoken(choice)
        if self.code != ENGLISH and not self._load(self.code):
            self.code = ENGLISH
        system = QLocale.system()
        same = system.name().partition("_")[0] == self.code
        QLocale.setDefault(system if same else QLocale(self.code))

    def silence(self) -> None:
        """Back to English words, as if nothing had been loaded."""
        for translator in self._loaded:
            QCoreApplication.removeTranslator(translator)
            translator.deleteLater()
        self._loaded = []

    def _load(self, code: str) -> bool:
        own = QTranslator(self)
        if not own.load(str(resource_path(f"translations/{code}.qm"))):
            own.deleteLater()
            return False
        qt = QTranslator(self)
        place = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        # Qt asks the one installed last first, and ours says nothing of Qt's.
        for translator in (qt, own) if qt.load(f"qtbase_{code}", place) else (own,):
            QCoreApplication.installTranslator(translator)
            self._loaded.append(translator)
        return True
