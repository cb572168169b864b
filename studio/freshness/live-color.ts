/** A green that is told apart from a light and from a dark ground. */
export const liveColor = '#2f9e58'
