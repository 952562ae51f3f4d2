"""What a pipeline needs beyond diffusers.

Source: the classes and pipeline modules of its releases 0.35 to 0.42, and the release notes
of older ones.
"""

from __future__ import annotations

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
