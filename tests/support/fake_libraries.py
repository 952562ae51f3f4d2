"""Stand-ins for transformers, peft, diffusers and llama_cpp: enough of them for a model's probe."""

from __future__ import annotations

TRANSFORMERS = """\
__version__ = "4.57.1"
import json, os


class _Config:
    def __init__(self, facts):
        self.__dict__.update(facts)


class BertConfig(_Config):
    pass


class BertModel:
    pass


def _facts(folder):
    with open(os.path.join(folder, "config.json")) as file:
        return json.load(file)


class AutoConfig:
    @staticmethod
    def from_pretrained(folder, trust_remote_code=False, local_files_only=False):
        facts = _facts(folder)
        kind = facts.get("model_type")
        if facts.get("auto_map") and not trust_remote_code:
            raise ValueError("set the option `trust_remote_code=True` to run its code")
        if kind == "hungry":
            raise MemoryError()
        if kind == "needs-tiktoken":
            import tiktoken
        if kind == "says-install":
            raise ImportError("requires the following packages that were not found: einops")
        if kind == "odd":
            raise RuntimeError("something else")
        if kind == "dies":
            os.kill(os.getpid(), 9)
        if kind not in ("bert", "own"):
            raise ValueError(
                "The checkpoint has model type `%s` but Transformers does not recognize this "
                "architecture. You can update with `pip install --upgrade transformers`" % kind
            )
        return (BertConfig if kind == "bert" else _Config)(facts)


class AutoTokenizer:
    @staticmethod
    def from_pretrained(folder, trust_remote_code=False, local_files_only=False):
        return AutoTokenizer()


class AutoModel:
    _model_mapping = {BertConfig: BertModel}
"""
DYNAMIC = """\
class Found:
    pass


def get_class_from_dynamic_module(reference, folder, local_files_only=False):
    return Found
"""
PEFT = """\
__version__ = "0.17.1"
import json, os


class LoraConfig:
    peft_type = "PeftType.LORA"


class PeftConfig:
    @staticmethod
    def from_pretrained(folder):
        with open(os.path.join(folder, "adapter_config.json")) as file:
            if json.load(file).get("peft_type") != "LORA":
                raise KeyError("NEW_METHOD")
        return LoraConfig()
"""
DIFFUSERS = """\
__version__ = "0.35.0"


class StableDiffusionPipeline:
    pass


class UNet2DConditionModel:
    pass
"""
LLAMA_CPP = """\
__version__ = "0.3.0"


class Llama:
    def __init__(self, model_path, vocab_only, verbose):
        with open(model_path, "rb") as file:
            if b"newer" in file.read():
                raise ValueError("unknown model architecture: 'newer'")
"""
