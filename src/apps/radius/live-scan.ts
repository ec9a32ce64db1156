import { createScan } from "#src/resource/scan.ts";
import { ONLINE, sessions, type Session } from "./api.ts";

/**
 * All live sessions: which of them stand twice only the whole tells, since the API's own parameter for it
 * is not known (contract 3.4). Of tens of thousands of rows only what tells duplicates is kept.
 */
export const liveScan = createScan<Session>(
  sessions.fetchPage,
  { sort: "username", filters: ONLINE },
  ({
    id,
    acctuniqueid,
    username,
    krillcpename,
    callingstationid,
    framedipaddress,
    nasipaddress,
    acctstarttime,
    acctupdatetime,
    acctstoptime,
    _links,
  }) => ({
    id,
    acctuniqueid,
    username,
    krillcpename,
    callingstationid,
    framedipaddress,
    nasipaddress,
    acctstarttime,
    acctupdatetime,
    acctstoptime,
    _links,
  }),
);
