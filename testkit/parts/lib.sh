# What every part shares; sourced, not run.
#
# A part is a real program (a mail server, a phone, a PBX) that tests start in a scratch folder of their own:
#
#     testkit/parts/NAME start|stop|status DIR PORT
#
# DIR    an absolute folder, made when absent; everything the part writes is below it
# PORT   the first of a block of 50 ports; choose it below 32768, where the kernel does not pick clients' ports
#
# `start` returns when the part serves, and fails with the end of its log when it does not. `start` twice is harmless.
# `stop` ends only what this folder started: each process is noted with its kernel start time, so that a number that
# was given to somebody else since is left alone. Stop before the folder is deleted, the notes go with it.

set -u
umask 022

ACTION=${1:?start, stop or status}
DIR=${2:?an absolute scratch folder}
PORT=${3:?the first port}
IP=${IP:-127.0.0.1}

die() {
  echo "$*" >&2
  exit 1
}

case $DIR in
  /?*/?*) ;;
  *) die "the scratch folder must be absolute and at least two levels down: $DIR" ;;
esac
mkdir -p "$DIR/run" "$DIR/log"
chmod 755 "$DIR"

# --- the account ----------------------------------------------------------------------------------------------------
# Many daemons refuse to be root, so root lends them an account without rights.

if [ "$(id -u)" = 0 ]; then
  ACCOUNT=umbeltest
  id "$ACCOUNT" >/dev/null 2>&1 || useradd --system --no-create-home --home-dir /nonexistent --shell /bin/sh "$ACCOUNT" ||
    id "$ACCOUNT" >/dev/null || die "cannot make the account $ACCOUNT"
else
  ACCOUNT=$(id -un)
fi
GROUP=$(id -gn "$ACCOUNT")

as_account() {
  if [ "$(id -u)" = 0 ]; then
    setpriv --reuid="$ACCOUNT" --regid="$GROUP" --clear-groups env HOME="$DIR" "$@"
  else
    "$@"
  fi
}

give_to_account() {
  [ "$(id -u)" != 0 ] || chown -R "$ACCOUNT:$GROUP" "$@"
}

# --- processes ------------------------------------------------------------------------------------------------------

# born PID: the kernel's start time of a process. The name in field 2 may hold blanks: count after the last ')'.
born() {
  local stat
  stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
  stat=${stat##*) }
  # shellcheck disable=SC2086
  set -- $stat
  echo "${20}"
}

note() { # NAME PID
  local start
  start=$(born "$2") || return 1
  echo "$2 $start" >"$DIR/run/$1.pid"
}

runs() { # NAME
  local pid start
  read -r pid start 2>/dev/null <"$DIR/run/$1.pid" || return 1
  [ -n "$pid" ] && [ "$(born "$pid")" = "$start" ]
}

# spawn NAME COMMAND...: in the background, in a session of its own, as the account; output in log/NAME.out
spawn() {
  local name=$1
  shift
  if [ "$(id -u)" = 0 ]; then
    setsid setpriv --reuid="$ACCOUNT" --regid="$GROUP" --clear-groups env HOME="$DIR" "$@" >"$DIR/log/$name.out" 2>&1 </dev/null &
  else
    setsid "$@" >"$DIR/log/$name.out" 2>&1 </dev/null &
  fi
  note "$name" $!
}

# halt NAME: asks, waits up to ten seconds, then insists; children that stayed in the session go, too.
halt() {
  local pid start session child
  if runs "$1"; then
    read -r pid start <"$DIR/run/$1.pid"
    session=$(ps -o sid= -p "$pid" | tr -d ' ')
    kill -TERM "$pid" 2>/dev/null
    for _ in $(seq 200); do
      runs "$1" || break
      sleep 0.05
    done
    runs "$1" && kill -KILL "$pid" 2>/dev/null
    if [ "$session" = "$pid" ]; then
      for child in $(ps -o pid= -s "$pid"); do kill -KILL "$child" 2>/dev/null; done
    fi
  fi
  rm -f "$DIR/run/$1.pid"
}

# --- waiting --------------------------------------------------------------------------------------------------------

wait_for_tcp() { # PORT [LOG]
  for _ in $(seq 300); do
    (exec 3<>"/dev/tcp/$IP/$1") 2>/dev/null && return 0
    sleep 0.05
  done
  [ -n "${2:-}" ] && tail -n 30 "$2" >&2
  die "nobody listens on TCP port $1 after 15 seconds"
}

wait_for_text() { # TEXT FILE
  for _ in $(seq 300); do
    grep -q "$1" "$2" 2>/dev/null && return 0
    sleep 0.05
  done
  tail -n 30 "$2" >&2
  die "$2 does not say \"$1\" after 15 seconds"
}

# --- certificates ---------------------------------------------------------------------------------------------------

# One authority and one server certificate for each folder: tls/ca.crt, tls/server.crt, tls/server.key, tls/server.pem
certificate() {
  local tls=$DIR/tls
  [ -s "$tls/server.pem" ] && return 0
  mkdir -p "$tls"
  {
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -keyout "$tls/ca.key" -out "$tls/ca.crt" -subj "/CN=Test authority" \
      -addext basicConstraints=critical,CA:TRUE -addext keyUsage=keyCertSign,cRLSign &&
      openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout "$tls/server.key" -out "$tls/server.csr" -subj "/CN=localhost" &&
      printf 'subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth,clientAuth\n' >"$tls/extensions" &&
      openssl x509 -req -in "$tls/server.csr" -CA "$tls/ca.crt" -CAkey "$tls/ca.key" -CAcreateserial -days 3650 \
        -extfile "$tls/extensions" -out "$tls/server.crt"
  } 2>"$tls/openssl.log" || { cat "$tls/openssl.log" >&2; die "no certificate"; }
  cat "$tls/server.crt" "$tls/server.key" >"$tls/server.pem"
}
