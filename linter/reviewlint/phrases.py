"""What the tool says, in the two languages it speaks."""

from __future__ import annotations

from functools import lru_cache
from string import Formatter
from typing import TYPE_CHECKING, Any, Final, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


class _Clipping(Formatter):
    """A formatter whose `{text:18}` cuts a string to 18 code points and marks the cut with `…`."""

    def format_field(self, value: Any, format_spec: str) -> str:
        text = str(value)
        if format_spec.isdecimal() and len(text) > int(format_spec):
            return text[: int(format_spec)] + "…"
        return text


_FORMATTER = _Clipping()


class Phrase(Struct, frozen=True):
    """One sentence in Chinese and English; `{name}` and `{name:18}` are filled in by `fill`."""

    zh: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en

    def fill(self, language: Language, values: Mapping[str, object]) -> str:
        """Return the sentence in `language` with its fields filled in; a value may itself be a phrase.

        Raises KeyError if a field of the sentence is not in `values`.
        """
        told = {k: v[language] if isinstance(v, Phrase) else v for k, v in values.items()}
        return _FORMATTER.vformat(self[language], (), told)

    def filled(self, **values: object) -> Phrase:
        """Return the phrase with its fields filled in, in both languages.

        Raises as `fill` does.
        """
        return Phrase(*(self.fill(language, values) for language in LANGUAGES))

    def fields(self) -> frozenset[str]:
        """Name every field that either language asks for."""
        return _fields_of(self.zh) | _fields_of(self.en)


def listed(words: Iterable[str]) -> Phrase:
    """Return words as a list in a sentence, joined as either language does."""
    each = tuple(words)
    return Phrase("、".join(each), ", ".join(each))


NO_NEAR: Final = Phrase("", "")
_ALIKE: Final = 0.7  # difflib's measure; at its own 0.6 “no” would suggest “info”


def near(word: str, choices: Iterable[str], otherwise: Phrase = NO_NEAR) -> Phrase:
    """Return what to add about the choice that looks most like `word`."""
    from difflib import get_close_matches  # noqa: PLC0415 - not needed where all is well

    found = get_close_matches(word, sorted(choices), n=1, cutoff=_ALIKE)
    return Phrase(f"，是否想写“{found[0]}”？", f"; did you mean “{found[0]}”?") if found else otherwise


@lru_cache(maxsize=256)
def _fields_of(sentence: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in _FORMATTER.parse(sentence) if name)
