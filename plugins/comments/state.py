"""What may become of a comment, and what an export can prove of it."""

from __future__ import annotations

import enum

from plugins.comments.incoming import Claim


class State(enum.Enum):
    """PENDING waits for somebody; APPROVED alone is published."""

    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    SPAM = "spam"
    DELETED = "deleted"


_ARRIVES = {
    Claim.UNKNOWN: State.PENDING,
    Claim.PENDING: State.PENDING,
    Claim.APPROVED: State.APPROVED,
    Claim.REJECTED: State.REJECTED,
    Claim.SPAM: State.SPAM,
    Claim.DELETED: State.DELETED,
}

_WEIGHT = {claim: weight for weight, claim in enumerate(_ARRIVES)}


def on_arrival(claim: Claim) -> State:
    """The state of a comment about which nobody decided here."""
    return _ARRIVES[claim]


def trusted(claim: Claim) -> Claim:
    """The claim of an export that holds nothing but what was approved (``--trust``)."""
    return Claim.APPROVED if claim is Claim.UNKNOWN else claim


def weightier(one: Claim, other: Claim) -> Claim:
    """Which of two exports' claims about one text counts.

    ``unknown < pending < approved < rejected < spam < deleted``: whichever is read first, and
    however often, the same one counts in the end.
    """
    return max(one, other, key=_WEIGHT.__getitem__)
