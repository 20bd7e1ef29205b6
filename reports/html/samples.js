
"use strict";
// The data are foreign: they become text nodes and nothing else.
const run = JSON.parse(document.getElementById("data").textContent);
const { questions, answers, points } = run;
const at = id => document.getElementById(id);
const rowHeight = 58;

// ---- Texts

// What would turn the text around it, or is not to be seen, is shown by its number.
const invisible = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

function node(name, classes, ...children) {
  const element = document.createElement(name);
  if (classes) element.className = classes;
  element.append(...children);
  return element;
}

function foreign(name, text, classes = "") {
  const element = node(name, `foreign ${classes}`);
  for (const part of text.split(new RegExp(`(${invisible.source})`, "u"))) {
    const code = invisible.test(part) ? part.codePointAt(0).toString(16).toUpperCase().padStart(4, "0") : null;
    element.append(code ? node("span", "invisible", `U+${code}`) : part);
  }
  return element;
}

const grouped = number => number.toLocaleString("en-US");
const brief = number => String(Number(number.toPrecision(4)));
const time = seconds => seconds < 1 ? `${brief(seconds * 1000)} ms` : `${brief(seconds)} s`;
const oneLine = text => text.slice(0, 400).replace(/\s+/g, " ").trim();
const name = question => `${question.subset} / ${question.id}`;
const isRepeated = questions.some(question => question.repetition > 0);
const asking = answer => [points.length > 1 && `point ${answer.point + 1}`,
  isRepeated && `time ${(questions[answer.question].repetition ?? 0) + 1}`].filter(Boolean).join(", ");
const signs = { right: "✓", wrong: "✗", "partly right": "≈", unscored: "·" };
const sign = verdict => node("span", `sign ${tone(verdict)}`, signs[verdict] ?? "∅");
const tone = verdict => verdict === "right" || verdict === "wrong" ? verdict : "other";
const words = verdict => verdict in signs ? verdict : `no answer: ${verdict.replaceAll("_", " ")}`;

// Each turn tells how much of it is the question's before it; where that is much, it is examples, and can be folded away.
let before = [];
for (const question of questions) {
  question.turns = question.turns.map(([role, shared, rest], place) => {
    const text = (before[place]?.text ?? "").slice(0, shared) + rest;
    if (before[place]) before[place].folded = Math.max(before[place].folded, before[place].text.lastIndexOf("\n", shared - 1) + 1);
    return { role, text, folded: text.lastIndexOf("\n", shared - 1) + 1 };
  });
  before = question.turns;
}

function gist(question) {
  const turn = question.turns.at(-1);
  return turn ? oneLine(turn.text.slice(turn.folded)) || oneLine(turn.text) : "";
}

// ---- Choosing among the samples

const counts = key => answers.reduce((map, answer) => map.set(key(answer), (map.get(key(answer)) ?? 0) + 1), new Map());

function fill(id, entries, all) {
  at(id).append(new Option(all, ""), ...entries.map(([value, text]) => new Option(text, value)));
  at(id).parentElement.hidden = entries.length < 2;
  at(id).addEventListener("change", choose);
}

const load = index => `${index + 1}: ${points[index].load || "load"}`;
fill("point", points.map((_, index) => [index, load(index)]), "all");
fill("subset", [...counts(answer => questions[answer.question].subset)].map(([id, count]) => [id, `${id} (${grouped(count)})`]), "all");
fill("verdict", [...counts(answer => answer.verdict)].sort((a, b) => b[1] - a[1])
  .map(([verdict, count]) => [verdict, `${words(verdict)} (${grouped(count)})`]), "all");

function holds(answer, text) {
  const question = questions[answer.question];
  return [name(question), answer.reply, answer.failure, ...question.targets ?? [], ...answer.marks.map(mark => mark.answer),
    ...question.turns.map(turn => turn.text)].some(part => part?.toLowerCase().includes(text));
}

let shown = [];
let chosen = null;

function choose() {
  const [point, subset, verdict] = ["point", "subset", "verdict"].map(id => at(id).value);
  const text = at("text").value.toLowerCase();
  shown = answers.filter(answer => (point === "" || answer.point === Number(point))
    && (subset === "" || questions[answer.question].subset === subset)
    && (verdict === "" || answer.verdict === verdict) && (text === "" || holds(answer, text)));
  at("count").textContent = `${grouped(shown.length)} of ${grouped(answers.length)}`;
  at("rows").style.height = `${shown.length * rowHeight}px`;
  if (!shown.includes(chosen)) chosen = shown[0] ?? null;
  show();
  reveal();
}

let waiting = 0;
at("text").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(choose, 200); });

// ---- The list, of which only what is seen exists

function row(answer, place) {
  const question = questions[answer.question];
  const found = answer.marks[0];
  const element = node("div", "row", sign(answer.verdict), foreign("span", [name(question), asking(answer)].filter(Boolean).join(" · "), "name"),
    node("span", "time", answer.e2el === undefined ? "" : time(answer.e2el)),
    foreign("span", [found?.answer && `${oneLine(found.answer).slice(0, 60)} —`, gist(question)].filter(Boolean).join(" "), "says"));
  element.style.top = `${place * rowHeight}px`;
  element.setAttribute("role", "option");
  element.setAttribute("aria-selected", answer === chosen);
  element.title = words(answer.verdict);
  element.addEventListener("click", () => { chosen = answer; show(); drawList(); });
  return element;
}

function drawList() {
  const first = Math.max(0, Math.floor(at("list").scrollTop / rowHeight) - 5);
  const last = Math.min(shown.length, first + Math.ceil(at("list").clientHeight / rowHeight) + 10);
  at("rows").replaceChildren(...shown.slice(first, last).map((answer, offset) => row(answer, first + offset)));
}

function reveal() {
  const top = shown.indexOf(chosen) * rowHeight;
  const list = at("list");
  if (top < list.scrollTop) list.scrollTop = Math.max(0, top);
  if (top + rowHeight > list.scrollTop + list.clientHeight) list.scrollTop = top + rowHeight - list.clientHeight;
  drawList();
}

at("list").addEventListener("scroll", drawList);
addEventListener("resize", reveal);

// ---- The sample

function show() {
  at("sample").scrollTop = 0;
  if (!chosen) return at("sample").replaceChildren(node("p", "empty", "No sample fits."));
  const question = questions[chosen.question];
  at("sample").replaceChildren(
    node("h1", "", sign(chosen.verdict), " ", node("span", tone(chosen.verdict), words(chosen.verdict)), " · ",
      foreign("span", name(question))),
    foreign("p", facts(chosen), "facts"), askings(chosen), marks(chosen, question), ...choices(chosen, question),
    node("h2", "", "Prompt"), ...question.turns.flatMap((turn, place) => prompt(turn, place === question.turns.length - 1)),
    ...reply(chosen));
}

function facts(answer) {
  return [points.length > 1 && `point ${load(answer.point)}`, answer.ttft !== undefined && `first token ${time(answer.ttft)}`,
    answer.e2el !== undefined && `whole reply ${time(answer.e2el)}`,
    answer.input !== undefined && `${grouped(answer.input)} tokens in`,
    answer.output !== undefined && `${grouped(answer.output)} tokens out`,
    answer.finish && `finish reason ${answer.finish}`,
    answer.requests.length === 1 ? `request ${answer.requests[0]}` : `${answer.requests.length} requests`,
  ].filter(Boolean).join(" · ");
}

// The same row at other points, and asked again.
const rows = Map.groupBy(answers, answer => JSON.stringify([questions[answer.question].subset, questions[answer.question].id]));

function askings(answer) {
  const question = questions[answer.question];
  const all = rows.get(JSON.stringify([question.subset, question.id]));
  const bar = node("div", "askings");
  if (all.length < 2) return bar;
  for (const [place, other] of all.slice(0, 100).entries()) {
    const button = node("button", "", sign(other.verdict), ` ${asking(other) || place + 1}`);
    button.setAttribute("aria-pressed", other === answer);
    button.addEventListener("click", () => { chosen = other; show(); reveal(); });
    bar.append(button);
  }
  return bar;
}

function marks(answer, question) {
  const table = node("table", "", node("tr", "", ...["Metric", "Answer", "Right answer", "Score"].map(word => node("th", "", word))));
  answer.marks.forEach((mark, place) => {
    const found = mark.answer === null ? node("td", "other", mark.reason ? words(mark.reason) : "") : foreign("td", mark.answer);
    table.append(node("tr", "", node("td", "", run.metrics[place]), found, foreign("td", (question.targets ?? []).join("\n")),
      node("td", "number", mark.score === null ? "–" : brief(mark.score))));
  });
  return table;
}

function choices(answer, question) {
  const texts = question.choices ?? question.continuations;
  if (!texts) return [];
  const table = node("table");
  // Where the right answer is told by letters, so are the choices.
  const isLettered = question.choices && (question.targets ?? []).every(target => /^[A-Z](,[A-Z])*$/.test(target));
  texts.forEach((text, place) => {
    const isRight = question.right?.includes(place);
    const logprob = answer.logprobs?.[place];
    table.append(node("tr", "", node("td", "right", isRight ? "✓" : ""),
      node("td", "", isLettered ? String.fromCharCode(65 + place) : ""), foreign("td", text),
      node("td", "number", typeof logprob === "number" ? `ln P ${brief(logprob)}` : "")));
  });
  return [node("h2", "", question.choices ? "Choices" : "Weighed"), table];
}

function prompt(turn, isLast) {
  const who = turn.role ? [foreign("p", turn.role, "facts")] : [];
  const fold = text => {
    const details = node("details", "", node("summary", "", `${grouped(text.length)} characters that other samples have too`));
    details.addEventListener("toggle", () => { if (details.children.length === 1) details.append(foreign("pre", text)); });
    return details;
  };
  if (!isLast && turn.folded > turn.text.length / 2) return [...who, fold(turn.text)];
  if (turn.folded < 600) return [...who, foreign("pre", turn.text)];
  return [...who, fold(turn.text.slice(0, turn.folded)), foreign("pre", turn.text.slice(turn.folded))];
}

function reply(answer) {
  if (answer.logprobs) return answer.failure ? [node("h2", "", "Failure"), foreign("pre", answer.failure)] : [];
  if (answer.reply === undefined) return [node("h2", "", "No reply"), foreign("pre", answer.failure ?? "")];
  const said = answer.reply === "" ? node("p", "facts", "It is empty.") : foreign("pre", answer.reply);
  return [node("h2", "", "Reply"), said, ...program(answer.program)];
}

function program(outcome) {
  if (!outcome) return [];
  const said = outcome.output === "" ? [] : [foreign("pre", outcome.output)];
  return [node("h2", "", "Program"), foreign("p", outcome.ending.replaceAll("_", " "), "facts"), ...said];
}

// ---- Keys

function step(by) {
  const place = shown.indexOf(chosen) + by;
  if (place < 0 || place >= shown.length) return;
  chosen = shown[place];
  show();
  reveal();
}

const keys = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 };
addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") return document.activeElement.blur();
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  if (event.key.startsWith("Arrow") && at("sample").contains(event.target)) return;
  if (event.key === "/") at("text").focus();
  else if (keys[event.key]) step(keys[event.key]);
  else return;
  event.preventDefault();
});

// ---- The head

document.title = `${run.task ?? "Samples"} · ${run.model ?? run.run}`;
at("title").replaceWith(foreign("h1", document.title));
at("facts").append(foreign("span", [run.setting && `setting ${run.setting}`, run.split && `split ${run.split}`, run.started, run.run,
  `texts of more than ${grouped(run.longest)} bytes are cut in their middle`].filter(Boolean).join(" · ")));
points.forEach((point, index) => {
  if (point.score === null) return;
  const interval = point.low === null ? "" : ` (${point.low.toFixed(4)}–${point.high.toFixed(4)})`;
  at("points").append(node("li", "", points.length > 1 ? `${load(index)}: ` : "", `${point.metric} `,
    node("b", "", point.score.toFixed(4)), interval));
});
choose();
