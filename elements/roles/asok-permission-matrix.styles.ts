import { type CSSResult, css } from 'lit';
import { formStyles } from '../records/asok-form.styles.ts';

const layout = css`
  .page-head,
  .loading,
  .save-bar-row {
    max-inline-size: 1360px;
  }
  @container page (max-width: 979px) {
    .page-head,
    .loading,
    .save-bar-row {
      max-inline-size: 1360px;
    }
  }
`;

/** Looks of a role's page before the role is there: the form's own, as wide as the page is going to be. */
export const matrixStyles: CSSResult[] = [...formStyles, layout];
