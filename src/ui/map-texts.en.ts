/** The texts of maps. */
export const texts = {
  asMap: "Map",
  asTable: "Table",
  show: "Shown as",
  keys: "Arrow keys move the map, + and − zoom, Tab goes through its places.",
  keysPicker: "Arrow keys move the map, + and − zoom, Enter puts the place under the cross.",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  all: "Show all",
  cluster: "{{count}} places together: {{states}}",
  centre: "Put it under the cross",
  remove: "Remove the place",
  picked: "Place: {{latitude}}, {{longitude}}",
  nothingPicked: "No place yet: press on the map.",
  none: "No place is known",
  inView: "{{shown}} of {{count}} places in this part of the map",
  inView_one: "{{shown}} of 1 place in this part of the map",
  first: "The first {{shown}} of {{count}} places in this part of the map: zoom in for the others.",
  columns: { title: "Name", state: "State", detail: "Details", position: "Position" },
  place: "Chosen place",
  noTiles:
    "No map picture is set up: places stand on a grid of latitude and longitude, true to scale.",
};

declare module "#src/i18n/i18n.ts" {
  interface Texts {
    map: typeof texts;
  }
}
