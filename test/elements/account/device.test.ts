import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deviceOf } from '../../../elements/account/device.ts';

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';

test('what does not say what it is stays unknown', () => {
  for (const text of [null, '', '<script>alert(1)</script>', 'x'.repeat(5000)]) assert.equal(deviceOf(text), null);
});

test('browsers and systems have the names that people know', () => {
  for (const [text, browser, system, isPhone] of [
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/140.0 Safari/537.36 Edg/140.0`,
      'Edge',
      'Windows',
      false,
    ],
    [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${WEBKIT} Chrome/140.0 Safari/537.36`, 'Chrome', 'macOS', false],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1 Version/18.5 Safari/605.1',
      'Safari',
      'macOS',
      false,
    ],
    [`Mozilla/5.0 (Linux; Android 15; Pixel 9) ${WEBKIT} Chrome/140.0 Mobile Safari/537.36`, 'Chrome', 'Android', true],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) FxiOS/140.0 Mobile/15E148', 'Firefox', 'iOS', true],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox', 'Linux', false],
    [`Mozilla/5.0 (X11; CrOS x86_64) ${WEBKIT} Chrome/140.0 Safari/537.36 OPR/120`, 'Opera', 'ChromeOS', false],
    ['curl/8.14.1', 'curl', '', false],
    ['node', 'Node.js', '', false],
  ] as const)
    assert.deepEqual(deviceOf(text), { browser, system, isPhone }, text);
});
