/** The version of the console, from package.json. */
// oxlint-disable-next-line no-underscore-dangle
declare const __VERSION__: string;
