/** A draft holds only what changes, but that may be thousands of rules. */
export const draftBytes = 4 * 1024 * 1024;
