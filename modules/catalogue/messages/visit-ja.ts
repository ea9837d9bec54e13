/** Texts of what visitors see of open data. */
export const visit = {};
