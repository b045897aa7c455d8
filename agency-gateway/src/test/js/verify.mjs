// Reads { secret, headers, body } and says whether the reference library of Standard Webhooks takes it.
import { createRequire } from "node:module";
const require = createRequire(process.argv[2] + "/");
const { Webhook } = require("standardwebhooks");
let text = "";
for await (const part of process.stdin) text += part;
const { secret, headers, body } = JSON.parse(text);
new Webhook(secret).verify(body, headers);
console.log("verified");
