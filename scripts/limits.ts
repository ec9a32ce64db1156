/**
 * What a browser with an empty cache may load on its way to three screens, each including those
 * before it; kB are 1000 bytes of gzip. Checked on the build (`budget.ts`) and in a browser
 * (`e2e/loading.e2e.ts`).
 */
export const LIMITS = { signIn: 170, list: 225, device: 250, css: 30 };
