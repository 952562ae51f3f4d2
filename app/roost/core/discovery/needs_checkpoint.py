"""Weights without a config: what a safetensors header tells of checkpoints and LoRAs for pictures.

A header is JSON: names of tensors and, under ``__metadata__``, notes of whoever wrote it
(kohya's trainer ``ss_…``, Stability's model spec ``modelspec.…``).  Its beginning is searched,
not parsed: it may have megabytes.
"""

from __future__ import annotations

from roost.core.discovery.modelfiles import ModelFiles
from roost.core.domain.needs import NeedsDraft

MAX_HEADER = 64 * 1024
# Tensors as they are named in single-file checkpoints of diffusion models.
_CHECKPOINT = (
    b'"model.diffusion_model.',
    b'"modelspec.architecture"',
    b'"conditioner.embedders.',
    b'"cond_stage_model.',
    b'"double_blocks.0.',
    b'"joint_blocks.0.',
)
_LORA = (b'"ss_network_module"', b'"lora_unet_', b'"lora_transformer_', b'"lora_te')
_PARTS = (b'"transformer.', b'"unet.', b'"diffusion_model.')
_LOW_RANK = (b".lora_A.", b".lora_down.", b".lora.down.")


def read_checkpoint(draft: NeedsDraft, files: ModelFiles) -> None:
    """Enter diffusers where files without a config are of a diffusion model."""
    for name in files.ending(".safetensors"):
        if name.startswith("svdq-"):
            _diffusion(draft, files, name, "nunchaku")
            return
    for name in files.names:
        if name.startswith("learned_embeds."):
            _diffusion(draft, files, name, "transformers")
            return
    for name in files.ending(".safetensors")[:1]:
        head = files.head(name, MAX_HEADER) or b""
        if head[8:9] != b"{":
            return
        if any(mark in head for mark in _LORA) or (
            any(mark in head for mark in _PARTS) and any(mark in head for mark in _LOW_RANK)
        ):
            _diffusion(draft, files, name, "peft")
        elif any(mark in head for mark in _CHECKPOINT):
            _diffusion(draft, files, name)


def _diffusion(draft: NeedsDraft, files: ModelFiles, name: str, *packages: str) -> None:
    draft.family = "diffusers"
    draft.reasons.append(files.reason(name))
    for package in ("diffusers", *packages):
        draft.need(package, files.reason(name))
