"""Architectures named in GGUF files: which of them llama.cpp reads, and which diffusers does.

Source: ``MODEL_ARCH_NAMES`` of the gguf package 0.19 that llama.cpp publishes; for pictures and
films the converters of city96 and calcuis, and the release of diffusers with the model.
"""

from __future__ import annotations

_LLAMA_CPP = (
    "clip llama llama4 deci falcon baichuan grok gpt2 gptj gptneox mpt starcoder refact bert "
    "modern-bert nomic-bert nomic-bert-moe neo-bert jina-bert-v2 jina-bert-v3 eurobert bloom "
    "stablelm qwen qwen2 qwen2moe qwen2vl qwen3 qwen3moe qwen3next qwen3vl qwen3vlmoe qwen35 "
    "qwen35moe phi2 phi3 phimoe plamo plamo2 plamo3 codeshell orion internlm2 minicpm minicpm3 "
    "gemma gemma2 gemma3 gemma3n gemma4 gemma-embedding starcoder2 rwkv6 rwkv6qwen2 rwkv7 arwkv7 "
    "mamba mamba2 jamba xverse command-r cohere2 dbrx olmo olmo2 olmoe openelm arctic deepseek "
    "deepseek2 deepseek2-ocr chatglm glm4 glm4moe glm-dsa bitnet t5 t5encoder jais jais2 nemotron "
    "nemotron_h nemotron_h_moe exaone exaone4 exaone-moe granite granitemoe granitehybrid "
    "chameleon wavtokenizer-dec plm bailingmoe bailingmoe2 dots1 arcee afmoe ernie4_5 "
    "ernie4_5-moe falcon-h1 hunyuan-moe hunyuan-dense hunyuan_vl smollm3 gpt-oss lfm2 lfm2moe "
    "dream smallthinker llada llada-moe seed_oss grovemoe apertus minimax-m2 cogvlm rnd1 "
    "pangu-embedded mistral3 mistral4 paddleocr mimo2 step35 llama-embed maincoder kimi-linear"
)
LLAMA_CPP = frozenset(_LLAMA_CPP.split())
DIFFUSION = {
    "aura": "0.33.0",
    "cosmos": "0.33.0",
    "flux": "0.32.0",
    "hidream": "0.34.0",
    "hunyuan_video": "0.32.0",
    "hyvid": "0.32.0",
    "ltxv": "0.32.0",
    "lumina2": "0.33.0",
    "qwen_image": "0.35.0",
    "sd1": "0.32.0",
    "sd3": "0.32.0",
    "sdxl": "0.32.0",
    "wan": "0.33.0",
}
"""Architecture to the first diffusers that reads it as GGUF."""
