/** What must hold of the two ways to audit a room, and of the books that are compared as they change and all anew. */
export const recountRules = {
  missed: 'what is counted anew is what changes have shown',
  unfounded: 'what changes have shown is found when counted anew',
} as const;
