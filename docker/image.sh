#!/bin/sh
# The three steps of the image, which work without Docker too (extract and run on JDK 17 or newer, train on JDK 25):
#   image.sh extract STATUS.JAR FOLDER   takes the jar apart, because a flat class path starts quicker
#   image.sh train                       in that folder: starts the page once and keeps what the JVM learnt in status.aot
#   image.sh run [ARGUMENT...]           in that folder: starts the page with it; JAVA_OPTS overrules jvm.options
set -eu

extract() {
    java -Djarmode=tools -jar "$1" extract --destination "$2" --force
    mv "$2"/status-*.jar "$2/status.jar"
    here=$(dirname "$0")
    cp "$here/jvm.options" "$2/"
    cp "$0" "$2/image.sh"
}

# Readers' and the desk's first steps, so that the start and the first requests are what is learnt.
train() {
    port=${TRAINING_PORT:-18080}
    data=$(mktemp -d)
    trap 'rm -rf "$data"' EXIT
    grep -v AOTCache= jvm.options > "$data/jvm.options"
    STATUS_DATA_DIR=$data/data STATUS_SAMPLE=true SERVER_PORT=$port MANAGEMENT_SERVER_PORT=$((port + 1)) \
        STATUS_ADMIN_EMAIL=training@example.com STATUS_ADMIN_PASSWORD=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n') \
        java -XX:AOTCacheOutput=status.aot @"$data/jvm.options" -jar status.jar &
    page=$!
    tries=0
    until curl -fsS -o "$data/answer" "http://127.0.0.1:$port/" 2> "$data/error"; do
        tries=$((tries + 1))
        [ $tries -lt 240 ] || { cat "$data/error" >&2; kill $page; exit 1; }
        sleep 0.5
    done
    for path in /history /api/v2/summary.json /history.rss /admin/login /subscribe /incidents/none; do
        curl -sS --compressed -o "$data/answer" "http://127.0.0.1:$port$path"
    done
    kill $page
    wait $page || [ $? -eq 143 ]
    test -s status.aot
}

run() {
    export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
    # shellcheck disable=SC2086
    exec java @jvm.options ${JAVA_OPTS:-} -jar status.jar "$@"
}

step=$1
shift
"$step" "$@"
