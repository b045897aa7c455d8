#!/usr/bin/env bash
# An agency behind a firewall, with curl, openssl and jq alone: fetches its orders, and accepts each.
#   GATEWAY=https://... AGENCY=32.73-fire SECRET=whsec_... bash agency.sh
set -euo pipefail

key=$(printf %s "${SECRET#whsec_}" | base64 -d | od -An -tx1 | tr -d ' \n')

# Three headers over an id, the time and what is signed: a body, or the method, a blank and the path.
signed() { # id, what is signed
  local now
  now=$(date +%s)
  printf '%s\n' -H "webhook-id: $1" -H "webhook-timestamp: $now" -H "webhook-signature: v1,$(
    printf '%s.%s.%s' "$1" "$now" "$2" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | base64 -w0
  )"
}

cursor=0
for _ in $(seq "${ROUNDS:-1000000}"); do
  path="/agencies/$AGENCY/inbox?after=$cursor&wait=25"
  mapfile -t headers < <(signed "$(cat /proc/sys/kernel/random/uuid)" "GET $path")
  page=$(curl -fsS "${headers[@]}" "$GATEWAY$path")
  # Keep the orders safe before the cursor is sent again: from then on they count as delivered.
  jq -c '.deliveries[] | select(.type == "dispatch.ordered")' <<<"$page" | while read -r order; do
    body='{"step":"ACCEPTED","by":"PERSON"}'
    mapfile -t headers < <(signed "$(jq -r .deliveryId <<<"$order")-ACCEPTED" "$body")
    curl -fsS "${headers[@]}" -H 'content-type: application/json' -d "$body" "$(jq -r .acknowledgeAt <<<"$order")"
    echo
  done
  cursor=$(jq .cursor <<<"$page")
done
