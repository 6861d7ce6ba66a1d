"""In a row of runs: what speaks against joining articles that just came in to a story that has grown quiet.

The first article on an event has none of its kind beside it yet, and so looks most like an old one, be it ever so much
a report on something else; in a batch the reports that came after it would hold it back. The longer a story has been
without news, the likelier it is that the newcomer's own company is still to come.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.stages.cluster.candidates import UNDATED
from pipeline.stages.cluster.merges import Merge
from pipeline.stages.cluster.vectors import Numbers

EACH, MOST = 0.35, 1.2  # log-odds for each day without news, and at most


def against(made: Sequence[Merge], fresh: NDArray[np.bool_], days: NDArray[np.int64]) -> Numbers:
    """Log-odds that each merge loses: where one group is of fresh articles alone and the other one is not.

    days  of each article, as ordinal numbers; UNDATED ones say nothing
    """
    new, last = fresh.tolist(), days.tolist()
    today = int(days.max(initial=UNDATED))
    lost = np.zeros(len(made))
    for number, merge in enumerate(made):
        into, gone = merge.into, merge.gone
        old = gone if new[into] else into
        if new[into] != new[gone] and last[old] != UNDATED:
            lost[number] = min(MOST, EACH * (today - last[old]))
        new[into] = new[into] and new[gone]
        last[into] = max(last[into], last[gone])
    return lost
