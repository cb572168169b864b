/** The id of the one document of settings; any other is shown nowhere. */
export const settingsId = 'settings'
