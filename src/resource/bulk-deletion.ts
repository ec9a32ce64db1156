import type { JobTarget } from "#src/jobs/job.ts";
import type { Data } from "#src/jobs/read-ahead.ts";
import { write } from "#src/krill/client.ts";
import { ApiError } from "#src/krill/errors.ts";
import type { BulkRequest } from "./bulk-kinds.ts";

/** What a thing is known by: its id, and what was brought along with it. */
type Target = Pick<JobTarget, "id" | "data">;

/** Things of a collection and their end. */
export interface Deletable {
  pathOf: (target: Target) => string;
  /** @throws ApiError; AbortError */
  read: (
    target: Target,
    attrs: readonly string[],
  ) => Promise<{ data: Data; allow: ReadonlySet<string> | null }>;
  /** The fields by which `isAnother` tells that the id is another thing's. */
  attrs: readonly string[];
  isAnother: (data: Data, target: JobTarget) => boolean;
  consequence: BulkRequest["consequence"];
}

/** The request that deletes things, each read again before. A refusal (409) is told with the server's words. */
export function deletion({ pathOf, read, attrs, isAnother, consequence }: Deletable): BulkRequest {
  return {
    label: { en: "Delete", es: "Eliminar" },
    consequence,
    severity: "destructive",
    needs: "DELETE",
    async prepare(target) {
      const { data, allow } = await read(target, attrs);
      if (isAnother(data, target)) return { kind: "skip", why: "another-device" };
      if (allow && !allow.has("DELETE")) return { kind: "skip", why: "not-permitted" };
      return {
        kind: "write",
        send: (mayRepeat) => write("DELETE", pathOf(target), undefined, { mayRepeat }),
      };
    },
    async check({ target }) {
      try {
        await read(target, ["id"]);
        return false;
      } catch (error) {
        if (error instanceof ApiError && error.kind === "not-found") return true;
        throw error;
      }
    },
  };
}
