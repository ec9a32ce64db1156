/** The texts of charts and of spans of time. */
export const texts = {
  line: "Line",
  value: "Value",
  latest: "Latest",
  min: "Minimum",
  mean: "Average",
  max: "Maximum",
  time: "Time",
  none: "Nothing was measured in this time",
  limits: "Limits",
  keys: "Values of {{name}}: the arrow keys go through them",
  noValue: "no value",
  range: {
    label: "Period",
    "1h": "Last hour",
    "6h": "Last 6 hours",
    "12h": "Last 12 hours",
    "24h": "Last 24 hours",
    today: "Today",
    yesterday: "Yesterday",
    "7d": "Last week",
    "30d": "Last month",
    "180d": "Last 6 months",
    "365d": "Last year",
    custom: "From … to …",
    from: "From",
    to: "To",
  },
};

declare module "#src/i18n/i18n.ts" {
  interface Texts {
    chart: typeof texts;
  }
}
