"""newsbraid: articles of many outlets in, cited summaries of stories out.

Read first: stage.py (what a stage is), plan.py (what will run), run.py (how it is run). What belongs together:

    commands       __main__ batch command usage comparison, overview, prune with retention
    a plan         plan, build (objects of a configuration), chain (whether stages fit)
    a run          run, steps (one stage: stored or computed), rows and join (what it is given), spool, recorder with
                   manifest, metrics, logs, memory; lock
    what all use   errors, stage, tables, digests, files, shipped
    data           records/; sources/ read it, store/ and exports/ write it; window/ takes over the run before
    the work       stages/, applied by executors/, on verification/, models/ and text/
    measuring      evaluation/

Which part may use which is held by tests/test_layers.py.
"""

__version__ = "0.1.0"
