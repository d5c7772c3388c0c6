#!/usr/bin/env bash
# GNU parallel over shards: some tasks are killed, then parallel itself; `--resume-failed` finishes the work; the joined shards
# are the single run. Takes half a minute, and ends by itself.
. "$(dirname "$0")/common.sh"
shards=5

# A task is killed with SIGKILL when it has written its first record, the first time it runs.
cat >task.sh <<'TASK'
#!/usr/bin/env bash
shard=$1 of=$2 program=$3
parse=(node "$program" parse pages --shard "$shard/$of" -o "part-$shard" --jobs 0 -q)
if [ -e "tried-$shard" ] || [ $((shard % 2)) -eq 0 ]; then exec "${parse[@]}"; fi
touch "tried-$shard"
"${parse[@]}" &
for _ in $(seq 400); do
  [ -z "$(find "part-$shard/records" -name '*.json' -print -quit 2>/dev/null)" ] || break
  sleep 0.02
done
kill -KILL $!
wait $! 2>/dev/null
exit 137
TASK

run=(parallel --will-cite --jobs 2 --joblog log --resume-failed bash task.sh '{}' "$shards" "$program" ::: $(seq "$shards"))

echo "first run: parallel is killed"
"${run[@]}" &
engine=$!
started+=("$engine")
for _ in $(seq 400); do [ -e tried-1 ] && [ -e part-2 ] && break; sleep 0.02; done
kill -KILL "$engine"
wait "$engine" 2>/dev/null || true
# What parallel had started goes on or has ended; no task may be at work when the next run begins its folder.
for _ in $(seq 1000); do pgrep -f "$program parse pages --shard" >/dev/null || break; sleep 0.02; done

echo "second run: tasks that were killed have failed"
if "${run[@]}"; then echo "no task failed"; exit 1; else echo "failed tasks: $?"; fi
echo "third run: --resume-failed"
"${run[@]}"
echo "tries in the log: $(($(wc -l <log) - 1))"
compare part-*
