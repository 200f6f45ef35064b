import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initials } from '../../../elements/internal/avatar.ts';

test('initials are the first letters of the first and the last word that has letters', () => {
  const cases = {
    'Amira Haddad': 'AH',
    'Noor van den Heuvel-Oosterhuis': 'NO',
    'Zoë Ångström 🗺️': 'ZÅ',
    '佐藤 花': '佐花',
    'jonas.weber@kestrel.press': 'JW',
    root: 'R',
    '🗺️': '🗺',
    '': '',
  };
  for (const [label, expected] of Object.entries(cases)) assert.equal(initials(label), expected, label);
});
