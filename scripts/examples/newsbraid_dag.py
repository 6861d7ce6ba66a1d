"""Airflow: copy to the folder of DAGs. One run an hour, and before each what may go is removed.

Both tasks can be tried again at any time: a run goes on where it stopped, and the same again does no work.
"""

from datetime import UTC, datetime, timedelta

try:
    from airflow.providers.standard.operators.bash import BashOperator
    from airflow.sdk import DAG
except ImportError:  # Airflow 2
    from airflow import DAG
    from airflow.operators.bash import BashOperator

BIN = "/opt/newsbraid/.venv/bin"
OUTPUT = "/var/lib/newsbraid/runs"

LOCKED = 3
"""Exit code where another run holds the output: the task is skipped."""

with DAG(
    dag_id="newsbraid",
    description="Stories of the last days from feeds, each claim cited",
    schedule="17 * * * *",
    start_date=datetime(2024, 1, 1, tzinfo=UTC),
    catchup=False,  # feeds tell what is new now: an hour that was missed cannot be read again
    max_active_runs=1,
    default_args={"retries": 2, "retry_delay": timedelta(minutes=5), "execution_timeout": timedelta(minutes=50)},
    tags=["news"],
) as dag:
    prune = BashOperator(  # first: after a run for which the disk was too full as well
        task_id="prune",
        bash_command=f"{BIN}/newsbraid-prune {OUTPUT} --keep-last 48 --keep-days 30 --apply",
        skip_on_exit_code=LOCKED,
        retries=0,
    )
    newsbraid = BashOperator(
        task_id="newsbraid",
        bash_command=f"{BIN}/newsbraid --config-dir /etc/newsbraid experiment=hourly",
        skip_on_exit_code=LOCKED,
        trigger_rule="all_done",  # also where nothing could be removed
        append_env=True,
        env={"HF_HUB_OFFLINE": "1", "OMP_NUM_THREADS": "1"},
    )
    prune >> newsbraid
