"""Quantisation methods as transformers names them: since when, with which packages, where they run.

Source: ``quantizers/quantizer_*.py`` of transformers 4.57 and 5.24 (what ``validate_environment``
asks for) and the first release each file is in.
"""

from __future__ import annotations

KEY_QUANT = {"bitsandbytes": "bnb", "gptq": "gptq", "awq": "awq"}
"""Methods a key names."""

METHOD_FLOORS = {
    "bitsandbytes": "4.30",
    "gptq": "4.32",
    "awq": "4.35",
    "aqlm": "4.38",
    "quanto": "4.39",
    "eetq": "4.41",
    "hqq": "4.41",
    "fbgemm-fp8": "4.43",
    "compressed-tensors": "4.45",
    "torchao": "4.45",
    "bitnet": "4.46",
    "higgs": "4.48",
    "vptq": "4.48",
    "fp8": "4.49",
    "spqr": "4.49",
    "quark": "4.50",
    "auto-round": "4.52",
    "fp-quant": "4.54",
    "mxfp4": "4.55",
    "sinq": "5.2",
    "fouroversix": "5.3",
    "metal": "5.3",
    "gemma": "5.11",
    "mxfp8": "5.12",
    "nvfp4": "5.16",
}
"""The first transformers that loads a method, whatever the type of the model."""

DIFFUSERS_METHOD_FLOORS = {
    "auto-round": "0.39",
    "bitsandbytes": "0.31",
    "gguf": "0.32",
    "modelopt": "0.36",
    "quanto": "0.33",
    "sdnq": "0.40",
    "torchao": "0.32",
}
"""The first diffusers that loads a method (its class of settings in ``diffusers/__init__.py``)."""

# Methods whose loading asks for a package; the first one is named, the others do as well.
METHOD_PACKAGES: dict[str, tuple[tuple[str, ...], ...]] = {
    "aqlm": (("aqlm",), ("accelerate",)),
    "auto-round": (("auto-round",),),
    "awq": (("autoawq", "gptqmodel"), ("accelerate",)),
    "bitnet": (("accelerate",),),
    "compressed-tensors": (("compressed-tensors",),),
    "eetq": (("eetq", "kernels"), ("accelerate",)),
    "exl2": (("exllamav2",),),
    "exl3": (("exllamav3",),),
    "fbgemm-fp8": (("fbgemm-gpu-genai", "fbgemm-gpu"), ("accelerate",)),
    "fouroversix": (("fouroversix",),),
    "fp-quant": (("fp-quant",),),
    "fp8": (("accelerate",),),
    "gguf": (("gguf",),),
    "gptq": (("gptqmodel", "auto-gptq"), ("optimum",)),
    "higgs": (("flute-kernel",), ("fast-hadamard-transform",), ("accelerate",)),
    "hqq": (("hqq",),),
    "metal": (("kernels",),),
    "mxfp4": (("accelerate",),),
    "mxfp8": (("accelerate",),),
    "nvfp4": (("kernels",),),
    "quanto": (("optimum-quanto",), ("accelerate",)),
    "quark": (("amd-quark",),),
    "sdnq": (("sdnq",),),
    "sinq": (("sinq",),),
    "spqr": (("spqr-quant",), ("accelerate",)),
    "torchao": (("torchao",),),
    "vptq": (("vptq",), ("accelerate",)),
}
# transformers runs these without a package of their own.
NATIVE = frozenset(["fp8", "mxfp8", "mxfp4", "bitnet", "metal", "nvfp4", "gemma"])

FOREIGN = {
    "exl2": "ExLlamaV2 loads it, transformers does not.",
    "exl3": "ExLlamaV3 loads it, transformers does not.",
    "modelopt": "Written by NVIDIA ModelOpt; vLLM or TensorRT-LLM loads it.",
    "mlx": "Quantised for Apple's MLX; mlx-lm or mlx-vlm loads it, transformers does not.",
    "quip": "Written by QuIP# or QTIP; only their own code loads it.",
}
"""Methods transformers cannot load at all, whatever is installed."""

KNOWN_METHODS = frozenset([*KEY_QUANT, *METHOD_PACKAGES, *NATIVE, *FOREIGN])

# What becomes of a method where there is no GPU.
ON_CPU = {
    "bitsandbytes": "without a GPU bitsandbytes runs on the CPU, slowly",
    "gptq": "without a GPU GPTQModel's CPU kernels run it, slowly",
    "awq": "without a GPU GPTQModel's CPU kernels run it with transformers 5, slowly",
    "fp8": "without a GPU transformers 5 unpacks it to twice the size, older ones refuse it",
    "mxfp4": "without a GPU and kernels it is unpacked to four times the size",
    **dict.fromkeys(
        ("eetq", "exl2", "exl3", "fbgemm-fp8", "fp-quant", "higgs", "nvfp4", "spqr"),
        "it runs on a GPU only",
    ),
}
