"""Which diffusers first had a pipeline, and what a pipeline needs beyond diffusers.

Source: the classes and pipeline modules of its releases 0.35 to 0.42, and the release notes
of older ones.
"""

from __future__ import annotations

_BY_DIFFUSERS_VERSION = {
    "0.19": "StableDiffusionXLPipeline StableDiffusionXLImg2ImgPipeline "
    "StableDiffusionXLInpaintPipeline",
    "0.22": "PixArtAlphaPipeline LatentConsistencyModelPipeline",
    "0.24": "StableVideoDiffusionPipeline",
    "0.27": "StableCascadeDecoderPipeline StableCascadePriorPipeline StableCascadeCombinedPipeline",
    "0.28": "PixArtSigmaPipeline HunyuanDiTPipeline",
    "0.29": "StableDiffusion3Pipeline",
    "0.30": "FluxPipeline CogVideoXPipeline KolorsPipeline AuraFlowPipeline StableAudioPipeline",
    "0.32": "FluxFillPipeline HunyuanVideoPipeline LTXPipeline SanaPipeline MochiPipeline",
    "0.33": "WanPipeline WanImageToVideoPipeline Lumina2Pipeline CogView4Pipeline",
    "0.34": "ChromaPipeline HiDreamImagePipeline",
    "0.35": "QwenImagePipeline QwenImageEditPipeline FluxKontextPipeline",
    "0.36": "QwenImageEditPlusPipeline Flux2Pipeline ZImagePipeline ZImageImg2ImgPipeline "
    "BriaPipeline BriaFiboPipeline ChronoEditPipeline HunyuanImagePipeline "
    "HunyuanImageRefinerPipeline HunyuanVideo15Pipeline HunyuanVideo15ImageToVideoPipeline "
    "Kandinsky5T2IPipeline Kandinsky5I2IPipeline Kandinsky5T2VPipeline Kandinsky5I2VPipeline "
    "LucyEditPipeline OvisImagePipeline PRXPipeline SanaVideoPipeline WanAnimatePipeline",
    "0.37": "BriaFiboEditPipeline Cosmos2_5_PredictBasePipeline Cosmos2_5_TransferPipeline "
    "Flux2KleinPipeline GlmImagePipeline HeliosPipeline HeliosPyramidPipeline LTX2Pipeline "
    "LTX2ImageToVideoPipeline LongCatImagePipeline LongCatImageEditPipeline "
    "QwenImageLayeredPipeline ZImageOmniPipeline",
    "0.38": "AceStepPipeline ErnieImagePipeline Flux2KleinKVPipeline LLaDA2Pipeline "
    "LongCatAudioDiTPipeline NucleusMoEImagePipeline",
    "0.39": "AnyFlowPipeline AnyFlowFARPipeline Cosmos3OmniPipeline DiffusionGemmaPipeline "
    "DreamLitePipeline Ideogram4Pipeline JoyImageEditPipeline Krea2Pipeline "
    "MotifVideoPipeline PRXPixelPipeline",
    "0.40": "JoyImageEditPlusPipeline StableAudio3Pipeline StableAudio3InpaintPipeline",
    "0.41": "LTX2DFRPipeline QwenImage21Pipeline",
    "0.42": "BriaFibo2Pipeline Kandinsky6TI2VAPipeline Kandinsky6SRPipeline SanaWMPipeline",
}
DIFFUSERS_FLOORS: dict[str, str] = {
    name: version for version, names in _BY_DIFFUSERS_VERSION.items() for name in names.split()
}

# Libraries named in a model_index.json that are modules of diffusers' own pipelines.
_MODULES = (
    "ace_step allegro animatediff anyflow audioldm audioldm2 audio_diffusion aura_flow bria "
    "bria_fibo bria_fibo2 chroma chronoedit cogvideo cogview3 cogview4 consisid "
    "consistency_models controlnet cosmos deepfloyd_if diffusion_gemma dit dreamlite "
    "easyanimate ernie_image flux flux2 glm_image helios hidream_image hunyuan_image "
    "hunyuan_video hunyuan_video1_5 hunyuandit i2vgen_xl ideogram4 joyimage kandinsky "
    "kandinsky2_2 kandinsky3 kandinsky5 kandinsky6 kolors krea2 latent_consistency_models "
    "latent_diffusion latte ledits_pp llada2 longcat_audio_dit longcat_image ltx ltx2 lucy "
    "lumina lumina2 marigold mochi motif_video musicldm nucleusmoe_image omnigen ovis_image "
    "paint_by_example pia pixart_alpha prx qwenimage qwenimage21 sana sana_video sana_wm shap_e "
    "skyreels_v2 spectrogram_diffusion stable_audio stable_audio_3 stable_cascade "
    "stable_diffusion stable_diffusion_3 stable_diffusion_safe stable_diffusion_xl "
    "stable_video_diffusion t2i_adapter text_to_video_synthesis unclip unidiffuser "
    "versatile_diffusion visualcloze vq_diffusion wan wuerstchen z_image"
)
PIPELINE_MODULES = frozenset(_MODULES.split())

# Classes (by how their names begin) that call a package without asking whether it is there.
PACKAGES_BY_CLASS: dict[str, tuple[str, ...]] = {
    "ChronoEdit": ("ftfy",),
    "Helios": ("ftfy",),
    "Lucy": ("ftfy",),
    "PRX": ("ftfy",),
    "SkyReelsV2": ("ftfy",),
    "Cosmos2_5": ("cosmos-guardrail",),
    "CosmosText": ("cosmos-guardrail",),
    "CosmosVideo": ("cosmos-guardrail",),
    "CosineDPMSolverMultistep": ("torchsde",),
    "DPMSolverSDE": ("torchsde",),
    "SpectrogramDiffusion": ("note-seq",),
}
# The same in some releases only.
OPTIONAL_BY_CLASS: dict[str, tuple[str, ...]] = {
    "AnyFlow": ("ftfy",),
    "Kandinsky5": ("ftfy",),
    "Wan": ("ftfy",),
}
