import { choice, text, type FormSpec } from "#src/resource/form-spec.ts";
import { holidays, type HolidayRow } from "./api.ts";
import { shared } from "./form-fields.ts";
import { parseHoliday, writeHoliday } from "./holiday.ts";
import { paths } from "./paths.ts";

/** A day on which PBXs are closed. */
export const holidayForm: FormSpec<HolidayRow> = {
  ...shared,
  name: "holiday",
  kind: "holiday",
  resource: holidays,
  groups: [
    {
      id: "general",
      fields: [
        text("day", {
          isRequired: true,
          suggestions: ["$easter$"],
          read: (typed) => {
            const day = parseHoliday(typed);
            return day && writeHoliday(day);
          },
          check: (typed) => (parseHoliday(typed) ? null : "day"),
        }),
        text("comment", { whenEmpty: "blank" }),
        choice("realm", { whenEmpty: "blank" }),
      ],
    },
  ],
  nameOf: ({ id, day }) => day || `#${id}`,
  newName: ({ day }) => String(day ?? ""),
  listPath: paths.holidays,
  editPath: paths.holiday,
  effects: () => ["exchange"],
  deleteEffect: "deleted",
};
