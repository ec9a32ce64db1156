import { named } from "#mocks/seed/named.ts";

/** A page for the checks that all pages must pass: its address and its heading in both languages. */
export interface CheckedPage {
  path: string;
  en: string | RegExp;
  es: string | RegExp;
}

/** Every page of the console, devices in several states; a new page is a new line. */
export const PAGES: readonly CheckedPage[] = [
  { path: "/", en: "Home", es: "Inicio" },
  { path: "/isp/cpes", en: "CPEs", es: "CPEs" },
  { path: "/isp/cpes?realm=phi&external_id=NO-SUCH", en: "CPEs", es: "CPEs" },
  ...[named.healthy, named.fibreCut, named.info500, named.hostileText].map(({ id, name }) => ({
    path: `/isp/cpes/${id}`,
    en: name,
    es: name,
  })),
  {
    path: `/isp/cpes/${named.healthy.id}?tab=events`,
    en: named.healthy.name,
    es: named.healthy.name,
  },
  { path: "/isp/cpes/99999", en: "CPE 99999", es: "CPE 99999" },
  { path: "/isp/customers", en: "Customers", es: "Clientes" },
  { path: "/isp/customers/1", en: /\S/, es: /\S/ },
  { path: "/isp/cpes/new", en: "New CPE", es: "Nuevo CPE" },
  { path: `/isp/cpes/${named.healthy.id}/edit`, en: /^Edit cpe/, es: /^Editar cpe/ },
  { path: "/isp/customers/new", en: "New customer", es: "Nuevo cliente" },
  { path: "/isp/customers/1/edit", en: /^Edit \S/, es: /^Editar \S/ },
  { path: "/isp/potses", en: "POTS lines", es: "Líneas POTS" },
  { path: "/isp/potses/1", en: /-1$/, es: /-1$/ },
  { path: "/isp/potses/1/edit", en: /^Edit \S+-1$/, es: /^Editar \S+-1$/ },
  { path: "/isp/profiles", en: "CPE profiles", es: "Perfiles de CPE" },
  { path: "/isp/profiles/4", en: "600M Simétricos", es: "600M Simétricos" },
  { path: "/isp/profiles/new", en: "New CPE profile", es: "Nuevo perfil de CPE" },
  { path: "/isp/contexts", en: "Contexts", es: "Contextos" },
  { path: "/isp/contexts/1", en: "nacional", es: "nacional" },
  { path: "/isp/contexts/1/edit", en: "Edit nacional", es: "Editar nacional" },
  { path: "/monitoring", en: "Problems", es: "Problemas" },
  { path: "/radius/sessions", en: "RADIUS sessions", es: "Sesiones RADIUS" },
  { path: "/radius/sessions/history", en: /history$/, es: /^Historial/ },
  { path: "/radius/sessions/duplicates", en: "Duplicate sessions", es: "Sesiones duplicadas" },
  { path: "/radius/sessions/no-such?user=nobody", en: "nobody", es: "nobody" },
  { path: "/radius/pools", en: "IP pools", es: "Pools de IP" },
  { path: "/radius/pools/voip", en: "voip", es: "voip" },
  { path: "/radius/leases", en: "IP leases", es: "Concesiones de IP" },
  { path: "/gpon", en: "OLTs", es: "OLT" },
  { path: "/gpon/olts/oltNorte", en: "oltNorte", es: "oltNorte" },
  { path: "/gpon/olts/oltNorte/ports/0/15/9", en: "PON 0/15/9", es: "PON 0/15/9" },
  { path: "/gpon/olts/oltNorte/ports/0/99/99", en: "PON 0/99/99", es: "PON 0/99/99" },
  {
    path: `/gpon/unconfigured?onu=${named.notProvisioned.sn}`,
    en: "Unconfigured ONUs",
    es: "ONU sin configurar",
  },
  {
    path: `/monitoring/hosts/${named.weakDown.name}`,
    en: named.weakDown.name,
    es: named.weakDown.name,
  },
  {
    path: `/monitoring/hosts/${named.healthy.name}?service=txrx&graphs=table&range=1h`,
    en: `${named.healthy.name} · txrx`,
    es: `${named.healthy.name} · txrx`,
  },
  { path: "/monitoring/matrix", en: "Matrix", es: "Matriz" },
  { path: "/monitoring/matrix?q=perfdata:pondesv%3E1", en: "Matrix", es: "Matriz" },
  { path: "/docsis", en: "CMTSs", es: "CMTS" },
  { path: "/docsis/cmtss/cmtsCentral", en: "cmtsCentral", es: "cmtsCentral" },
  { path: "/docsis/cmtss/cmtsCentral?tab=channels", en: "cmtsCentral", es: "cmtsCentral" },
  { path: "/docsis/cmtss/cmtsCentral?tab=modems", en: "cmtsCentral", es: "cmtsCentral" },
  {
    path: `/isp/cpes/${named.healthy.id}?tab=cwmp_info`,
    en: named.healthy.name,
    es: named.healthy.name,
  },
  { path: `/isp/cpes/${named.docsis.id}`, en: named.docsis.name, es: named.docsis.name },
  { path: "/rubik/services", en: "Rubik services", es: "Servicios Rubik" },
  { path: "/rubik/services/1", en: "ACM100001", es: "ACM100001" },
  { path: "/rubik/coverage", en: "Coverage", es: "Cobertura" },
  { path: "/rubik/services/10", en: "ACM100010", es: "ACM100010" },
  { path: "/bulk", en: "Bulk jobs", es: "Trabajos en lote" },
  { path: "/bulk/new", en: "New bulk job", es: "Nuevo trabajo en lote" },
  { path: "/activity", en: "Activity", es: "Actividad" },
  { path: "/activity?tab=requests", en: "Activity", es: "Actividad" },
  { path: "/account", en: "Account", es: "Cuenta" },
  { path: "/no/such/page", en: "This page does not exist", es: "Esta página no existe" },
];
