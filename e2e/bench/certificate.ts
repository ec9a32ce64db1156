import { execFileSync } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A certificate for localhost, made for this run. */
export interface Certificate {
  key: Buffer;
  cert: Buffer;
  /** Base64 SHA-256 of its public key, by which Chromium is told to trust it. */
  fingerprint: string;
}

/**
 * Makes a certificate with the `openssl` command.
 * @param folder where its two files may stand
 * @returns null where there is no such command: the bench then runs over HTTP/1.1
 */
export function makeCertificate(folder: string): Certificate | null {
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  mkdirSync(folder, { recursive: true });
  try {
    const kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
    const name = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
    const files = ["-keyout", key, "-out", cert, "-days", "2"];
    execFileSync("openssl", ["req", ...kind, ...name, ...files], { stdio: "ignore" });
  } catch {
    return null;
  }
  return readCertificate(folder);
}

/** Reads the certificate that `makeCertificate` left in a folder. */
export function readCertificate(folder: string): Certificate {
  const cert = readFileSync(join(folder, "cert.pem"));
  const publicKey = new X509Certificate(cert).publicKey.export({ type: "spki", format: "der" });
  const fingerprint = createHash("sha256").update(publicKey).digest("base64");
  return { key: readFileSync(join(folder, "key.pem")), cert, fingerprint };
}
