"use strict";
// The contact's side of a visit: joins with the token behind the "#", offers when central says so, follows the connection.
// Nothing is kept in the browser.

const PICTURE = { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 20, max: 24 } };
const SOUND = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
const LOST_MS = 4000;
const AGAIN_MS = 5000;
const RETRY_MS = 1500;
const ENDS = ["time", "staff", "elsewhere", "hung_up", "cancelled", "replaced"];
const FOR_GOOD = ["time", "staff", "refused", "noToken", "old", "hung_up", "cancelled", "replaced"];

const $ = (id) => document.getElementById(id);
// Anything else would not go into a header.
const token = /^#[\w-]+$/.test(location.hash) ? location.hash.slice(1) : "";

let language = (navigator.language || "en").startsWith("es") ? "es" : "en";
let shown = { status: "", values: {}, after: "" };
let me = null; // one joining: what belongs to an earlier one is dropped
let media = null;
let recorded = null;

function words(name, values = {}) {
  return WORDS[language][name].replace(/\{(\w+)\}/g, (_all, key) => values[key]);
}

function say(status, values = {}) {
  shown = { ...shown, status, values };
  $("status").textContent = status ? words(status, values) : "";
  if (status) document.body.dataset.state = status;
}

function translate() {
  document.documentElement.lang = language;
  document.title = words("title");
  for (const node of document.querySelectorAll("[data-words]")) node.textContent = words(node.dataset.words);
  $("language").textContent = words("other");
  $("language").lang = language === "en" ? "es" : "en";
  say(shown.status, shown.values);
  if (shown.after) $("after-title").textContent = words(shown.after, shown.values);
  buttons();
  title();
  clock();
  notice();
}

function notice() {
  if (recorded === null) return;
  $("notice").textContent = words(recorded ? "recorded" : "notRecorded");
  $("notice").hidden = false;
  $("may-record").hidden = !recorded;
}

// What the visit is, before anybody joins: nobody joins who has not seen whether it may be recorded.
async function about() {
  if (!token) return end("noToken");
  while (recorded === null) {
    try {
      recorded = (await ask("about", {})).recorded;
    } catch (error) {
      if (error.code) return refused(error);
      say("unreachable");
      await pause(RETRY_MS);
    }
  }
  say("");
  notice();
  $("join").disabled = false;
}

function refused(error) {
  if (error.code === "early") return end("early", { minutes: Math.ceil(error.told.opens_in_ms / 60000) });
  return end(ENDS.includes(error.code) ? error.code : "refused");
}

function title() {
  const name = me && me.name;
  $("visit-title").textContent = name ? words("visitWith", { name }) : words("visit");
}

function page(name) {
  for (const one of ["before", "visit", "after"]) $(one).hidden = one !== name;
}

function buttons() {
  const on = (kind) => !media || media.getTracks().some((track) => track.kind === kind && track.enabled);
  // The words change, so they alone say how it stands: "on, pressed" would be read as its opposite.
  $("sound").textContent = words(on("audio") ? "mute" : "unmute");
  $("sound").classList.toggle("off", !on("audio"));
  $("picture").textContent = words(on("video") ? "hide" : "show");
  $("picture").classList.toggle("off", !on("video"));
}

function clock() {
  if (!me || me.until === null) return;
  const seconds = Math.max(0, Math.round((me.until - performance.now()) / 1000));
  $("left").textContent = words("left", { time: `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}` });
}

async function ask(what, body, more = {}) {
  const answer = await fetch(`/v1/calls/${what}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
    cache: "no-store",
    ...more,
  });
  const told = await answer.json();
  if (answer.ok) return told;
  throw Object.assign(new Error("refused"), { code: answer.status < 500 ? told.code : "", told });
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function open() {
  if (!token) return end("noToken");
  if (!window.RTCPeerConnection || !navigator.mediaDevices) return end("old");
  page("visit");
  say("joining");
  try {
    media = await navigator.mediaDevices.getUserMedia({ audio: SOUND, video: PICTURE });
  } catch (_noCamera) {
    try {
      media = await navigator.mediaDevices.getUserMedia({ audio: SOUND });
    } catch (_noMicrophone) {
      return end("noMicrophone");
    }
  }
  $("own").srcObject = media;
  $("own").hidden = media.getVideoTracks().length === 0;
  $("picture").hidden = $("own").hidden;
  buttons();
  me = { session: "", name: "", until: null, round: 0, pc: null, wasOn: false, other: false, heard: 0, bytes: 0, asked: 0, told: 0 };
  await follow(me);
}

async function follow(mine) {
  while (me === mine) {
    try {
      const joined = await ask("join", {});
      mine.session = joined.session;
      mine.name = joined.name;
      mine.until = performance.now() + joined.left_ms;
      recorded = joined.recorded;
      notice();
      title();
      let after = 0;
      while (me === mine) {
        const told = await ask("events", { session: mine.session, after });
        mine.until = performance.now() + told.left_ms;
        for (const event of told.events) {
          after = event.n;
          if (me === mine) await take(mine, event);
        }
      }
    } catch (error) {
      if (me !== mine) return;
      if (error.code && error.code !== "unknown" && error.code !== "malformed") return refused(error);
      if (document.body.dataset.state !== "on") say("unreachable");
      await pause(RETRY_MS);
    }
  }
}

async function take(mine, event) {
  if (event.kind === "waiting" && !mine.wasOn) say("waiting");
  if (event.kind === "away") {
    drop(mine);
    mine.wasOn = mine.other = false;
    say("away");
  }
  if (event.kind === "begin") {
    mine.other = true;
    mine.round = event.round;
    say(mine.wasOn ? "lost" : "connecting");
    await offer(mine, event.round);
  }
  if (event.kind === "answer" && event.round === mine.round && mine.pc) await mine.pc.setRemoteDescription({ type: "answer", sdp: event.sdp });
  if (event.kind === "end") end(ENDS.includes(event.reason) ? event.reason : "refused");
}

async function offer(mine, round) {
  drop(mine);
  const pc = (mine.pc = new RTCPeerConnection({ iceServers: [], bundlePolicy: "max-bundle" }));
  mine.asked = performance.now();
  for (const track of media.getTracks()) pc.addTrack(track, media);
  if (media.getVideoTracks().length === 0) pc.addTransceiver("video", { direction: "recvonly" });
  const theirs = new MediaStream();
  $("theirs").srcObject = theirs;
  pc.ontrack = (event) => theirs.addTrack(event.track);
  await pc.setLocalDescription(await pc.createOffer());
  await ask("say", { session: mine.session, round, kind: "offer", sdp: pc.localDescription.sdp });
}

function drop(mine) {
  if (mine.pc) mine.pc.close();
  mine.pc = null;
  mine.bytes = 0;
  $("theirs").srcObject = null;
}

async function look() {
  clock();
  const mine = me;
  if (!mine || !mine.pc) return;
  let bytes = 0;
  for (const report of (await mine.pc.getStats()).values()) if (report.type === "inbound-rtp") bytes += report.bytesReceived;
  const now = performance.now();
  if (me !== mine || !mine.pc) return;
  if (bytes > mine.bytes) {
    mine.bytes = bytes;
    mine.heard = now;
    if (document.body.dataset.state !== "on") say("on");
    mine.wasOn = true;
    if (mine.told !== mine.round) {
      mine.told = mine.round;
      ask("say", { session: mine.session, round: mine.round, kind: "connected" }).catch(() => {});
    }
  } else if (now - Math.max(mine.heard, mine.asked) > LOST_MS) {
    if (mine.wasOn) say("lost");
    if (mine.other && now - mine.asked > AGAIN_MS) {
      mine.asked = now;
      ask("say", { session: mine.session, round: mine.round, kind: "again" }).catch(() => {});
    }
  }
}

function hangUp(back = false) {
  const mine = me;
  me = null;
  if (mine) {
    drop(mine);
    if (mine.session) ask("leave", { session: mine.session, back }, { keepalive: true }).catch(() => {});
  }
  for (const track of media ? media.getTracks() : []) track.stop();
  media = null;
  $("own").srcObject = null;
}

function end(why, values = {}) {
  hangUp();
  say("");
  shown = { status: "", values, after: why };
  document.body.dataset.state = why;
  $("after-title").textContent = words(why, values);
  $("again").hidden = FOR_GOOD.includes(why);
  $("again").onclick = recorded === null ? () => location.reload() : open;
  page("after");
  $("after-title").focus();
}

function turn(kind) {
  for (const track of media ? media.getTracks() : []) if (track.kind === kind) track.enabled = !track.enabled;
  buttons();
}

$("join").onclick = open;
$("leave").onclick = () => end("gone");
$("sound").onclick = () => turn("audio");
$("picture").onclick = () => turn("video");
$("language").onclick = () => {
  language = language === "en" ? "es" : "en";
  translate();
};
// A newer link, put into the same window.
addEventListener("hashchange", () => location.reload());
addEventListener("pagehide", () => hangUp(true));
setInterval(look, 500);
translate();
about();
