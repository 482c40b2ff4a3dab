import { HtmlValidate } from 'html-validate';
import { expect } from 'vitest';

const checker = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Safari forgets that a list without bullets is a list, unless told.
    'no-redundant-role': 'off',
    'doctype-style': 'off',
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }],
    'long-title': 'off',
    'no-trailing-whitespace': 'off',
  },
});

/** The page itself, after it was found to be valid HTML. */
export async function valid(html: string): Promise<string> {
  const report = await checker.validateString(html);
  const faults = report.results.flatMap(({ messages }) => messages);
  expect(faults.map(({ line, message, ruleId }) => `${line}: ${message} (${ruleId})`)).toEqual([]);
  return html;
}
