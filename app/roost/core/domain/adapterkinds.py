"""Kinds and options of PEFT adapters, with the first peft that has them.

Source: ``PeftType`` and ``LoraConfig`` of peft 0.3 to 0.21.  From 0.14 on unknown options are
passed over with a warning, before they are refused; either way the adapter is not what it was.
"""

from __future__ import annotations

_BY_VERSION = {
    "": "PROMPT_TUNING P_TUNING PREFIX_TUNING LORA ADALORA ADAPTION_PROMPT",
    "0.4.0": "IA3",
    "0.6.0": "MULTITASK_PROMPT_TUNING LOHA LOKR",
    "0.7.0": "OFT",
    "0.8.0": "POLY",
    "0.11.0": "BOFT LN_TUNING VERA",
    "0.12.0": "FOURIERFT XLORA HRA",
    "0.13.0": "VBLORA",
    "0.14.0": "CPT BONE",
    "0.15.0": "TRAINABLE_TOKENS",
    "0.16.0": "RANDLORA C3A",
    "0.17.0": "MISS SHIRA",
    "0.18.0": "ROAD WAVEFT OSF DELORA",
    "0.19.0": "ADAMSS LILY PVERA GRALORA CARTRIDGE TINYLORA PSOFT PEANUT",
    "0.20.0": "BEFT FROD GLORA UNILORA HIRA DEFT",
    "0.21.0": "SHADOW SUPERTUNING",
}
KIND_FLOORS = {kind: version for version, kinds in _BY_VERSION.items() for kind in kinds.split()}
KINDS_GONE = {"BONE": "0.19"}
"""The first peft without a kind that older ones had."""
NEWEST_KNOWN = "0.21"

OPTION_FLOORS = {
    "use_rslora": "0.8.0",
    "use_dora": "0.9.0",
    "layer_replication": "0.10.0",
    "lora_bias": "0.14.0",
    "eva_config": "0.14.0",
    "corda_config": "0.15.0",
    "trainable_token_indices": "0.15.0",
    "use_qalora": "0.16.0",
    "target_parameters": "0.17.0",
    "alora_invocation_tokens": "0.18.0",
    "arrow_config": "0.18.0",
    "use_bdlora": "0.19.0",
}
