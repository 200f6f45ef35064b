/**
 * A rough strength, 0 (none) to 4, from the length and the kinds of characters; repeated characters count half. It only
 * encourages: the server alone decides what is too weak.
 */
export function passwordStrength(password: string): 0 | 1 | 2 | 3 | 4 {
  if (!password) return 0;
  const alphabets: [RegExp, number][] = [
    [/\p{Ll}/u, 26],
    [/\p{Lu}/u, 26],
    [/\d/, 10],
    [/[^\p{L}\d]/u, 32],
    [/[^\p{ASCII}]/u, 64],
  ];
  const size = alphabets.reduce((sum, [pattern, count]) => sum + (pattern.test(password) ? count : 0), 0);
  const characters = [...password];
  const distinct = new Set(characters).size;
  const bits = ((distinct + characters.length) / 2) * Math.log2(Math.max(size, 2));
  if (distinct < 5 || bits < 40) return 1;
  if (bits < 56) return 2;
  return bits < 76 ? 3 : 4;
}
