/** Tests of one run; skipped ones count as neither. */
export interface Count {
  passed: number;
  failed: number;
}

/** Reads vitest's JSON report; a test file that did not load counts as one failed. */
export function readVitest(report: unknown): Count {
  const { numPassedTests = 0, testResults = [] } = report as {
    numPassedTests?: number;
    testResults?: { status: string; assertionResults: { status: string }[] }[];
  };
  const failed = testResults.reduce((sum, file) => {
    const tests = file.assertionResults.filter(({ status }) => status === "failed").length;
    return sum + (file.status === "failed" ? Math.max(1, tests) : tests);
  }, 0);
  return { passed: numPassedTests, failed };
}

/** Reads Playwright's JSON report; one that passed only when repeated is no pass. */
export function readPlaywright(report: unknown): Count {
  const { stats, errors = [] } = report as {
    stats: { expected: number; unexpected: number; flaky: number };
    errors?: unknown[];
  };
  const failed = stats.unexpected + stats.flaky;
  return { passed: stats.expected, failed: failed === 0 && errors.length > 0 ? 1 : failed };
}
