// Reads large replies of the search away from the page, and works out what they mean. Keeps what one
// reading has brought together until its answer is asked for.
import { readEnvelope, type Asked } from "#src/krill/page.ts";
import { parseJson } from "#src/util/json.ts";
import { answerAsks } from "#src/util/worker.ts";
import { readMatrixRow } from "./matrix-rows.ts";
import { isProblemRow, readOutageRow, sortKeys } from "./outage-read.ts";
import type { BackDevice, DownCore, DownDevice } from "./outage-types.ts";
import { findOutages } from "./outages.ts";
import type { Answers, Ask } from "./rows-ask.ts";
import { parseSearch } from "./search-language.ts";

interface Run {
  devices: DownDevice[];
  cores: DownCore[];
  back: BackDevice[];
  /** The severity of the last row; null before the first one. */
  severity: number | null;
  /** Whether no row was more severe than the one before it, and any was less. */
  isBySeverity: boolean;
  hasFallen: boolean;
}

const newRun = (): Run => ({
  devices: [],
  cores: [],
  back: [],
  severity: null,
  isBySeverity: true,
  hasFallen: false,
});

/** Changes within a second come in any order, ms. */
const SAME_MS = 1000;

const runs = new Map<number, Run>();

const rowsIn = (bytes: ArrayBuffer, asked: Asked) =>
  readEnvelope(parseJson(new TextDecoder().decode(bytes)), [], asked);

const answers: { [Kind in Ask["kind"]]: (ask: Extract<Ask, { kind: Kind }>) => Answers[Kind] } = {
  "outage-page": ({ run: id, bytes, asked }) => {
    const { rows, total } = rowsIn(bytes, asked);
    const run = runs.get(id) ?? newRun();
    runs.set(id, run);
    let isByTime = true;
    let before = Number.POSITIVE_INFINITY;
    for (const row of rows) {
      const { severity, since } = sortKeys(row);
      const last = run.severity ?? severity;
      if (severity === null || last === null || severity > last) run.isBySeverity = false;
      else if (severity < last) run.hasFallen = true;
      run.severity = severity;
      if (since === null || since > before + SAME_MS) isByTime = false;
      before = since ?? before;
      const read = readOutageRow(row);
      if (read.kind === "device") run.devices.push(read.device);
      else if (read.kind === "core") run.cores.push(read.core);
      else if (read.kind === "back") run.back.push(read.device);
    }
    const oldest = Number.isFinite(before) ? before : null;
    // Rows that are all alike, as in a calm network, are in any order.
    const isSorted = run.isBySeverity && run.hasFallen;
    const isPast = isSorted && rows.length > 0 && !isProblemRow(rows.at(-1));
    return { received: rows.length, total, isPast, isByTime, oldest };
  },
  outages: ({ run: id, now, hasBack }) => {
    const run = runs.get(id) ?? newRun();
    runs.delete(id);
    // A page may repeat a row that moved while the pages were read.
    const devices = [...new Map(run.devices.map((device) => [device.id, device])).values()];
    const cores = [...new Map(run.cores.map((core) => [core.id, core])).values()];
    const down = new Set(devices.map((device) => device.id));
    const back = hasBack ? run.back.filter((device) => !down.has(device.id)) : null;
    return findOutages({ devices, cores, back, now });
  },
  "matrix-page": ({ bytes, asked, q, text, now }) => {
    const { rows, total } = rowsIn(bytes, asked);
    const terms = parseSearch(q);
    const ignored = new Set<string>();
    let hidden = 0;
    const read = rows.flatMap((raw) => {
      const one = readMatrixRow(raw, terms, now, text);
      for (const term of one.ignored) ignored.add(term);
      if (one.ignored.length > 0) hidden += 1;
      return one.row ?? [];
    });
    return { rows: read, received: rows.length, total, ignored: [...ignored], hidden };
  },
  drop: ({ run }) => {
    runs.delete(run);
    return null;
  },
};

answerAsks((ask: Ask) => {
  if (ask.kind === "outage-page") return answers["outage-page"](ask);
  if (ask.kind === "matrix-page") return answers["matrix-page"](ask);
  return ask.kind === "outages" ? answers.outages(ask) : answers.drop(ask);
});
