// Types of languages.js.

export interface LoadedLanguage {
  /** `en`, `de`, `es`, `zh` or `ar`. */
  tag: string;
  /** What languages/*.json says, for the core; empty for English. */
  table: string;
  /** What the page itself says, by name; empty for English. */
  page: Record<string, string>;
}

/** The language for a wish such as `de-AT`: English for what is not known, the browser's without a wish. */
export function chosenLanguage(wanted: string | null | undefined, browser?: readonly string[]): string;

export function directionOf(tag: string): 'rtl' | 'ltr';

/** Resolves to English where the table cannot be had. */
export function loadLanguage(tag: string): Promise<LoadedLanguage>;
