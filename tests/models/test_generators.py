"""Generators, on a tiny model made on the spot."""

from pathlib import Path

import pytest

from pipeline.errors import ConfigurationError, StageError
from pipeline.models.generators import Decoding, Generator, load_generator
from tests.models.test_spec import spec
from tests.tiny_models import tiny_encoder, tiny_seq2seq


def decoding(**fields: object) -> Decoding:
    values: dict[str, object] = {"beams": 2, "max_new_tokens": 12, "length_penalty": 1.0, "no_repeat_tokens": 3}
    return Decoding(**(values | fields))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def generator(tmp_path_factory: pytest.TempPathFactory) -> Generator:
    return load_generator(spec(tiny_seq2seq(tmp_path_factory.mktemp("seq2seq"))), decoding())


def test_each_text_gives_one_text_and_always_the_same(generator: Generator) -> None:
    texts = ["the flood in the town", "a train strike", ""]
    first = generator.generate(texts)
    assert len(first) == 3
    assert first == generator.generate(texts)


def test_no_special_tokens_come_out(generator: Generator) -> None:
    assert not any("<" in text for text in generator.generate(["the river", "the council of the town"]))


def test_greedy_search_works_too(tmp_path: Path) -> None:
    generator = load_generator(spec(tiny_seq2seq(tmp_path)), decoding(beams=1))
    assert len(generator.generate(["the river", "a strike"])) == 2


@pytest.mark.parametrize("wrong", [{"beams": 0}, {"max_new_tokens": 0}, {"no_repeat_tokens": -1}, {"beams": "two"}])
def test_wrong_parameters_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ConfigurationError, match=next(iter(wrong))):
        decoding(**wrong)


def test_an_encoder_alone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StageError, match="AutoModelForSeq2SeqLM"):
        load_generator(spec(tiny_encoder(tmp_path)), decoding())
