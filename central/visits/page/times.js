"use strict";
// A contact's page of times: asks central with the token behind the "#", shows what it says, sends what the contact chooses.
// Nothing is kept in the browser. All that comes from outside is put in as text.

const $ = (id) => document.getElementById(id);
const token = /^#[\w-]+$/.test(location.hash) ? location.hash.slice(1) : "";

let language = (navigator.language || "en").startsWith("es") ? "es" : "en";
let told = null; // what central said last
let moving = null; // the visit that gets another time
let said = "";
let busy = false;

function words(name, values = {}) {
  return WORDS[language][name].replace(/\{(\w+)\}/g, (_all, key) => values[key]);
}

function say(name) {
  said = name;
  $("status").textContent = name ? words(name) : "";
  document.body.dataset.state = name;
}

const moment = (ms, form) => new Intl.DateTimeFormat(language, { timeZone: told.zone, ...form }).format(ms);
const dayOf = (ms) => moment(ms, { weekday: "long", day: "numeric", month: "long" });
const timeOf = (ms) => moment(ms, { hour: "numeric", minute: "2-digit" });
const when = (ms) => `${dayOf(ms)}, ${timeOf(ms)}`;

async function ask(what, body) {
  if (busy) return;
  busy = true;
  say("sending");
  try {
    const answer = await fetch(`/v1/times/${what}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
      cache: "no-store",
    });
    const found = await answer.json();
    if (answer.ok) {
      told = found;
      moving = null;
      $("note").value = "";
      show();
      say(what === "about" ? "" : "done");
    } else say(answer.status < 500 && found.code in WORDS[language] ? found.code : "failed");
  } catch (_away) {
    say("unreachable");
  }
  busy = false;
  if (what !== "about") $("status").focus();
}

function make(kind, text, more = {}) {
  return Object.assign(document.createElement(kind), { textContent: text, ...more });
}

function button(text, press) {
  return make("button", text, { type: "button", onclick: press });
}

function row(visit) {
  const item = make("li", "");
  const first = visit.times[0];
  const line = `${visit.state === "asked" ? words("length", { minutes: visit.minutes }) : when(first)}`;
  item.append(make("h3", visit.state === "asked" ? line : `${line}, ${words("length", { minutes: visit.minutes })}`));
  item.append(make("p", words(visit.state, { name: told.resident })));
  const buttons = make("div", "", { className: "buttons" });
  const answer = (body) => ask("answer", { visit: visit.visit, version: visit.version, ...body });
  if (visit.state === "asked") {
    for (const time of visit.times) buttons.append(button(words("yes", { when: when(time) }), () => answer({ answer: "accept", starts_ms: time })));
    buttons.append(button(words("no"), () => answer({ answer: "decline" })));
  } else {
    if (visit.state !== "on") {
      const another = button(words("another"), () => move(visit));
      another.setAttribute("aria-label", `${words("another")}: ${when(first)}`);
      buttons.append(another);
    }
    const cancel = button(words("cancel"), () => {
      if (cancel.dataset.sure) return answer({ answer: "decline" });
      cancel.dataset.sure = "yes";
      cancel.textContent = words("sure", { when: when(first) });
      cancel.removeAttribute("aria-label");
      $("status").textContent = cancel.textContent; // read aloud
    });
    cancel.className = "end";
    cancel.setAttribute("aria-label", `${words("cancel")}: ${when(first)}`);
    buttons.append(cancel);
  }
  item.append(buttons);
  return item;
}

function move(visit) {
  moving = visit;
  form();
  $("day").focus();
}

function options(list, chosen) {
  return list.map(([value, text]) => make("option", text, { value, selected: String(value) === String(chosen) }));
}

function form() {
  const lengths = Object.keys(told.times).sort((one, other) => one - other);
  const minutes = moving ? String(moving.minutes) : $("minutes").value || lengths[lengths.length - 1];
  $("form-title").textContent = words(moving ? "move" : "propose");
  $("moving").hidden = !moving;
  if (moving) $("moving").textContent = words("moving", { when: when(moving.times[0]) });
  $("keep").hidden = !moving;
  $("length").hidden = $("word").hidden = Boolean(moving);
  $("minutes").replaceChildren(...options(lengths.map((one) => [one, words("length", { minutes: one })]), minutes));
  const starts = told.times[minutes] || told.times[lengths[lengths.length - 1]] || [];
  const days = new Map();
  for (const start of starts) days.set(dayOf(start), [...(days.get(dayOf(start)) || []), start]);
  const first = [...days.values()].map((times) => times[0]);
  const day = first.includes(Number($("day").value)) ? Number($("day").value) : first[0];
  $("day").replaceChildren(...options(first.map((start) => [start, dayOf(start)]), day));
  const here = day === undefined ? [] : days.get(dayOf(day));
  $("time").replaceChildren(...options(here.map((start) => [start, timeOf(start)]), $("time").value));
  $("full").hidden = starts.length > 0;
  $("send").disabled = starts.length === 0;
}

function show() {
  document.documentElement.lang = language;
  document.title = words("title");
  for (const node of document.querySelectorAll("[data-words]")) node.textContent = words(node.dataset.words);
  $("language").textContent = words("other");
  $("language").lang = language === "en" ? "es" : "en";
  $("all").hidden = !told;
  if (!told) return;
  $("about").textContent = words("about", { name: told.resident, facility: told.facility, zone: told.zone.replace(/_/g, " ") });
  $("visits").replaceChildren(...told.visits.map(row));
  $("none").hidden = told.visits.length > 0;
  form();
}

$("minutes").onchange = $("day").onchange = form;
$("keep").onclick = () => {
  moving = null;
  form();
};
$("form").onsubmit = (event) => {
  event.preventDefault();
  const starts = Number($("time").value);
  if (moving) ask("answer", { visit: moving.visit, version: moving.version, answer: "move", starts_ms: starts });
  else ask("propose", { starts_ms: starts, minutes: Number($("minutes").value), note: $("note").value });
};
$("language").onclick = () => {
  language = language === "en" ? "es" : "en";
  show();
  say(said);
};
// A newer link, put into the same window.
addEventListener("hashchange", () => location.reload());
show();
if (token) ask("about", {});
else say("noToken");
