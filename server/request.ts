import type { Locale } from './contract.ts';

/** What is known of a request, whoever sent it. */
export interface RequestFacts {
  /** Names the call in log and answers. */
  readonly id: string;
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly locale: Locale;
  /** The request came over https, so cookies must be marked Secure. */
  readonly secure: boolean;
}
