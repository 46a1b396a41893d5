/** What must hold of the two ways to audit a room. */
export const recountRule = 'what is counted anew is what changes have shown';
