/** Locks that end with their tab: at most one tab holds that of a job. */
export interface JobLocks {
  /** Takes the lock of a job; null where another tab (or this one) holds it. */
  take: (id: string) => Promise<(() => void) | null>;
  /** Whether any tab holds it; null where the browser cannot tell. */
  isHeld: (id: string) => Promise<boolean | null>;
  /** False where there are no locks: then the claim on disk, renewed now and then, has to do. */
  isSure: boolean;
}

const LOCK = "krill-job:";

/** The browser's Web Locks; plain http in a company network has none. */
export function browserLocks(): JobLocks {
  const manager = globalThis.navigator?.locks as LockManager | undefined;
  if (!manager)
    return { take: async () => () => undefined, isHeld: async () => null, isSure: false };
  return {
    take: (id) =>
      new Promise((resolve, reject) => {
        manager
          .request(LOCK + id, { ifAvailable: true }, (lock) => {
            if (!lock) {
              resolve(null);
              return undefined;
            }
            return new Promise<void>((release) => resolve(release));
          })
          .catch(reject);
      }),
    async isHeld(id) {
      const { held = [] } = await manager.query();
      return held.some(({ name }) => name === LOCK + id);
    },
    isSure: true,
  };
}
