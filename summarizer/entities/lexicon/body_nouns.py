"""Word lists about bodies: the nouns that stand for them alone, and the heads of their names.

Words are with a capital, as they are written in names.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ARTICLELESS_BODIES = _words("Cabinet Congress Parliament")
"""Nouns that name a body without an article."""

SOLE_BODIES = ARTICLELESS_BODIES | _words(
    """Army Assembly Board Commission Council Department Fund Government House Legislature Ministry Senate
    Treasury"""
)
"""Nouns for a body of which a state or an organization has one, so that it is seldom named in full."""

SHORT_BODIES = _words(
    """Agency Association Authority Bank Bureau Committee Cooperative Court Directorate Federation
    Foundation Inspectorate Institute Secretariat Society Tribunal Trust Union University"""
)
"""Nouns for a body whose full name a text gives."""
