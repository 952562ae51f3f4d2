"""Which diffusers first had a pipeline, a model or a scheduler of that name.

Source: the names in ``diffusers/__init__.py`` of its releases 0.14 to 0.42; those that are older
than 0.18 are left out.  Where a release has no wheel, the lowest it can have been is meant.
"""

from __future__ import annotations

_BY_VERSION = {
    "0.18": "CMStochasticIterativeScheduler ConsistencyModelPipeline DDIMParallelScheduler "
    "DDPMParallelScheduler KandinskyV22ControlnetImg2ImgPipeline KandinskyV22ControlnetPipeline "
    "KandinskyV22Img2ImgPipeline KandinskyV22InpaintPipeline KandinskyV22Pipeline "
    "KandinskyV22PriorEmb2EmbPipeline KandinskyV22PriorPipeline ShapEImg2ImgPipeline "
    "ShapEPipeline StableDiffusionLDM3DPipeline StableDiffusionParadigmsPipeline "
    "StableDiffusionXLImg2ImgPipeline StableDiffusionXLPipeline VideoToVideoSDPipeline",
    "0.19": "AsymmetricAutoencoderKL KandinskyCombinedPipeline "
    "KandinskyImg2ImgCombinedPipeline KandinskyInpaintCombinedPipeline "
    "KandinskyV22CombinedPipeline KandinskyV22Img2ImgCombinedPipeline "
    "KandinskyV22InpaintCombinedPipeline MultiAdapter StableDiffusionAdapterPipeline "
    "StableDiffusionXLControlNetPipeline StableDiffusionXLInpaintPipeline "
    "StableDiffusionXLInstructPix2PixPipeline T2IAdapter",
    "0.20": "AutoencoderTiny StableDiffusionGLIGENPipeline",
    "0.21": "AudioLDM2Pipeline AudioLDM2ProjectionModel AudioLDM2UNet2DConditionModel "
    "CLIPImageProjection DDPMWuerstchenScheduler MusicLDMPipeline "
    "StableDiffusionGLIGENTextImagePipeline StableDiffusionXLAdapterPipeline "
    "StableDiffusionXLControlNetImg2ImgPipeline StableDiffusionXLControlNetInpaintPipeline "
    "WuerstchenCombinedPipeline WuerstchenDecoderPipeline WuerstchenPriorPipeline",
    "0.22": "AnimateDiffPipeline BlipDiffusionControlNetPipeline BlipDiffusionPipeline "
    "LCMScheduler LatentConsistencyModelImg2ImgPipeline LatentConsistencyModelPipeline "
    "MotionAdapter PixArtAlphaPipeline UNetMotionModel",
    "0.23": "ConsistencyDecoderVAE",
    "0.24": "AutoencoderKLTemporalDecoder Kandinsky3Img2ImgPipeline Kandinsky3Pipeline "
    "Kandinsky3UNet StableVideoDiffusionPipeline TextToVideoZeroSDXLPipeline "
    "UNetSpatioTemporalConditionModel",
    "0.25": "AmusedImg2ImgPipeline AmusedInpaintPipeline AmusedPipeline AmusedScheduler "
    "UVit2DModel",
    "0.26": "AnimateDiffVideoToVideoPipeline I2VGenXLPipeline I2VGenXLUNet PIAPipeline "
    "SASolverScheduler StableDiffusionXLKDiffusionPipeline",
    "0.27": "EDMDPMSolverMultistepScheduler EDMEulerScheduler LEditsPPPipelineStableDiffusion "
    "LEditsPPPipelineStableDiffusionXL StableCascadeCombinedPipeline "
    "StableCascadeDecoderPipeline StableCascadePriorPipeline StableCascadeUNet TCDScheduler",
    "0.28": "AnimateDiffSDXLPipeline MarigoldDepthPipeline MarigoldNormalsPipeline "
    "PixArtSigmaPipeline StableDiffusionControlNetXSPipeline "
    "StableDiffusionXLControlNetXSPipeline UNetControlNetXSModel",
    "0.28.1": "DiTTransformer2DModel HunyuanDiT2DModel HunyuanDiTPipeline PixArtTransformer2DModel",
    "0.29": "FlowMatchEulerDiscreteScheduler SD3Transformer2DModel "
    "StableDiffusion3Img2ImgPipeline StableDiffusion3Pipeline",
    "0.29.1": "SD3ControlNetModel SD3MultiControlNetModel StableDiffusion3ControlNetPipeline",
    "0.30": "AnimateDiffControlNetPipeline AnimateDiffPAGPipeline "
    "AnimateDiffSparseControlNetPipeline AuraFlowPipeline AuraFlowTransformer2DModel "
    "AutoencoderKLCogVideoX AutoencoderOobleck CogVideoXDDIMScheduler CogVideoXDPMScheduler "
    "CogVideoXPipeline CogVideoXTransformer3DModel CosineDPMSolverMultistepScheduler "
    "FlowMatchHeunDiscreteScheduler FluxPipeline FluxTransformer2DModel "
    "HunyuanDiT2DControlNetModel HunyuanDiT2DMultiControlNetModel HunyuanDiTControlNetPipeline "
    "HunyuanDiTPAGPipeline KolorsImg2ImgPipeline KolorsPAGPipeline KolorsPipeline LattePipeline "
    "LatteTransformer3DModel LuminaNextDiT2DModel LuminaText2ImgPipeline PixArtSigmaPAGPipeline "
    "SparseControlNetModel StableAudioDiTModel StableAudioPipeline StableAudioProjectionModel "
    "StableDiffusion3InpaintPipeline StableDiffusion3PAGPipeline "
    "StableDiffusionControlNetPAGPipeline StableDiffusionPAGPipeline "
    "StableDiffusionXLControlNetPAGPipeline StableDiffusionXLPAGImg2ImgPipeline "
    "StableDiffusionXLPAGInpaintPipeline StableDiffusionXLPAGPipeline",
    "0.30.3": "CogVideoXImageToVideoPipeline CogVideoXVideoToVideoPipeline",
    "0.31": "AnimateDiffVideoToVideoControlNetPipeline CogVideoXFunControlPipeline "
    "CogView3PlusPipeline CogView3PlusTransformer2DModel FluxControlNetImg2ImgPipeline "
    "FluxControlNetInpaintPipeline FluxControlNetModel FluxControlNetPipeline "
    "FluxImg2ImgPipeline FluxInpaintPipeline FluxMultiControlNetModel "
    "StableDiffusion3ControlNetInpaintingPipeline StableDiffusionControlNetPAGInpaintPipeline "
    "StableDiffusionPAGImg2ImgPipeline StableDiffusionXLControlNetPAGImg2ImgPipeline",
    "0.32": "AllegroPipeline AllegroTransformer3DModel AutoencoderDC AutoencoderKLAllegro "
    "AutoencoderKLHunyuanVideo AutoencoderKLLTXVideo AutoencoderKLMochi ControlNetUnionModel "
    "FluxControlImg2ImgPipeline FluxControlInpaintPipeline FluxControlPipeline FluxFillPipeline "
    "FluxPriorReduxPipeline HunyuanVideoPipeline HunyuanVideoTransformer3DModel "
    "LTXImageToVideoPipeline LTXPipeline LTXVideoTransformer3DModel MochiPipeline "
    "MochiTransformer3DModel MultiControlNetModel ReduxImageEncoder SanaPAGPipeline SanaPipeline "
    "SanaTransformer2DModel StableDiffusion3PAGImg2ImgPipeline StableDiffusionPAGInpaintPipeline "
    "StableDiffusionXLControlNetUnionImg2ImgPipeline "
    "StableDiffusionXLControlNetUnionInpaintPipeline StableDiffusionXLControlNetUnionPipeline",
    "0.33": "AutoModel AutoencoderKLMagvit AutoencoderKLWan CogView4ControlPipeline "
    "CogView4Pipeline CogView4Transformer2DModel ConsisIDPipeline ConsisIDTransformer3DModel "
    "EasyAnimateControlPipeline EasyAnimateInpaintPipeline EasyAnimatePipeline "
    "EasyAnimateTransformer3DModel HunyuanSkyreelsImageToVideoPipeline "
    "HunyuanVideoImageToVideoPipeline LTXConditionPipeline Lumina2Pipeline "
    "Lumina2Text2ImgPipeline Lumina2Transformer2DModel LuminaPipeline MarigoldIntrinsicsPipeline "
    "OmniGenPipeline OmniGenTransformer2DModel SCMScheduler SanaSprintPipeline "
    "TransformerTemporalModel WanImageToVideoPipeline WanPipeline WanTransformer3DModel "
    "WanVideoToVideoPipeline",
    "0.34": "AutoencoderKLCosmos ChromaImg2ImgPipeline ChromaPipeline ChromaTransformer2DModel "
    "Cosmos2TextToImagePipeline Cosmos2VideoToWorldPipeline CosmosTextToWorldPipeline "
    "CosmosTransformer3DModel CosmosVideoToWorldPipeline FlowMatchLCMScheduler "
    "HiDreamImagePipeline HiDreamImageTransformer2DModel HunyuanVideoFramepackPipeline "
    "HunyuanVideoFramepackTransformer3DModel LTXLatentUpsamplePipeline SanaControlNetModel "
    "SanaControlNetPipeline SanaSprintImg2ImgPipeline VisualClozeGenerationPipeline "
    "VisualClozePipeline WanVACEPipeline WanVACETransformer3DModel",
    "0.35": "AutoencoderKLQwenImage FluxKontextInpaintPipeline FluxKontextPipeline "
    "FluxModularPipeline QwenImageEditPipeline QwenImageImg2ImgPipeline QwenImageInpaintPipeline "
    "QwenImagePipeline QwenImageTransformer2DModel "
    "SkyReelsV2DiffusionForcingImageToVideoPipeline SkyReelsV2DiffusionForcingPipeline "
    "SkyReelsV2DiffusionForcingVideoToVideoPipeline SkyReelsV2ImageToVideoPipeline "
    "SkyReelsV2Pipeline SkyReelsV2Transformer3DModel StableDiffusionXLModularPipeline "
    "WanModularPipeline",
    "0.36": "AutoencoderKLFlux2 AutoencoderKLHunyuanImage AutoencoderKLHunyuanImageRefiner "
    "AutoencoderKLHunyuanVideo15 BriaFiboPipeline BriaFiboTransformer2DModel BriaPipeline "
    "BriaTransformer2DModel ChronoEditPipeline ChronoEditTransformer3DModel Flux2Pipeline "
    "Flux2Transformer2DModel FluxKontextModularPipeline HunyuanImagePipeline "
    "HunyuanImageRefinerPipeline HunyuanImageTransformer2DModel "
    "HunyuanVideo15ImageToVideoPipeline HunyuanVideo15Pipeline HunyuanVideo15Transformer3DModel "
    "Kandinsky5I2IPipeline Kandinsky5I2VPipeline Kandinsky5T2IPipeline Kandinsky5T2VPipeline "
    "Kandinsky5Transformer3DModel LucyEditPipeline OvisImagePipeline OvisImageTransformer2DModel "
    "PRXPipeline PRXTransformer2DModel QwenImageControlNetInpaintPipeline "
    "QwenImageControlNetModel QwenImageControlNetPipeline QwenImageEditInpaintPipeline "
    "QwenImageEditModularPipeline QwenImageEditPlusModularPipeline QwenImageEditPlusPipeline "
    "QwenImageModularPipeline QwenImageMultiControlNetModel SanaImageToVideoPipeline "
    "SanaVideoPipeline SanaVideoTransformer3DModel WanAnimatePipeline "
    "WanAnimateTransformer3DModel ZImageImg2ImgPipeline ZImagePipeline ZImageTransformer2DModel",
    "0.37": "AutoencoderKLLTX2Audio AutoencoderKLLTX2Video AutoencoderRAE BriaFiboEditPipeline "
    "ChromaInpaintPipeline Cosmos2_5_PredictBasePipeline Cosmos2_5_TransferPipeline "
    "CosmosControlNetModel Flux2KleinBaseModularPipeline Flux2KleinModularPipeline "
    "Flux2KleinPipeline Flux2ModularPipeline GlmImagePipeline GlmImageTransformer2DModel "
    "HeliosDMDScheduler HeliosPipeline HeliosPyramidPipeline HeliosScheduler "
    "HeliosTransformer3DModel LTX2ConditionPipeline LTX2ImageToVideoPipeline "
    "LTX2LatentUpsamplePipeline LTX2Pipeline LTX2VideoTransformer3DModel "
    "LTXEulerAncestralRFScheduler LTXI2VLongMultiPromptPipeline LongCatImageEditPipeline "
    "LongCatImagePipeline LongCatImageTransformer2DModel QwenImageLayeredModularPipeline "
    "QwenImageLayeredPipeline Wan22Image2VideoModularPipeline Wan22ModularPipeline "
    "WanImage2VideoModularPipeline ZImageControlNetInpaintPipeline ZImageControlNetModel "
    "ZImageControlNetPipeline ZImageInpaintPipeline ZImageModularPipeline ZImageOmniPipeline",
    "0.38": "AceStepAudioTokenDetokenizer AceStepAudioTokenizer AceStepConditionEncoder "
    "AceStepPipeline AceStepTransformer1DModel AutoencoderKLKVAE AutoencoderKLKVAEVideo "
    "AutoencoderVidTok BlockRefinementScheduler ErnieImageModularPipeline ErnieImagePipeline "
    "ErnieImageTransformer2DModel Flux2KleinInpaintPipeline Flux2KleinKVPipeline "
    "HeliosModularPipeline HeliosPyramidDistilledModularPipeline HeliosPyramidModularPipeline "
    "HunyuanVideo15ModularPipeline LLaDA2Pipeline LTXModularPipeline LongCatAudioDiTPipeline "
    "LongCatAudioDiTTransformer LongCatAudioDiTVae NucleusMoEImagePipeline "
    "NucleusMoEImageTransformer2DModel",
    "0.39": "AnimaModularPipeline AnimaTextConditioner AnyFlowFARPipeline "
    "AnyFlowFARTransformer3DModel AnyFlowPipeline AnyFlowTransformer3DModel "
    "Cosmos3AVAEAudioTokenizer Cosmos3OmniPipeline Cosmos3OmniTransformer CosmosActionCondition "
    "DiffusionGemmaPipeline DiscreteDDIMScheduler DreamLiteMobilePipeline DreamLitePipeline "
    "DreamLiteTransformer2DModel DreamLiteUNetModel EntropyBoundScheduler "
    "FlowMapEulerDiscreteScheduler Ideogram4ModularPipeline Ideogram4Pipeline "
    "Ideogram4PromptEnhancerHead Ideogram4Transformer2DModel JoyImageEditPipeline "
    "JoyImageEditTransformer3DModel Krea2Pipeline Krea2Transformer2DModel LTX2HDRPipeline "
    "LTX2InContextPipeline MotifVideoImage2VideoPipeline MotifVideoPipeline "
    "MotifVideoTransformer3DModel PRXPixelPipeline StableDiffusion3ModularPipeline",
    "0.40": "AutoencoderKLMiniMaxH3 AutoencoderKLMiniMaxH3Audio AutoencoderSAME "
    "Cosmos3DistilledModularPipeline Cosmos3OmniModularPipeline JoyImageEditPlusPipeline "
    "JoyImageEditPlusTransformer3DModel Krea2ModularPipeline Krea2TurboModularPipeline "
    "LTX25ModularPipeline LTX2ModularPipeline LTX2VideoDiffusionDecodePipeline "
    "LTX2VideoDiffusionDecoderModel MiniMaxH3ModularPipeline MiniMaxH3Scheduler "
    "MiniMaxH3Transformer3DModel MiniMaxMusic3ConditionEncoder MiniMaxMusic3ModularPipeline "
    "MiniMaxMusic3RVQDepthDecoder MiniMaxMusic3Transformer1DModel MiniMaxMusic3Vocoder "
    "StableAudio3AudioToAudioPipeline StableAudio3DiTModel StableAudio3DurationEmbedder "
    "StableAudio3InpaintPipeline StableAudio3Pipeline WanAnimate2DistilledModularPipeline "
    "WanAnimate2ModularPipeline WanAnimate2Transformer3DModel",
    "0.41": "AutoencoderKLQwenImage21 EchoModularPipeline LTX2DFRPipeline "
    "LTX2DFRTemporalRefinePipeline QwenImage21Pipeline QwenImage21Transformer2DModel "
    "Wan22VaceModularPipeline",
    "0.42": "AutoencoderKLKVAEAudio BriaFibo2Pipeline BriaFibo2Transformer2DModel "
    "Flux3DistilledModularPipeline Flux3ModularPipeline Flux3Transformer2DModel "
    "Kandinsky6SRLatentUpscalerBank Kandinsky6SRPipeline Kandinsky6SRTransformer3DModel "
    "Kandinsky6SRVAE Kandinsky6TI2VAPipeline Kandinsky6Transformer3DModel MMAudioVAE "
    "MMAudioVocoder PiflowScheduler QwenImage21ModularPipeline QwenImage21TurboModularPipeline "
    "RFD4ProteinaAutoencoder RFD4ProteinaPipeline RFD4ProteinaScheduler RFD4ProteinaTransformer "
    "SanaWMLTX2Refiner SanaWMLTX2RefinerTransformer3DModel SanaWMPipeline "
    "SanaWMTransformer3DModel",
}
DIFFUSERS_FLOORS: dict[str, str] = {
    name: version for version, names in _BY_VERSION.items() for name in names.split()
}
