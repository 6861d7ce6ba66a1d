"""Tiny models with random weights, made on the spot: as real as any to the loaders, and no download."""

from pathlib import Path
from string import ascii_lowercase

_WORDS = (
    "the a of in on and to said was were flood river town council minister train strike fire harbour bridge school "
    "police court market bank storm rain people homes power water road city vote law health hospital team match"
)
_SPECIAL = ["<pad>", "<s>", "</s>", "<unk>"]


def tiny_encoder(folder: Path, seed: int = 0, hidden: int = 16, layers: int = 2) -> Path:
    """A BERT in `folder`, as `save_pretrained` writes it."""
    import torch
    from transformers import BertConfig, BertModel

    torch.manual_seed(seed)
    config = BertConfig(
        vocab_size=_save_tokenizer(folder),
        hidden_size=hidden,
        num_hidden_layers=layers,
        num_attention_heads=2,
        intermediate_size=2 * hidden,
        max_position_embeddings=64,
        pad_token_id=0,
    )
    BertModel(config).save_pretrained(folder)
    return folder


def tiny_seq2seq(folder: Path, seed: int = 0) -> Path:
    """A BART of one layer a side and 16 dimensions in `folder`, as `save_pretrained` writes it."""
    import torch
    from transformers import BartConfig, BartForConditionalGeneration

    torch.manual_seed(seed)
    config = BartConfig(
        vocab_size=_save_tokenizer(folder),
        d_model=16,
        encoder_layers=1,
        decoder_layers=1,
        encoder_attention_heads=2,
        decoder_attention_heads=2,
        encoder_ffn_dim=32,
        decoder_ffn_dim=32,
        max_position_embeddings=128,
        pad_token_id=0,
        bos_token_id=1,
        eos_token_id=2,
        decoder_start_token_id=2,
        forced_eos_token_id=2,
    )
    BartForConditionalGeneration(config).save_pretrained(folder)
    return folder


def tiny_entailment(folder: Path, seed: int = 0) -> Path:
    """A BERT of two layers that judges pairs of texts, in `folder`, as `save_pretrained` writes it."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification

    torch.manual_seed(seed)
    labels = {0: "CONTRADICTION", 1: "NEUTRAL", 2: "ENTAILMENT"}
    config = BertConfig(
        vocab_size=_save_tokenizer(folder),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=128,
        pad_token_id=0,
        id2label=labels,
        label2id={label: i for i, label in labels.items()},
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    return folder


def _save_tokenizer(folder: Path) -> int:
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    # Letters beside words, so that texts of other words still differ from each other.
    pieces = [f"{prefix}{letter}" for prefix in ("", "##") for letter in ascii_lowercase]
    tokens = dict.fromkeys([*_SPECIAL, *_WORDS.split(), *pieces])
    vocabulary = {token: i for i, token in enumerate(tokens)}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="<unk>"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> $B </s>", special_tokens=[("<s>", 1), ("</s>", 2)]
    )
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="<pad>", bos_token="<s>", eos_token="</s>", unk_token="<unk>"
    ).save_pretrained(folder)
    return len(vocabulary)
