import { stamp } from "#mocks/clock.ts";
import type { Db } from "#mocks/db/db.ts";
import type { Cdr, Group, Pbx, Queue, Receptionist, ScheduleItem } from "#mocks/db/pbx-rows.ts";
import type { Cpe, Pots } from "#mocks/db/crm-rows.ts";
import { hash, luck } from "#mocks/random.ts";
import { namedRows } from "./named.ts";

/** The seeded PBXs by what they are. */
export const PBXS = {
  /** An office with everything: a loop, a dead end and two things that no call reaches. */
  office: 1,
  /** A shop: one number, one extension with a mailbox. */
  shop: 2,
  /** Made and never filled. */
  empty: 3,
} as const;

const HOUR = 3_600_000;

const HOLIDAYS = [
  ["1/1", "Año Nuevo"],
  ["6/1", "Reyes"],
  ["$easter$", "Viernes Santo"],
  ["1/5", "Día del Trabajo"],
  ["15/8", "Asunción"],
  ["12/10", "Fiesta Nacional"],
  ["1/11", "Todos los Santos"],
  ["6/12", "Constitución"],
  ["8/12", "Inmaculada"],
  ["25/12", "Navidad"],
] as const;

const OFFICE_LINES = [
  ["1001", "Recepción", true],
  ["1002", "Ventas 1", false],
  ["1003", "Ventas 2", false],
  ["1004", "Taller", true],
  ["1005", "Almacén", false],
  ["1006", "Gerencia", false],
] as const;

function hours(
  days: readonly [string, string],
  morning: readonly [string, string],
  evening: readonly [string | null, string | null] = [null, null],
): ScheduleItem {
  return {
    active: true,
    weekday_from: days[0],
    weekday_to: days[1],
    morning_from: morning[0],
    morning_to: morning[1],
    evening_from: evening[0],
    evening_to: evening[1],
  };
}

/** Ordinary devices that can have a PBX: the first of a customer each, with telephone ports. */
function hosts(db: Db): Cpe[] {
  const isNamed = new Set(namedRows.map(({ id }) => id));
  const customers = new Set<number>();
  return db.cpes.ordered().filter((cpe) => {
    const isFit =
      !isNamed.has(cpe.id) &&
      cpe.tech === "gpon" &&
      !customers.has(cpe.customer) &&
      db.potses.where("cpe", cpe.id).length > 0;
    customers.add(cpe.customer);
    return isFit;
  });
}

/** Lines of a device as extensions, as many as are wanted. */
function extensions(
  db: Db,
  cpe: Cpe,
  wanted: readonly (readonly [string, string, boolean])[],
): number[] {
  const lines = db.potses.where("cpe", cpe.id);
  const pattern = lines[0] as Pots;
  return wanted.map(([cli, label, voicemail], index) => {
    const more = {
      cli,
      label,
      pbx_extension: true,
      voicemail,
      context: 1,
      contextname: "nacional",
      language: "es",
    };
    const line = lines[index];
    if (line) return db.potses.change(line, more).id;
    const id = db.potses.nextId();
    const order = index + 1;
    db.potses.put({ ...pattern, ...more, id, order, lineid: `${cpe.cpename}-${order}` });
    return id;
  });
}

/** PBXs, their items, holidays and calls. */
export function seedPbx(db: Db, now: number): void {
  for (const [index, [day, comment]] of HOLIDAYS.entries())
    db.pbx.holidays.put({ id: index + 1, day, comment, realm: "cpe" });
  const [office, shop, empty] = hosts(db);
  if (!office || !shop || !empty) return;
  const base = (id: number, cpe: Cpe): Pbx => ({
    id,
    customer: cpe.customer,
    realm: cpe.realm,
    ringtime: 20,
    schedule: null,
    language: "es",
    context: 1,
    comment: "",
    holidays: [],
    incoming_fix: null,
    incoming_in: null,
    incoming_out: null,
    incoming_holiday: null,
    out_ddi: null,
  });
  seedOffice(db, base(PBXS.office, office), extensions(db, office, OFFICE_LINES));
  const shopLines = extensions(db, shop, [["2001", "Mostrador", true]]);
  db.pbx.pbxs.put(base(PBXS.shop, shop));
  db.pbx.ddis.put({
    id: db.pbx.ddis.nextId(),
    pbx: PBXS.shop,
    ddi: "913000001",
    extensions: shopLines,
    incoming: null,
  });
  extensions(db, empty, [["3001", "Casa", false]]);
  db.pbx.pbxs.put(base(PBXS.empty, empty));
  seedCalls(db, now, [office.cpename, shop.cpename]);
}

function seedOffice(db: Db, pbx: Pbx, lines: readonly number[]): void {
  const [front, sales1, sales2, workshop, , manager] = lines as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const own = { pbx: pbx.id };
  db.pbx.pbxs.put({
    ...pbx,
    schedule: 1,
    comment: "Cambios de horario: avisar a recepción.",
    holidays: HOLIDAYS.map((_, index) => index + 1),
    incoming_in: "rec:Bienvenido",
    incoming_out: "rec:Cerrado",
    incoming_holiday: "vm:1001",
    out_ddi: "912000001",
  });
  db.pbx.schedules.put({
    ...own,
    id: 1,
    name: "Oficina",
    items: [
      hours(["mon", "thu"], ["09:00", "14:00"], ["16:00", "19:00"]),
      hours(["fri", "fri"], ["09:00", "15:00"]),
    ],
  });
  db.pbx.schedules.put({
    ...own,
    id: 2,
    name: "Guardia",
    items: [hours(["mon", "sun"], ["20:00", "08:00"])],
  });
  const group = (
    id: number,
    cli: string,
    name: string,
    rings: number[],
    more: Partial<Group>,
  ): Group => ({
    ...own,
    id,
    cli,
    name,
    extensions: rings,
    fail: null,
    out_of_schedule: null,
    schedule: null,
    holidays: true,
    ...more,
  });
  // Sales and manager hand a call to each other for ever: the loop that the drawing must find.
  db.pbx.groups.put(group(1, "200", "Ventas", [sales1, sales2], { fail: "grp:201 (Dirección)" }));
  db.pbx.groups.put(group(2, "201", "Dirección", [manager], { fail: "grp:200 (Ventas)" }));
  // Nobody sends a call here.
  db.pbx.groups.put(group(3, "202", "Antiguo", [front], {}));
  // Closed, it sends the call nowhere: the dead end.
  db.pbx.groups.put(
    group(4, "203", "Pedidos", [sales1, front], {
      schedule: 1,
      holidays: false,
      fail: "vm:1001",
    }),
  );
  const queue: Queue = {
    ...group(1, "300", "Taller", [workshop], { fail: "vm:1004" }),
    wrapuptime: 10,
    maxusers: 5,
    user_timeout: 120,
    agent_timeout: 20,
    announce: true,
    announce_frequency: 30,
    record: "12",
    periodic_announce_frequency: 60,
  };
  db.pbx.queues.put(queue);
  const receptionist = (id: number, name: string, more: Partial<Receptionist>): Receptionist => ({
    ...own,
    id,
    name,
    record: String(id),
    schedule: null,
    holidays: true,
    fail: null,
    out_of_schedule: null,
    repeat: false,
    options: [],
    ...more,
  });
  db.pbx.receptionists.put(
    receptionist(1, "Bienvenido", {
      fail: "grp:200 (Ventas)",
      repeat: true,
      options: [
        { name: "Ventas", dial: "1", jump: "grp:200 (Ventas)" },
        { name: "Taller", dial: "2", jump: "que:300 (Taller)" },
        { name: "Gerencia", dial: "3", jump: "ext:1006" },
        { name: "Guardia", dial: "4", jump: "out:654834569/Desvio" },
        { name: "Repetir", dial: "9", jump: "rec:Bienvenido" },
      ],
    }),
  );
  db.pbx.receptionists.put(receptionist(2, "Cerrado", { fail: "vm:1001" }));
  const ddi = (id: number, number: string, incoming: string | null, rings: number[] = []) =>
    db.pbx.ddis.put({ ...own, id, ddi: number, incoming, extensions: rings });
  ddi(1, "912000001", null);
  ddi(2, "912000002", "grp:203 (Pedidos)");
  ddi(3, "0034912000003", null, [front]);
}

const OUTCOMES = ["ANSWERED", "ANSWERED", "ANSWERED", "NO ANSWER", "BUSY", "FAILED"] as const;

/** Two weeks of calls. */
function seedCalls(db: Db, now: number, cpes: readonly string[]): void {
  for (let id = 1; id <= 240; id += 1) {
    const l = luck(hash(id, 333));
    const disposition: Cdr["disposition"] = l.pick(1, OUTCOMES);
    const billsec = disposition === "ANSWERED" ? l.int(2, 5, 900) : 0;
    const isIncoming = l.chance(3, 0.6);
    const outside = `6${String(l.int(4, 10_000_000, 99_999_999))}`;
    const picked = l.pick(5, ["912000001", "912000002", "1001", "1002", "913000001"]);
    // Another exchange writes the number with its country.
    const inside = picked === "912000002" && id % 3 === 0 ? `0034${picked}` : picked;
    db.pbx.cdrs.put({
      id,
      start: stamp(now - id * 1.4 * HOUR),
      cpe: inside === "913000001" ? (cpes[1] ?? "") : (cpes[0] ?? ""),
      src: isIncoming ? outside : inside,
      dst: isIncoming ? inside : outside,
      duration: billsec + l.int(6, 2, 20),
      billsec,
      disposition,
    });
  }
}
