"""The tagger's network in torch, for training; `tagger.py` defines the model and reads the same weights with numpy."""

from __future__ import annotations

from types import ModuleType

import numpy as np

from standoff.read.tag_features import CLASSES, LABELS, LONGEST_WORD, QUOTED

STATE = 128  # in each direction
LAYERS = 2
LETTER, FILTERS = 25, 50
SMALL = 8  # the width of the vectors for shape, marks, class and place
FORGET_WORD = 0.1  # the share of words that are hidden in training, so that their letters are learned from
DROP = 0.5


def make_network(torch: ModuleType, vectors: np.ndarray, num_letters: int):
    """Return a fresh network whose word vectors begin at `vectors`; called with a batch, it gives the loss."""
    nn = torch.nn

    class Network(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.word = nn.Embedding.from_pretrained(torch.from_numpy(vectors), freeze=False)
            self.letter = nn.Embedding(num_letters, LETTER)
            self.filters = nn.Conv1d(LETTER, FILTERS, 3)
            self.shapes, self.quoted = nn.Embedding(6, SMALL), nn.Embedding(QUOTED, SMALL)
            self.classes, self.starts = nn.Embedding(CLASSES, SMALL), nn.Embedding(3, SMALL)
            self.drop = nn.Dropout(DROP)
            width = vectors.shape[1] + FILTERS + 4 * SMALL
            self.lstm = nn.LSTM(width, STATE, LAYERS, batch_first=True, bidirectional=True, dropout=DROP)
            self.out = nn.Linear(2 * STATE, len(LABELS))
            self.step = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
            self.begin, self.finish = nn.Parameter(torch.zeros(len(LABELS))), nn.Parameter(torch.zeros(len(LABELS)))

        def scores(self, words, letters, shapes, quoted, classes, starts, mask):
            if self.training:
                words = words.masked_fill(torch.rand(words.shape) < FORGET_WORD, 0)
            flat, back = letters.view(-1, LONGEST_WORD + 2).unique(dim=0, return_inverse=True)
            responses = self.filters(self.letter(flat).transpose(1, 2)).max(2).values[back].view(*words.shape, -1)
            small = [self.shapes(shapes), self.quoted(quoted), self.classes(classes), self.starts(starts)]
            x = self.drop(torch.cat([self.word(words), responses, *small], 2))
            sizes = mask.sum(1)
            packed = nn.utils.rnn.pack_padded_sequence(x, sizes, batch_first=True, enforce_sorted=False)
            states, _ = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True)
            return self.out(self.drop(states))

        def forward(self, words, letters, shapes, quoted, classes, starts, labels, mask):
            scores = self.scores(words, letters, shapes, quoted, classes, starts, mask)
            return (self.all_paths(scores, mask) - self.given_path(scores, labels, mask)).mean()

        def all_paths(self, scores, mask):
            total = scores[:, 0] + self.begin
            for t in range(1, scores.shape[1]):
                new = torch.logsumexp(total.unsqueeze(2) + self.step, 1) + scores[:, t]
                total = torch.where(mask[:, t].unsqueeze(1), new, total)
            return torch.logsumexp(total + self.finish, 1)

        def given_path(self, scores, labels, mask):
            own = (scores.gather(2, labels.unsqueeze(2)).squeeze(2) * mask).sum(1)
            steps = (self.step[labels[:, :-1], labels[:, 1:]] * mask[:, 1:]).sum(1)
            last = labels.gather(1, (mask.sum(1) - 1).unsqueeze(1)).squeeze(1)
            return own + steps + self.begin[labels[:, 0]] + self.finish[last]

    return Network()
