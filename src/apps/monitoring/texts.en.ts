/** The texts of the monitoring. */
export const texts = {
  problems: {
    title: "Problems",
    below: "Hosts that are down or unreachable, the latest first",
    columns: {
      host_name: "Host",
      state: "State",
      last_state_change: "Since",
      output: "Output",
      customer: "Customer",
      model: "Model",
      place: "Place",
      business_impact: "Impact",
      last_check: "Last check",
    },
    filters: {
      type: "Type",
      problem: "Problem",
      handled: "Handled",
      hostgroups: "Host group",
      reghost: "OLT, CMTS or AP",
      regtag: "Port",
    },
  },
  state: {
    up: "Up",
    down: "Down",
    unreachable: "Unreachable",
    pending: "Pending",
    unknown: "Unknown",
    handled: "handled",
    old: "The check that should have told more is overdue",
  },
};

declare module "#src/i18n/i18n.ts" {
  interface Texts {
    monitoring: typeof texts;
  }
}
