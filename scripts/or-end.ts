/** Does it, or ends the process with what to mend in the place of a stack. */
export async function orEnd<T>(work: () => T | Promise<T>, advice = ""): Promise<T> {
  try {
    return await work();
  } catch (error) {
    console.error(`\n  ${error instanceof Error ? error.message : String(error)}.`);
    console.error(`  ${advice}\n`);
    return process.exit(1);
  }
}
