/** Imports of CSV files. */
export const texts = {
  lead: "From a CSV file: its columns are matched, every row is checked, and only then a bulk job creates what is right, with a record of each row.",
  notAllowed: "Your user may not create these.",
  file: "File",
  choose: "Choose a CSV file",
  other: "Choose another file",
  reading: "Reading {{file}}…",
  noTable: {
    unreadable: "The file {{file}} could not be read",
    binary:
      "{{file}} is no text: a workbook (.xlsx, .ods) has to be saved as CSV by the spreadsheet first",
    large: "{{file}} is larger than {{mb}} MB: divide it into several files",
  },
  lines: "{{n}} lines",
  lines_one: "one line",
  columns: "Columns",
  columnsText:
    "What each column of the file holds. Passwords are not imported: they would stay in the record.",
  header: "The first line names the columns",
  column: "Column {{n}}",
  field: "Field of column {{name}}",
  leftOut: "Not imported",
  sample: "The first lines of the file",
  rows: "Rows",
  good: "{{n}} right",
  good_one: "{{n}} right",
  wrong: "{{n}} wrong",
  needed: "Always needed: {{fields}}",
  optional: "Other columns that are read: {{fields}}",
  given:
    "{{field}}: given {{by}}. A number that is the id of one and names another is not guessed: #50 always means the id.",
  by: { externalId: "by its id or its external ID", name: "by its id or its name" },
  nameUntold: "name not known",
  template: "An empty file with these columns",
  notImported: "Columns that are not imported: {{columns}}",
  missing: "No column holds what is needed: {{fields}}.",
  check: "Check {{n}} rows with Krill",
  check_one: "Check this row with Krill",
  checkText: "Looks up what the rows name and whether they are there already. Nothing is created.",
  checking: "Checking",
  checkingOf: "{{done}} of {{total}}",
  stop: "Stop",
  checkFailed: "{{n}} rows could not be checked",
  checkFailed_one: "One row could not be checked",
  open: "{{n}} not checked yet",
  openTable: "Rows that are not checked yet",
  untold: "Whether one with the same is there already could not be checked by: {{fields}}",
  untellable:
    "{{n}} right rows have nothing by which Krill can tell whether they are there already ({{fields}})",
  untellable_one:
    "One right row has nothing by which Krill can tell whether it is there already ({{fields}})",
  untellableText: "Imported a second time, they are created a second time.",
  checked: "Checked with Krill: nothing has been created so far.",
  line: "Line",
  what: "What",
  problem: "What is wrong",
  wrongTable: "Rows that are wrong",
  wrongMore: "The first {{shown}} of {{n}}; the file has all of them.",
  wrongFile: "The wrong rows as CSV",
  goodTable: "What would be sent",
  goodMore: "The first {{shown}} of {{n}}.",
  start: "Go on with {{n}} rows",
  start_one: "Go on with one row",
  startText: "The bulk job shows them once more; nothing is created before its start.",
  leave: {
    title: "Leave the import?",
    text: "Nothing of it has been handed to a bulk job. The file {{file}}, its columns and what was checked are not kept.",
    stay: "Stay here",
    leave: "Leave the import",
  },
  problems: {
    flag: "neither yes nor no",
    lookup: "is looked up when the rows are checked",
    same: "line {{line}} is the same",
    line: "line {{line}} has the same",
    exists: "{{name}} has it already",
    missing: "“{{text}}” was not found; it is given {{by}}",
    several: "“{{text}}” is the name of several: give its id, such as #50",
    untold:
      "“{{text}}” could not be looked up: this Krill does not find it by that. Give its id, such as #50",
    both: "“{{text}}” is the id of {{one}} and names {{other}} too: write #{{id}} for the first, #{{otherId}} for the second",
  },
};

declare module "#src/i18n/i18n.ts" {
  interface Texts {
    import: typeof texts;
  }
}
