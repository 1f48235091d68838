import { CONSENT_RULES } from './consent-rules.ts';
import { DOCUMENT_RULES } from './document-rules.ts';
import { HOLD_RULES } from './hold-rules.ts';
import { LIFE_RULES } from './life-rules.ts';
import type { Rule } from './rule.ts';

/** R1 to R48, in their order. */
export const RULES: readonly Rule[] = [...CONSENT_RULES, ...DOCUMENT_RULES, ...HOLD_RULES, ...LIFE_RULES];
