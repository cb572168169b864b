/**
 * How many files of browser tests run at once, each on a template of its own: they wait more than they work, and one file at a
 * time leaves half of two cores idle.
 */
export const lanes = 2
