"""Read mail messages and mailboxes: MIME parts, quoted replies, signatures, character sets."""
