"""Names that code of models imports from transformers, and the first release without them.

Source: the modules of transformers 4.36 to 5.24, each held against all later ones.  What came back
is not listed, nor what few would import.  "" is the package itself.
"""

from __future__ import annotations

_REMOVED: dict[str, dict[str, str]] = {
    "": {
        "5.0": "AutoModelForVision2Seq",
    },
    "cache_utils": {
        "4.46": "AffineQuantizer MaxOptimizer",
        "4.47": "is_quanto_available",
        "4.54": "MambaCache",
        "4.56": "CacheConfig CacheProcessor HQQQuantizedCacheProcessor KeyValuesWrapper "
        "LAYER_CLASS_MAP OffloadedCacheProcessor PROCESSOR_CLASS_MAP "
        "QuantizedCacheConfig QuantizedCacheProcessor QuantoQuantizedCacheProcessor "
        "StaticCacheConfig is_torch_greater_or_equal_than_2_6",
        "5.0": "ChunkedSlidingLayer HQQQuantizedCache HybridCache HybridChunkedCache "
        "OffloadedCache OffloadedHybridCache OffloadedStaticCache PretrainedConfig "
        "QuantoQuantizedCache SinkCache SlidingWindowLayer",
        "5.20": "deprecate_kwarg",
    },
    "generation": {
        "4.40": "top_k_top_p_filtering",
        "4.45": "ForceTokensLogitsProcessor",
        "4.49": "LogitsWarper MaxNewTokensCriteria",
        "4.57": "BeamSearchScorer HammingDiversityLogitsProcessor",
        "5.0": "BeamHypotheses BeamSampleDecoderOnlyOutput BeamSampleEncoderDecoderOutput "
        "BeamScorer BeamSearchDecoderOnlyOutput BeamSearchEncoderDecoderOutput "
        "ConstrainedBeamSearchScorer Constraint ConstraintListState "
        "ContrastiveSearchDecoderOnlyOutput ContrastiveSearchEncoderDecoderOutput "
        "DisjunctiveConstraint GreedySearchDecoderOnlyOutput "
        "GreedySearchEncoderDecoderOutput PhrasalConstraint SampleDecoderOnlyOutput "
        "SampleEncoderDecoderOutput",
    },
    "generation.logits_process": {
        "4.45": "ForceTokensLogitsProcessor",
        "4.49": "LogitsWarper",
        "5.0": "HammingDiversityLogitsProcessor",
        "5.1": "isin_mps_friendly",
    },
    "generation.stopping_criteria": {
        "4.45": "MaxNewTokensCriteria is_torch_greater_or_equal_than_2_4",
        "5.1": "isin_mps_friendly",
    },
    "generation.utils": {
        "4.40": "ExplicitEnum top_k_top_p_filtering",
        "4.41": "validate_stopping_criteria",
        "4.45": "ForceTokensLogitsProcessor HQQQuantizedCache HybridCache MambaCache "
        "QuantoQuantizedCache SlidingWindowCache is_torch_greater_or_equal_than_2_4",
        "4.46": "WatermarkLogitsProcessor",
        "4.47": "is_quanto_available",
        "4.50": "is_torchdynamo_compiling",
        "4.54": "QuantizedCacheConfig",
        "4.56": "CausalLMOutputWithPast CompileConfig HybridChunkedCache OffloadedCache "
        "OffloadedHybridCache Seq2SeqLMOutput",
        "4.57": "BeamScorer BeamSearchScorer ConstrainedBeamSearchScorer DisjunctiveConstraint "
        "HammingDiversityLogitsProcessor PhrasalConstraint PretrainedConfig",
        "5.0": "BeamSampleDecoderOnlyOutput BeamSampleEncoderDecoderOutput BeamSampleOutput "
        "BeamSearchDecoderOnlyOutput BeamSearchEncoderDecoderOutput BeamSearchOutput "
        "ContrastiveSearchDecoderOnlyOutput ContrastiveSearchEncoderDecoderOutput "
        "ContrastiveSearchOutput GreedySearchDecoderOnlyOutput "
        "GreedySearchEncoderDecoderOutput GreedySearchOutput SampleDecoderOnlyOutput "
        "SampleEncoderDecoderOutput SampleOutput",
        "5.1": "is_hqq_available is_optimum_quanto_available isin_mps_friendly",
        "5.3": "is_torchdynamo_exporting",
    },
    "image_processing_utils": {
        "4.42": "BaseBatchFeature PushToHubMixin cached_file custom_object_save is_offline_mode "
        "is_remote_url",
    },
    "image_utils": {
        "4.50": "TensorType VideoReader YoutubeDL",
        "4.52": "VideoInput VideoMetadata default_sample_indices_fn is_av_available "
        "is_cv2_available is_decord_available is_yt_dlp_available load_video "
        "make_batched_videos",
        "4.57": "is_torchvision_v2_available",
        "5.1": "AnnotionFormat",
        "5.20": "ImageReadMode",
    },
    "modeling_flash_attention_utils": {
        "4.53": "index_first_axis",
        "4.54": "_flash_supports_window_size apply_rotary_emb flash_attn_2_func "
        "flash_attn_2_varlen_func flash_attn_3_func flash_attn_3_varlen_func "
        "flash_attn_func flash_attn_varlen_func pad_input pad_input_fa2 pad_input_fa3 "
        "prepare_fa2_from_position_ids unpad_input unpad_input_fa2 unpad_input_fa3",
        "4.56": "_flash_supports_window is_flash_attn_greater_or_equal is_kernels_available",
        "5.4": "is_flash_attn_greater_or_equal_2_10",
    },
    "modeling_rope_utils": {
        "5.0": "PretrainedConfig ROPE_VALIDATION_FUNCTIONS",
    },
    "modeling_utils": {
        "4.38": "AwqConfig GPTQConfig is_auto_awq_available is_auto_gptq_available "
        "require_version_core",
        "4.40": "is_torch_tpu_available",
        "4.47": "shard_checkpoint",
        "4.48": "is_torch_greater_or_equal_than_1_13",
        "4.51": "dtype_byte_size",
        "4.52": "GenerationMixin is_deepspeed_available",
        "4.53": "ModelOutput PoolerAnswerClass PoolerEndLogits PoolerStartLogits SQuADHead "
        "SquadHeadOutput replace_return_docstrings",
        "4.56": "ALL_MASK_ATTENTION_FUNCTIONS AutoHfQuantizer apply_chunking_to_forward "
        "find_pruneable_heads_and_indices is_torch_sdpa_available prune_conv1d_layer "
        "prune_layer prune_linear_layer strtobool",
        "4.57": "Int4WeightOnlyConfig is_safetensors_available is_torchao_available",
        "5.0": "BitsAndBytesConfig PretrainedConfig check_tied_parameters_on_same_device "
        "get_parameter_dtype infer_auto_device_map init_empty_weights "
        "is_optimum_available is_peft_available is_remote_url is_torch_fx_proxy "
        "is_torch_xla_available is_torchdynamo_compiling load_sharded_checkpoint",
        "5.1": "DTensor is_torch_greater_or_equal",
        "5.3": "is_grouped_mm_available",
        "5.4": "PipelineParallel is_flash_attn_2_available is_flash_attn_3_available "
        "is_torch_mlu_available",
        "5.16": "ALL_PARALLEL_STYLES",
    },
    "models.clip.modeling_clip": {
        "4.51": "is_flash_attn_2_available is_flash_attn_greater_or_equal_2_10",
        "4.52": "CLIPFlashAttention2 CLIPSdpaAttention CLIP_ATTENTION_CLASSES "
        "add_code_sample_docstrings add_start_docstrings "
        "add_start_docstrings_to_model_forward flash_attn_supports_top_left_mask "
        "is_flash_attn_available is_torch_greater_or_equal_than_2_2 "
        "replace_return_docstrings",
        "5.0": "filter_out_non_signature_kwargs",
        "5.2": "check_model_inputs",
        "5.6": "CLIPTextTransformer CLIPVisionTransformer clip_loss",
    },
    "models.llama.modeling_llama": {
        "4.38": "_expand_mask _make_causal_mask _prepare_4d_causal_attention_mask "
        "is_torch_fx_available is_torch_greater_or_equal_than_1_13",
        "4.43": "_get_unpad_data flash_attn_func flash_attn_varlen_func index_first_axis "
        "is_flash_attn_2_available pad_input unpad_input",
        "4.46": "is_torchdynamo_compiling",
        "4.48": "LLAMA_ATTENTION_CLASSES LlamaDynamicNTKScalingRotaryEmbedding "
        "LlamaFlashAttention2 LlamaLinearScalingRotaryEmbedding LlamaSdpaAttention "
        "is_flash_attn_greater_or_equal_2_10",
        "4.52": "StaticCache add_code_sample_docstrings add_start_docstrings "
        "add_start_docstrings_to_model_forward replace_return_docstrings",
        "4.53": "ALL_LAYERNORM_LAYERS AttentionMaskConverter BlockMask "
        "is_torch_flex_attn_available make_flex_block_causal_mask",
        "4.54": "FlashAttentionKwargs KwargsForCausalLM LossKwargs QuestionAnsweringModelOutput "
        "TokenClassifierOutput",
        "5.2": "check_model_inputs",
        "5.16": "use_kernel_func_from_hub",
        "5.20": "maybe_autocast",
    },
    "models.mistral.modeling_mistral": {
        "4.42": "_prepare_4d_causal_attention_mask",
        "4.43": "_flash_supports_window_size _get_unpad_data flash_attn_func "
        "flash_attn_varlen_func index_first_axis pad_input unpad_input",
        "4.46": "is_torchdynamo_compiling",
        "4.48": "MISTRAL_ATTENTION_CLASSES MistralFlashAttention2 MistralSdpaAttention "
        "is_flash_attn_2_available is_flash_attn_greater_or_equal_2_10",
        "4.52": "add_code_sample_docstrings add_start_docstrings "
        "add_start_docstrings_to_model_forward replace_return_docstrings",
        "4.53": "AttentionMaskConverter BlockMask SlidingWindowCache StaticCache "
        "is_torch_flex_attn_available make_flex_block_causal_mask",
        "4.54": "KwargsForCausalLM LossKwargs QuestionAnsweringModelOutput TokenClassifierOutput",
        "5.2": "check_model_inputs",
        "5.16": "use_kernel_func_from_hub",
        "5.20": "maybe_autocast",
    },
    "models.qwen2.modeling_qwen2": {
        "4.42": "_prepare_4d_causal_attention_mask",
        "4.43": "_flash_supports_window_size _get_unpad_data flash_attn_func "
        "flash_attn_varlen_func index_first_axis pad_input unpad_input",
        "4.46": "is_torchdynamo_compiling",
        "4.48": "QWEN2_ATTENTION_CLASSES Qwen2FlashAttention2 Qwen2SdpaAttention "
        "is_flash_attn_2_available is_flash_attn_greater_or_equal_2_10",
        "4.52": "add_code_sample_docstrings add_start_docstrings "
        "add_start_docstrings_to_model_forward replace_return_docstrings",
        "4.53": "AttentionMaskConverter BlockMask SlidingWindowCache StaticCache "
        "is_torch_flex_attn_available make_flex_block_causal_mask",
        "4.54": "KwargsForCausalLM LossKwargs QuestionAnsweringModelOutput TokenClassifierOutput",
        "5.2": "check_model_inputs",
        "5.16": "use_kernel_func_from_hub",
        "5.20": "maybe_autocast",
    },
    "models.siglip.modeling_siglip": {
        "4.40": "add_code_sample_docstrings",
        "4.51": "SIGLIP_ATTENTION_CLASSES SiglipFlashAttention2 SiglipSdpaAttention "
        "is_flash_attn_2_available is_flash_attn_greater_or_equal_2_10",
        "4.52": "add_start_docstrings add_start_docstrings_to_model_forward "
        "replace_return_docstrings",
        "5.0": "filter_out_non_signature_kwargs",
        "5.2": "check_model_inputs is_flash_attention_requested",
        "5.6": "SiglipTextTransformer SiglipVisionTransformer",
    },
    "processing_utils": {
        "4.56": "load_video",
        "5.0": "CommonKwargs VideoMetadata deprecate_kwarg is_remote_url",
        "5.1": "ChatTemplateLoadKwargs",
    },
    "pytorch_utils": {
        "4.38": "is_torch_1_8_0 is_torch_greater_or_equal_than_1_11 is_torch_less_than_1_11",
        "4.40": "is_torch_tpu_available",
        "4.51": "ColwiseParallel Replicate RowwiseParallel parsed_torch_version_base",
        "5.0": "find_pruneable_heads_and_indices infer_device is_torch_xpu_available "
        "prune_conv1d_layer prune_layer",
        "5.1": "isin_mps_friendly",
    },
    "utils": {
        "4.38": "torch_required",
        "4.40": "is_flash_attn_available",
        "4.47": "is_quanto_available",
        "4.48": "is_soundfile_availble",
        "4.54": "LossKwargs",
        "4.56": "is_triton_kernels_availalble",
        "4.57": "cached_property is_jieba_available",
        "5.0": "TRANSFORMERS_CACHE is_auto_awq_available is_auto_gptq_available "
        "is_bitsandbytes_multi_backend_available is_eetq_available is_offline_mode "
        "is_remote_url is_safetensors_available is_tensorflow_probability_available "
        "is_tensorflow_text_available is_torch_bf16_available "
        "is_torch_bf16_cpu_available is_torch_compile_available is_torch_fx_available "
        "is_torch_sdpa_available is_torchdynamo_available",
        "5.1": "BackboneConfigMixin BackboneMixin is_ccl_available is_ftfy_available "
        "is_ipex_available",
    },
    "utils.import_utils": {
        "4.38": "torch_required",
        "4.40": "is_flash_attn_available",
        "4.47": "is_quanto_available",
        "4.48": "is_soundfile_availble",
        "4.56": "is_triton_kernels_availalble",
        "4.57": "is_jieba_available",
        "5.0": "FORCE_TF_AVAILABLE is_auto_awq_available is_auto_gptq_available "
        "is_bitsandbytes_multi_backend_available is_eetq_available "
        "is_safetensors_available is_tensorflow_probability_available "
        "is_tensorflow_text_available is_torch_bf16_available "
        "is_torch_bf16_cpu_available is_torch_compile_available is_torch_fx_available "
        "is_torch_sdpa_available is_torchdynamo_available",
        "5.1": "is_ccl_available is_ftfy_available is_ipex_available",
    },
}


def release_without(module: str, name: str) -> str | None:
    """The first release whose ``transformers.<module>`` has no such name; None where it has."""
    for release, names in _REMOVED.get(module, {}).items():
        if name in names.split():
            return release
    return None
