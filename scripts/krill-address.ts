/**
 * The Krill that `KRILL_URL` names, null where it names none. A path would stand before `/api` in every request, and without
 * `http://` the requests go elsewhere: both look like a Krill that is away or knows nobody.
 * @throws Error that says what to mend
 */
export function krillAddress(given: string | undefined): string | null {
  if (!given) return null;
  const url = URL.parse(given);
  if (url === null || !/^https?:$/u.test(url.protocol) || url.href !== `${url.origin}/`)
    throw new Error(
      // Nothing of what stands before an `@`: it may be a password, and this is printed where others read.
      `KRILL_URL must be a Krill's address without a path or a password, such as https://krill.example: ${given.replace(/^.*@/su, "***@")}`,
    );
  return url.origin;
}
