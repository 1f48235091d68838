/**
 * What the words of a file to deposit say of whom it is about (H28): proven by its INS or by surname, given name and
 * birth date together; nothing, or too little; somebody else.
 */
export const GUARDS = ['agrees', 'agrees-by-traits', 'not-verified', 'differs'] as const;
export type Guard = (typeof GUARDS)[number];

/** Whether a file proves whose it is: any other waits for somebody to compare it with the patient (H28). */
export function isProven(guard: Guard): boolean {
  return guard === 'agrees' || guard === 'agrees-by-traits';
}
