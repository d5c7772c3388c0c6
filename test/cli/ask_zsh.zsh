# What zsh offers for command lines. In: the completion script, a folder for scratch, and command lines; out: one line for each,
# with what a press of Tab at its end would offer. A shell on a terminal of its own is asked, for only there zsh completes.
zmodload zsh/zpty
script=$1 folder=$2
shift 2
cat > $folder/setup.zsh <<END
PROMPT=
autoload -Uz compinit && compinit -u -d $folder/dump
eval "\$(cat $script)"
setopt no_list_beep
compadd() {
  if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then builtin compadd "\$@"; return; fi
  local -a hits
  builtin compadd -A hits "\$@"
  print -rn -- "\$hits " >> $folder/offered
  return 0
}
ask() { zle complete-word; print >> $folder/offered }
zle -N ask
bindkey '^I' ask
: > $folder/ready
END

waited() {
  local tries=0
  until eval $1; do
    (( tries++ < 400 )) || { print -u2 "never: $1"; exit 1 }
    sleep 0.02
  done
}

cd $folder
zpty shell zsh -f -i
zpty -w shell "source $folder/setup.zsh"
waited '[[ -e $folder/ready ]]'
for line; do
  rm -f $folder/offered
  zpty -w -n shell $'\C-u'"$line"$'\t'
  waited '[[ -s $folder/offered && "$(tail -c 1 $folder/offered | od -An -c)" == *n* ]]'
  print -r -- "$line => $(tr -s ' \n' ' ' < $folder/offered)"
  zpty -r -t shell discarded
done
zpty -d shell
