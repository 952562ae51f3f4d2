"""The program that asks an environment's own Python whether a model would load, and its answers.

Nothing of the weights is read: config, tokenizer and the class that would hold the model are
resolved as the library itself does it.  One JSON line a step, each behind a mark only this run
knows.
"""

from __future__ import annotations

# Runs on Python 3.7 and newer.
PROGRAM = r"""
import sys
sys.path[:] = [p for p in sys.path if p]
import json, os, importlib
mark, asked = sys.argv[1], json.loads(sys.argv[2])
trust = bool(asked.get("trust"))
def tell(**fact):
    sys.stdout.write("\n" + mark + json.dumps(fact) + "\n")
    sys.stdout.flush()
class Unsupported(Exception):
    pass
class Skipped(Exception):
    pass
def class_of(module, name):
    found = getattr(module, name, None)
    if found is None:
        return None
    backends = getattr(found, "_backends", None)
    if backends and type(found).__name__ == "DummyObject":
        from transformers.utils import requires_backends
        requires_backends(found, backends)
    return found
def askable(name, entry):
    module = importlib.import_module(name)
    if getattr(module, "__file__", None) and not hasattr(module, entry):
        raise Skipped("%s has no %s" % (name, entry))
    return module
def config_of(folder):
    askable("transformers", "AutoConfig")
    from transformers import AutoConfig
    return AutoConfig.from_pretrained(folder, trust_remote_code=trust, local_files_only=True)
def do_config(folder):
    config = config_of(folder)
    return "%s (%s)" % (type(config).__name__, getattr(config, "model_type", ""))
def do_tokenizer(folder):
    askable("transformers", "AutoTokenizer")
    from transformers import AutoTokenizer
    made = AutoTokenizer.from_pretrained(folder, trust_remote_code=trust, local_files_only=True)
    return type(made).__name__
def do_class(folder):
    import transformers
    config = config_of(folder)
    remote = getattr(config, "auto_map", None) or {}
    wanted = [n for n in (getattr(config, "architectures", None) or []) if isinstance(n, str)]
    for name in wanted:
        if class_of(transformers, name) is not None:
            return name
    for auto, reference in remote.items():
        if auto.startswith("AutoModel"):
            if not trust:
                raise ValueError("trust_remote_code is needed for %s" % reference)
            from transformers.dynamic_module_utils import get_class_from_dynamic_module
            if isinstance(reference, (list, tuple)):
                reference = reference[0]
            return get_class_from_dynamic_module(
                reference, folder, local_files_only=True).__name__
    mapping = getattr(transformers.AutoModel, "_model_mapping", None)
    try:
        found = mapping[type(config)] if mapping is not None else None
    except KeyError:
        found = None
    if isinstance(found, (list, tuple)):
        found = found[0]
    if found is None:
        raise Unsupported("no class for %s" % (", ".join(wanted) or type(config).__name__))
    if wanted:
        raise Unsupported("no class named %s" % ", ".join(wanted))
    return found.__name__
def do_adapter(folder):
    peft = askable("peft", "PeftConfig")
    config = peft.PeftConfig.from_pretrained(folder)
    kind = str(getattr(config, "peft_type", ""))
    return "%s (%s)" % (type(config).__name__, kind.rpartition(".")[2])
def do_diffusers(folder):
    import diffusers
    with open(os.path.join(folder, "model_index.json"), encoding="utf-8") as file:
        index = json.load(file)
    name = index.get("_class_name")
    if isinstance(name, list):
        name = name[-1]
    if class_of(diffusers, str(name)) is None:
        raise Unsupported("diffusers has no %s" % name)
    for part, value in index.items():
        if part.startswith("_") or not isinstance(value, list) or len(value) != 2:
            continue
        library, kind = value
        if not library or not kind:
            continue
        if os.path.isdir(os.path.join(folder, str(library))) or library == "stable_diffusion":
            continue
        home = getattr(getattr(diffusers, "pipelines", None), library, None)
        module = home if home is not None else importlib.import_module(library)
        if class_of(module, kind) is None:
            raise Unsupported("%s has no %s" % (library, kind))
    return str(name)
def do_gguf(path):
    import llama_cpp
    llama_cpp.Llama(model_path=path, vocab_only=True, verbose=False)
    return os.path.basename(path)
def do_vllm(folder):
    config = config_of(folder)
    from vllm import ModelRegistry
    known = set(ModelRegistry.get_supported_archs())
    wanted = list(getattr(config, "architectures", None) or [])
    if wanted and not known & set(wanted):
        raise Unsupported("vLLM has no %s" % ", ".join(wanted))
    return ", ".join(wanted)
def chain(error):
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
def why_of(error):
    text = " ".join(str(one) for one in chain(error))
    low = text.lower()
    if any(isinstance(one, MemoryError) for one in chain(error)) or "out of memory" in low:
        return "out-of-memory"
    if "trust_remote_code" in low:
        return "remote-code"
    if isinstance(error, Unsupported):
        return "unsupported-architecture"
    words = ("does not recognize this architecture", "unrecognized model", "unknown architecture",
             "unrecognized configuration class", "unknown model architecture")
    if any(word in low for word in words):
        return "unsupported-architecture"
    if any(isinstance(one, ImportError) for one in chain(error)):
        return "missing-package"
    words = ("not found in your environment", "is not installed", "requires the following packages",
             "need to install", "please install", "pip install")
    if any(word in low for word in words):
        return "missing-package"
    return "unsupported-architecture" if isinstance(error, KeyError) else "other"
def package_of(error):
    for one in chain(error):
        if isinstance(one, ImportError) and getattr(one, "name", None):
            return str(one.name).partition(".")[0]
    return ""
for step, place in asked["steps"]:
    tell(step=step, begun=True)
    try:
        found = globals()["do_" + step](place)
    except Skipped:
        found = ""
    except BaseException as error:
        text = "%s: %s" % (type(error).__name__, error)
        tell(step=step, ok=False, error=text[:2000], why=why_of(error),
             package=package_of(error)[:200])
        break
    tell(step=step, ok=True, found=str(found)[:300])
tell(step="end", ok=True, found="")
sys.stdout.flush()
os._exit(0)
"""
