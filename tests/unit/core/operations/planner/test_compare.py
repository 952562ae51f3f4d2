"""What an environment would lose by moving, and which difference would be felt."""

from __future__ import annotations

from roost.core.domain.needs import Needs, PackageNeed, Reason
from roost.core.operations.planner.compare import compare, lost, satisfied

CONFIG = Reason("config.json", "model_type")
HERE = {
    "torch": "2.5.1+cu121",
    "transformers": "4.46.0",
    "numpy": "1.26.4",
    "tqdm": "4.66",
    "xformers": "0.0.28",
    "rich": "13.0",
    "pip": "24.0",
}
THERE = {"torch": "2.13.0+cpu", "transformers": "4.57.1", "numpy": "2.1.0", "tqdm": "4.67"}


def needing(*needs: PackageNeed) -> Needs:
    return Needs(family="transformers", packages=needs)


def test_where_the_target_is_not_known_nothing_is_claimed() -> None:
    found = compare(HERE, None, Needs())
    assert (found.known, found.lacks, found.differs, found.conflicts) == (False, (), (), ())


def test_what_is_lacking_says_whether_anybody_wants_it() -> None:
    wanted = PackageNeed("xformers", None, CONFIG, optional=True)
    found = compare(HERE, THERE, needing(wanted))
    assert [(one.name, one.wanted) for one in found.lacks] == [
        ("rich", ""),
        ("xformers", "optional"),
    ]
    assert found.conflicts == ()


def test_differences_that_may_be_felt_are_told_from_those_that_are_not() -> None:
    felt = {one.name: one.matters for one in compare(HERE, THERE, Needs()).differs}
    assert felt == {
        "numpy": "another major version",
        "torch": "another build of torch (cu121 and cpu)",
        "tqdm": "",
        "transformers": "",
    }


def test_a_need_that_is_met_here_and_not_there_is_a_conflict() -> None:
    needs = needing(PackageNeed("xformers", None, CONFIG))
    found = compare(HERE, THERE, needs)
    assert len(found.conflicts) == 1
    assert "xformers" in found.conflicts[0]
    assert found.extend == ("xformers",)


def test_a_floor_that_the_target_does_not_reach_is_one_too() -> None:
    author = Reason("requirements.txt", "line 1")
    needs = needing(PackageNeed("numpy", "1.26", author))
    assert lost(needs, HERE, {**THERE, "numpy": "1.24.0"})
    assert not lost(needs, HERE, THERE)


def test_what_it_does_without_already_is_no_loss() -> None:
    needs = needing(PackageNeed("sentence-transformers", None, CONFIG))
    assert lost(needs, HERE, THERE) == ()


def test_lines_hold_or_do_not() -> None:
    there = {"einops": "0.8.1", "transformers": "4.57.1"}
    assert satisfied(("einops>=0.8", "transformers<5"), there)
    assert not satisfied(("einops>=0.9",), there)
    assert not satisfied(("timm",), there)
    assert not satisfied(("--index-url x",), there)
