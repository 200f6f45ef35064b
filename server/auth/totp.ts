// Loaded with its first use: most starts and most calls have none.
const loadOtplib = () => import('otplib');

/** Seconds that a code is shown for. */
const STEP = 30;

/** What authenticator apps use where they are told nothing else: SHA-1, six digits, 30 seconds. */
const SETTINGS = { algorithm: 'sha1', digits: 6, period: STEP } as const;

/** Random bytes in base32, such as those of a secret: 20 are 160 bits. */
export async function randomBase32(bytes: number): Promise<string> {
  const { generateSecret } = await loadOtplib();
  return generateSecret({ length: bytes });
}

/** The address that a QR code holds: labelled `site:email`. */
export async function totpUri(
  secret: string,
  { siteName, email }: { siteName: string; email: string },
): Promise<string> {
  const { generateURI } = await loadOtplib();
  // A colon would end the name of the site in the label.
  const issuer = siteName.replaceAll(':', ' ').trim() || 'Admin';
  return generateURI({ ...SETTINGS, issuer, label: email, secret });
}

/** A code that somebody typed, and what it is held against. */
export interface TotpTry {
  secret: string;
  /** Six digits. */
  code: string;
  now: Date;
  /** The last step that was used: it and those before it count no more. */
  lastStep: number | null;
}

/** The time step that a code belongs to, of the current one and its neighbours; null for a wrong or used one. */
export async function matchingStep({ secret, code, now, lastStep }: TotpTry): Promise<number | null> {
  const { verify } = await loadOtplib();
  const epoch = Math.floor(now.getTime() / 1000);
  try {
    const result = await verify({
      ...SETTINGS,
      secret,
      token: code,
      epoch,
      epochTolerance: STEP,
      ...(lastStep !== null && { afterTimeStep: lastStep }),
    });
    return result.valid && 'timeStep' in result ? result.timeStep : null;
  } catch {
    // It throws at a code of another form, and at a last step beyond the window, which a clock set back makes.
    return null;
  }
}
