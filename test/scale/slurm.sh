#!/usr/bin/env bash
# A job array over shards, on a Slurm of one node that this script starts on loopback and ends: tasks stop at a limit with
# exit code 75, and Slurm puts them back into the queue until they are done (RequeueExit=75). The joined shards are the single
# run. Takes a minute or two, and ends by itself.
. "$(dirname "$0")/common.sh"
shards=2
PATH=$PATH:/usr/sbin
export SLURM_CONF="$work/slurm.conf"

free_port() { node -e 'const s = require("node:net").createServer(); s.listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'; }

user=$(id -un)
host=$(hostname -s)
mkdir -m 755 state spool
head -c 1024 /dev/urandom >munge.key
chmod 400 munge.key
chmod 755 "$work"
cat >"$SLURM_CONF" <<CONF
ClusterName=one
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$(free_port)
SlurmdPort=$(free_port)
SlurmUser=$user
SlurmdUser=$user
AuthType=auth/munge
AuthInfo=socket=$work/munge.socket,cred_expire=5
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
CryptoType=crypto/munge
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=batch_sched_delay=1,sched_interval=1,bf_interval=1
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
ReturnToService=2
JobRequeue=1
RequeueExit=75
NodeName=$host NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=all Nodes=$host Default=YES MaxTime=10 State=UP
CONF

munged --foreground --force --socket="$work/munge.socket" --key-file="$work/munge.key" --pid-file="$work/munge.pid" \
  --log-file="$work/munge.log" --seed-file="$work/munge.seed" 2>/dev/null &
started+=("$!")
slurmctld -D -i >slurmctld.log 2>&1 &
started+=("$!")
for _ in $(seq 100); do scontrol ping 2>/dev/null | grep -q UP && break; sleep 0.1; done
slurmd -D -N "$host" >slurmd.log 2>&1 &
started+=("$!")
for _ in $(seq 100); do sinfo --noheader -o %T 2>/dev/null | grep -q idle && break; sleep 0.1; done
sinfo --noheader | grep -q idle || { tail slurmctld.log slurmd.log; exit 1; }

cat >task.sh <<TASK
#!/usr/bin/env bash
#SBATCH --array=1-$shards --output=/dev/null --open-mode=append --requeue
echo "\$SLURM_ARRAY_TASK_ID \${SLURM_RESTART_COUNT:-0}" >>tries
exec node "$program" parse pages --shard "\$SLURM_ARRAY_TASK_ID/$shards" -o "part-\$SLURM_ARRAY_TASK_ID" --limit 25 -q
TASK

job=$(sbatch --parsable task.sh)
for _ in $(seq 1500); do
  left=$(squeue --noheader --jobs "$job" 2>/dev/null || true)
  [ -n "$left" ] || break
  sleep 0.2
done
[ -z "$left" ] || { squeue; tail slurmctld.log; exit 1; }
echo "tries: $(wc -l <tries) for $shards tasks"
[ "$(wc -l <tries)" -gt "$shards" ] || { echo "no task was requeued"; exit 1; }
compare part-*
