"""Libraries besides transformers and diffusers, by the names the hub and configs give them.

Source: ``library_name`` as the hub's own list of libraries has it (huggingface.js,
model-libraries), each with the package its documentation says to install; libraries that are
on no index of packages are left out.
"""

from __future__ import annotations

LIBRARY_PACKAGES = {
    "adapter-transformers": "adapters",
    "asteroid": "asteroid",
    "bertopic": "bertopic",
    "chatterbox": "chatterbox-tts",
    "chronos-forecasting": "chronos-forecasting",
    "colpali": "colpali-engine",
    "coqui": "coqui-tts",
    "espnet": "espnet",
    "f5-tts": "f5-tts",
    "fastai": "fastai",
    "fasttext": "fasttext",
    "flair": "flair",
    "gliner": "gliner",
    "gliner2": "gliner2",
    "keras": "keras",
    "keras-hub": "keras-hub",
    "kokoro": "kokoro",
    "lerobot": "lerobot",
    "mlx": "mlx-lm",
    "mlx-lm": "mlx-lm",
    "model2vec": "model2vec",
    "nemo": "nemo-toolkit",
    "open_clip": "open-clip-torch",
    "paddleocr": "paddleocr",
    "pyannote": "pyannote-audio",
    "pyannote-audio": "pyannote-audio",
    "pyannote.audio": "pyannote-audio",
    "pylate": "pylate",
    "sentence-transformers": "sentence-transformers",
    "setfit": "setfit",
    "sklearn": "scikit-learn",
    "spacy": "spacy",
    "span-marker": "span-marker",
    "speechbrain": "speechbrain",
    "stable-baselines3": "stable-baselines3",
    "stanza": "stanza",
    "timesfm": "timesfm",
    "timm": "timm",
    "ultralytics": "ultralytics",
}

TYPE_PACKAGES = {
    "model2vec": "model2vec",
    "parler_tts": "parler-tts",
    "span-marker": "span-marker",
    "tinytimemixer": "granite-tsfm",
}
"""Types in a config.json that a library of their own loads and transformers does not know."""
