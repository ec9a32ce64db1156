/** The page at `/_sim/`: the switches for a person's hand. Plain HTML, so that it works with whatever the console is. */
export const SIM_PAGE = `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Simulated Krill: switches</title>
<style>
body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
button{font:inherit;margin:.15rem;padding:.3rem .7rem}pre{white-space:pre-wrap;border:1px solid;padding:.6rem}
input{font:inherit;width:9rem}textarea{font:14px/1.4 monospace;width:100%;height:9rem;box-sizing:border-box}
</style>
<h1>Simulated Krill: switches</h1>
<p><label>World <input id="world" value="default"></label> (the request header <code>krill-sim-world</code>)</p>
<h2>Failures</h2>
<p id="faults"></p>
<h2>Time</h2>
<p id="time"></p>
<h2>A CPE</h2>
<p><label>Id <input id="cpe" value="101"></label> <span id="links"></span></p>
<h2>By hand</h2>
<p><label for="body">Body for PUT /_sim/faults or /_sim/options</label></p>
<textarea id="body">{"latencyMs": 500, "match": "/cpes"}</textarea>
<p id="hand"></p>
<h2>Answer</h2>
<pre id="out" role="status"></pre>
<script>
const $ = (id) => document.getElementById(id);
async function send(method, path, body) {
  const headers = { "krill-sim-world": $("world").value, "content-type": "application/json" };
  const reply = await fetch("/_sim/" + path, { method, headers, body: body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body) });
  $("out").textContent = method + " " + path + " -> " + reply.status + "\\n" + (await reply.text());
}
function button(place, text, act) {
  const b = document.createElement("button");
  b.textContent = text;
  b.addEventListener("click", act);
  $(place).append(b);
}
const fault = (text, body) => button("faults", text, () => send("PUT", "faults", body));
fault("None", {});
fault("Slow (2 s)", { latencyMs: 2000 });
fault("Half fail (500)", { errorRate: 0.5 });
fault("All 502", { errorRate: 1, errorStatus: 502 });
fault("Offline", { offline: true });
fault("Next reply lost", { lostReply: true, times: 1 });
fault("Next hangs 20 s", { hang: 20000, times: 1 });
fault("429, 5 s", { rateLimit: { retryAfter: 5 } });
fault("Broken JSON", { badJson: true });
fault("Expire tokens", { expireTokens: true });
fault("Expire all tokens", { expireTokens: true, expireRefresh: true });
for (const s of [5, 30, 60, 3600, 86400]) button("time", "+" + s + " s", () => send("POST", "clock", { advance: s }));
for (const link of ["online", "losi", "dyinggasp", "offline"]) button("links", link, () => send("PATCH", "cpes/" + $("cpe").value, { link }));
button("links", "Look", () => send("GET", "cpes/" + $("cpe").value));
button("time", "A bad night", () => send("POST", "scenario", { name: "bad-night" }));
button("hand", "PUT faults", () => send("PUT", "faults", $("body").value));
button("hand", "PUT options", () => send("PUT", "options", $("body").value));
button("hand", "State", () => send("GET", "state"));
button("hand", "Log", () => send("GET", "log"));
button("hand", "Reset the world", () => send("POST", "reset"));
send("GET", "state");
</script>
</html>
`;
