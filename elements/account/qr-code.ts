import { html, type TemplateResult } from 'lit';
import qrcode from 'qrcode-generator';

/** Free space around the code that readers need, in modules. */
const QUIET_ZONE = 4;

/** Draws a text as a QR code: black on white in every theme, as readers want it. Nothing leaves the page. */
export function qrCode(text: string, label: string): TemplateResult {
  // The smallest size that holds it; a torn or dirty screen is rare, so a medium correction does.
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  const side = count + 2 * QUIET_ZONE;
  return html`<svg
    class="qr"
    part="qr"
    role="img"
    aria-label=${label}
    viewBox="0 0 ${side} ${side}"
    shape-rendering="crispEdges"
  >
    <rect width=${side} height=${side} fill="white"></rect>
    <path d=${darkModules(code, count)} fill="black"></path>
  </svg>`;
}

/** One rectangle for each run of dark modules in a row. */
function darkModules(code: ReturnType<typeof qrcode>, count: number): string {
  const runs: string[] = [];
  for (let row = 0; row < count; row += 1) {
    for (let start = 0; start < count; start += 1) {
      let length = 0;
      while (start + length < count && code.isDark(row, start + length)) length += 1;
      if (length === 0) continue;
      runs.push(`M${start + QUIET_ZONE} ${row + QUIET_ZONE}h${length}v1h-${length}z`);
      start += length;
    }
  }
  return runs.join('');
}
