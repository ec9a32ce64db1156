/** The forms of the CRM. */
export const texts = {
  place: {
    open: "Choose on the map",
    map: "Position on the map",
  },
  twins: {
    title: "{{count}} customers like this exist already",
    title_one: "A customer like this exists already",
  },
  customer: {
    one: "Customer",
    new: "New customer",
    create: "Create customer",
    groups: { personal: "Personal data", address: "Address" },
    fields: {
      name: "Name",
      surname: "Surname",
      external_id: "External ID",
      phone: "Phone",
      realm: "Realm",
      comment: "Comment",
      address: "Address",
      city: "City",
      postalcode: "Postal code",
      country: "Country",
      latitude: "Latitude",
      longitude: "Longitude",
    },
    hints: {
      external_id: "ID card, or the id in another system",
      latitude: "Decimal degrees, 37.2054220",
      longitude: "Decimal degrees, -4.7765000",
    },
    rules: {
      postalcode: "Only digits and hyphens.",
      bothCoordinates: "Latitude and longitude belong together: both or neither.",
      latitude: "Between -90 and 90.",
      longitude: "Between -180 and 180.",
    },
    effects: {
      deleted: "A customer who still has CPEs is usually refused by the server.",
    },
  },
};

declare module "#src/i18n/i18n.ts" {
  interface Texts {
    ispForm: typeof texts;
  }
}
