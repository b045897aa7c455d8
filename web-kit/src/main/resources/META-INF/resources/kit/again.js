// The second tab in which somebody logged in again: tells the first, which goes on.
new BroadcastChannel("session").postMessage("again");
