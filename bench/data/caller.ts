/** Who calls in the benchmarks: somebody with a role, whose rights are looked up like everybody's. */
export const CALLER = { email: 'bench@example.org', password: 'violet ferry tuesday' };

/** The site's secret. */
export const SECRET = 'bench bench 0123456789 abcdefghij';
