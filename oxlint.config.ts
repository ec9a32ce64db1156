import { defineConfig, type OxlintConfig } from "oxlint";

/**
 * What each folder of `src` may import beside itself; everything above it in this table never.
 * `scripts/boundaries.test.ts` proves it on the real imports.
 */
export const MAY_IMPORT: Record<string, string[]> = {
  util: [],
  i18n: ["util"],
  ui: ["util", "i18n"],
  krill: ["util", "i18n"],
  jobs: ["util", "i18n", "krill"],
  resource: ["util", "i18n", "krill", "jobs", "ui"],
  apps: ["util", "i18n", "krill", "jobs", "ui", "resource"],
  shell: ["util", "i18n", "krill", "jobs", "ui", "resource", "apps"],
};

/** What an app shows to other apps. */
export const SHOWN_BY_APPS = "(api|paths|panels)\\.tsx?";

/** Folders of `src` whose types and pure helpers the simulator may take. */
export const FOR_MOCKS = ["util", "krill", "apps"];

const PARENT = { regex: "^\\.\\./", message: "Outside of its folder write #src/… or #mocks/…" };
const MOCKS = { regex: "^#mocks/", message: "The console knows nothing of the simulator." };
const BARREL = { regex: "/index\\.tsx?$", message: "No barrels: import the file that has it." };
const OTHER_APPS = {
  regex: `^#src/apps/[^/]+/(?!${SHOWN_BY_APPS}$)`,
  message: "Of another app only api.ts, paths.ts and panels.tsx.",
};

const only = (folders: string[]) => ({
  regex: `^#src/(?!(${["-", ...folders].join("|")})/)`,
  message: `From here only: ${folders.join(", ") || "nothing else of src"} (oxlint.config.ts).`,
});

const restrict = (
  files: string,
  patterns: { regex: string; message: string }[],
): NonNullable<OxlintConfig["overrides"]>[number] => ({
  files: [files],
  rules: {
    "no-restricted-imports": [
      "error" as const,
      { patterns: [PARENT, BARREL, ...patterns] },
    ] as const,
  },
});

export default defineConfig({
  plugins: ["typescript", "react", "jsx-a11y", "import", "unicorn", "oxc", "promise", "vitest"],
  categories: { correctness: "error", suspicious: "error", perf: "error" },
  rules: {
    "react/react-in-jsx-scope": "off",
    "import/no-unassigned-import": "off",
    "import/no-cycle": "error",
    "no-await-in-loop": "off",
    // Rows and lists here are copied, not changed in place.
    "oxc/no-map-spread": "off",
    // A sign-in form and a dialog put the cursor where the person types next.
    "jsx-a11y/no-autofocus": ["error", { ignoreNonDOM: true }],
    "typescript/no-explicit-any": "error",
    // Wrong here: fast-check's default import, BroadcastChannel, helpers beside their one use,
    // middleware, and grids and status lines that no tag can say.
    "import/no-named-as-default-member": "off",
    "unicorn/require-post-message-target-origin": "off",
    "unicorn/consistent-function-scoping": "off",
    "promise/no-callback-in-promise": "off",
    "jsx-a11y/prefer-tag-over-role": "off",
  },
  options: { typeAware: true },
  ignorePatterns: ["dist", "dist-demo", "node_modules"],
  overrides: [
    ...Object.entries(MAY_IMPORT).map(([folder, below]) =>
      restrict(`src/${folder}/**`, [
        MOCKS,
        only([folder, ...below]),
        ...(folder === "apps" ? [OTHER_APPS] : []),
      ]),
    ),
    restrict("mocks/**", [only(FOR_MOCKS)]),
    {
      // Reports of our own tools, the simulator's own rows and the fixtures of tests are what they are.
      files: ["scripts/**", "e2e/**", "mocks/**", "**/*.test.{ts,tsx}"],
      rules: { "typescript/no-unsafe-type-assertion": "off" },
    },
  ],
});
