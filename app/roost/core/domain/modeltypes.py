"""Which transformers first knew a model type, and what a type needs beyond transformers.

``transformers_version`` in a config is the version that *saved* the model, often
months newer than needed; where the release that introduced the type is known,
that is the floor.  Source: the release notes of transformers, held against the
type lists of its releases 4.36 to 5.24.  "" is "older than any version in use".
"""

from __future__ import annotations

_BY_VERSION = {
    "": "albert bart bert bert-generation big_bird blenderbot camembert canine clip convbert "
    "ctrl data2vec-text deberta deberta-v2 deit detr distilbert dpr electra encoder-decoder fsmt "
    "funnel gpt2 gpt_neo hubert layoutlm layoutlmv2 led longformer luke lxmert m2m_100 marian "
    "mbart megatron-bert mobilebert mpnet mt5 openai-gpt pegasus prophetnet rag reformer rembert "
    "roberta roformer speech_to_text squeezebert t5 tapas transfo-xl vision-encoder-decoder "
    "visual_bert vit wav2vec2 xlm xlm-prophetnet xlm-roberta xlm-roberta-xl xlnet gptj beit "
    "segformer trocr perceiver swin layoutlmv3 bloom opt gpt_neox codegen convnext dpt glpn vilt "
    "vit_mae wavlm unispeech-sat yolos",
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
    "4.37": "qwen2 siglip vipllava fastspeech2_conformer wav2vec2-bert siglip_vision_model",
    "4.38": "gemma stablelm depth_anything chinese_clip_vision_model",
    "4.39": "starcoder2 mamba cohere llava_next musicgen_melody seggpt superpoint pvt_v2 udop",
    "4.40": "olmo dbrx jamba idefics2 qwen2_moe recurrent_gemma grounding-dino",
    "4.41": "phi3 paligemma jetmoe video_llava",
    "4.42": "gemma2 rt_detr instructblipvideo",
    "4.43": "chameleon hiera zoedepth",
    "4.44": "mamba2 nemotron",
    "4.45": "granite olmoe qwen2_vl qwen2_audio mllama pixtral llava_onevision falcon_mamba "
    "granitemoe mimi dac llava_next_video omdet-turbo",
    "4.46": "phimoe glm zamba moshi idefics3",
    "4.47": "olmo2 ijepa",
    "4.48": "modernbert cohere2 bamba diffllama dinov2_with_registers timm_wrapper vitpose aria "
    "aria_text colpali emu3 moonshine textnet",
    "4.49": "qwen2_5_vl helium zamba2 got_ocr2 dab-detr depth_pro granitemoeshared granitevision "
    "rt_detr_v2 superglue",
    "4.50": "gemma3 gemma3_text mistral3 aya_vision prompt_depth_anything shieldgemma2 siglip2 "
    "smolvlm",
    "4.51": "llama4 llama4_text qwen3 qwen3_moe deepseek_v3 phi4_multimodal",
    "4.52": "glm4 qwen2_5_omni granitemoehybrid internvl csm bitnet d_fine granite_speech "
    "hgnet_v2 janus mlcd qwen2_5_vl_text qwen2_vl_text sam_hq timesfm",
    "4.53": "gemma3n gemma3n_text smollm3 glm4v minimax arcee dia vjepa2 falcon_h1 colqwen2 "
    "dots1 kyutai_speech_to_text lightglue t5gemma",
    "4.54": "deepseek_v2 deepseek_vl ernie4_5 ernie4_5_moe exaone4 glm4_moe lfm2 voxtral "
    "modernbert-decoder aimv2 deepseek_vl_hybrid doge efficientloftr eomt evolla "
    "perception_encoder perception_lm voxtral_encoder xlstm fastspeech2_conformer_with_hifigan",
    "4.55": "gpt_oss cohere2_vision mm-grounding-dino",
    "4.56": "seed_oss dinov3_vit kosmos-2.5 apertus ovis2 dinov3_convnext florence2 glm4v_moe "
    "hunyuan_v1_dense hunyuan_v1_moe metaclip_2 sam2 sam2_video xcodec",
    "4.57": "qwen3_next qwen3_vl qwen3_vl_moe qwen3_omni_moe vaultgemma lfm2_vl olmo3 blt "
    "edgetam edgetam_video flex_olmo longcat_flash ministral parakeet_ctc parakeet_encoder "
    "qwen3_vl_moe_text qwen3_vl_text siglip2_vision_model",
    "5.0": "afmoe audioflamingo3 cwm ernie4_5_vl_moe fast_vlm glm46v glm4_moe_lite glm_image "
    "glmasr jais2 lasr_ctc layoutxlm lfm2_moe lighton_ocr lw_detr minimax_m2 ministral3 nanochat "
    "paddleocr_vl pe_audio pe_audio_video pe_video pixio sam3 sam3_tracker sam3_tracker_video "
    "sam3_video solar_open t5gemma2 video_llama_3",
    "5.1": "eomt_dinov3 exaone_moe glm_ocr pp_doclayout_v3 youtu",
    "5.2": "glm_moe_dsa moonshine_streaming qwen3_5 qwen3_5_moe qwen3_5_moe_text qwen3_5_text "
    "voxtral_realtime vibevoice_acoustic_tokenizer",
    "5.3": "colmodernvbert eurobert higgs_audio_v2 modernvbert nemotron_h olmo_hybrid "
    "pp_doclayout_v2 timesfm2_5 vibevoice_asr higgs_audio_v2_tokenizer",
    "5.4": "chmv2 cohere_asr jina_embeddings_v3 mistral4 pi0 pp_chart2table slanext uvdoc "
    "videomt mlcd_vision_model pp_ocrv5_mobile_det pp_ocrv5_mobile_rec pp_ocrv5_server_det "
    "pp_ocrv5_server_rec",
    "5.5": "gemma4 gemma4_text musicflamingo nomic_bert",
    "5.6": "hy_v3 openai_privacy_filter qianfan_ocr sam3_lite_text slanet",
    "5.7": "deimv2 laguna minicpmv4_6",
    "5.8": "deepseek_v4 exaone4_5 gemma4_assistant granite4_vision granite_speech_plus "
    "pp_formulanet",
    "5.9": "cohere2_moe hrm_text hyperclovax parakeet_tdt rf_detr",
    "5.10": "deepseek_ocr2 gemma4_unified gemma4_unified_assistant gemma4_unified_text mellum "
    "pp_lcnet_v4 sapiens2 glmga pp_ocrv6_medium_det pp_ocrv6_small_det pp_ocrv6_small_rec "
    "pp_ocrv6_tiny_rec",
    "5.11": "cosmos3_omni deepseek_v32 diffusion_gemma",
    "5.12": "minimax_m3_vl parakeet_rnnt",
    "5.13": "hunyuan_vl kimi_k25 mimo_v2_flash minicpm3 nemotron3_5_asr nemotron_asr_streaming "
    "qwen3_asr radio videoprism xcodec2 zaya",
    "5.14": "inkling_mm_model inkling_text tipsv2",
    "5.15": "axk1 axk2 cosmos3_edge granite_swa granitemoe_swa muse_glimmer "
    "muse_glimmer_assistant muse_glimmer_text",
    "5.16": "cohere_compass esmc esmfold2 granite_speech5_ctc qwen4_exp qwen4_exp_text step3p5 "
    "step3p7",
    "5.17": "canary fun_asr_nano glm5_next glm5_next_text hy_v4 kimi_linear neomme neucodec "
    "vibevoice",
    "5.18": "gte hyperclovax_vision_v2 minicpmv4_7 nemotron3_diarization nemotron_h_omni",
    "5.19": "embedding_gemma2",
    "5.20": "bailing_hybrid kolibri1 molmo2 moss_transcribe_diarize muse_spark muse_spark_text "
    "pp_doclayout_v4 ultrabert unlimited_ocr",
    "5.21": "beam flint gradium_phonon_tts minicpm_ocr pocket_tts ultravbert",
    "5.22": "mistral_large4 mistral_large4_text nemo_speechlm",
    "5.23": "dots3_note granite_docling inkling2 inkling2_text internlm3 iquestcoder jev lfm3 "
    "lfm3_vl",
    "5.24": "apertus1p5 apertus1p5_text dory exaone hy_v4_vl hy_v4_vl_text inkling2_loop "
    "inkling2_loop_text lara_mini omniasr omniasr_ctc sarvam_mla sarvam_moe wavtokenizer",
}
TRANSFORMERS_FLOORS: dict[str, str] = {
    name: version for version, names in _BY_VERSION.items() for name in names.split()
}
NEWEST_KNOWN = "5.24"
"""Types of releases up to this one are known here; a newer one may bring others."""
# Older than 4.37, and which release brought them is not recorded.
_OLDER = (
    "altclip audio-spectrogram-transformer autoformer bigbird_pegasus biogpt bit blenderbot-small "
    "bros chinese_clip clip_text_model clip_vision_model code_llama conditional_detr convnextv2 "
    "cpmant cvt data2vec-audio data2vec-vision decision_transformer deformable_detr deta dinat "
    "dinov2 efficientformer efficientnet ernie ernie_m flaubert flava fnet focalnet git gpt-sw3 "
    "gpt_neox_japanese gptsan-japanese graphormer groupvit ibert imagegpt informer jukebox levit "
    "lilt longt5 markuplm maskformer maskformer-swin mctct mega mgp-str mobilenet_v1 "
    "mobilenet_v2 mobilevit mobilevitv2 mpt mvp nat nezha nystromformer oneformer patchtsmixer "
    "pegasus_x plbart poolformer pop2piano pvt qdqbert realm regnet resnet retribert "
    "roberta-prelayernorm roc_bert "
    "sew sew-d speech-encoder-decoder speech_to_text_2 splinter swiftformer swin2sr swinv2 "
    "switch_transformers table-transformer time_series_transformer timm_backbone "
    "trajectory_transformer tvlt unispeech upernet van vision-text-dual-encoder vit_hybrid "
    "vit_msn vitdet vitmatte wav2vec2-conformer xclip xglm xmod yoso"
)
LISTED_TYPES = frozenset([*TRANSFORMERS_FLOORS, *_OLDER.split()])
"""Every type of a whole model a release up to ``NEWEST_KNOWN`` knows without code of its own."""


def is_listed(kind: str) -> bool:
    """Whether a release up to ``NEWEST_KNOWN`` knows the type, parts of models included."""
    if kind in LISTED_TYPES:
        return True
    from roost.core.domain.parttypes import PART_TYPES  # rarely asked for

    return kind in PART_TYPES


_REMOVED = {
    "5.0": "deta efficientformer ernie_m gptsan-japanese graphormer jukebox mctct mega nat nezha "
    "open-llama qdqbert realm retribert speech_to_text_2 trajectory_transformer transfo-xl tvlt "
    "van vit_hybrid xlm-prophetnet",
}
TRANSFORMERS_CEILINGS: dict[str, str] = {
    name: version for version, names in _REMOVED.items() for name in names.split()
}
"""The first release without a type that older ones knew."""

# Packages a model type imports that transformers itself does not bring.
PACKAGES_BY_TYPE: dict[str, tuple[str, ...]] = {
    "timm_wrapper": ("timm",),
    "timm_backbone": ("timm",),
    "gemma3n": ("timm",),
    "layoutlmv2": ("detectron2",),
    "fsmt": ("sacremoses",),
    "biogpt": ("sacremoses",),
    "xlm": ("sacremoses",),
    # Asked for when the model is made (its loss, its tokenizer), not when something is done.
    "eomt": ("scipy",),
    "eomt_dinov3": ("scipy",),
    "mask2former": ("scipy",),
    "maskformer": ("scipy",),
    "oneformer": ("scipy",),
    "videomt": ("scipy",),
    "dinat": ("natten",),
    "fastspeech2_conformer": ("g2p-en",),
    "markuplm": ("beautifulsoup4",),
    "nougat": ("nltk", "levenshtein"),
    "pop2piano": ("essentia", "librosa", "pretty-midi", "scipy"),
    "rag": ("datasets", "faiss-cpu"),
    "granite_speech": ("torchaudio",),
    "smolvlm": ("num2words",),
}
# Kernels that 4.x refuses to do without (unless the config says use_mamba_kernels false) and
# 5.x does without, more slowly.
OPTIONAL_BY_TYPE: dict[str, tuple[str, ...]] = {
    "jamba": ("causal-conv1d", "mamba-ssm"),
    "zamba": ("causal-conv1d", "mamba-ssm"),
}
# Fields of another library's models that go by a type of transformers.
PACKAGES_BY_FIELD: dict[str, str] = {
    "chronos_config": "chronos-forecasting",
    "speculators_config": "speculators",
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
    "MistralCommonBackend": ("mistral-common",),
    "MistralCommonTokenizer": ("mistral-common",),
}
# Names that transformers 5 gave its tokenizers and writes into what it saves; 4.57 knows none.
TOKENIZER_FLOORS = {
    "TokenizersBackend": "5.0",
    "SentencePieceBackend": "5.0",
    "PythonBackend": "5.0",
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
