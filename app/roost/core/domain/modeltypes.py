"""Which transformers first knew a model type, and what a type needs beyond transformers.

``transformers_version`` in a config is the version that *saved* the model, often
months newer than needed; where the release that introduced the type is known,
that is the floor.  Source: the release notes of transformers, held against the
type lists of its releases 4.36 to 4.57.  "" is "older than any version in use".
"""

from __future__ import annotations

_BY_VERSION = {
    "": "albert bart bert bert-generation big_bird blenderbot camembert canine clip convbert "
    "ctrl data2vec-text deberta deberta-v2 deit detr distilbert dpr electra encoder-decoder "
    "fsmt funnel gpt2 gpt_neo hubert layoutlm layoutlmv2 led longformer luke lxmert m2m_100 "
    "marian mbart megatron-bert mobilebert mpnet mt5 openai-gpt pegasus prophetnet rag reformer "
    "rembert roberta roformer speech_to_text squeezebert t5 tapas transfo-xl "
    "vision-encoder-decoder visual_bert vit wav2vec2 xlm xlm-prophetnet xlm-roberta "
    "xlm-roberta-xl xlnet gptj beit segformer trocr perceiver swin layoutlmv3 bloom opt "
    "gpt_neox codegen convnext dpt glpn vilt vit_mae wavlm unispeech-sat yolos",
    "4.21": "owlvit donut-swin nllb-moe videomae",
    "4.23": "whisper",
    "4.24": "esm clipseg",
    "4.26": "blip mask2former timesformer speecht5",
    "4.27": "blip-2 align clap bridgetower",
    "4.28": "llama pix2struct",
    "4.29": "sam open-llama rwkv",
    "4.30": "gpt_bigcode",
    "4.31": "bark umt5 instructblip encodec musicgen mra vivit",
    "4.32": "idefics",
    "4.33": "vits falcon",
    "4.34": "mistral nougat persimmon",
    "4.35": "owlv2 seamless_m4t fuyu kosmos-2",
    "4.36": "mixtral llava phi seamless_m4t_v2 clvp patchtst univnet tvp",
    "4.37": "qwen2 siglip vipllava fastspeech2_conformer wav2vec2-bert depth_anything",
    "4.38": "gemma stablelm",
    "4.39": "starcoder2 mamba cohere llava_next musicgen_melody seggpt superpoint pvt_v2 udop",
    "4.40": "olmo dbrx jamba idefics2 qwen2_moe recurrent_gemma grounding-dino",
    "4.41": "phi3 paligemma jetmoe video_llava",
    "4.42": "gemma2 rt_detr llava_next_video instructblipvideo",
    "4.43": "chameleon nemotron",
    "4.44": "mamba2",
    "4.45": "granite olmoe qwen2_vl qwen2_audio mllama pixtral llava_onevision falcon_mamba "
    "granitemoe mimi dac",
    "4.46": "phimoe glm zamba moshi idefics3",
    "4.47": "olmo2 aria",
    "4.48": "modernbert cohere2 bamba diffllama dinov2_with_registers timm_wrapper vitpose",
    "4.49": "qwen2_5_vl helium zamba2 got_ocr2 smolvlm siglip2",
    "4.50": "gemma3 gemma3_text mistral3 aya_vision",
    "4.51": "llama4 llama4_text qwen3 qwen3_moe deepseek_v3 phi4_multimodal",
    "4.52": "glm4 qwen2_5_omni granitemoehybrid internvl csm bitnet",
    "4.53": "gemma3n gemma3n_text smollm3 glm4v minimax arcee dia vjepa2 falcon_h1",
    "4.54": "deepseek_v2 deepseek_vl ernie4_5 ernie4_5_moe exaone4 glm4_moe lfm2 voxtral "
    "modernbert-decoder",
    "4.55": "gpt_oss glm4v_moe cohere2_vision",
    "4.56": "seed_oss dinov3_vit kosmos-2.5 apertus ovis2",
    "4.57": "qwen3_next qwen3_vl qwen3_vl_moe qwen3_omni_moe vaultgemma lfm2_vl olmo3",
}
TRANSFORMERS_FLOORS: dict[str, str] = {
    name: version for version, names in _BY_VERSION.items() for name in names.split()
}

# Packages a model type imports that transformers itself does not bring.
PACKAGES_BY_TYPE: dict[str, tuple[str, ...]] = {
    "timm_wrapper": ("timm",),
    "layoutlmv2": ("detectron2",),
    "fsmt": ("sacremoses",),
    "biogpt": ("sacremoses",),
    "xlm": ("sacremoses",),
}
# Slow tokenizers without a fast twin, and those that need more than sentencepiece.
PACKAGES_BY_TOKENIZER: dict[str, tuple[str, ...]] = {
    "MarianTokenizer": ("sentencepiece", "sacremoses"),
    "BertJapaneseTokenizer": ("fugashi", "unidic-lite"),
    "Speech2TextTokenizer": ("sentencepiece",),
    "SpeechT5Tokenizer": ("sentencepiece",),
    "M2M100Tokenizer": ("sentencepiece",),
    "XLMProphetNetTokenizer": ("sentencepiece",),
    "BertGenerationTokenizer": ("sentencepiece",),
    "GPTSw3Tokenizer": ("sentencepiece",),
    "BioGptTokenizer": ("sacremoses",),
    "FSMTTokenizer": ("sacremoses",),
    "XLMTokenizer": ("sacremoses",),
    "TapexTokenizer": ("ftfy",),
    "RoFormerTokenizer": ("rjieba",),
    "CpmAntTokenizer": ("rjieba",),
    "CpmTokenizer": ("rjieba", "sentencepiece"),
    "Wav2Vec2PhonemeCTCTokenizer": ("phonemizer",),
    "VitsTokenizer": (),
}
# Slow tokenizers whose vocabulary is a sentencepiece model.
_SENTENCEPIECE = (
    "AlbertTokenizer BarthezTokenizer BigBirdTokenizer CamembertTokenizer CodeLlamaTokenizer "
    "DebertaV2Tokenizer ErnieMTokenizer FNetTokenizer GemmaTokenizer LlamaTokenizer "
    "MBart50Tokenizer MBartTokenizer MLukeTokenizer MT5Tokenizer NllbTokenizer "
    "PegasusTokenizer PLBartTokenizer ReformerTokenizer RemBertTokenizer SeamlessM4TTokenizer "
    "SiglipTokenizer T5Tokenizer UdopTokenizer XGLMTokenizer XLMRobertaTokenizer "
    "XLNetTokenizer"
)
SENTENCEPIECE_TOKENIZERS = frozenset(_SENTENCEPIECE.split())

_BY_DIFFUSERS_VERSION = {
    "0.19": "StableDiffusionXLPipeline StableDiffusionXLImg2ImgPipeline "
    "StableDiffusionXLInpaintPipeline",
    "0.22": "PixArtAlphaPipeline LatentConsistencyModelPipeline",
    "0.24": "StableVideoDiffusionPipeline",
    "0.27": "StableCascadeDecoderPipeline StableCascadePriorPipeline StableCascadeCombinedPipeline",
    "0.28": "PixArtSigmaPipeline HunyuanDiTPipeline",
    "0.29": "StableDiffusion3Pipeline",
    "0.30": "FluxPipeline CogVideoXPipeline KolorsPipeline AuraFlowPipeline",
    "0.32": "FluxFillPipeline HunyuanVideoPipeline LTXPipeline SanaPipeline MochiPipeline",
    "0.33": "WanPipeline WanImageToVideoPipeline Lumina2Pipeline CogView4Pipeline",
    "0.34": "ChromaPipeline HiDreamImagePipeline",
    "0.35": "QwenImagePipeline QwenImageEditPipeline FluxKontextPipeline",
    "0.36": "QwenImageEditPlusPipeline Flux2Pipeline ZImagePipeline",
}
DIFFUSERS_FLOORS: dict[str, str] = {
    name: version for version, names in _BY_DIFFUSERS_VERSION.items() for name in names.split()
}
