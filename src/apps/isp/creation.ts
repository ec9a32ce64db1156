// New things as bulk jobs make them: each from what its row brings along (`JobTarget.data`).
import { write } from "#src/krill/client.ts";
import type { BulkKind, BulkRequest, ThingRef } from "#src/resource/bulk-kinds.ts";
import type { FormResource } from "#src/resource/form-spec.ts";
import type { ImportRow } from "#src/resource/import-rows.ts";
import { findExisting, type UniqueField } from "#src/resource/import-spec.ts";
import type { ListRow } from "#src/resource/list-spec.ts";
import { text } from "#src/util/read.ts";

/** A row of an import as a job keeps it. */
export function newRef({ line, name, body, found }: ImportRow): ThingRef {
  const [realm, model, tech] = [text(body["realm"]), text(body["model"]), text(body["tech"])];
  // Whose it becomes is seen before the start, and in the record.
  const title = [name || `#${line}`, found["customer"]?.name].filter(Boolean).join(" · ");
  return { id: `line-${line}`, name: title, line, realm, model, tech, data: body };
}

/** The kind of things that are to be created; one that is there already is left out when its turn comes. */
export function creation<Row extends ListRow>(of: {
  resource: Pick<FormResource<Row>, "path" | "fetchPage">;
  unique: readonly UniqueField<Row>[];
  noun: BulkKind["noun"];
  consequence: BulkRequest["consequence"];
  severity: BulkRequest["severity"];
}): BulkKind {
  const { resource, unique, noun, consequence, severity } = of;
  return {
    noun,
    path: () => null,
    requests: {
      create: {
        label: { en: "Create", es: "Crear" },
        consequence,
        severity,
        isBrought: true,
        async prepare({ data = {} }) {
          const { twin } = await findExisting(resource, unique, data);
          if (twin) return { kind: "skip", why: "already-so" };
          return {
            kind: "write",
            send: (mayRepeat) => write("POST", resource.path, data, { mayRepeat }),
          };
        },
        async check({ target: { data = {} } }) {
          const { twin, told } = await findExisting(resource, unique, data);
          return twin ? true : told.length > 0 ? false : null;
        },
      },
    },
  };
}
