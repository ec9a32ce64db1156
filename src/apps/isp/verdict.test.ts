import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadPortReader } from "#src/apps/gpon/api.ts";
import { readCpeInfo, readHost } from "#src/apps/monitoring/api.ts";
import {
  downInfo,
  hostRow,
  hostService,
  inputOf,
  level,
  LOS_ALARM,
  NONE,
  NOW,
  portRows,
  POWER_ALARM,
  read,
  SERIAL,
  times,
  txrx,
  upInfo,
  type World,
} from "./verdict-fixtures.ts";
import type {
  SentenceKey,
  Source,
  VerdictCode,
  VerdictInput,
  VerdictTone,
} from "./verdict-types.ts";
import { verdictTexts as en } from "./verdict-texts.en.ts";
import { verdictTexts as es } from "./verdict-texts.es.ts";
import { evidenceOf } from "./verdict-evidence.ts";
import { verdict } from "./verdict.ts";

const { readOnus } = await loadPortReader();

type Case = {
  /** What an agent would call the situation. */
  when: string;
  /** The contract's fields that decide it. */
  by: string;
  world: World;
  code: VerdictCode;
  sentence?: SentenceKey;
  tone?: VerdictTone;
  params?: Record<string, string | number>;
  /** What the network says beside an administrative state. */
  also?: VerdictCode;
  /** Facts on which sources disagree. */
  disagree?: string[];
};

const weakDn = txrx([level("dnrx", -28.4), level("uprx", -20)]);
const healthyPort = portRows({ status: "online" }, times(9, "online"));
const losOwn = { status: "offline", cause: "losi", last_down_time: "2025-03-10T11:50:00+01:00" };
const gaspOwn = { ...losOwn, cause: "dyinggasp" };

const ONLINE: Case[] = [
  {
    when: "all in order",
    by: "info state, registration.states, services.txrx thresholds",
    world: { live: upInfo(), host: hostRow("up"), port: healthyPort },
    code: "online-healthy",
    tone: "good",
  },
  {
    when: "the published online sample: light in order, one alarm",
    by: "info alarms[].name",
    world: {
      live: upInfo({
        alarms: [
          {
            level: "warning",
            type: "processerror",
            admin_status: "init",
            name: "The GPON ONT configuration recovery fails",
            extra: "effect=serviceaffect curr=0 prev=1",
          },
        ],
      }),
    },
    code: "online-other-problem",
    sentence: "online-problem-alarm",
    tone: "warning",
  },
  {
    when: "an alarm that is over",
    by: "info alarms[].level",
    world: { live: upInfo({ alarms: [{ ...LOS_ALARM, level: "cleared" }] }) },
    code: "online-healthy",
  },
  {
    when: "weak towards the customer, warning",
    by: "services.txrx.perfdatas dnrx value < thresholds[1]",
    world: { live: upInfo({ services: weakDn }) },
    code: "online-weak",
    sentence: "online-weak-dn",
    tone: "warning",
    params: { value: -28.4, threshold: -27, unit: "dBm", severity: "warning", metric: "dnrx" },
  },
  {
    when: "weak towards the customer, critical",
    by: "dnrx value < thresholds[0]",
    world: { live: upInfo({ services: txrx([level("dnrx", -30.1), level("uprx", -20)]) }) },
    code: "online-weak",
    sentence: "online-weak-dn",
    tone: "bad",
    params: { value: -30.1, threshold: -29, severity: "critical" },
  },
  {
    when: "weak from the customer",
    by: "uprx value < thresholds[1]",
    world: {
      live: upInfo({ services: txrx([level("dnrx", -20), level("uprx", "-31.2")]) }),
    },
    code: "online-weak",
    sentence: "online-weak-up",
    params: { value: -31.2, threshold: -30 },
  },
  {
    when: "too strong from the customer",
    by: "uprx value > thresholds[2]",
    world: { live: upInfo({ services: txrx([level("dnrx", -20), level("uprx", -11.63)]) }) },
    code: "online-weak",
    sentence: "online-strong-up",
    params: { side: "strong", threshold: -12 },
  },
  {
    when: "too strong towards the customer, critical",
    by: "dnrx value > thresholds[3]",
    world: { live: upInfo({ services: txrx([level("dnrx", -7), level("uprx", -20)]) }) },
    code: "online-weak",
    sentence: "online-strong-dn",
    tone: "bad",
  },
  {
    when: "both directions past a limit: the worse one is said",
    by: "dnrx warning, uprx critical",
    world: { live: upInfo({ services: txrx([level("dnrx", -28.9), level("uprx", -32.5)]) }) },
    code: "online-weak",
    sentence: "online-weak-up",
    tone: "bad",
  },
  {
    when: "both directions past the same kind of limit: the one further past",
    by: "dnrx -27.2, uprx -31.8",
    world: { live: upInfo({ services: txrx([level("dnrx", -27.2), level("uprx", -31.8)]) }) },
    code: "online-weak",
    sentence: "online-weak-up",
  },
  {
    when: "too much attenuation is weak light",
    by: "upatt value > thresholds[0] of two",
    world: { live: upInfo({ services: txrx([level("dnrx", -20), level("upatt", 28)]) }) },
    code: "online-weak",
    sentence: "online-weak-up",
    params: { metric: "upatt", unit: "dB" },
  },
  {
    when: "weak light and the attenuation that goes with it: the light is said",
    by: "uprx and upatt, both warning",
    world: {
      live: upInfo({
        services: txrx([level("dnrx", -20), level("upatt", 33), level("uprx", -30.6)]),
      }),
    },
    code: "online-weak",
    sentence: "online-weak-up",
    params: { metric: "uprx", value: -30.6 },
  },
  {
    when: "exactly on the limit has not passed it",
    by: "dnrx value = thresholds[1]",
    world: { live: upInfo({ services: txrx([level("dnrx", -27), level("uprx", -30)]) }) },
    code: "online-healthy",
  },
  {
    when: "no limits, and the server's own judgement is ok, as it is of a device that is off",
    by: "services.txrx.state_id 0, thresholds []",
    world: { live: upInfo({ services: txrx([level("dnrx", -35, []), level("uprx", -20, [])]) }) },
    code: "online-light-unknown",
    sentence: "online-light-unknown-no-limits",
  },
  {
    when: "limits against too much light alone: they say nothing of too little",
    by: "services.txrx thresholds [null, null, 2, 3]",
    world: {
      live: upInfo({
        services: txrx([
          level("dnrx", -38, [null, null, -11, -8]),
          level("uprx", -38, [-12, -9]),
          level("uptx", 2.2, [0, 1, 4, 5]),
        ]),
      }),
    },
    code: "online-light-unknown",
    sentence: "online-light-unknown-no-limits",
  },
  {
    when: "a service that tells its state in a word",
    by: "services.dhcp.state",
    world: {
      live: upInfo({
        services: {
          ...txrx([level("dnrx", -20), level("uprx", -20)]),
          dhcp: { state: "CRITICAL", output: "No public IP!" },
        },
      }),
    },
    code: "online-other-problem",
    sentence: "online-problem-service",
  },
  {
    when: "no limits, and the service says in words which one was passed",
    by: "services.txrx.state_id 1, output",
    world: {
      live: upInfo({
        services: txrx([level("dnrx", -20, []), level("uprx", -11.63, [])], {
          state_id: 1,
          output: "uprx=-11.63 > -12.00!",
        }),
      }),
    },
    code: "online-weak",
    sentence: "online-strong-up",
    params: { value: -11.63, threshold: -12 },
  },
  {
    when: "no limits and no judgement",
    by: "thresholds [], services.txrx.state_id 3",
    world: { live: upInfo({ services: txrx([level("dnrx", -20, [])], { state_id: 3 }) }) },
    code: "online-light-unknown",
    sentence: "online-light-unknown-no-limits",
    tone: "warning",
  },
  {
    when: "up, but no level was read",
    by: "services.txrx.perfdatas value null, upatt -1",
    world: { live: upInfo({ services: txrx([level("dnrx", null), level("upatt", -1)]) }) },
    code: "online-light-unknown",
    sentence: "online-light-unknown-no-reading",
  },
  {
    when: "only one direction could be read",
    by: "dnrx value, uprx null",
    world: { live: upInfo({ services: txrx([level("dnrx", -20), level("uprx", null)]) }) },
    code: "online-healthy",
    sentence: "online-healthy-dn-only",
  },
  {
    when: "only the way back could be read",
    by: "uprx value, dnrx null",
    world: { live: upInfo({ services: txrx([level("dnrx", null), level("uprx", -20)]) }) },
    code: "online-healthy",
    sentence: "online-healthy-up-only",
  },
  {
    when: "deviates from its PON",
    by: "services.txrx.perfdatas pondesv > thresholds[0]",
    world: {
      live: upInfo({
        services: txrx([level("dnrx", -20), level("uprx", -20), level("pondesv", 2.32, [2, 4])]),
      }),
    },
    code: "online-other-problem",
    sentence: "online-problem-metric",
  },
  {
    when: "a live service fails",
    by: "services.voice1.state_id 2",
    world: {
      live: upInfo({
        services: {
          ...txrx([level("dnrx", -20), level("uprx", -20)]),
          voice1: { state_id: 2, output: "ERROR: cpe0007-1: UNKNOWN", perfdatas: [] },
        },
      }),
    },
    code: "online-other-problem",
    sentence: "online-problem-service",
    params: { service: "voice1" },
  },
  {
    when: "a service was reported failing an hour ago",
    by: "host joins.services state_long, last_check",
    world: {
      live: upInfo(),
      host: hostRow("up", { services: [hostService("voice1", "critical", 60)] }),
    },
    code: "online-other-problem",
    sentence: "online-problem-service-reported",
  },
  {
    when: "a service was reported failing two days ago: not worth the headline",
    by: "host joins.services last_check",
    world: {
      live: upInfo(),
      host: hostRow("up", { services: [hostService("voice1", "critical", 2 * 1440)] }),
    },
    code: "online-healthy",
  },
  {
    when: "registered without service ports, address and traffic",
    by: "info tech.service_ports [], ips, dnbw, upbw",
    world: { live: upInfo({ tech: { service_ports: [] }, ips: [], dnbw: 0, upbw: 0 }) },
    code: "not-provisioned",
    sentence: "not-provisioned-no-ports",
  },
  {
    when: "no service ports listed, but it has an address: its service works",
    by: "info tech.service_ports [], ips",
    world: { live: upInfo({ tech: { service_ports: [] } }) },
    code: "online-healthy",
  },
  {
    when: "up while an alarm says loss of signal",
    by: "info state up, alarms[].name LOSi",
    world: { live: upInfo({ alarms: [LOS_ALARM] }) },
    code: "online-other-problem",
    disagree: ["alarm"],
  },
  {
    when: "a cable modem, up",
    by: "isp tech docsis, info state up",
    world: {
      cpe: { tech: "docsis" },
      live: upInfo({ services: {}, registration: { states: ["online"] } }),
      host: hostRow("up"),
    },
    code: "online-healthy",
    sentence: "online-healthy-no-light",
  },
  {
    when: "a cable modem, up, while the monitoring's reports could not be read",
    by: "isp tech docsis, info state up, host 403",
    world: {
      cpe: { tech: "docsis" },
      live: upInfo({ services: {}, registration: { states: ["online"] } }),
    },
    code: "online-healthy",
    sentence: "online-healthy-no-report",
  },
  {
    when: "a cable modem with a bad signal-to-noise ratio",
    by: "isp tech docsis, downstream dnsnr thresholds",
    world: {
      cpe: { tech: "docsis" },
      live: upInfo({
        services: {
          downstream: {
            state_id: 1,
            perfdatas: [{ metric: "dnsnr", value: 24, uom: "dB", thresholds: [20, 30, 60, 70] }],
          },
        },
      }),
    },
    code: "online-other-problem",
    sentence: "online-problem-metric",
  },
  {
    when: "on another operator's network, up, without light of ours",
    by: "isp is_bitstream, info services",
    world: {
      cpe: { is_bitstream: true },
      live: upInfo({ services: {}, tech: {} }),
      host: hostRow("up"),
    },
    code: "online-healthy",
    sentence: "online-healthy-no-light",
  },
  {
    when: "the monitoring still says down",
    by: "info state up against host state_long down",
    world: { live: upInfo(), host: hostRow("down") },
    code: "online-healthy",
    disagree: ["state"],
  },
  {
    when: "the monitoring has it at another place",
    by: "info registration.id against vars.cpe_registration_id",
    world: { live: upInfo(), host: hostRow("up", { vars: { cpe_registration_id: "00/05/14-0" } }) },
    code: "online-healthy",
    disagree: ["position"],
  },
];

const DOWN: Case[] = [
  {
    when: "the published offline sample: a LOSi alarm, neighbours not read",
    by: "info state down, registration.states offline, alarms[].name LOSi/LOBi",
    world: { live: downInfo(["offline"], { alarms: [LOS_ALARM] }) },
    code: "los-extent-unknown",
    sentence: "los-extent-missing",
    tone: "bad",
  },
  {
    when: "offline and nothing more",
    by: "info registration.states offline",
    world: { live: downInfo(), port: portRows({ status: "offline" }, times(9, "online")) },
    code: "down-unknown-cause",
    sentence: "down-unknown-cause",
  },
  {
    when: "loss of signal alone",
    by: "registration.states losi, onus/status of 10",
    world: {
      live: downInfo(["alarm", "losi", "offline"]),
      port: portRows(losOwn, times(9, "online")),
    },
    code: "los-alone",
    params: { online: 9, others: 9 },
  },
  {
    when: "loss of signal alone among 64, one neighbour dark for weeks",
    by: "onus/status cause, last_down_time",
    world: {
      live: downInfo(["losi"]),
      port: portRows(losOwn, [...times(61, "online"), ...times(2, "offline", "losi", 40_000)]),
    },
    code: "los-alone",
    params: { same: 1, total: 64 },
  },
  {
    when: "most of the PON lost signal within a minute",
    by: "registration.states losi, onus/status cause and time",
    world: {
      live: downInfo("alarm/losi/offline"),
      port: portRows(losOwn, [...times(7, "offline", "losi", 10.5), ...times(2, "online")]),
    },
    code: "los-area",
    params: { same: 8, total: 10 },
  },
  {
    when: "most of the PON lost signal, times not given",
    by: "onus/status status and cause",
    world: {
      live: downInfo(["losi"]),
      port: portRows({ status: "offline", cause: "losi" }, [
        ...times(5, "losi"),
        ...times(4, "online"),
      ]),
    },
    code: "los-area",
    params: { same: 6, total: 10 },
  },
  {
    when: "the others have been dark for months, each since another day",
    by: "onus/status last_down_time",
    world: {
      live: downInfo(["losi"]),
      port: portRows(losOwn, [
        ...times(1, "offline", "losi", 90_000),
        ...times(1, "offline", "losi", 70_000),
        ...times(1, "offline", "losi", 50_000),
        ...times(1, "online"),
      ]),
    },
    code: "los-extent-unknown",
    sentence: "los-extent-unclear",
  },
  {
    when: "eight of 64 lost signal within a minute: a shared branch",
    by: "onus/status cause and time",
    world: {
      live: downInfo(["losi"]),
      port: portRows(losOwn, [...times(7, "offline", "losi", 10), ...times(56, "online")]),
    },
    code: "los-some",
    params: { same: 8, total: 64 },
  },
  {
    when: "six of 16 lost signal, times not given: a branch is as likely as its own drop",
    by: "onus/status status losi without a time",
    world: {
      live: downInfo(["losi"]),
      port: portRows({ status: "losi" }, [...times(5, "losi"), ...times(10, "online")]),
    },
    code: "los-extent-unknown",
    sentence: "los-extent-others-down",
    params: { down: 5, others: 15, same: 6 },
  },
  {
    when: "its own time is known, those of five others with the same loss are not",
    by: "onus/status last_down_time of one row",
    world: {
      live: downInfo(["losi"]),
      port: portRows(losOwn, [...times(5, "losi"), ...times(10, "online")]),
    },
    code: "los-extent-unknown",
    sentence: "los-extent-others-down",
  },
  {
    when: "five others lost signal within a minute, its own time is not given",
    by: "onus/status last_down_time of the others",
    world: {
      live: downInfo(["losi"]),
      port: portRows({ status: "losi" }, [
        ...times(5, "offline", "losi", 10),
        ...times(10, "online"),
      ]),
    },
    code: "los-extent-unknown",
    sentence: "los-extent-others-down",
  },
  {
    when: "one other of 16 has the same loss, times not given",
    by: "onus/status status losi without a time",
    world: {
      live: downInfo(["losi"]),
      port: portRows({ status: "losi" }, [...times(1, "losi"), ...times(14, "online")]),
    },
    code: "los-alone",
  },
  {
    when: "two of two lost signal: too few for an area, and not alone",
    by: "onus/status of 2",
    world: { live: downInfo(["losi"]), port: portRows(losOwn, times(1, "offline", "losi", 10)) },
    code: "los-extent-unknown",
  },
  {
    when: "gpon is refused, most of the port is reported down with the same loss",
    by: "monitoring/search regtag",
    world: {
      live: downInfo(["losi"]),
      port: portRows(losOwn, [...times(8, "offline", "losi", 10), ...times(6, "online")]),
      by: "monitoring/search regtag",
    },
    code: "los-area",
    params: { same: 9, total: 15 },
  },
  {
    when: "gpon is refused, its neighbours were up at their last check: they may have gone down since",
    by: "monitoring/search regtag",
    world: {
      live: downInfo(["losi"]),
      port: portRows({ status: "online" }, times(14, "online")),
      by: "monitoring/search regtag",
    },
    code: "los-extent-unknown",
    sentence: "los-extent-unclear",
  },
  {
    when: "gpon is refused, and no live reading: a report of the port says nothing of now",
    by: "monitoring/search regtag",
    world: { port: portRows(losOwn, times(9, "online")), by: "monitoring/search regtag" },
    code: "cannot-tell",
  },
  {
    when: "the only ONU of its port",
    by: "onus/status of 1",
    world: { live: downInfo(["losi"]), port: portRows(losOwn, []) },
    code: "los-extent-unknown",
    sentence: "los-extent-only-one",
  },
  {
    when: "most neighbours are down, but nobody says why",
    by: "onus/status status without cause",
    world: {
      live: downInfo(["losi"]),
      port: portRows({ status: "offline" }, [...times(7, "offline"), ...times(2, "online")]),
    },
    code: "los-extent-unknown",
    sentence: "los-extent-others-down",
  },
  {
    when: "it lost signal, most neighbours lost power",
    by: "onus/status cause",
    world: {
      live: downInfo(["losi"]),
      port: portRows(losOwn, [...times(7, "offline", "dyinggasp", 10), ...times(2, "online")]),
    },
    code: "los-extent-unknown",
    sentence: "los-extent-others-down",
  },
  {
    when: "the port's answer does not list it",
    by: "info registration.id, onus/status sn",
    world: { live: downInfo(["losi"]), port: portRows(null, times(9, "online")) },
    code: "los-extent-unknown",
    sentence: "los-extent-unclear",
    disagree: ["port"],
  },
  {
    when: "another device on the port has the same serial and is online",
    by: "onus/status sn, id",
    world: {
      live: downInfo(["losi"]),
      port: [
        { id: "0/5/14-3", sn: SERIAL, status: "online" },
        ...portRows(losOwn, times(8, "online")),
      ],
    },
    code: "los-alone",
    params: { online: 9, total: 10 },
  },
  {
    when: "a dying gasp alone",
    by: "registration.states dyinggasp, onus/status",
    world: { live: downInfo(["dyinggasp"]), port: portRows(gaspOwn, times(9, "online")) },
    code: "power-alone",
  },
  {
    when: "a dying gasp in the alarms, neighbours not allowed",
    by: "info alarms[].name dying-gasp",
    world: {
      live: downInfo(["offline"], { alarms: [POWER_ALARM] }),
      port: { state: "missing", why: "not-allowed" },
    },
    code: "power-extent-unknown",
    sentence: "power-extent-missing",
  },
  {
    when: "a dying gasp and the loss of signal that follows it",
    by: "registration.states dyinggasp, losi",
    world: {
      live: downInfo(["dyinggasp", "losi", "offline"]),
      port: portRows({ status: "offline" }, []),
    },
    code: "power-extent-unknown",
    sentence: "power-extent-only-one",
  },
  {
    when: "several dying gasps at once",
    by: "onus/status cause dyinggasp and time",
    world: {
      live: downInfo(["dyinggasp"]),
      port: portRows(gaspOwn, [...times(5, "offline", "dyinggasp", 11), ...times(2, "online")]),
    },
    code: "power-area",
    params: { same: 6, total: 8 },
  },
  {
    when: "four of 32 dying gasps within two minutes",
    by: "onus/status cause dyinggasp and time",
    world: {
      live: downInfo(["dyinggasp"]),
      port: portRows(gaspOwn, [...times(3, "offline", "dyinggasp", 11), ...times(28, "online")]),
    },
    code: "power-some",
    params: { same: 4, total: 32 },
  },
  {
    when: "four of 16 without power, times not given",
    by: "onus/status status dyinggasp without a time",
    world: {
      live: downInfo(["dyinggasp"]),
      port: portRows({ status: "dyinggasp" }, [...times(3, "dyinggasp"), ...times(12, "online")]),
    },
    code: "power-extent-unknown",
    sentence: "power-extent-others-down",
  },
  {
    when: "it lost power, most neighbours lost signal",
    by: "onus/status cause",
    world: {
      live: downInfo(["dyinggasp"]),
      port: portRows(gaspOwn, [...times(7, "offline", "losi", 10), ...times(2, "online")]),
    },
    code: "power-extent-unknown",
    sentence: "power-extent-others-down",
  },
  {
    when: "a dying gasp, and an answer about the port without any row",
    by: "onus/status []",
    world: { live: downInfo(["dyinggasp"]), port: [] },
    code: "power-extent-unknown",
    sentence: "power-extent-unclear",
  },
  {
    when: "loss of frame",
    by: "registration.states lofi",
    world: { live: downInfo(["lofi"]) },
    code: "down-unknown-cause",
    sentence: "down-lof",
  },
  {
    when: "reading and port name different causes",
    by: "registration.states losi against onus/status cause dyinggasp",
    world: { live: downInfo(["losi"]), port: portRows(gaspOwn, times(9, "online")) },
    code: "down-unknown-cause",
    sentence: "down-causes-differ",
    disagree: ["cause"],
  },
  {
    when: "offline without a cause, most neighbours down, nobody knows since when",
    by: "onus/status status",
    world: {
      live: downInfo(),
      port: portRows({ status: "offline" }, [
        ...times(6, "offline", "losi"),
        ...times(2, "online"),
      ]),
    },
    code: "down-unknown-cause",
    sentence: "down-others-too",
  },
  {
    when: "offline without a cause, most neighbours down since then",
    by: "onus/status last_down_time",
    world: {
      live: downInfo(),
      port: portRows(times(1, "offline", undefined, 12)[0] ?? null, [
        ...times(6, "offline", "losi", 10),
        ...times(2, "online"),
      ]),
    },
    code: "down-unknown-cause",
    sentence: "down-unknown-cause-shared",
  },
  {
    when: "rebooted just now, of which the reading still tells the drop before, that of its neighbours",
    by: "info registration.last_down_time",
    world: {
      live: downInfo(undefined, {
        registration: {
          host: "oltNorte",
          id: "0/5/14-7",
          states: ["offline"],
          last_down_time: "2025-03-10T11:48:00+01:00",
        },
      }),
      port: portRows({ status: "offline" }, [
        ...times(4, "offline", "dyinggasp", 12),
        ...times(2, "online"),
      ]),
      seenDown: NOW.getTime() - 5_000,
    },
    code: "down-unknown-cause",
    sentence: "down-unknown-cause",
  },
  {
    when: "offline without a time, as one just unprovisioned, and most neighbours down for a while",
    by: "onus/status last_down_time",
    world: {
      live: downInfo(),
      port: portRows({ status: "offline" }, [
        ...times(4, "offline", "dyinggasp", 12),
        ...times(2, "online"),
      ]),
    },
    code: "down-unknown-cause",
    sentence: "down-others-too",
  },
  {
    when: "offline just now without a cause, and most neighbours down for longer",
    by: "onus/status last_down_time",
    world: {
      live: downInfo(),
      port: portRows(times(1, "offline", undefined, 0)[0] ?? null, [
        ...times(6, "offline", "dyinggasp", 12),
        ...times(2, "online"),
      ]),
    },
    code: "down-unknown-cause",
    sentence: "down-unknown-cause",
  },
  {
    when: "offline without a cause, gpon is refused, two others of its port are reported down: one report more is its own",
    by: "monitoring/search regtag",
    world: {
      live: downInfo(),
      port: portRows({ status: "offline" }, [...times(2, "offline"), ...times(2, "online")]),
      by: "monitoring/search regtag",
    },
    code: "down-unknown-cause",
    sentence: "down-unknown-cause",
  },
  {
    when: "offline without a cause, gpon is refused, four others of its port are reported down",
    by: "monitoring/search regtag",
    world: {
      live: downInfo(),
      port: portRows({ status: "offline" }, [...times(4, "offline"), ...times(2, "online")]),
      by: "monitoring/search regtag",
    },
    code: "down-unknown-cause",
    sentence: "down-others-too",
    params: { down: 4, others: 6 },
  },
  {
    when: "a word that nobody knows is no cause",
    by: "registration.states",
    world: { live: downInfo(["offline", "quarantined"]) },
    code: "down-unknown-cause",
  },
  {
    when: "not found on the network",
    by: "info output",
    world: { live: downInfo([], { output: "DOWN - not found", registration: {}, tech: {} }) },
    code: "not-provisioned",
    sentence: "not-provisioned-not-found",
  },
  {
    when: "down, and the OLT has no service port for it",
    by: "info state down, tech.service_ports []",
    world: { live: downInfo(["offline"], { tech: { service_ports: [] } }) },
    code: "not-provisioned",
    sentence: "not-provisioned-no-ports-down",
  },
  {
    when: "a loss of signal outweighs missing service ports",
    by: "registration.states losi, tech.service_ports []",
    world: { live: downInfo(["losi"], { tech: { service_ports: [] } }) },
    code: "los-extent-unknown",
  },
  {
    when: "not found, but on another operator's network, where each looks so",
    by: "info output, isp is_bitstream",
    world: {
      cpe: { is_bitstream: true },
      live: downInfo([], { output: "DOWN - not found", registration: {}, tech: {} }),
    },
    code: "down-unknown-cause",
  },
  {
    when: "not found, and the port does not list it: that agrees",
    by: "info output, onus/status sn",
    world: {
      live: downInfo([], { output: "DOWN - not found", registration: {}, tech: {} }),
      port: portRows(null, times(9, "online")),
    },
    code: "not-provisioned",
  },
  {
    when: "down, unregistered, and its provisioning fails",
    by: "host joins.services provision output",
    world: {
      live: downInfo([], { output: "Offline!", registration: null, tech: null }),
      host: hostRow("down", {
        services: [
          hostService(
            "provision",
            "critical",
            5,
            "oltX 0/5/15:10 raised OnuIndexYetProvisionedException",
          ),
        ],
      }),
    },
    code: "not-provisioned",
    sentence: "not-provisioned-failing",
  },
  {
    when: "a cable modem, offline: nothing is said of light",
    by: "isp tech docsis, info state down",
    world: { cpe: { tech: "docsis" }, live: downInfo(["losi", "offline"]) },
    code: "down-unknown-cause",
  },
  {
    when: "stale registration: the record says online, the reading down",
    by: "info state down against vars.cpe_registration_state online",
    world: {
      live: downInfo(["losi"]),
      host: hostRow("down", { vars: { cpe_registration_state: ["online"] } }),
    },
    code: "los-extent-unknown",
    disagree: ["registration"],
  },
  {
    when: "down by the reading, up by the monitoring",
    by: "info state down against host state_long up",
    world: { live: downInfo(["losi"]), host: hostRow("up") },
    code: "los-extent-unknown",
    disagree: ["state"],
  },
];

const DECIDED: Case[] = [
  {
    when: "not subscribed, and offline",
    by: "isp active",
    world: { cpe: { active: false }, live: downInfo() },
    code: "disabled",
    tone: "off",
    also: "down-unknown-cause",
  },
  {
    when: "not subscribed, yet online",
    by: "isp active, info state up",
    world: { cpe: { active: false }, live: upInfo() },
    code: "disabled",
    also: "online-healthy",
    disagree: ["active"],
  },
  {
    when: "the year 0 for no expiration date, online",
    by: "isp expiration_date",
    world: { cpe: { expiration_date: "0000-00-00" }, live: upInfo() },
    code: "online-healthy",
  },
  {
    when: "expired, and online",
    by: "isp expiration_date",
    world: { cpe: { expiration_date: "2025-03-09" }, live: upInfo() },
    code: "expired",
    also: "online-healthy",
    params: { date: "2025-03-09" },
  },
  {
    when: "expires tomorrow",
    by: "isp expiration_date",
    world: { cpe: { expiration_date: "2025-03-11" }, live: upInfo() },
    code: "online-healthy",
  },
  {
    when: "internet access off, and a fibre problem beside it",
    by: "isp access, registration.states losi",
    world: { cpe: { access: false }, live: downInfo(["losi"]) },
    code: "access-off",
    also: "los-extent-unknown",
  },
  {
    when: "not subscribed and expired: the subscription is said",
    by: "isp active, expiration_date",
    world: { cpe: { active: false, expiration_date: "2024-01-01" } },
    code: "disabled",
    also: "cannot-tell",
  },
];

const old = { ageMin: 24 * 60, intervalS: 300 };
const UNCERTAIN: Case[] = [
  {
    when: "the reading is on its way",
    by: "info not yet read",
    world: { live: { state: "reading" }, host: hostRow("up") },
    code: "cannot-tell",
    sentence: "cannot-tell-reading",
    tone: "unknown",
  },
  ...(
    ["not-allowed", "not-found", "failed", "timeout", "not-applicable", "malformed"] as const
  ).map((why): Case => ({
    when: `the reading is missing (${why}) and so is everything else`,
    by: "info, host, onus/status absent",
    world: { live: { state: "missing", why } },
    code: "cannot-tell",
    sentence: `cannot-tell-${why}`,
    tone: "unknown",
  })),
  {
    when: "no reading, and the report that it is up is old",
    by: "host last_check older than twice check_interval",
    world: { host: hostRow("up", old) },
    code: "cannot-tell",
  },
  {
    when: "no reading, and the report that it is down is old",
    by: "host last_check older than twice check_interval",
    world: {
      host: hostRow("down", {
        ...old,
        attrs: { output: "alarm/losi/offline oltNorte:0/5/14-7 0.0.0.0" },
      }),
    },
    code: "cannot-tell",
  },
  {
    when: "no reading, never checked",
    by: "host state 99, last_check null",
    world: { host: hostRow("pending", { attrs: { last_check: null } }) },
    code: "cannot-tell",
  },
  {
    when: "no reading, reported up a minute ago",
    by: "host state_long up, last_check",
    world: { host: hostRow("up") },
    code: "reported-up",
    tone: "unknown",
  },
  {
    when: "no reading, reported down with loss of signal",
    by: "host state_long down, output",
    world: {
      host: hostRow("down", { attrs: { output: "alarm/losi/offline oltNorte:0/5/14-7 0.0.0.0" } }),
    },
    code: "reported-down",
    sentence: "reported-down-los",
    tone: "unknown",
  },
  {
    when: "no reading, reported down without power",
    by: "host state_long down, output",
    world: {
      host: hostRow("down", { attrs: { output: "dyinggasp/offline oltNorte:0/5/14-7 0.0.0.0" } }),
    },
    code: "reported-down",
    sentence: "reported-down-power",
    tone: "unknown",
  },
  {
    when: "no reading, down; only the registration on record names a cause: not used",
    by: "vars.cpe_registration_state",
    world: { host: hostRow("down", { vars: { cpe_registration_state: "dyinggasp" } }) },
    code: "reported-down",
    sentence: "reported-down",
  },
  {
    when: "no reading, out of reach",
    by: "host state_long unreachable",
    world: { host: hostRow("unreachable") },
    code: "reported-down",
    sentence: "reported-unreachable",
  },
  {
    when: "no reading, but its own row on the port names the cause",
    by: "onus/status sn, cause",
    world: { port: portRows(losOwn, times(9, "online")) },
    code: "los-alone",
  },
  {
    when: "no reading, online by its own row on the port",
    by: "onus/status sn, status",
    world: { port: healthyPort },
    code: "online-light-unknown",
    sentence: "online-light-unknown-port",
    tone: "unknown",
  },
  {
    when: "the reading is ten minutes old",
    by: "age of info",
    world: { live: read(readCpeInfo(upInfo()).info, 10) },
    code: "cannot-tell",
    sentence: "cannot-tell-old",
  },
  {
    when: "the reading says neither up nor down",
    by: "info state, registration.states absent",
    world: { live: { output: "" } },
    code: "cannot-tell",
    sentence: "cannot-tell-unknown",
  },
  {
    when: "the reading says up and offline at once",
    by: "info state up, registration.states offline",
    world: { live: upInfo({ registration: { states: ["offline"] } }) },
    code: "cannot-tell",
    sentence: "cannot-tell-contradictory",
    disagree: ["registration"],
  },
  {
    when: "the reading says up, and its own output that the signal is lost",
    by: "info state up, output losi",
    world: {
      live: upInfo({ output: "alarm/losi/offline oltNorte:0/5/14-7 0.0.0.0", registration: {} }),
    },
    code: "cannot-tell",
    sentence: "cannot-tell-contradictory",
    disagree: ["registration"],
  },
  {
    when: "the reading says down, and its own output online",
    by: "info state down, output online",
    world: { live: downInfo(["losi"], { output: "online oltNorte:0/5/14-7 10.8.33.14" }) },
    code: "cannot-tell",
    sentence: "cannot-tell-contradictory",
    disagree: ["registration"],
  },
  {
    when: "the reading has no state, its registration is online and its output lost the signal",
    by: "info state absent, registration.states online, output losi",
    world: {
      live: {
        output: "alarm/losi/offline oltNorte:0/5/14-7 0.0.0.0",
        registration: { states: ["online"] },
      },
    },
    code: "cannot-tell",
    sentence: "cannot-tell-unknown",
  },
  {
    when: "the reading's two states disagree, and no registration helps",
    by: "info state up, state_id 1",
    world: { live: upInfo({ state_id: 1, registration: null }) },
    code: "cannot-tell",
    sentence: "cannot-tell-unknown",
  },
  {
    when: "placeholders only",
    by: "registration.states __regstate__, info state absent",
    world: { live: { registration: { states: "__regstate__", id: "__regid__" } } },
    code: "cannot-tell",
  },
];

describe.each([
  ["online", ONLINE],
  ["down", DOWN],
  ["decided in the CRM", DECIDED],
  ["not certain", UNCERTAIN],
])("%s", (_, cases) => {
  it.each(cases)("$when → $code (by $by)", (one) => {
    const found = verdict(inputOf(one.world));
    const { code, tone = found.tone, sentence = found.sentence, params = {} } = one;
    expect(found).toMatchObject({ code, tone, sentence, params });
    expect(found.also?.code).toBe(one.also);
    expect(found.contradictions.map(({ fact }) => fact)).toStrictEqual(one.disagree ?? []);
  });
});

/** The names between double braces. */
function placeholders(sentence: string): string[] {
  return Array.from(sentence.matchAll(/\{\{(\w+)/g), ([, name = ""]) => name);
}

describe("the sentences", () => {
  it.each(Object.keys(en.sentence) as SentenceKey[])("%s has the same values in Spanish", (key) => {
    expect(placeholders(es.sentence[key]).toSorted()).toStrictEqual(
      placeholders(en.sentence[key]).toSorted(),
    );
  });

  it.each([...ONLINE, ...DOWN, ...DECIDED, ...UNCERTAIN])("has its values: $when", ({ world }) => {
    const { sentence, params } = verdict(inputOf(world));
    expect(Object.keys(params)).toStrictEqual(
      expect.arrayContaining(placeholders(en.sentence[sentence])),
    );
  });

  it("say why wherever they cannot tell", () => {
    for (const sentence of Object.values(en.sentence)) {
      expect(/cannot tell/i.test(sentence)).toBe(/cannot tell[^.]*(,|:| whether)/i.test(sentence));
    }
  });

  it("name no light where no cause is known: a cable or radio device has none", () => {
    const { sentence } = verdict(inputOf({ cpe: { tech: "docsis" }, live: downInfo() }));
    expect(en.sentence[sentence]).toMatch(/names no cause/);
    expect(en.sentence[sentence]).not.toMatch(/light/);
    expect(es.sentence[sentence]).not.toMatch(/luz/);
  });

  it("are each said by some case", () => {
    const cases = [...ONLINE, ...DOWN, ...DECIDED, ...UNCERTAIN];
    const said = new Set(cases.map(({ world }) => verdict(inputOf(world)).sentence));
    expect(Object.keys(en.sentence).filter((key) => !said.has(key as SentenceKey))).toStrictEqual(
      [],
    );
  });
});

const restsOn = (input: VerdictInput) => evidenceOf(input, verdict(input).extent);

describe("evidence", () => {
  it("tells where neighbours come from that gpon does not give", () => {
    const by = "monitoring/search regtag";
    const port = portRows(losOwn, times(8, "offline", "losi", 10));
    const { evidence } = restsOn(inputOf({ live: downInfo(["losi"]), port, by }));
    expect(evidence).toContainEqual(
      expect.objectContaining({ fact: "port-same", value: "9/9", source: by }),
    );
    expect(evidence.map(({ source }) => source)).not.toContain("gpon onus/status");
  });

  it("names each value's field, its time and whether it is old", () => {
    const { evidence, missing } = restsOn(
      inputOf({ live: upInfo({ services: weakDn }), host: hostRow("up", old) }),
    );
    expect(evidence).toContainEqual({
      fact: "live-metric",
      name: "dnrx",
      value: -28.4,
      unit: "dBm",
      source: "monitoring/cpes/{id}/info services.txrx.perfdatas",
      at: NOW,
      old: false,
    });
    expect(evidence).toContainEqual(
      expect.objectContaining({ fact: "host-state", value: "up", old: true }),
    );
    expect(missing).toStrictEqual([{ source: "neighbours", why: "failed" }]);
  });

  it("counts the others of a port as the sentence does, and does not call the monitoring's reports fresh", () => {
    const input = inputOf({
      live: downInfo(["losi"]),
      port: portRows(losOwn, [...times(8, "offline", "losi", 10), ...times(6, "online")]),
      by: "monitoring/search regtag",
    });
    const source = "monitoring/search regtag";
    const { evidence } = restsOn(input);
    expect(verdict(input).params).toMatchObject({ same: 9, total: 15, others: 14 });
    for (const [fact, value] of [
      ["port-same", "9/15"],
      ["port-online", "6/14"],
    ])
      expect(evidence).toContainEqual({ fact, value, source, at: null, old: false });
  });

  it("says that the states of the services are not known where the server does not give them", () => {
    const input = inputOf({ live: upInfo({ services: weakDn }), host: hostRow("up") });
    if (input.host.state !== "read") throw new Error("the report was read");
    const untold = { ...input.host.value, areServicesUntold: true };
    const { missing } = restsOn({ ...input, host: { ...input.host, value: untold } });
    expect(missing).toContainEqual({ source: "services", why: "not-found" });
    const modem = inputOf({
      cpe: { tech: "docsis" },
      live: upInfo({ services: {}, registration: { states: ["online"] } }),
      host: hostRow("up"),
    });
    const said = verdict({ ...modem, host: { ...input.host, value: untold } });
    expect(said.sentence).toBe("online-healthy-no-report");
  });

  it("makes hostile text of the network harmless", () => {
    const name = `LOSi \u202E${"x".repeat(5000)}`;
    const { evidence } = restsOn(inputOf({ live: downInfo([], { alarms: [{ name }] }) }));
    const shown = String(evidence.find(({ fact }) => fact === "live-alarm")?.value);
    expect(shown.length).toBeLessThanOrEqual(200);
    expect(shown).not.toContain("\u202E");
  });
});

const CERTAINTY: Record<VerdictTone, number> = { unknown: 0, off: 1, warning: 1, bad: 1, good: 1 };

const states = fc.constantFrom(
  undefined,
  null,
  [],
  ["online"],
  ["offline"],
  "alarm/losi/offline",
  ["dyinggasp"],
  "__regstate__",
  ["online", "losi"],
  ["lofi"],
);
const wildLevel = fc.tuple(
  fc.constantFrom("dnrx", "uprx", "uptx", "upatt", "pondesv"),
  fc.option(fc.double({ min: -60, max: 60, noNaN: true })),
  fc.constantFrom(undefined, [], [1], [26, 46], [5, 1, 2, 3]),
);
const wildInfo = fc
  .record({
    state: fc.constantFrom("up", "down", "UP", "degraded", undefined),
    state_id: fc.constantFrom(0, 1, "1", 7, undefined),
    states,
    output: fc.constantFrom("", "DOWN - not found", "offline oltNorte:0/5/14-7 0.0.0.0"),
    alarms: fc.subarray([LOS_ALARM, POWER_ALARM, { name: "other" }]),
    levels: fc.array(wildLevel, { maxLength: 4 }),
    ports: fc.constantFrom(undefined, null, [], [{ id: 1 }]),
  })
  .map(({ states: said, levels, ports, ...rest }) =>
    upInfo({
      ...rest,
      registration: { states: said, id: "0/5/14-7" },
      services: txrx(levels.map(([metric, value, limits]) => level(metric, value, limits))),
      tech: { service_ports: ports },
    }),
  );
const wildPort = fc
  .tuple(
    fc.option(fc.constantFrom(losOwn, gaspOwn, { status: "online" }, { status: "offline" })),
    fc.array(
      fc.constantFrom(
        { status: "online" },
        { status: "offline", cause: "losi" },
        { status: "offline", cause: "dyinggasp" },
        { status: "down" },
        { status: "??" },
      ),
      { maxLength: 12 },
    ),
  )
  .map(([own, others]) => portRows(own, others));
const wildHost = fc
  .record({
    state: fc.constantFrom(
      "up" as const,
      "down" as const,
      "unreachable" as const,
      "pending" as const,
    ),
    ageMin: fc.constantFrom(1, 8, 15, 5000),
    states,
    output: fc.constantFrom("Offline!", "alarm/losi/offline oltNorte:0/5/14-7 0.0.0.0", null),
  })
  .map(({ state, ageMin, states: said, output }) =>
    hostRow(state, { ageMin, attrs: { output }, vars: { cpe_registration_state: said } }),
  );
const wildCpe = fc.record({
  tech: fc.constantFrom("gpon", "docsis", null),
  active: fc.constantFrom(true, true, true, false, null),
  access: fc.constantFrom(true, true, false),
});
const maybe = <T>(source: fc.Arbitrary<T>) =>
  fc.oneof({ arbitrary: source, weight: 4 }, { arbitrary: fc.constant(NONE), weight: 1 });
const wildInput = fc
  .record({ cpe: wildCpe, live: maybe(wildInfo), host: maybe(wildHost), port: maybe(wildPort) })
  .map(inputOf);

describe("whatever comes", () => {
  it("never throws and always has a sentence, for any JSON", () => {
    const source = <T>(reader: (raw: unknown) => T): fc.Arbitrary<Source<T>> =>
      fc.anything({ withNullPrototype: true }).map((raw) => read(reader(raw)));
    fc.assert(
      fc.property(
        source((raw) => readCpeInfo(raw).info),
        source((raw) => readHost(raw).host),
        source((raw) => readOnus(raw).onus),
        (live, host, neighbours) => {
          const input: VerdictInput = { now: NOW, cpe: {}, live, host, neighbours };
          expect(verdict(input).sentence).toBeTypeOf("string");
        },
      ),
    );
  });

  it("claims nothing of now from an old report alone", () => {
    fc.assert(
      fc.property(wildCpe, wildHost, (cpe, host) => {
        const input = inputOf({ cpe, host });
        const report = input.host.state === "read" ? input.host.value : null;
        const found = verdict(input);
        const network = found.also ?? found;
        expect(network.tone).toBe("unknown");
        const age = report?.lastCheck ? NOW.getTime() - report.lastCheck.getTime() : Infinity;
        expect(age <= 600_000 || network.code === "cannot-tell").toBe(true);
      }),
    );
  });

  it("is never more certain for knowing less", () => {
    fc.assert(
      fc.property(wildInput, fc.constantFrom("live", "host", "neighbours"), (input, without) => {
        const before = verdict(input);
        const after = verdict({ ...input, [without]: NONE });
        expect(CERTAINTY[(after.also ?? after).tone]).toBeLessThanOrEqual(
          CERTAINTY[(before.also ?? before).tone],
        );
      }),
      { numRuns: 500 },
    );
  });

  it("names a fibre or power cut only where a live word of the network does", () => {
    fc.assert(
      fc.property(wildInput, (input) => {
        const found = verdict(input);
        const { code } = found.also ?? found;
        if (!/^(los|power)-/.test(code)) return;
        const words = restsOn(input)
          .evidence.filter(
            ({ fact }) =>
              /^(live-registration|live-alarm|port-own)$/.test(fact) || fact === "host-output",
          )
          .map(({ fact, value }) => `${fact}=${String(value)}`)
          .join("\n");
        expect(words).toMatch(/(live|port)-\S+?=.*(los|gasp|LOSi)/);
      }),
      { numRuns: 500 },
    );
  });

  it("says area only with three or more, and half of the port, down", () => {
    fc.assert(
      fc.property(wildInput, (input) => {
        const found = verdict(input);
        const { code, params } = found.also ?? found;
        if (!code.endsWith("-area")) return;
        expect(Number(params.same)).toBeGreaterThanOrEqual(3);
        expect(Number(params.same) * 2).toBeGreaterThanOrEqual(Number(params.total));
      }),
      { numRuns: 500 },
    );
  });
});
