export const benchWords = {
  nl: {},
  en: {},
};
