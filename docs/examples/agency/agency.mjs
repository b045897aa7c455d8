// An agency's system in JavaScript: takes orders, verifies who sent them, and acknowledges. Node 18 or newer.
//   SECRET=whsec_... PORT=9112 node agency.mjs
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";

const key = Buffer.from(process.env.SECRET.replace("whsec_", ""), "base64");

const sign = (id, timestamp, body) =>
  "v1," + createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body).digest("base64");

// Several signatures may come while keys change: one that fits is enough.
function verified(headers, body) {
  const timestamp = headers["webhook-timestamp"] ?? "";
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) return false;
  const expected = Buffer.from(sign(headers["webhook-id"], timestamp, body));
  return (headers["webhook-signature"] ?? "").split(" ").some((given) => {
    const bytes = Buffer.from(given);
    return bytes.length === expected.length && timingSafeEqual(bytes, expected);
  });
}

// The id makes a repeat of the same answer one answer: send it again until it is taken.
async function acknowledge(order, step, by) {
  const body = JSON.stringify({ step, by });
  const id = `${order.deliveryId}-${step}`;
  const timestamp = String(Math.floor(Date.now() / 1000));
  const answer = await fetch(order.acknowledgeAt, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": timestamp,
      "webhook-signature": sign(id, timestamp, body),
    },
    body,
  });
  return answer.status;
}

const seen = new Set();

createServer(async (request, response) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  const body = Buffer.concat(parts);
  if (!verified(request.headers, body)) {
    response.writeHead(401).end();
    return;
  }
  const order = JSON.parse(body);
  // 2xx says that it is in safe keeping here, and no more: nobody has read it yet.
  response.writeHead(202).end();
  if (order.type === "dispatch.ordered" && !seen.has(order.deliveryId)) {
    seen.add(order.deliveryId);
    await acknowledge(order, "RECEIVED", "SYSTEM");
    // Here it would wait for a person. This example accepts by itself.
    console.log(await acknowledge(order, "ACCEPTED", "PERSON"));
  }
}).listen(Number(process.env.PORT), "127.0.0.1", () => console.log("listening"));
