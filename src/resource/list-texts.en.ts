/** Lists: what is loaded when it is first needed, such as the choice of columns, a selection, an empty list. */
export const texts = {
  selectAll: "Select all {{total}} matching",
  selected: "{{count}} selected",
  selected_one: "1 selected",
  allSelected: "All {{total}} matching are selected",
  unselect: "Clear the selection",
  copyNames: "Copy names",
  keyAct: "Go to what can be done with the selected rows",
  exporting: "Exporting {{done}} of {{total}}",
  exportCancel: "Cancel the export",
  exported: "Exported {{rows}} rows",
  exported_one: "Exported 1 row",
  exportLeave: {
    title: "The export is still running",
    text: "It stops when you leave this page, and there will be no file. Another tab can be opened meanwhile.",
    stay: "Keep exporting",
    leave: "Stop it and leave",
  },
  exportFailed: "The export stopped after {{done}} rows",
  exportLeftOut: "{{count}} rows came that do not match the filters; they are not in the file.",
  exportLeftOut_one: "One row came that does not match the filters; it is not in the file.",
  viewName: "Name of this view",
  viewSave: "Save this view",
  viewDelete: "Delete the view {{name}}",
  viewsNone: "No saved views yet: set filters, sort and columns, then save them under a name.",
  columnsReset: "Default columns",
  density: "Row height",
  densityCompact: "Compact",
  densityComfortable: "Comfortable",
  empty: "There is nothing here yet",
  emptyRead: "No row that was read matches; there may be others",
  emptyUnread: "{{count}} rows came and none could be read",
  emptyUnread_one: "One row came and could not be read",
  emptyFilteredText: "These filters are on:",
  filterAny: "any",
  waiting: "{{count}} new rows",
  waiting_one: "1 new row",
  gone: "{{count}} no longer listed",
  gone_one: "1 no longer listed",
  update: "Update the list",
  dropSearch: "Drop search and filters",
  beyond: "This page is past the end of the list",
  first: "Go to the first page",
  shuffled: "Only this page is in order.",
  order: "Read all and sort",
  unsorted: "This server does not sort this list",
  ignoredHere: "It gave all that it has at once; the rows are filtered here.",
  ignoredRead: "Read the whole list to have it filtered and sorted here.",
  ignoredWhole:
    "So the whole list was read; it is filtered and sorted here, as it was when it was read.",
  ignoredText:
    "{{count}} rows of this page do not match and are hidden. Totals and `all matching` cannot be relied on.",
  ignoredText_one:
    "One row of this page does not match and is hidden. Totals and `all matching` cannot be relied on.",
};

declare module "#src/i18n/i18n.ts" {
  interface Texts {
    listParts: typeof texts;
  }
}
