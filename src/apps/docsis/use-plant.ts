import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { isAbsent } from "#src/krill/errors.ts";
import { liveTogether, useLive } from "#src/resource/use-live.ts";
import type { Channel, MacDomain } from "./channels.ts";
import type { FiberNode } from "./fiber-nodes.ts";
import type { Modem } from "./modems.ts";
import { channelFaults, modemsAt, nodeCounts } from "./plant-judge.ts";
import {
  cmtsOf,
  cmtss,
  modemBands,
  modemHosts,
  type ModemBands,
  type ModemHosts,
} from "./plant.ts";
import { modemsOf } from "./modem-list.ts";

/** The CMTS answers itself: less often than other live readings. */
const EVERY_MS = 60_000;

/** Everything that the page of a CMTS reads. */
export function usePlant(id: string) {
  const cmts = useLive(cmtsOf(id), { everyMs: EVERY_MS });
  const list = useLive(modemsOf(id), { everyMs: EVERY_MS, follows: cmts });
  const reading = cmts.result.data;
  const { data: all, isPending: isListPending } = useQuery(cmtss);
  const isOnly = all?.cmtss.length === 1 && all.missing.docsis === null;
  const listed = all?.cmtss.find((one) => one.id === id)?.name;
  const name = reading?.cmts?.name;
  // Devices are registered at a name (contract 3.2), which the id need not be.
  const { data: hosts } = useQuery({
    ...modemHosts(listed ?? name ?? id),
    enabled: !isListPending || name !== undefined,
  });
  const read = useMemo(
    () => list.result.data && modemsAt(list.result.data, [id, name ?? id, listed ?? id], isOnly),
    [list.result.data, id, name, listed, isOnly],
  );
  const modems = useMemo(
    () => read?.modems ?? (isAbsent(list.result.error) && hosts ? ofHosts(hosts) : null),
    [read, list.result.error, hosts],
  );
  // The monitoring's devices say nothing of nodes and channels.
  const counted = read?.isWhole === true ? read.modems : null;
  const sample = useMemo(() => upIn(hosts), [hosts]);
  const { data: bands = NO_BANDS } = useQuery({
    ...modemBands(id, sample ?? 0),
    enabled: sample !== null && modems !== null,
  });
  const domains = reading?.domains ?? NO_DOMAINS;
  const nodes = reading?.nodes ?? NO_NODES;
  const channels = reading?.channels ?? NO_CHANNELS;
  return {
    live: liveTogether(cmts, [list]),
    reading,
    list,
    /** Null while they are not read. */
    modems,
    /** The same where they are all, and told by the CMTS: nothing else can be counted. */
    counted,
    /** There may be more modems than were read. */
    isPart: read?.isWhole === false,
    /** They stand for the modems that the server does not list. */
    isFromHosts: list.result.data === undefined && modems !== null,
    hosts: hosts ?? NO_HOSTS,
    bands,
    domains,
    nodes,
    channels,
    faults: useMemo(() => channelFaults(channels), [channels]),
    counts: useMemo(() => nodeCounts(nodes, domains, counted), [nodes, domains, counted]),
  };
}

/** What `usePlant` gives. */
export type PlantData = ReturnType<typeof usePlant>;

const NO_BANDS: ModemBands = new Map();
const NO_HOSTS: ModemHosts = new Map();
const NO_DOMAINS: MacDomain[] = [];
const NO_NODES: FiberNode[] = [];
const NO_CHANNELS: Channel[] = [];

/** A device that is up, to learn the limits from. */
function upIn(hosts: ModemHosts | undefined): number | null {
  for (const { state, administrativeInfo } of hosts?.values() ?? [])
    if (state === "up" && administrativeInfo?.id) return administrativeInfo.id;
  return null;
}

/** The monitoring's devices in the place of the modems. */
function ofHosts(hosts: ModemHosts): Modem[] {
  return [...hosts].map(([mac, host]): Modem => ({
    ...NOTHING,
    id: mac,
    mac,
    state: host.state,
    isOnline: host.state === "up" ? true : host.state === "down" ? false : null,
    ip: host.parsed?.ip ?? null,
    vendor: host.vendor,
    model: host.model,
  }));
}

const NOTHING: Omit<Modem, "id" | "mac" | "state" | "isOnline" | "ip" | "vendor" | "model"> = {
  cmts: null,
  node: null,
  domain: null,
  config: null,
  uptime: null,
  dnbw: null,
  upbw: null,
  dncorr: null,
  dnko: null,
  upcorr: null,
  upko: null,
  dnrx: null,
  dnsnr: null,
  dnatt: null,
  uptx: null,
  upsnr: null,
  upatt: null,
  channels: [],
};
